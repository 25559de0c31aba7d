"""Which check speaks of which link, and what it says: five checks share one ladder of proof.

One address and one fault give one finding. The order of precedence, for every address of the unit:

1. a check whose finding on the address is open keeps it until the address is seen again or linked to no longer, whatever the
   server has come to answer meanwhile;
2. ``redirect-loop`` where the way comes back to itself, ``soft-not-found`` where success is answered without the page;
3. else the role of the link decides: ``broken-attachment``, ``broken-image``, ``broken-link``. Where an address has several
   roles, the one that weighs most counts.

An address that a foreign trade has taken over is left to ``hijacked-link``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from checks.duties import duty_naming
from checks.proofs import REASON_OF
from checks.removal import links_taken_away
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason
from duewatch.domain.link_notes import REDIRECT_LOOP, SOFT_NOT_FOUND, TOO_MANY_REDIRECTS, end_note, trade_of
from duewatch.domain.obligations import Obligation
from duewatch.domain.sightings import Link, Sighting, SightingKind
from duewatch.domain.views import LinkView, UnitView

LOOP, SOFT = "redirect-loop", "soft-not-found"
BY_ROLE: Final[Mapping[str, str]] = {"attachment": "broken-attachment", "image": "broken-image", "link": "broken-link"}
"""Role of a link → the check that speaks of it, the weightiest first."""

FAMILY: Final = (LOOP, SOFT, *BY_ROLE.values())
"""The checks that share the links among them, in the order of precedence."""

DETAILS: Final[dict[str, str]] = {
    "places": "the first pages that link there, with the words of the link and its role",
    "moved_to": "where the server sends a visitor, when it does",
    "first_gone": "when the address was first seen to lead nowhere, of the observations in a row",
    "last_gone": "when it was last seen so",
}
"""Facts of all five that stand in no sentence."""

_OWNER: Final = {role: (check,) for role, check in BY_ROLE.items()}
_LOOP_ALONE, _SOFT_ALONE = (LOOP,), (SOFT,)
_SOFT_KINDS = frozenset({SightingKind.GONE, SightingKind.NOT_GENUINE})
_SPEAKING = _SOFT_KINDS | {SightingKind.FAILED}  # kinds whose notes may say that the role does not decide

PAGES_NAMED = 3
LONGEST_CHAIN = 10  # redirects that are followed through the observations
_ENTRY = re.compile(r"^[a-z]+://[^/?#]*/?(?:(?:index|default|main|home)(?:\.\w+)?)?$", re.IGNORECASE)
_DEEP = re.compile(r"^[a-z]+://[^/?#]*/(?:[^/?#]+/)*[^/?#]+\.\w{2,5}(?:\?|$)", re.IGNORECASE)


class Way(NamedTuple):
    """One link target and what was seen at the end of the way from it."""

    link: LinkView
    looks: tuple[Sighting, ...]

    @property
    def last(self) -> Sighting | None:
        """The latest observation."""
        return self.looks[-1] if self.looks else None

    @property
    def is_soft(self) -> bool:
        """Whether the server answers success for a page that is not there, or seems to."""
        last = self.last
        if last is None:
            return False
        if last.kind in _SOFT_KINDS:
            return end_note(last.note) == SOFT_NOT_FOUND
        return self.ends_at_home

    @property
    def ends_at_home(self) -> bool:
        """Whether one page of a site is answered by its entry page: the page itself has probably been given up."""
        last = self.last
        return (
            last is not None
            and last.kind is SightingKind.SEEN
            and last.url != self.link.url
            and bool(_ENTRY.match(last.url))
            and bool(_DEEP.match(self.link.url))
            and not _ENTRY.match(self.link.url)
        )


def rulings(check_id: str, view: UnitView) -> Iterator[Ruling]:
    """What one check of the family says of the links that are its own."""
    duty = duty_naming(check_id, view)
    apart = timedelta(seconds=view.settings.link_recheck_seconds)
    for way in view.once("link-owners", lambda: _by_owner(view)).get(check_id, ()):
        yield _ruling(way, apart, duty)
    for url, page in links_taken_away(check_id, view):
        yield met(url, {"url": url, "status": None, "state": "unlinked"}, proof=(page,), of=duty)


def _by_owner(view: UnitView) -> dict[str, list[Way]]:
    """Every link under the check, or the checks, that it is for."""
    accused = accused_before(view)
    owned: dict[str, list[Way]] = {}
    for way in ways(view):
        for check in owners(way, accused):
            owned.setdefault(check, []).append(way)
    return owned


def accused_before(view: UnitView) -> dict[str, tuple[str, ...]]:
    """Addresses with open findings, each with the checks that had accused it, in the order of precedence."""
    found: dict[str, tuple[str, ...]] = {}
    for check in FAMILY:
        for url in view.open_before.get(check, ()):
            found[url] = (*found.get(url, ()), check)
    return found


def owners(way: Way, accused: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The checks that speak of an address: one, or none. That it is there again is said by every check that had accused it."""
    link, looks = way
    last = looks[-1] if looks else None
    if accused and (accusing := accused.get(link.url)):
        is_there = last is not None and last.kind is SightingKind.SEEN and not way.ends_at_home
        return accusing if is_there else accusing[:1]
    if last is not None and (last.kind in _SPEAKING or last.url != link.url):
        if trade_of(last.note) is not None:
            return ()
        if _is_loop(last):
            return _LOOP_ALONE
        if way.is_soft:
            return _SOFT_ALONE
    places = link.occurrences
    if len(places) == 1:
        return _OWNER.get(places[0].role, _OWNER["link"])
    roles = {place.role for place in places}
    return next((check for role, check in _OWNER.items() if role in roles), _OWNER["link"])


def ways(view: UnitView) -> Iterator[Way]:
    """Every link of the unit with the observations of the place it finally leads to."""
    moved = [link for link in view.links if link.observations and link.observations[-1].kind is SightingKind.MOVED]
    if not moved:
        for link in view.links:
            yield Way(link, link.observations)
        return
    by_url = {link.url: link.observations for link in view.links}
    elsewhere = _others_by_url(view, moved, by_url)
    for link in view.links:
        yield Way(link, _at_the_end(link.observations, by_url, elsewhere))


def _ruling(way: Way, apart: timedelta, duty: Obligation | None) -> Ruling:
    link, last = way.link, way.last
    if last is not None and last.kind is SightingKind.SEEN and (last.url == link.url or not way.ends_at_home):
        return met(link.url, {"url": link.url, "status": last.status, "state": "reached"}, proof=(last.key,), of=duty)
    facts: dict[str, Fact] = {"url": link.url, "status": last.status if last else None}
    if last is None:
        return undetermined(link.url, Reason.CRAWL_CUT_SHORT, facts | {"note": "", "moved_to": None}, of=duty)
    if way.is_soft or _is_dead(last):
        return _accusation(way, last, apart, facts, duty)
    facts |= {"note": last.note, "moved_to": last.location}
    reason = REASON_OF.get(last.kind, Reason.CRAWL_CUT_SHORT)
    return undetermined(link.url, reason, facts, proof=(last.key,), of=duty)


def _accusation(way: Way, last: Sighting, apart: timedelta, facts: dict[str, Fact], duty: Obligation | None) -> Ruling:
    link = way.link
    row = dead_in_a_row(way.looks) or [last]
    first = row[0]
    facts |= place_facts(link) | {
        "looks": len(row),
        "moved_to": last.url if last.url != link.url else None,
        "first_gone": first.seen_at.isoformat(),
        "last_gone": last.seen_at.isoformat(),
    }
    proof = tuple(dict.fromkeys([first.key, last.key, *(place.page_sighting for place in in_order(link)[:1])]))
    is_proved = _is_dead(last) and end_note(last.note) != TOO_MANY_REDIRECTS
    if is_proved and len(row) > 1 and last.seen_at - first.seen_at >= apart:
        return breached(link.url, facts, proof=proof, of=duty)
    return suspected(link.url, facts, proof=proof, of=duty)


def dead_in_a_row(looks: Sequence[Sighting]) -> list[Sighting]:
    """The latest observations that lead nowhere, none between them that shows the page; failures in between say nothing."""
    row: list[Sighting] = []
    for look in reversed(looks):
        if _is_dead(look):
            row.append(look)
        elif look.kind in (SightingKind.SEEN, SightingKind.MOVED):
            break
    return row[::-1]


def _is_dead(look: Sighting) -> bool:
    return look.kind is SightingKind.GONE or _is_loop(look)


def _is_loop(look: Sighting) -> bool:
    return look.kind is SightingKind.FAILED and end_note(look.note) in (REDIRECT_LOOP, TOO_MANY_REDIRECTS)


def place_facts(link: LinkView) -> dict[str, Fact]:
    """Where a link stands: its words, the first page that shows it, how many there are, and the first of them."""
    places = in_order(link)
    return {
        "text": shown(places[0].text) if places else "",
        "page": places[0].page_url if places else None,
        "pages": _pages_counted(places),
        "places": [_place(place) for place in _first_of_each_page(places)],
    }


def in_order(link: LinkView) -> list[Link]:
    """The places of a link, those in a document before those in a menu or footer."""
    return sorted(link.occurrences, key=lambda place: (place.in_template, place.page_url, place.text))


def _at_the_end(
    looks: tuple[Sighting, ...], by_url: Mapping[str, tuple[Sighting, ...]], elsewhere: Mapping[str, tuple[Sighting, ...]]
) -> tuple[Sighting, ...]:
    """The observations of the place an address finally leads to, as far as that place was looked at."""
    asked: set[str] = set()
    while looks and looks[-1].kind is SightingKind.MOVED and len(asked) < LONGEST_CHAIN:
        target = looks[-1].location
        following = (by_url.get(target) or elsewhere.get(target)) if target and target not in asked else None
        if not target or not following:
            break
        asked.add(target)
        looks = following
    return looks


def _others_by_url(
    view: UnitView, moved: Sequence[LinkView], known: Mapping[str, tuple[Sighting, ...]]
) -> dict[str, tuple[Sighting, ...]]:
    """Observations of addresses that no page links to directly: where redirects lead, redirect after redirect."""
    targets = {link.observations[-1].location for link in moved}
    steps = {look.location for look in view.sightings.values() if look.kind is SightingKind.MOVED}
    found: dict[str, list[Sighting]] = {}
    for sighting in view.sightings.values():
        if (sighting.url in targets or sighting.url in steps) and sighting.url not in known:
            found.setdefault(sighting.url, []).append(sighting)
    return {url: tuple(sorted(looks, key=lambda look: (look.seen_at, look.key))) for url, looks in found.items()}


def _pages_counted(places: Sequence[Link]) -> int:
    """How many pages link there; a template counts once, however many pages show it."""
    own = {place.page_url for place in places if not place.in_template}
    return len(own) + any(place.in_template for place in places)


def _first_of_each_page(places: Sequence[Link]) -> list[Link]:
    pages: dict[str, Link] = {}
    for place in places:
        pages.setdefault(place.page_url, place)
        if len(pages) == PAGES_NAMED:
            break
    return list(pages.values())


def _place(place: Link) -> dict[str, Fact]:
    return {"page": place.page_url, "text": shown(place.text), "role": place.role, "template": place.in_template}
