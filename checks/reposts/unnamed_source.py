"""A repost does not say where it comes from.

Why it matters
--------------
A reader must be able to tell a unit's own words from those it passes on, and to look them up where they were first said.
Rules for reposting ask that the source be named and the text left as it is.

How it is decided
-----------------
The repost of each notice that the unit must pass on is looked up. Its field for the source must hold a value, or the page
must name the issuing body of the notice.

How to remedy
-------------
Name the superior body or its site as the source.

When it stays silent
--------------------
A notice that was not reposted, or only seen in a list, is not judged here. A page whose layout is not understood is
undetermined. Whether the source named is the right one is left to a person.
"""

from collections.abc import Iterable
from dataclasses import replace

from checks.contract import check
from checks.documents import present
from checks.duties import distinct_reposts
from checks.recognition import Finder
from checks.rulings import Ruling, breached, met, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName
from duewatch.domain.views import UnitView


@check(
    title="Source of a repost not named",
    messages={
        Verdict.MET: "The repost of “{item}” names its source: {source}.",
        Verdict.BREACHED: "The repost of “{item}” names neither source nor issuing body.",
        Verdict.UNDETERMINED: "Whether the repost of “{item}” names its source could not be verified.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"url": "address of the repost", "source_url": "address of the notice at the superior body"},
)
def unnamed_source(view: UnitView) -> Iterable[Ruling]:
    """Judge every repost that was found."""
    finder = Finder.of(view)
    for subject, duty in distinct_reposts(view):
        found = finder.repost_of(duty) if "unnamed-source" in duty.obligation.checks else None
        record = found.item.record if found else None
        if record is None:
            continue
        of, column, proof = duty.obligation, record.column, (record.sighting, duty.sighting)
        facts: dict[str, Fact] = {"item": shown(duty.source_title), "url": record.url, "source_url": duty.source_url}
        named = present(record, FieldName.SOURCE) or present(record, FieldName.ISSUER)
        if named:
            facts["source"] = shown(named.value or named.raw)
            ruling = met(subject, facts, proof=proof, of=of, column=column)
        elif not record.understood:
            ruling = undetermined(subject, Reason.LAYOUT_UNKNOWN, facts, proof=proof, of=of, column=column)
        else:
            ruling = breached(subject, facts, proof=proof, of=of, column=column)
        yield replace(ruling, severity=Severity.ADVICE)  # the duty's own severity is that of its hours
