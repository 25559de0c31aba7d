"""Nights on which much fails, on the wire: what stands between the demo's hosts and those who ask them."""

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from duewatch.demo.portal import Site
from duewatch.demo.replies import Fault, Reply, page
from duewatch.demo.shapes import Host
from duewatch.demo.site import HostSite

SHARE = 0.2  # of all requests that fail
ALIVE_FOR = 250  # requests that the dying host answers
CHALLENGE = b"<html><script>document.cookie='__jsl_clearance_s=1';location.href=location.pathname</script></html>"

Sites = Mapping[Host, HostSite]


class Spoilt:
    """A host of which some answers fail; asked from several threads."""

    def __init__(self, site: HostSite, spoil: Callable[[Reply, int], Reply]) -> None:
        self._site, self._spoil = site, spoil
        self._asked = 0
        self._lock = threading.Lock()

    def reply(self, path: str) -> Reply:
        """The answer to a path, spoilt or not."""
        with self._lock:
            self._asked += 1
            return self._spoil(self._site.reply(path), self._asked)


def requests_fail(sites: Sites, dice: random.Random) -> Mapping[Host, Site]:
    """A fifth of all requests to every host fail: torn down, cut off, or answered with a server error."""

    def spoil(reply: Reply, _asked: int) -> Reply:
        if dice.random() >= SHARE:
            return reply
        how = dice.choice(("reset", "cut", "500", "503"))
        if how in ("500", "503"):
            return Reply(int(how), "text/html; charset=utf-8", b"<html><body>Server Error</body></html>")
        return replace(reply, fault=Fault(how))

    return {host: Spoilt(site, spoil) for host, site in sites.items()}


def host_dies(sites: Sites, dice: random.Random) -> Mapping[Host, Site]:
    """The district portal dies in the middle of the night."""
    alive_for = ALIVE_FOR + dice.randrange(ALIVE_FOR)

    def spoil(reply: Reply, asked: int) -> Reply:
        return reply if asked <= alive_for else replace(reply, fault=Fault.RESET)

    return {host: Spoilt(site, spoil) if host is Host.PORTAL else site for host, site in sites.items()}


def walls_go_up(sites: Sites, dice: random.Random) -> Mapping[Host, Site]:
    """A challenge with status 200 goes up on a third of the hosts, after they have answered for a while."""
    hosts = sorted(sites)
    walled = set(dice.sample(hosts, max(1, round(len(hosts) / 3))))
    after = dice.randrange(ALIVE_FOR)

    def spoil(reply: Reply, asked: int) -> Reply:
        return reply if asked <= after else page(CHALLENGE)

    return {host: Spoilt(site, spoil) if host in walled else site for host, site in sites.items()}


BAD_NIGHTS: Mapping[str, Callable[[Sites, random.Random], Mapping[Host, Site]]] = {
    "20 % of requests fail": requests_fail,
    "a host dies in the middle": host_dies,
    "walls go up on a third of the hosts": walls_go_up,
}
