"""A public page links to an address that only exists inside an internal network.

Why it matters
--------------
Nobody outside the office can follow such a link: what it promises is not public. It also tells strangers how the internal
network is built.

How it is decided
-----------------
The host of each link is looked at, without asking it anything. Addresses of private and local networks, this machine
itself, and names that end in a part reserved for internal use can not be reached by the public.

How to remedy
-------------
Put the file on the public site and link to it there.

When it stays silent
--------------------
Links within the host on which the unit's own columns stand are left alone: whoever can read the page can reach them. Names
that are merely unknown are for `broken-link`.
"""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

from checks.addresses import host_of
from checks.contract import check
from checks.duties import duty_naming
from checks.removal import links_taken_away
from checks.rulings import Ruling, breached, met
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView

INTERNAL_ENDINGS: Final = (".local", ".localhost", ".internal", ".intranet", ".lan", ".corp", ".home.arpa")
"""RFC 6761, RFC 6762, RFC 8375, and names that are kept out of the public name system because they are used inside."""


@check(
    title="Link into an internal network",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "“{text}” on {page} leads to {url}, which only exists inside an internal network.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"pages": "how many pages link there"},
)
def intranet_link(view: UnitView) -> Iterable[Ruling]:
    """Judge the host of every link."""
    of = duty_naming("intranet-link", view)
    own = {host_of(column.column.url) for column in view.columns if column.column.url}
    own |= {host.partition(":")[0] for host in view.unit.hosts}
    internal: dict[str, bool] = dict.fromkeys(own, False)
    for link in view.links:
        host = host_of(link.url)
        if host not in internal:
            internal[host] = _is_internal(host)
        if not internal[host] or not link.occurrences:
            continue
        place = min(link.occurrences, key=lambda one: (one.in_template, one.page_url, one.text))
        facts: dict[str, Fact] = {
            "url": link.url,
            "text": shown(place.text),
            "page": place.page_url,
            "pages": len({one.page_url for one in link.occurrences}),
        }
        yield breached(link.url, facts, proof=(place.page_sighting,), of=of)
    for url, page in links_taken_away("intranet-link", view):
        yield met(url, {"url": url, "state": "unlinked"}, proof=(page,), of=of)


def _is_internal(host: str) -> bool:
    if host == "localhost" or host.endswith(INTERNAL_ENDINGS):
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False
