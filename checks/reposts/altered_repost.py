"""A repost differs from its source.

Why it matters
--------------
A repost that leaves passages out or changes them puts words into a superior body's mouth. Rules for reposting ask that the
text be left as it is.

How it is decided
-----------------
The text of a repost that was recognised by number or title is compared with the source's by their fingerprints: the share
of the source's passages that the repost holds. A repost that holds clearly less than all of them seems to be altered. The
beginnings of the passages that stand on one page only are told, where both pages were kept in passages.

How to remedy
-------------
Replace the text by the source's, or call the page a summary and link to the source.

When it stays silent
--------------------
A repost that is only an introduction to an attached file, or too short to compare, is not judged; nor is one that was
recognised by its text. What stands around the text can differ, and a source may have been changed after it was reposted:
nobody is accused, a person is asked to look.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from checks.contract import check
from checks.duties import distinct_reposts
from checks.recognition import TEXT_TO_COMPARE, Finder
from checks.rulings import Ruling, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import RepostDuty, Severity
from duewatch.domain.records import Record
from duewatch.domain.traits import TraitKind, passages_in
from duewatch.domain.views import UnitView

PASSAGES: Final = 5  # passages that the facts name
UNALTERED: Final = 0.6  # share of the passages below which more than signature and frame is missing


@check(
    title="Repost differs from its source",
    messages={
        Verdict.MET: "The repost of “{item}” holds the text of its source ({percent} % of its passages).",
        Verdict.SUSPECTED: "The repost of “{item}” holds only {percent} % of the passages of its "
        "source[[; left out or changed: {left_out}]][[; put in: {put_in}]]; a person should look.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"url": "address of the repost", "source_url": "address of the notice at the superior body"},
)
def altered_repost(view: UnitView) -> Iterable[Ruling]:
    """Judge every repost whose text and source can be compared."""
    finder = Finder.of(view)
    for subject, duty in distinct_reposts(view):
        found = finder.repost_of(duty) if "altered-repost" in duty.obligation.checks else None
        record = found.item.record if found else None
        if found is None or record is None or not record.understood or found.how == "by-text":
            continue
        if min(len(duty.text_sketch), len(record.text_sketch)) < TEXT_TO_COMPARE or record.attachments:
            continue
        share = len(duty.text_sketch & record.text_sketch) / len(duty.text_sketch)
        facts: dict[str, Fact] = {
            "item": shown(duty.source_title),
            "url": record.url,
            "source_url": duty.source_url,
            "percent": round(100 * share),
            **_differences(duty, record, view),
        }
        proof = (record.sighting, duty.sighting)
        if share >= UNALTERED:
            ruling = met(subject, facts, proof=proof, of=duty.obligation, column=record.column)
        else:
            ruling = suspected(subject, facts, proof=proof, of=duty.obligation, column=record.column)
        yield replace(ruling, severity=Severity.ADVICE)  # the duty's own severity is that of its hours


def _differences(duty: RepostDuty, record: Record, view: UnitView) -> dict[str, Fact]:
    """The passages that stand on one page only, by their beginnings; unknown where the passages of one were not kept."""
    own = passages_in(view.trait(record.sighting, TraitKind.PASSAGES))
    if not own or not duty.passages:
        return {"left_out": None, "put_in": None}
    there, here = {key for key, _ in duty.passages}, {key for key, _ in own}
    left_out = [shown(text) for key, text in duty.passages if key not in here]
    put_in = [shown(text) for key, text in own if key not in there]
    return {"left_out": list(left_out[:PASSAGES]), "put_in": list(put_in[:PASSAGES])}
