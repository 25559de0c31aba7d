"""What was looked at and what was not, and why: so that nobody takes silence for health."""

from collections import Counter
from collections.abc import Sequence

from duewatch.domain.results import Coverage
from reports.charts import stacked
from reports.parts import CoveragePart
from reports.words import Words


def added_up(coverages: Sequence[Coverage]) -> Coverage:
    """The coverage of several units together."""
    reasons: Counter[str] = Counter()
    for one in coverages:
        reasons.update(one.reasons)
    return Coverage(
        listed=sum(one.listed for one in coverages),
        checked=sum(one.checked for one in coverages),
        blocked=sum(one.blocked for one in coverages),
        failed=sum(one.failed for one in coverages),
        not_checked=sum(one.not_checked for one in coverages),
        columns=sum(one.columns for one in coverages),
        columns_read=sum(one.columns_read for one in coverages),
        documents=sum(one.documents for one in coverages),
        attachments=sum(one.attachments for one in coverages),
        links=sum(one.links for one in coverages),
        reasons=dict(reasons),
    )


def coverage_part(coverage: Coverage, words: Words) -> CoveragePart:
    """Coverage in words, as a bar, and reason by reason, the most frequent first."""
    number = words.number
    sentence = words(
        "Addresses to look at: {listed}; checked: {checked} ({share}); blocked: {blocked}; "
        "without usable answer: {failed}; not checked: {not_checked}.",
        listed=number(coverage.listed),
        checked=number(coverage.checked),
        share=words.share(coverage.checked, coverage.listed),
        blocked=number(coverage.blocked),
        failed=number(coverage.failed),
        not_checked=number(coverage.not_checked),
    )
    extent = words(
        "Columns read to their end: {read} of {columns}; documents: {documents}; attachments: {attachments}; links: {links}.",
        read=number(coverage.columns_read),
        columns=number(coverage.columns),
        documents=number(coverage.documents),
        attachments=number(coverage.attachments),
        links=number(coverage.links),
    )
    bar = stacked(
        [
            (coverage.checked, "checked", words("checked")),
            (coverage.blocked, "blocked", words("blocked")),
            (coverage.failed, "failed", words("without usable answer")),
            (coverage.not_checked, "skipped", words("not checked")),
        ],
        sentence,
    )
    reasons = sorted(coverage.reasons.items(), key=lambda item: (-item[1], item[0]))
    return CoveragePart(sentence, extent, bar, tuple((words.note(note), number(count)) for note, count in reasons))
