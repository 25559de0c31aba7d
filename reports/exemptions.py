"""What is exempt, by a waiver or because somebody declared that there was nothing to publish."""

from collections.abc import Iterable, Sequence

from duewatch.domain.judgements import Verdict
from duewatch.domain.results import UnitResult
from reports.entries import Entry, Telling
from reports.naming import subject_of
from reports.parts import WaiverRow
from reports.safe import one_line
from reports.words import Words


def waiver_rows(entries: Sequence[Entry], units: Sequence[UnitResult], telling: Telling) -> Iterable[WaiverRow]:
    """What was judged exempt, by its facts, and the waived duties for persons by the catalogue."""
    words, told = telling.words, set()
    for entry in entries:
        facts = entry.judgement.facts
        if entry.judgement.verdict is not Verdict.EXEMPT:
            continue
        if "waiver_reason" in facts:
            told.add((entry.judgement.unit, entry.judgement.obligation))
            yield WaiverRow(
                unit=entry.unit.unit.name,
                kind=words("Waiver"),
                subject=subject_of(entry, telling).text,
                reason=one_line(str(facts["waiver_reason"])),
                by=one_line(str(facts.get("waived_by") or "–")),
                until=_until(facts.get("waived_until"), words),
            )
        elif "declared_by" in facts:
            yield _declared(entry, telling)
    for unit in units:
        for duty in unit.duties:
            if duty.waiver and (unit.unit.id, duty.obligation.id) not in told:
                yield WaiverRow(
                    unit=unit.unit.name,
                    kind=words("Waiver"),
                    subject=one_line(duty.obligation.title),
                    reason=one_line(duty.waiver.reason),
                    by=one_line(duty.waiver.by),
                    until=_until(duty.waiver.until, words),
                )


def _declared(entry: Entry, telling: Telling) -> WaiverRow:
    facts, words = entry.judgement.facts, telling.words
    said = words("nothing to publish since {first}", first=str(facts.get("declared_first") or "–"))
    note = str(facts.get("declared_note") or "")
    return WaiverRow(
        unit=entry.unit.unit.name,
        kind=words("Declaration"),
        subject=subject_of(entry, telling).text,
        reason=one_line(words("{said}: {note}", said=said, note=note) if note else said),
        by=one_line(str(facts["declared_by"])),
        until=str(facts.get("declared_last") or "–"),
    )


def _until(end: object, words: Words) -> str:
    return str(end) if end else words("no end set")
