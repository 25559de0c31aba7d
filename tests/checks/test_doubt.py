"""When our own reading of a column is in doubt, the unit is not accused by it; when the column was really emptied, it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks import registry
from checks.doubt import doubts
from checks.runner import judge
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName
from duewatch.domain.sentences import sentence
from duewatch.domain.views import ColumnPast, UnitView

Build = Callable[[Mapping[str, Any]], UnitView]
DUTY = {
    "id": "d/report",
    "title": "年度报告",
    "looks-for": {"columns": ["年报"], "title": ["年度报告"]},
    "limit": {"by": date(2026, 1, 31)},
}


def a_view(build_view: Build, *, rows: int, other: int | None, past: ColumnPast | None = None, bare: bool = False) -> UnitView:
    fields = {} if bare else {"fields": {"index_no": "YX-1", "doc_no": "云教〔2026〕1号"}, "written": "2026-05-01"}
    records = [{"title": f"公告之{n}", **fields} for n in range(rows)]
    view = build_view(
        {
            "check": "missing-item",
            "duties": [DUTY],
            "columns": [{"id": "annual", "name": "年报", "records": records, "other-entries": other}],
        }
    )
    return replace(view, columns=(replace(view.columns[0], past=past),))


def past(rows: int, other: int | None, shown: Mapping[str, frozenset[FieldName]] | None = None) -> ColumnPast:
    return ColumnPast(1, rows, other, shown or {})


def verdict(view: UnitView):
    (judgement,) = judge(view, registry.named(["missing-item"]))[0]
    return judgement


def test_a_column_without_a_past_is_judged_when_both_readings_agree(build_view: Build):
    assert verdict(a_view(build_view, rows=6, other=9)).verdict is Verdict.BREACHED


@pytest.mark.parametrize(
    ("rows", "other", "was", "sign"),
    [
        (2, 20, None, "rows-unseen"),
        (2, 18, past(20, 20), "rows-lost"),
    ],
)
def test_rows_that_only_the_second_reading_sees_put_ours_in_doubt(build_view: Build, rows, other, was, sign):
    view = a_view(build_view, rows=rows, other=other, past=was)
    judgement = verdict(view)
    assert (judgement.verdict, judgement.reason) == (Verdict.UNDETERMINED, Reason.READER_IN_DOUBT)
    assert judgement.facts["doubt"] == sign
    assert judgement.facts["item"] == "年度报告"  # what would have been said is kept
    assert "ours to look into" in sentence(judgement, registry.infos()["missing-item"])


@pytest.mark.parametrize(
    ("rows", "other", "was"),
    [
        (2, 5, past(20, 20)),  # both readings see less: something was taken down
        (2, None, past(20, None)),  # nothing to compare with
        (2, 20, past(2, 20)),  # a side block of the same shape has always been there
        (1, 3, past(3, 3)),  # too few rows to say anything
    ],
)
def test_a_column_that_really_shrank_is_judged(build_view: Build, rows, other, was):
    assert verdict(a_view(build_view, rows=rows, other=other, past=was)).verdict is Verdict.BREACHED


def test_documents_that_all_lost_their_metadata_overnight_put_our_reading_in_doubt(build_view: Build):
    shown = {f"https://unit.example/annual/{n}.html": frozenset({FieldName.INDEX_NO, FieldName.DOC_NO}) for n in range(6)}
    whole = a_view(build_view, rows=6, other=6, past=past(6, 6, shown))
    assert doubts(whole) == {}
    lost = doubts(a_view(build_view, rows=6, other=6, past=past(6, 6, shown), bare=True))["annual"]
    assert (lost.sign, lost.now, lost.before) == ("fields-lost", 0, 6)


def test_checks_that_do_not_rest_on_the_reading_are_not_held(build_view: Build):
    words = {
        "check": "broken-link",
        "columns": [{"id": "annual", "name": "年报", "other-entries": 30}],
        "links": [
            {
                "url": "https://unit.example/gone",
                "looks": [
                    {"kind": "gone", "at": "2026-06-14T02:00"},
                    {"kind": "gone", "at": "2026-06-15T01:00"},
                ],
            }
        ],
    }
    view = build_view(words)
    assert doubts(view)
    assert [one.verdict for one in judge(view, registry.named(["broken-link"]))[0]] == [Verdict.BREACHED]


def test_a_met_duty_stays_met_in_a_column_in_doubt(build_view: Build):
    view = a_view(build_view, rows=2, other=30)
    duty = view.duties[0]
    looks_for = replace(duty.obligation.looks_for, title=("公告",))
    met = replace(view, duties=(replace(duty, obligation=replace(duty.obligation, looks_for=looks_for)),))
    assert verdict(met).verdict is Verdict.MET


COLUMN_DUTIES = [
    {"id": f"d/{n}", "title": name, "check": "missing-column", "looks-for": {"columns": [name]}}
    for n, name in enumerate(("指南", "制度", "年报"))
]


@pytest.mark.parametrize(
    ("was", "verdict"),
    [
        (("指南", "制度", "年报", "政策", "依申请公开", "公示"), Verdict.UNDETERMINED),
        (("指南", "制度", "政策", "依申请公开", "公示", "公报"), Verdict.BREACHED),
        (("指南", "制度", "年报"), Verdict.BREACHED),
        ((), Verdict.BREACHED),
    ],
    ids=["most of it is gone", "the column was never in it", "one entry was taken out", "no past"],
)
def test_a_menu_that_lost_most_of_itself_accuses_nobody_of_what_it_held(build_view: Build, was, verdict):
    home = {"id": "home", "name": "首页", "kind": "home", "traits": {"menu": {"columns": ["指南", "制度"]}}}
    view = build_view({"check": "missing-column", "duties": COLUMN_DUTIES, "columns": [home]})
    view = replace(view, columns=(replace(view.columns[0], past=ColumnPast(1, 0, None, {}, was)),))
    judged = {one.subject: one for one in judge(view, registry.named(["missing-column"]))[0]}
    assert (judged["d/0"].verdict, judged["d/1"].verdict, judged["d/2"].verdict) == (Verdict.MET, Verdict.MET, verdict)
    assert (judged["d/2"].reason is Reason.READER_IN_DOUBT) == (verdict is Verdict.UNDETERMINED)
