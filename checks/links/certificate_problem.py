"""A host of the unit shows a certificate that browsers warn their readers of.

Why it matters
--------------
Before the page the reader sees a warning over the whole window, and is told not to go on. Whoever learns to click it away on
a public site is easy prey elsewhere.

How it is decided
-----------------
The certificate of every host of the unit's columns is looked at once a night, as a browser would: its days, the hosts it is
for, who signed it. An end that lies in the past is proof enough. What somebody on the way could have put before us (a
certificate signed by itself, or made for another host) takes two observations, apart in time. An issuer that we do not know,
or a chain with a gap, is only a suspicion: browsers know more issuers than we do, and some fill the gap.

How to remedy
-------------
Have the certificate renewed, made for all names of the host, and delivered with those of its issuers.

When it stays silent
--------------------
Hosts of others are none of the unit's business. Without encryption there is nothing to look at. Nothing is looked at through
a proxy. A certificate that is good but near its end is not due yet; the days left are told.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from checks.contract import check
from checks.rulings import Ruling, breached, met, pending, suspected, undetermined
from duewatch.domain.judgements import Fact, Facts, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.service import CERTIFICATE_SCHEME
from duewatch.domain.sightings import Sighting
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

PROVED_AT_ONCE = frozenset({"expired"})
PROVED_BY_TWO = frozenset({"not-yet-valid", "self-signed", "wrong-host"})


@check(
    title="Certificate that browsers warn of",
    messages={
        Verdict.MET: "The certificate of {host} is in order[[; it ends on {not_after}]].",
        Verdict.BREACHED: "Browsers warn of {host}: its certificate is {problems}[[ (it ends on {not_after})]].",
        Verdict.SUSPECTED: "Browsers may warn of {host}: its certificate seems to be {problems}.",
        Verdict.PENDING: "The certificate of {host} ends on {not_after}; {days_left} days are left to renew it.",
        Verdict.UNDETERMINED: "The certificate of {host} could not be looked at this time.",
    },
    severity=Severity.MINOR,
    since="0.2",
    details={
        "names": "the hosts the certificate is for",
        "issuer": "who signed it, as it says",
        "not_before": "the day from which it is good",
        "due_soon": "whether its end is close",
    },
)
def certificate_problem(view: UnitView) -> Iterable[Ruling]:
    """Judge the certificates of the hosts of the unit's columns by the first duty that has the figure."""
    named = (duty.obligation for duty in view.duties if "certificate-problem" in duty.obligation.checks)
    duty = min(named, key=lambda obligation: obligation.id, default=None)
    if duty is None or duty.service is None or duty.service.certificate_days is None:
        return
    shown = {page.url: page for page in view.traits.values() if page.url.startswith(f"{CERTIFICATE_SCHEME}:")}
    for made, looks in sorted(view.own_looks.items()):
        if not made.startswith(f"{CERTIFICATE_SCHEME}:"):
            continue
        host = made.partition("//")[2].removesuffix(":443")
        page = shown.get(made)
        facts = page.facts(TraitKind.CERTIFICATE) if page else None
        if page is None or facts is None or page.sighting not in view.sightings:
            yield undetermined(host, Reason.UNREACHABLE, {"host": host}, proof=tuple(look.key for look in looks[-1:]), of=duty)
            continue
        yield _ruling(host, facts, view.sightings[page.sighting], looks, view, duty)


def _ruling(host: str, seen: Facts, last: Sighting, looks: tuple[Sighting, ...], view: UnitView, duty: Obligation) -> Ruling:
    assert duty.service is not None
    assert duty.service.certificate_days is not None
    problems = [str(problem) for problem in _listed(seen, "problems")]
    ends = datetime.fromisoformat(str(seen["not_after"])) if seen.get("not_after") else None
    facts: dict[str, Fact] = {
        "host": host,
        "problems": [*problems],
        "not_after": ends.date().isoformat() if ends else None,
        "not_before": str(seen["not_before"])[:10] if seen.get("not_before") else None,
        "names": _listed(seen, "names"),
        "issuer": str(seen.get("issuer", "")),
    }
    apart = timedelta(seconds=view.settings.link_recheck_seconds)
    earlier = {problem for look in looks if last.seen_at - look.seen_at >= apart for problem in look.note.split(",") if problem}
    proved = [problem for problem in problems if problem in PROVED_AT_ONCE or (problem in PROVED_BY_TWO and problem in earlier)]
    if proved:
        return breached(host, facts | {"problems": [*proved]}, proof=(last.key,), of=duty)
    if problems:
        return suspected(host, facts, proof=(last.key,), of=duty)
    days_left = (ends - last.seen_at).days if ends else None
    if days_left is not None and days_left <= duty.service.certificate_days:
        return pending(host, facts | {"days_left": days_left, "due_soon": True}, proof=(last.key,), of=duty)
    return met(host, facts, proof=(last.key,), of=duty)


def _listed(facts: Mapping[str, Fact], name: str) -> list[Fact]:
    value = facts.get(name)
    return list(value) if isinstance(value, list) else []
