"""The answer sheet agrees with what was planted."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from checks.registry import every
from duewatch.catalog.calendars import calendar
from duewatch.demo import duties
from duewatch.demo.addresses import page_url
from duewatch.demo.answers import ACCUSATIONS, Differences, Expected, compare, expected, planted
from duewatch.demo.moments import moments_of
from duewatch.demo.planted import FAULTS, LOOKALIKES
from duewatch.demo.staging import stage
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName

FIRST_SIX = {
    "overdue-publication",
    "missing-item",
    "broken-link",
    "late-repost",
    "incomplete-metadata",
    "stale-column",
}

LATE = (Verdict.BREACHED, Verdict.EXEMPT, Verdict.SUSPECTED)


def judged(line: Expected, verdict: Verdict | None = None, reason: Reason | None = None) -> Judgement:
    verdict = verdict or line.verdict
    if verdict is Verdict.UNDETERMINED:
        reason = reason or line.reason or Reason.UNREACHABLE
    proof = ("s",) if verdict is Verdict.BREACHED else ()
    return Judgement(line.key.check, line.key.unit, line.key.subject, verdict, Severity.MINOR, reason, sightings=proof)


def test_every_check_there_is_has_a_planted_fault():
    assert planted() >= FIRST_SIX
    assert planted() >= set(every()), "a check without a planted fault; see duewatch/demo"


def test_the_sheet_of_some_checks_leaves_the_others_out(bases, day):
    sheet = expected(1, bases, day, checks={"broken-link"})
    assert {line.key.check for line in sheet} == {"broken-link"}
    assert set(sheet) < set(expected(1, bases, day))


def test_every_check_has_an_innocent_lookalike():
    innocent = {a.check for plant in LOOKALIKES for a in plant.answers if a.verdict is Verdict.MET}
    assert innocent >= FIRST_SIX - {"missing-item"}
    assert all(a.verdict not in (Verdict.BREACHED, Verdict.SUSPECTED) for plant in LOOKALIKES for a in plant.answers)
    assert all(any(a.verdict in ACCUSATIONS for a in plant.answers) or not plant.answers for plant in FAULTS)


def test_every_verdict_is_asked_for(bases, day):
    assert {line.verdict for line in expected(1, bases, day)} == set(Verdict)


def test_what_nobody_may_be_accused_of_is_on_the_sheet(bases, day):
    reasons = {line.reason for line in expected(1, bases, day) if line.reason}
    assert reasons == {
        Reason.UNREACHABLE,
        Reason.BLOCKED,
        Reason.LAYOUT_UNKNOWN,
        Reason.DATE_TOO_COARSE,
        Reason.DATE_UNREADABLE,
        Reason.TRIGGER_UNKNOWN,
        Reason.ADDRESS_UNKNOWN,
        Reason.LIMIT_VAGUE,
    }


@pytest.mark.parametrize("night", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("at", [date(2026, 6, 15), date(2026, 2, 3), date(2025, 10, 9), date(2026, 12, 20)])
def test_there_is_a_sheet_for_every_night_and_day(bases, night, at):
    sheet = expected(night, bases, at)
    assert len({line.key for line in sheet}) == len(sheet) > 50


def test_the_second_night_has_something_new_open_cleared_and_reopened(bases, day):
    eve, first, second = (
        {line.key for line in expected(night, bases, day) if line.verdict is Verdict.BREACHED} for night in range(3)
    )
    met = {line.key for line in expected(2, bases, day) if line.verdict is Verdict.MET}
    unverified = {line.key for line in expected(2, bases, day) if line.verdict is Verdict.UNDETERMINED}
    eve = {key for key in eve if key.unit == "emergency"}
    assert second - first - eve, "new"
    assert second & first, "still open"
    assert first & met, "cleared"
    assert (eve - first) & second, "reopened"
    assert first & unverified, "could not be verified"


@pytest.mark.parametrize("night", [1, 2])
@pytest.mark.parametrize("at", [date(2026, 6, 15), date(2026, 3, 2), date(2025, 11, 12)])
def test_exactly_the_documents_on_the_sheet_came_after_twenty_working_days(bases, night, at):
    district, table = stage(moments_of(at), night), calendar()
    late = set()
    for unit in district.units:
        for document in next((c.documents for c in unit.columns if c.id == "normative"), ()):
            written = document.fields[FieldName.WRITTEN_DATE]
            if not written[-2:].isdecimal():
                continue
            if document.published.date() > table.add_working_days(date.fromisoformat(written), 20):
                url = page_url(district, bases, (unit.id, "normative", document.key))
                late.add(FindingKey("overdue-publication", unit.id, f"{duties.NORMATIVE_20_DAYS}|{url}"))
    sheet = {line.key for line in expected(night, bases, at) if line.verdict in LATE}
    assert late == {key for key in sheet if key.check == "overdue-publication" and "|" in key.subject}


@pytest.mark.parametrize("night", [1, 2, 9])
def test_nothing_is_dated_after_the_audit(moments, night):
    as_of = moments.as_of(night).replace(tzinfo=None)
    for unit in stage(moments, night).units:
        for column in unit.columns:
            for document in column.documents:
                assert datetime.min < document.published <= as_of, f"{unit.id}/{column.id}/{document.key}"


def test_an_audit_that_agrees_differs_in_nothing(bases, day):
    sheet = expected(1, bases, day)
    assert not compare([judged(line) for line in sheet], sheet)


def test_an_invented_breach_a_missing_line_and_a_wrong_verdict_are_told_apart(bases, day):
    sheet = expected(1, bases, day)
    right = [judged(line) for line in sheet]
    breach = next(judgement for judgement in right if judgement.verdict is Verdict.BREACHED)
    invented = replace(breach, unit="finance", subject="nobody planted this")
    harmless = replace(breach, unit="finance", subject="nor this", verdict=Verdict.MET)
    differences = compare([invented, harmless, judged(sheet[0], Verdict.SUSPECTED), *right[2:]], sheet)
    assert differences == Differences((invented,), (sheet[1],), ((sheet[0], judged(sheet[0], Verdict.SUSPECTED)),))
    assert len(differences.lines) == 3


def test_a_wrong_reason_is_a_difference_and_an_open_one_is_not():
    blocked = Expected(FindingKey("broken-link", "justice", "x"), Verdict.UNDETERMINED, Reason.BLOCKED)
    assert compare([judged(blocked, reason=Reason.UNREACHABLE)], [blocked]).wrong
    assert not compare([judged(blocked, reason=Reason.UNREACHABLE)], [replace(blocked, reason=None)])
