"""The runner: order, waivers, faults, purity."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from checks import registry
from checks.contract import Check
from checks.rulings import Ruling, breached, met
from checks.runner import judge
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.views import UnitView

Build = Callable[[Mapping[str, Any]], UnitView]
DUTIES = [
    {"id": "a", "checks": ["planted"]},
    {"id": "b", "checks": ["planted", "missing-item"]},
    {"id": "c", "checks": ["other"]},
]


def planted(judge_function: Callable[[UnitView], Iterable[Ruling]]) -> Check:
    """A check that is not in the registry, with the manual page of another."""
    return Check(replace(registry.infos()["broken-link"], id="planted"), judge_function)


def throwing(view: UnitView) -> Iterable[Ruling]:
    yield met("something", {})
    raise RuntimeError("out of paper")


def test_a_check_that_throws_is_a_fault_and_its_duties_are_undetermined(build_view: Build) -> None:
    judgements, faults = judge(build_view({"duties": DUTIES}), [planted(throwing)])
    assert [(fault.check, fault.unit) for fault in faults] == [("planted", "unit")]
    assert "RuntimeError: out of paper" in faults[0].traceback
    assert [(j.subject, j.verdict, j.reason, j.obligation) for j in judgements] == [
        ("a", Verdict.UNDETERMINED, Reason.CHECK_FAULT, "a"),
        ("b", Verdict.UNDETERMINED, Reason.CHECK_FAULT, "b"),
    ]


def test_a_check_that_throws_and_answers_no_duty_leaves_the_unit_undetermined(build_view: Build) -> None:
    judgements, faults = judge(build_view({}), [planted(throwing)])
    assert len(faults) == 1
    assert [(j.subject, j.reason) for j in judgements] == [("unit", Reason.CHECK_FAULT)]


def test_a_check_that_throws_takes_no_other_check_with_it(build_view: Build) -> None:
    others = planted(lambda view: [met("fine", {})])
    judgements, faults = judge(build_view({}), [planted(throwing), Check(replace(others.info, id="other"), others.judge)])
    assert len(faults) == 1
    assert [(j.check, j.subject) for j in judgements] == [("other", "fine"), ("planted", "unit")]


@pytest.mark.parametrize(
    ("rulings", "complaint"),
    [
        ([breached("x", {}, proof=())], "without a sighting"),
        ([met("x", {}), met("x", {})], "rules twice"),
        ([Ruling(Verdict.UNDETERMINED, "x", {})], "a reason belongs"),
    ],
)
def test_a_check_that_breaks_an_invariant_is_a_fault(build_view: Build, rulings: list[Ruling], complaint: str) -> None:
    judgements, faults = judge(build_view({}), [planted(lambda view: rulings)])
    assert complaint in faults[0].traceback
    assert [j.verdict for j in judgements] == [Verdict.UNDETERMINED]


def test_an_interrupt_is_nobodys_fault(build_view: Build) -> None:
    def interrupted(view: UnitView) -> Iterable[Ruling]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge(build_view({}), [planted(interrupted)])


@pytest.mark.parametrize(
    ("waiver", "verdict"),
    [
        ({"obligation": "a"}, Verdict.EXEMPT),
        ({"check": "planted"}, Verdict.EXEMPT),
        ({"subject": "x"}, Verdict.EXEMPT),
        ({"check": "planted", "subject": "x", "obligation": "a"}, Verdict.EXEMPT),
        ({"unit": "*", "obligation": "a"}, Verdict.EXEMPT),
        ({"unit": "another", "obligation": "a"}, Verdict.BREACHED),
        ({"obligation": "b"}, Verdict.BREACHED),
        ({"check": "other"}, Verdict.BREACHED),
        ({"obligation": "a", "subject": "y"}, Verdict.BREACHED),
        ({}, Verdict.BREACHED),
    ],
)
def test_a_waiver_covers_what_it_names_and_nothing_else(build_view: Build, waiver: Mapping[str, str], verdict: Verdict) -> None:
    view = build_view({"duties": DUTIES, "columns": [{"id": "news"}], "waivers": [waiver]})
    proof = [next(iter(view.sightings))]
    of = view.duties[0].obligation
    judgements, _ = judge(view, [planted(lambda view: [breached("x", {"url": "u"}, proof=proof, of=of)])])
    assert [(j.verdict, j.facts["url"]) for j in judgements] == [(verdict, "u")]


def test_a_waived_subject_that_could_not_be_judged_is_exempt_and_needs_no_reason(build_view: Build) -> None:
    judgements, _ = judge(build_view({"duties": DUTIES, "waivers": [{"obligation": "a"}]}), [planted(throwing)])
    assert [(j.subject, j.verdict, j.reason) for j in judgements] == [
        ("a", Verdict.EXEMPT, None),
        ("b", Verdict.UNDETERMINED, Reason.CHECK_FAULT),
    ]


def test_the_same_view_gives_the_same_judgements_byte_for_byte(build_view: Build) -> None:
    case = crowded(random.Random(7))
    first, faults = judge(build_view(case), registry.every().values())
    assert not faults
    assert len({judgement.check for judgement in first}) >= 6
    again, _ = judge(build_view(case), reversed(list(registry.every().values())))
    assert repr(again) == repr(first)


@pytest.mark.parametrize("seed", range(25))
def test_no_view_however_odd_makes_a_check_throw(build_view: Build, seed: int) -> None:
    view = build_view(crowded(random.Random(seed)))
    judgements, faults = judge(view, registry.every().values())
    assert not faults, faults[0].traceback
    assert list(judgements) == sorted(judgements, key=lambda j: (j.check, j.subject))
    breaches = [j for j in judgements if j.verdict is Verdict.BREACHED]
    assert all(set(j.sightings) <= view.sightings.keys() for j in breaches)


def crowded(dice: random.Random) -> Mapping[str, Any]:
    """The words of a view with everything in it, duplicates and nonsense included."""
    titles = ["标准目录", "2025年度报告", "关于防汛的通知", "", "…", "会议纪要" * 40, "云溪区教育局２０２５年度报告", "(" * 9]
    dates = ["2026-01-05", "2026-06-01", "2025-12-31", "2026-05", "2024-02-29", "2026-06-20"]
    checks = list(registry.every())

    def record(n: int) -> Mapping[str, Any]:
        words: dict[str, Any] = {"title": dice.choice(titles), "url": f"https://unit.example/{dice.randrange(12)}.html"}
        if dice.random() < 0.7:
            words["published"] = dice.choice([*dates, "2026-06-10T09:30"])
        if dice.random() < 0.6:
            words["written"] = dice.choice(dates)
        if dice.random() < 0.3:
            words["first-seen"] = f"{dice.choice(dates[:3])}T02:00"
        words["understood"] = dice.random() < 0.8
        words["fields"] = {"index_no": dice.choice(["1", {"state": "empty"}, {"state": "placeholder", "raw": "None"}])}
        return words

    return {
        "columns": [
            {
                "id": f"c{n}",
                "name": dice.choice(["标准化", "年报", "通知公告"]),
                "kind": dice.choice(["news", "notices", "reposts", "annual-report"]),
                "walk": dice.choice(["whole", "whole", "blocked", "none", "crawl-cut-short", "nonsense"]),
                "update-days": dice.choice([14, 180]),
                "records": [record(m) for m in range(dice.randrange(6))],
                "entries": [{"title": dice.choice(titles), "date": dice.choice(dates)} for _ in range(dice.randrange(4))],
            }
            for n in range(6)
        ],
        "duties": [
            {
                "id": f"d{n}",
                "checks": checks,
                "looks-for": dice.choice(
                    [
                        {"columns": ["标准化"], "title": ["标准目录"]},
                        {"column-kinds": ["annual-report"], "title": ["年度 报告"], "year-in-title": True},
                        {"columns": ["没有"], "column-exists": True},
                        {"title": ["通知"], "fields": ["topic"]},
                        {},
                    ]
                ),
                "limit": dice.choice([{"by-yearly": "01-31"}, {"n": 20}, {"vague": "及时"}, {"standing": True}, {"by": None}]),
                "required-fields": dice.choice([[], ["index_no", "title"]]),
            }
            for n in range(8)
        ]
        + [{"id": "r", "checks": checks, "repost": {"hours": 8}}],
        "links": [
            {
                "url": f"https://files.example/{n}",
                "looks": [
                    {
                        "kind": kind,
                        "at": f"2026-06-1{m}T02:00",
                        "location": f"https://files.example/{n + 1}" if kind == "moved" else None,
                    }
                    for m, kind in enumerate(dice.choices(["seen", "gone", "moved", "failed", "skipped"], k=dice.randrange(4)))
                ],
            }
            for n in range(20)
        ],
        "reposts": [
            {"of": "r", "url": f"https://superior.example/{n}", "title": title, "published": "2026-06-10"}
            for n, title in enumerate([*titles, titles[0]])
        ]
        + [{"of": "r", "url": "https://superior.example/0", "title": "again"}],
        "unread-sources": [["r", "blocked"], ["r", "blocked"], ["gone", "blocked"]],
    }
