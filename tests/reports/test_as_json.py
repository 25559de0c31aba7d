"""The result for machines keeps to its schema, and the schema says all there is."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from duewatch.domain.findings import FindingKey, Move
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import OrderKind, RunState
from duewatch.domain.replies import Answer, Outcome, Reply, ReplyKind, ReplyState
from duewatch.domain.results import RunResult
from duewatch.domain.sightings import SightingKind
from reports.as_json import run_json

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs" / "audit.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def told(result: RunResult) -> dict[str, Any]:
    return json.loads(json.dumps(run_json(result)))


def test_the_schema_is_itself_right() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_whole_run_keeps_to_the_schema(told: dict[str, Any]) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(told)] == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("$defs", "judgement", "properties", "verdict"), Verdict),
        (("$defs", "judgement", "properties", "severity"), Severity),
        (("$defs", "sighting", "properties", "kind"), SightingKind),
        (("properties", "run", "properties", "kind"), OrderKind),
        (("properties", "run", "properties", "state"), RunState),
        (("$defs", "reply", "properties", "kind"), ReplyKind),
        (("$defs", "reply", "properties", "outcome"), Outcome),
    ],
)
def test_the_schema_knows_every_word_of_a_closed_list(place: tuple[str, ...], words: type[StrEnum]) -> None:
    found = SCHEMA
    for step in place:
        found = found[step]
    assert set(found["enum"]) == {str(word) for word in words}


def test_replies_keep_to_the_schema(result: RunResult) -> None:
    at = result.run.started_at
    said = Reply(FindingKey("missing-item", "education", "yunxi/catalogue"), 7, ReplyKind.ASKS_WAIVER, "机构改革", "张某", at)
    refused = Answer(Outcome.REFUSED, "区政务公开办", "期限内应当公开", at)
    for state in (ReplyState(said, Outcome.WAITING), ReplyState(said, Outcome.REFUSED, 8, at, refused)):
        told = json.loads(json.dumps(run_json(replace(result, replies={said.key: state}))))
        assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(told)] == []
        assert [one["outcome"] for one in told["replies"]] == [state.outcome]


def test_the_schema_knows_every_reason_and_that_there_may_be_none() -> None:
    assert set(SCHEMA["$defs"]["judgement"]["properties"]["reason"]["enum"]) == {*map(str, Reason), None}


def test_changes_are_sorted_by_what_they_did(told: dict[str, Any]) -> None:
    assert set(told["changes"]) == {str(move) for move in Move if move is not Move.NONE}
    assert {move: len(changes) for move, changes in told["changes"].items()} == {
        "new": 1, "open": 3, "cleared": 1, "reopened": 2, "unverified": 1,
    }  # fmt: skip


def test_a_judgement_carries_its_proof(told: dict[str, Any]) -> None:
    broken = next(j for j in told["judgements"] if j["check"] == "broken-link" and j["verdict"] == "breached")
    assert [(seen["status"], seen["kind"]) for seen in broken["sightings"]] == [(404, "gone"), (404, "gone")]
    assert broken["sightings"][0]["digest"].startswith("sha256:")
    assert broken["sightings"][0]["seen_at"] == "2026-06-15T02:13:00+08:00"


def test_coverage_adds_up(told: dict[str, Any]) -> None:
    coverage = told["coverage"]
    assert coverage["listed"] == coverage["checked"] + coverage["blocked"] + coverage["failed"] + coverage["not_checked"]
    assert coverage["listed"] == sum(unit["listed"] for unit in coverage["units"].values())
