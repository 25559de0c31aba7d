"""A page leads to, or shows, a foreign trade: gambling, pornography, a domain for sale.

Why it matters
--------------
When a domain lapses it is bought for the readers its old links still send. From then on a public page leads to gambling or
worse, and whoever finds it finds the unit's name beside it. Links that readers cannot see are the mark of a break-in: they
lend the good name of the site to such pages.

How it is decided
-----------------
The page behind a link to another host is looked at when it is asked for. It takes several independent signs to call it a
page of such a trade, and two such observations, apart in time; one alone is only a suspicion. The same holds for the unit's
own pages.

On the unit's pages, links to other hosts that are kept from sight are listed. One whose words speak of such a trade is
proof; one that is only hidden in a way no menu uses is a suspicion.

How to remedy
-------------
Take the link away at once; where it was hidden, or the page is the unit's own, have the site examined for a break-in, its
passwords changed and the operator told.

When it stays silent
--------------------
Press reports, notices of the police and campaigns against such trades use the same words and are told apart by their own.
Folded menus, counters of visitors and public bodies may be hidden. A page that was not read this time says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from checks.addresses import site_of
from checks.contract import check
from checks.duties import duty_naming
from checks.link_faults import place_facts, ways
from checks.removal import links_taken_away
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.link_notes import trade_of
from duewatch.domain.obligations import Severity
from duewatch.domain.sightings import Sighting, SightingKind
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

NO_TRADE = "no-trade"
_ANSWERED = frozenset({SightingKind.SEEN, SightingKind.GONE, SightingKind.MOVED})


@dataclass(slots=True)
class Sign:
    """What speaks against one address."""

    sign: str  # taken-over, own-page, hidden
    trade: str
    is_proved: bool
    proof: tuple[str, ...]
    facts: dict[str, Fact]


@check(
    title="Link into a foreign trade",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "{url}: {sign} ({trade})[[; “{text}” on {page}]].",
        Verdict.SUSPECTED: "{url}: probably {sign} ({trade})[[; “{text}” on {page}]]; a person should look.",
        Verdict.UNDETERMINED: "Whether {url} still belongs to a foreign trade could not be verified.",
    },
    severity=Severity.SERIOUS,
    since="0.2",
    details={
        "pages": "how many pages link there, or show the hidden link",
        "places": "the first pages that link there, with the words of the link and its role",
        "looks": "how many observations in a row found the trade there",
        "how": "how the link is hidden",
    },
)
def hijacked_link(view: UnitView) -> Iterable[Ruling]:
    """Judge what stands behind links, on the unit's own pages, and out of sight."""
    of = duty_naming("hijacked-link", view)
    signs = _hidden(view)
    signs |= _own_pages(view)
    read: dict[str, Sighting] = {}
    for way in ways(view):
        looks = tuple(look for look in way.looks if look.method != "HEAD")  # a head alone shows no page
        if looks:
            read[way.link.url] = looks[-1]
        if looks and trade_of(looks[-1].note) is not None:
            found = _taken_over(looks, view, "taken-over")
            found.facts |= place_facts(way.link)
            found.proof += tuple(place.page_sighting for place in way.link.occurrences[:1])
            known = signs.get(way.link.url)
            if known is None or (found.is_proved and not known.is_proved):
                signs[way.link.url] = found
    for url, sign in sorted(signs.items()):
        facts: dict[str, Fact] = {"url": url, "sign": sign.sign, "trade": sign.trade, **sign.facts}
        rule = breached if sign.is_proved else suspected
        yield rule(url, facts, proof=tuple(dict.fromkeys(sign.proof)), of=of)
    yield from _open_before(view, signs, read)


def _taken_over(looks: tuple[Sighting, ...], view: UnitView, sign: str) -> Sign:
    row: list[Sighting] = []
    for look in reversed(looks):
        if trade_of(look.note) is not None:
            row.insert(0, look)
        elif look.kind in _ANSWERED:
            break
    first, last = row[0], row[-1]
    apart = timedelta(seconds=view.settings.link_recheck_seconds)
    is_proved = len(row) > 1 and last.seen_at - first.seen_at >= apart
    return Sign(sign, trade_of(last.note) or NO_TRADE, is_proved, (first.key, last.key), {"looks": len(row)})


def _own_pages(view: UnitView) -> dict[str, Sign]:
    found: dict[str, Sign] = {}
    for url, looks in view.own_looks.items():
        pages = tuple(look for look in looks if look.method != "HEAD")
        if pages and trade_of(pages[-1].note) is not None:
            found[url] = _taken_over(pages, view, "own-page")
            found[url].facts |= {"text": None, "page": None}
    return found


def _hidden(view: UnitView) -> dict[str, Sign]:
    """Hidden links to hosts that are not the unit's, by address; the page that is named is the first by its address."""
    own = {site_of(column.column.url) for column in view.columns if column.column.url}
    own |= {name for host in view.unit.hosts for name in (host, host.partition(":")[0])}
    found: dict[str, Sign] = {}
    pages: dict[str, set[str]] = {}
    for page in sorted(view.traits.values(), key=lambda one: (one.url, one.sighting)):
        facts = page.facts(TraitKind.HIDDEN_LINKS)
        for link in _links(facts):
            url = str(link.get("url", ""))
            if site_of(url) in own:
                continue
            pages.setdefault(url, set()).add(page.url)
            trade = str(link.get("trade") or "") or NO_TRADE
            if url in found and (found[url].is_proved or trade == NO_TRADE):
                continue
            told: dict[str, Fact] = {
                "text": shown(str(link.get("text", ""))),
                "page": page.url,
                "how": str(link.get("how", "")),
            }
            found[url] = Sign("hidden", trade, trade != NO_TRADE, (page.sighting,), told)
    for url, sign in found.items():
        sign.facts["pages"] = len(pages[url])
    return found


def _links(facts: Mapping[str, Fact] | None) -> list[dict[str, Fact]]:
    listed = facts.get("links") if facts else None
    return [link for link in listed if isinstance(link, dict)] if isinstance(listed, list) else []


def _open_before(view: UnitView, signs: Mapping[str, Sign], read: Mapping[str, Sighting]) -> Iterable[Ruling]:
    """What was found before and is not found now: gone from the pages, innocent again, or not looked at."""
    of = duty_naming("hijacked-link", view)
    taken_away = dict(links_taken_away("hijacked-link", view))
    examined = {page.url: page.sighting for page in view.traits.values() if page.facts(TraitKind.HIDDEN_LINKS) is not None}
    own = {url: looks[-1] for url, looks in view.own_looks.items() if looks}
    linked = {link.url for link in view.links}
    for url, facts in sorted(view.open_before.get("hijacked-link", {}).items()):
        if url in signs:
            continue
        page = examined.get(str(facts.get("page")))
        last = own.get(url) if facts.get("sign") == "own-page" else read.get(url)
        if facts.get("sign") == "hidden" and page is not None and url not in linked:
            yield met(url, {"url": url, "state": "unlinked"}, proof=(page,), of=of)
        elif url in taken_away:
            yield met(url, {"url": url, "state": "unlinked"}, proof=(taken_away[url],), of=of)
        elif last is not None and last.kind in _ANSWERED and (facts.get("sign") != "hidden" or page is not None):
            yield met(url, {"url": url, "state": "innocent"}, proof=(last.key,), of=of)
        else:
            proof = (last.key,) if last is not None else ()
            yield undetermined(url, Reason.CRAWL_CUT_SHORT, {"url": url}, proof=proof, of=of)
