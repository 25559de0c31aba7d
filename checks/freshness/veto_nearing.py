"""Faults that together make a veto come near.

Why it matters
--------------
Some vetoes of the inspection are reached by many small faults together: so many blank columns, so many that were not kept
up. Each of them alone is minor, and the veto fails the whole site. Whoever sees the number grow can still act in time.

How it is decided
-----------------
The scale that the unit's jurisdiction selects names the vetoes, what counts towards each, the line at which it is reached and
the number from which it is called near. What the other checks found in the unit's columns is counted, each column once. From
the number on the unit is advised; at the line the veto is reached by this unit alone.

How to remedy
-------------
Put the columns that are named in order, beginning with those that take least: publish what is due, merge or take down columns
that nobody fills.

When it stays silent
--------------------
Where no scale is selected nothing is counted. What was waived, declared or could not be verified does not count; where it
might complete the number, the matter is undetermined. A site with several units may reach a line together that no unit is
near to: that stands in the score of the site.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checks.contract import check
from checks.counting import Tally, cases_of, tally
from checks.duties import duty_naming
from checks.registry import enabled
from checks.rulings import Ruling, breached, met, undetermined
from checks.runner import judge
from duewatch.domain.judgements import Fact, Judgement, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.scales import Indicator
from duewatch.domain.views import UnitView

ID = "veto-nearing"


@check(
    title="Veto comes near",
    messages={
        Verdict.MET: "Faults that count towards the veto “{indicator}”: {count}; it is called near from {warn} on.",
        Verdict.BREACHED: "Faults that count towards the veto “{indicator}”: {count}; it is reached at {line}[[: {columns}]].",
        Verdict.UNDETERMINED: "Faults that count towards the veto “{indicator}”: {count} of {line}; {open} more could not be "
        "verified.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"reached": "true when the unit alone reaches the line", "open": "faults that could not be verified"},
)
def veto_nearing(view: UnitView) -> Iterable[Ruling]:
    """Judge every veto that several faults reach together."""
    lines = view.settings.veto_lines
    if not lines:
        return
    judgements = _of_other_checks(lines, view)
    cases = list(cases_of(view.unit, judgements, view.duties, view.columns))
    proofs = {(judgement.check, judgement.subject): judgement.sightings for judgement in judgements}
    for line in lines:
        counts = tally(line, cases)
        if counts.judged:
            yield _of_line(line, counts, proofs, view)


def _of_other_checks(lines: Iterable[Indicator], view: UnitView) -> tuple[Judgement, ...]:
    """What the checks say that the lines count, waivers and declarations heeded, just as it stands in the report."""
    wanted = {match.check for line in lines for match in line.counts} - {ID}
    judgements, _faults = judge(view, [one for one in enabled() if one.info.id in wanted])
    return judgements


def _of_line(line: Indicator, counts: Tally, proofs: Mapping[tuple[str, str], tuple[str, ...]], view: UnitView) -> Ruling:
    of = duty_naming(ID, view)
    count, warn = len(counts.faults), line.warn or line.line
    unverified = [case for case in counts.open if case.judgement.reason]
    columns = [view.unit.column(case.judgement.column or "") for case in counts.found]
    named: list[Fact] = list(dict.fromkeys(column.name for column in columns if column))
    facts: dict[str, Fact] = {
        "indicator": line.title,
        "count": count,
        "line": line.line,
        "warn": warn,
        "columns": named,
        "open": len({case.fault for case in unverified}),
        "reached": count >= line.line,
    }
    proof = tuple(dict.fromkeys(key for case in counts.found for key in proofs[case.judgement.check, case.judgement.subject]))
    if count >= warn:
        severity = Severity.VETO if count >= line.line else Severity.ADVICE
        return replace(breached(line.id, facts, proof=proof, of=of), severity=severity)
    near = count + len({case.fault for case in unverified}) >= warn
    if unverified and (near or counts.undecided == counts.judged):  # of what nobody could see, nothing is said to be well
        reason = unverified[0].judgement.reason
        assert reason is not None
        return replace(undetermined(line.id, reason, facts, proof=proof, of=of), severity=Severity.ADVICE)
    return replace(met(line.id, facts, proof=proof, of=of), severity=Severity.ADVICE)
