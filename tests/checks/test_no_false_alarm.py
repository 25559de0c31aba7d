"""What we fail to see is never held against a unit: recall may fall, precision may not.

Views are made with every innocent and guilty situation of the case files' words, judged, then spoilt in the ways a bad night
spoils them, and judged again: nobody may be accused who was not accused before.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from checks import registry
from checks.runner import judge
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.sightings import ColumnWalk, SightingKind
from duewatch.domain.views import ColumnView, LinkView, UnitView

Build = Callable[[Mapping[str, Any]], UnitView]
ACCUSED = {Verdict.BREACHED, Verdict.SUSPECTED}
NOTICES = ["防汛工作通知", "森林防火通知", "食品安全公告", "招生工作方案", "营商环境方案"]


def district_unit(dice: random.Random) -> Mapping[str, Any]:
    """The words of an ordinary unit: some things in time, some late, some missing, some links dead."""

    def document(title: str, n: int, column: str) -> Mapping[str, Any]:
        written = f"2026-0{dice.randint(3, 5)}-{dice.randint(10, 28)}"
        return {
            "title": f"{title}（第{n}号）",
            "url": f"https://unit.example/{column}/{n}.html",
            "written": written,
            "published": f"2026-0{dice.randint(5, 6)}-{dice.randint(10, 14)}",
            "fields": {"index_no": f"YX-{column}-{n}", "topic": dice.choice(["综合政务", {"state": "empty"}])},
            "sketch": [n * 100 + k for k in range(20)],
            "traits": {"interpretation": {"is_interpretation": column == "n", "names": [], "numbers": [f"解读{n}号"]}},
        }

    def repost(n: int) -> Mapping[str, Any]:
        title = NOTICES[n] if dice.random() < 0.6 else f"转发有关文件之{n}"
        published = dice.choice(["2026-06-10T11:00", "2026-06-10", "2026-06-13T09:00"])
        return {
            "title": title,
            "url": f"https://unit.example/r/{n}.html",
            "doc-no": f"上政办〔2026〕{n}号",
            "published": published,
        }

    report = {
        "title": "2025年度报告",
        "url": "https://unit.example/a/1.html",
        "published": dice.choice(["2026-01-20", "2026-02-20"]),
    }
    kept = [n for n in range(len(NOTICES)) if dice.random() < 0.8]
    return {
        "columns": [
            {
                "id": "policies",
                "name": "政策文件",
                "records": [document("实施方案", n, "p") for n in range(6)],
                "update-days": 60,
            },
            {"id": "news", "name": "动态", "records": [document("工作动态", n, "n") for n in range(6)], "update-days": 3},
            {"id": "home", "name": "首页", "kind": "home", "entries": [{"title": "要闻", "date": "2026-05-01"}]},
            {"id": "guide", "name": "指南", "records": [document("指南", 1, "g")] if dice.random() < 0.7 else []},
            {"id": "annual", "name": "年报", "records": [report] if dice.random() < 0.8 else []},
            {"id": "reposts", "kind": "reposts", "name": "转载", "records": [repost(n) for n in kept]},
        ],
        "duties": [
            {"id": "late", "checks": ["overdue-publication"], "looks-for": {"columns": ["政策文件"]}, "limit": {"n": 20}},
            {
                "id": "fields",
                "checks": ["incomplete-metadata"],
                "looks-for": {"columns": ["政策文件"]},
                "required-fields": ["topic"],
            },
            {"id": "guide", "checks": ["missing-item"], "looks-for": {"columns": ["指南"], "column-exists": True}},
            {
                "id": "report",
                "checks": ["missing-item", "overdue-publication"],
                "looks-for": {"columns": ["年报"], "title": ["年度报告"], "year-in-title": True},
                "limit": {"by-yearly": "01-31"},
            },
            {
                "id": "yearly",
                "checks": ["overdue-annual-report"],
                "looks-for": {"columns": ["年报"], "title": ["年度报告"], "year-in-title": True},
                "limit": {"by-yearly": "01-31"},
            },
            {
                "id": "update",
                "checks": ["overdue-update"],
                "looks-for": {"columns": ["动态"]},
                "limit": {"frequency": [9, 1, "month"]},
            },
            {
                "id": "explained",
                "checks": ["missing-interpretation", "overdue-interpretation"],
                "looks-for": {"columns": ["动态"]},
                "concerns": {"columns": ["政策文件"]},
                "limit": {"n": 3, "trigger": "linked-published"},
            },
            {"id": "home", "checks": ["stale-homepage"], "limit": {"frequency": [1, 1, "week"]}},
            {"id": "plan", "checks": ["missing-item"], "looks-for": {"columns": ["政策文件"], "title": ["应急预案"]}},
            {
                "id": "r",
                "checks": ["missing-repost", "late-repost", "unnamed-source", "altered-repost"],
                "repost": {"hours": 8},
            },
        ],
        "reposts": [
            {
                "of": "r",
                "url": f"https://superior.example/{n}",
                "title": title,
                "doc-no": f"上政办[2026]{n}号",
                "published": "2026-06-10T09:00",
            }
            for n, title in enumerate(NOTICES)
        ],
        "links": [
            {
                "url": f"https://files.example/{n}",
                "looks": [{"kind": kind, "at": f"2026-06-1{m}T02:00"} for m, kind in enumerate(kinds)],
            }
            for n, kinds in enumerate([["seen"], ["gone", "gone"], ["gone"], ["gone", "seen"], ["seen", "gone", "gone"]])
        ],
    }


def spoilt(view: UnitView, dice: random.Random, share: float) -> UnitView:
    """The same unit on a night on which a share of all requests failed."""
    return replace(
        view,
        columns=tuple(spoilt_column(column, dice, share) for column in view.columns),
        links=tuple(spoilt_link(link, dice) if dice.random() < share else link for link in view.links),
    )


def spoilt_column(column: ColumnView, dice: random.Random, share: float) -> ColumnView:
    walk = column.walk
    assert walk is not None
    records = tuple(record for record in column.records if dice.random() >= share)  # a document failed: its row is still there
    records = tuple(replace(record, understood=False, fields={}) if dice.random() < share else record for record in records)
    if dice.random() < share:  # a list page failed: the rows from there on, and what they lead to, were not met
        cut = dice.randrange(len(walk.entries) + 1)
        met = {entry.url for entry in walk.entries[:cut]}
        records = tuple(record for record in records if record.url in met)
        reason = dice.choice(["blocked", "unreachable", "crawl-cut-short", "not-genuine", "layout-unknown"])
        walk = replace(walk, entries=walk.entries[:cut], complete=False, reason=reason)
    if dice.random() < share / 2:
        return spoilt_beyond_use(column, walk, dice)
    return replace(column, walk=walk, records=records)


def spoilt_beyond_use(column: ColumnView, walk: ColumnWalk, dice: random.Random) -> ColumnView:
    if dice.random() < 0.5:
        return replace(column, walk=None, records=(), sightings=())
    walk = replace(walk, entries=(), complete=False, reason="unreachable")
    pages = tuple(replace(page, kind=SightingKind.FAILED, status=None) for page in column.sightings)
    return replace(column, walk=walk, records=(), sightings=pages)


def spoilt_link(link: LinkView, dice: random.Random) -> LinkView:
    kind = dice.choice([SightingKind.FAILED, SightingKind.BLOCKED, SightingKind.REFUSED, SightingKind.SKIPPED])
    return replace(link, observations=(*link.observations[:-1], replace(link.observations[-1], kind=kind, status=None)))


def accused(judgements: tuple[Judgement, ...]) -> set[tuple[str, str]]:
    return {(judgement.check, judgement.subject) for judgement in judgements if judgement.verdict in ACCUSED}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("seed", range(40))
def test_a_bad_night_accuses_nobody_who_was_not_accused_on_a_good_one(build_view: Build, seed: int, share: float) -> None:
    dice = random.Random(f"{seed}/{share}")
    view = build_view(district_unit(dice))
    good, _ = judge(view, registry.every().values())
    bad, faults = judge(spoilt(view, dice, share), registry.every().values())
    assert not faults, faults[0].traceback
    assert accused(bad) <= accused(good)


def test_the_views_hold_enough_guilt_to_make_the_promise_worth_something(build_view: Build) -> None:
    found = set()
    for seed in range(40):
        judgements, _ = judge(build_view(district_unit(random.Random(f"{seed}/0.2"))), registry.every().values())
        found |= {judgement.check for judgement in judgements if judgement.verdict is Verdict.BREACHED}
    assert found >= {
        "broken-link",
        "incomplete-metadata",
        "late-repost",
        "missing-interpretation",
        "missing-item",
        "missing-repost",
        "overdue-annual-report",
        "overdue-publication",
        "stale-column",
    }
