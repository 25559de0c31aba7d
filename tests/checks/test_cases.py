"""One generic test for all checks: a case is data, and a new one costs three lines."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checks import registry
from checks.runner import judge
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.judgements import Verdict
from duewatch.domain.sentences import ACCEPTED, DECLARED, WAIVED, places, sentence
from duewatch.domain.views import UnitView

FOLDER = Path(__file__).parent / "cases"
Build = Callable[[Mapping[str, Any]], UnitView]


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        for case in table["case"]:
            yield pytest.param({**table.get("defaults", {}), **case, "check": file.stem}, id=f"{file.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_check_decides_its_case(case: Mapping[str, Any], build_view: Build) -> None:
    view = build_view(case)
    judgements, faults = judge(view, registry.named([case["check"]]))
    assert not faults, faults[0].traceback
    expected = case["expect"]
    found = {judgement.subject: judgement for judgement in judgements}
    assert {s: j.verdict.value for s, j in found.items()} == {e["subject"]: e["verdict"] for e in expected}
    for words in expected:
        judgement = found[words["subject"]]
        assert (judgement.reason.value if judgement.reason else None) == words.get("reason")
        told = {name: judgement.facts[name] for name in words.get("facts", {})}
        assert told == words.get("facts", {})
        for name in ("severity", "column", "obligation"):
            if name in words:
                assert getattr(judgement, name) == words[name]


@pytest.mark.parametrize("case", list(cases()))
def test_every_judgement_of_a_case_can_be_told_and_stored(case: Mapping[str, Any], build_view: Build) -> None:
    view = build_view(case)
    judgements, _ = judge(view, registry.named([case["check"]]))
    info = registry.infos()[case["check"]]
    for judgement in judgements:
        assert sentence(judgement, info)
        assert judgement.facts == json.loads(json.dumps(judgement.facts, allow_nan=False))
        assert set(judgement.sightings) <= view.sightings.keys()
        assert _known_facts(info) >= judgement.facts.keys(), "a fact that no message shows and no detail explains"


def _known_facts(info: CheckInfo) -> set[str]:
    shown = set().union(*(places(template) for template in info.messages.values()), *map(places, (WAIVED, DECLARED, ACCEPTED)))
    return shown | set(info.details)


@pytest.mark.parametrize("check_id", list(registry.every()))
def test_the_cases_of_a_check_cover_every_verdict_it_can_give(check_id: str) -> None:
    file = FOLDER / f"{check_id}.toml"
    assert file.exists(), f"{check_id} has no cases"
    given = {expected["verdict"] for case in tomllib.loads(file.read_text("utf-8"))["case"] for expected in case["expect"]}
    assert given == {verdict.value for verdict in registry.infos()[check_id].verdicts}


@pytest.mark.parametrize("check_id", list(registry.every()))
def test_a_check_has_as_many_innocent_cases_as_breaches(check_id: str) -> None:
    table = tomllib.loads((FOLDER / f"{check_id}.toml").read_text("utf-8"))
    accusing = {Verdict.BREACHED, Verdict.SUSPECTED}
    if not accusing & set(registry.infos()[check_id].verdicts):
        pytest.skip("it only announces")
    accused = sum(any(expected["verdict"] in accusing for expected in case["expect"]) for case in table["case"])
    assert accused >= 1
    assert len(table["case"]) - accused >= accused


def test_every_case_file_belongs_to_a_check() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} <= registry.every().keys()


def test_all_six_verdicts_occur_over_all_cases(build_view: Build) -> None:
    given = set()
    for param in cases():
        case = param.values[0]
        judgements, _ = judge(build_view(case), registry.named([case["check"]]))
        given |= {judgement.verdict for judgement in judgements}
    assert given == set(Verdict)
