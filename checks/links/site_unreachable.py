"""The home page of a site does not open at too many of the visits of a week.

Why it matters
--------------
A site that does not open publishes nothing. The national inspection fails it outright, whatever its columns hold.

How it is decided
-----------------
Home addresses are visited many times a day, apart from the nightly audit. How long a visit may take, how many visits a day has
to have, how many days in a row are looked at and which share of failures is too much are figures of the duty. A visit fails
when nobody answers in time, or the server answers with an error of its own. All days are whole days before the audit, and each
of them must have enough visits that count.

How to remedy
-------------
Find out with the operator of the site what was down at the moments the facts name: server, line, name service or certificate.

When it stays silent
--------------------
Without enough visits on every day nothing is said. A failed visit counts only when most other hosts answered in the same
minutes, because our own line may have been down; visits that met a wall, or failed in a way that may be our client's, do not
count at all. Units without a duty that names the figures are not judged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from checks.contract import check
from checks.rulings import Ruling, breached, met, undetermined
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.service import HomeVisit, VisitEnd, home_addresses
from duewatch.domain.sightings import SightingKind
from duewatch.domain.views import UnitView

MOMENTS_NAMED = 12
_WALLS = frozenset({SightingKind.BLOCKED, SightingKind.REFUSED})


@check(
    title="Site cannot be reached",
    messages={
        Verdict.MET: "{url} opened at {opened} of {visits} visits from {first_day} to {last_day}.",
        Verdict.BREACHED: "{url} did not open within {seconds} seconds at {failed} of {visits} visits ({percent} %) "
        "from {first_day} to {last_day}.",
        Verdict.UNDETERMINED: "Whether {url} could be reached from {first_day} to {last_day} cannot be told: on "
        "{short_days} days fewer than {least_visits} visits count.",
    },
    severity=Severity.VETO,
    since="0.2",
    details={
        "failures": "moments of failed visits with what came of them, the first of them",
        "uncounted": "why visits did not count, and how many of each",
    },
)
def site_unreachable(view: UnitView) -> Iterable[Ruling]:
    """Judge the visits to every home address of the unit by the first duty that has the figures."""
    named = (
        duty.obligation for duty in view.duties if "site-unreachable" in duty.obligation.checks and duty.obligation.service
    )
    duty = min(named, key=lambda obligation: obligation.id, default=None)
    if duty is None:
        return
    for url in home_addresses(view.unit):
        yield _ruling(url, view.visits.get(url, ()), view.as_of.astimezone(CHINA).date(), duty)


def _ruling(url: str, visits: Sequence[HomeVisit], today: date, duty: Obligation) -> Ruling:
    rule = duty.service
    assert rule is not None
    assert rule.days and rule.visits_per_day and rule.failed_percent  # the catalogue's loader sees to it
    days = [today - timedelta(days=back) for back in range(rule.days, 0, -1)]
    inside = [visit for visit in visits if days[0] <= visit.at.astimezone(CHINA).date() <= days[-1]]
    counted = [visit for visit in inside if visit.end is not VisitEnd.UNKNOWN]
    failed = [visit for visit in counted if visit.end is VisitEnd.FAILED]
    a_day = Counter(visit.at.astimezone(CHINA).date() for visit in counted)
    short = [day for day in days if a_day[day] < rule.visits_per_day]
    uncounted = Counter(visit.why for visit in inside if visit.end is VisitEnd.UNKNOWN)
    facts: dict[str, Fact] = {
        "url": url,
        "first_day": days[0].isoformat(),
        "last_day": days[-1].isoformat(),
        "visits": len(counted),
        "failed": len(failed),
        "opened": len(counted) - len(failed),
        "seconds": rule.open_seconds,
        "least_visits": rule.visits_per_day,
        "short_days": len(short),
        "percent": round(100 * len(failed) / len(counted), 1) if counted else None,
        "failures": [
            {"at": visit.at.isoformat(), "note": visit.sighting.note, "status": visit.sighting.status}
            for visit in failed[:MOMENTS_NAMED]
        ],
        "uncounted": dict(sorted(uncounted.items())),
    }
    if short:
        walls = sum(visit.sighting.kind in _WALLS for visit in inside)
        reason = Reason.BLOCKED if 2 * walls > len(inside) else Reason.CRAWL_CUT_SHORT
        return undetermined(url, reason, facts, proof=tuple(visit.sighting.key for visit in inside[-1:]), of=duty)
    if 100 * len(failed) >= rule.failed_percent * len(counted):
        return breached(url, facts, proof=tuple(visit.sighting.key for visit in failed[:MOMENTS_NAMED]), of=duty)
    return met(url, facts, proof=tuple(visit.sighting.key for visit in counted[-1:]), of=duty)
