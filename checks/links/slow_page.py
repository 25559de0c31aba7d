"""The entry page of a column takes long to come, at visit after visit.

Why it matters
--------------
A reader who waits for a page leaves it. How soon a page should be there under an ordinary line is a figure of the duty.

How it is decided
-----------------
The time from asking to the last byte of the page's own document is taken at every visit, whatever the night. The middle of the
last visits counts, never a single one, and it takes as many visits as the duty says.

How to remedy
-------------
Let the operator look at the page's size, the server's load and the queries behind the list.

When it stays silent
--------------------
Waiting for our own turn at a host is no part of the time. Where half of all hosts of the same run were slow as well, our own
line was: undetermined. With too few visits nothing is said, nor of pages that did not come at all.
"""

from collections.abc import Iterable
from statistics import median

from checks.contract import check
from checks.rulings import Ruling, breached, met, undetermined
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.sightings import Sighting, SightingKind
from duewatch.domain.views import UnitView

OWN_LINE = 2  # our line is slow when half of all hosts take more than the limit divided by this


@check(
    title="Slow page",
    messages={
        Verdict.MET: "{url} came after {median_seconds} seconds, the middle of {looks} visits.",
        Verdict.BREACHED: "{url} came only after {median_seconds} seconds, the middle of {looks} visits; {limit_seconds} are "
        "thought enough.",
        Verdict.UNDETERMINED: "How soon {url} comes could not be told in this run.",
    },
    severity=Severity.ADVICE,
    since="0.2",
    details={"seconds": "how long it took at each of the visits, the oldest first"},
)
def slow_page(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses of the unit's columns by the first duty that has the figures."""
    named = (duty.obligation for duty in view.duties if "slow-page" in duty.obligation.checks and duty.obligation.service)
    duty = min(named, key=lambda obligation: obligation.id, default=None)
    if duty is None or duty.service is None or duty.service.page_seconds is None or duty.service.least_looks is None:
        return
    limit, least = duty.service.page_seconds, duty.service.least_looks
    line_is_slow = view.usual_ms is not None and view.usual_ms * OWN_LINE > limit * 1000
    open_before = view.open_before.get("slow-page", {})
    for url in dict.fromkeys(column.column.url for column in view.columns if column.column.url):
        looks = _timed(view.own_looks.get(url, ()))
        facts: dict[str, Fact] = {
            "url": url,
            "looks": len(looks),
            "limit_seconds": limit,
            "median_seconds": round(median(ms for _, ms in looks) / 1000, 1) if looks else None,
            "seconds": [round(ms / 1000, 1) for _, ms in looks],
        }
        proof = tuple(look.key for look, _ in looks)
        if len(looks) < least or line_is_slow:
            if url in open_before:
                yield undetermined(url, Reason.CRAWL_CUT_SHORT, facts, proof=proof, of=duty)
        elif median(ms for _, ms in looks) > limit * 1000:
            yield breached(url, facts, proof=proof, of=duty)
        else:
            yield met(url, facts, proof=proof, of=duty)


def _timed(looks: Iterable[Sighting]) -> list[tuple[Sighting, int]]:
    return [(look, look.elapsed_ms) for look in looks if look.kind is SightingKind.SEEN and look.elapsed_ms is not None]
