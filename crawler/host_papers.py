"""The certificate of a host that units publish on, looked at once a night and kept as a fact.

It is kept as a sighting under a made address (``tls://host:port``) whose note names the problems, and a trait with what the
certificate says: ``host``; ``problems``; ``not_before`` and ``not_after`` (ISO 8601, UTC; absent when it cannot be read);
``names`` it is for; ``issuer``.
"""

from datetime import datetime
from urllib.parse import urlsplit

from crawler import certificate
from crawler.addresses import is_public
from crawler.certificate import Papers
from crawler.haul import Haul
from crawler.job import host_of
from crawler.readings import Genuineness
from crawler.workplace import Workplace
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Fact
from duewatch.domain.service import certificate_address
from duewatch.domain.sightings import Role, SightingKind
from duewatch.domain.traits import PageTraits, Trait, TraitKind

MOST_NAMES = 10
WITHIN = 15.0  # seconds


async def look_at(url: str, place: Workplace) -> Haul | None:
    """The certificate of the host of an address, as facts; ``None`` when there is none to be had.

    Nothing is looked at through a proxy: it may show papers of its own.
    """
    made = certificate_address(url)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    if made is None or place.proxy is not None or await place.guard.objection(url):
        return None
    allowed = place.guard.is_allowed(host, port)
    async with place.budget.turn(host_of(url)):
        papers = await certificate.inspect(
            host, port, within=WITHIN, now=datetime.now(CHINA), may_connect=lambda address: allowed or is_public(address)
        )
    if papers is None:
        return None
    seen = place.visitor.sighting(made, Role.CERTIFICATE, Genuineness(SightingKind.SEEN, ",".join(papers.problems)))
    return Haul(sightings=(seen,), traits=(PageTraits(seen.key, made, (Trait(TraitKind.CERTIFICATE, _facts(host, papers)),)),))


def _facts(host: str, papers: Papers) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "host": host,
        "problems": list(papers.problems),
        "names": list(papers.names[:MOST_NAMES]),
        "issuer": papers.issuer,
    }
    for name, moment in (("not_before", papers.not_before), ("not_after", papers.not_after)):
        if moment is not None:
            facts[name] = moment.isoformat()
    return facts
