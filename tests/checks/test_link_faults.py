"""One address and one fault give one finding, whatever the roles of its links, the answers of its server and its history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from checks import registry
from checks.link_faults import FAMILY
from checks.runner import judge
from duewatch.domain.judgements import Verdict
from duewatch.domain.sightings import Link
from duewatch.domain.views import UnitView

Build = Callable[[Mapping[str, Any]], UnitView]
URL = "http://files.example/art/2020/1.html"
ACCUSED = {Verdict.BREACHED, Verdict.SUSPECTED}
ANSWERS = (
    {"kind": "seen"},
    {"kind": "gone"},
    {"kind": "gone", "note": "soft-404", "status": 200},
    {"kind": "not-genuine", "note": "soft-404"},
    {"kind": "not-genuine", "note": "hijacked:gambling"},
    {"kind": "failed", "note": "redirect-loop"},
    {"kind": "failed", "note": "too-many-redirects"},
    {"kind": "failed", "note": "cookie-loop"},
    {"kind": "failed", "note": "timeout"},
    {"kind": "blocked", "note": "ruishu"},
    {"kind": "moved", "location": "https://files.example/"},
    {"kind": "moved", "location": "https://files.example/gone"},
)
ROLES = ("link", "attachment", "image")
WHO = [name for name in (*FAMILY, "hijacked-link") if name in registry.every()]


def view_with(build_view: Build, roles: tuple[str, ...], first: Mapping[str, Any], last: Mapping[str, Any]) -> UnitView:
    view = build_view(
        {
            "links": [{"url": URL, "looks": [{**first, "at": "2026-06-14T02:00"}, {**last, "at": "2026-06-15T02:00"}]}],
            "sightings": [
                {"url": "https://files.example/", "kind": "seen"},
                {"url": "https://files.example/gone", "kind": "gone", "at": "2026-06-14T02:00"},
                {"url": "https://files.example/gone", "kind": "gone"},
            ],
        }
    )
    place = view.links[0].occurrences[0]
    places: tuple[Link, ...] = tuple(replace(place, role=role) for role in roles)
    return replace(view, links=(replace(view.links[0], occurrences=places),))


@pytest.mark.parametrize("roles", [c for n in (1, 2, 3) for c in combinations(ROLES, n)], ids="+".join)
def test_an_address_is_never_accused_twice(build_view: Build, roles: tuple[str, ...]) -> None:
    checks = registry.named(WHO)
    for first, last in product(ANSWERS, ANSWERS):
        fresh = view_with(build_view, roles, first, last)
        for opened in (None, *FAMILY):
            view = fresh if opened is None else replace(fresh, open_before={opened: {URL: {}}})
            judgements, faults = judge(view, checks)
            assert not faults, faults[0].traceback
            assert len([j for j in judgements if j.verdict in ACCUSED]) <= 1, (first, last, opened, judgements)
            of_family = [j.check for j in judgements if j.check in FAMILY]
            assert len(of_family) <= 1, (first, last, opened, judgements)
            if opened:
                assert of_family == [opened], "a finding stays with the check that opened it"


def test_what_every_single_check_accuses_is_accused_by_the_family(build_view: Build) -> None:
    accused = set()
    for roles in combinations(ROLES, 1):
        for last in ANSWERS:
            judgements, _ = judge(view_with(build_view, roles, last, last), registry.named(WHO))
            accused |= {j.check for j in judgements if j.verdict is Verdict.BREACHED}
    assert accused >= set(FAMILY)


def test_that_an_address_is_there_again_is_said_by_every_check_that_had_accused_it(build_view: Build) -> None:
    view = view_with(build_view, ("link",), {"kind": "gone"}, {"kind": "seen"})
    view = replace(view, open_before={"broken-link": {URL: {}}, "soft-not-found": {URL: {}}})
    judgements, _ = judge(view, registry.named(FAMILY))
    assert {(j.check, j.verdict) for j in judgements} == {("broken-link", Verdict.MET), ("soft-not-found", Verdict.MET)}
