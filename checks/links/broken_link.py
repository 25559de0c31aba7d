"""A link, image or attachment leads to an address that does not exist.

Why it matters
--------------
A reader who follows a dead link does not get what was promised, and a dead attachment is a document that is not public.
Inspections count broken links page by page; one in a menu or footer is met on every page.

How it is decided
-----------------
An address is gone when its server itself says so: status 404 or 410, or the page this server is known to show in their
stead. It takes two such observations, apart in time, with nothing in between that shows the page; one alone is only a
suspicion. An address that was moved is judged by the place it was moved to. One address is one finding, however many pages
link to it.

How to remedy
-------------
Correct the address, put the file back, or take the link away; the facts name the pages and the words of the link.

When it stays silent
--------------------
A server that refuses, blocks, fails or does not answer says nothing about the page: undetermined. So are addresses that
were not asked, for example because robots.txt forbids it. Only "gone" can make a link broken.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from checks.contract import check
from checks.duties import duty_naming
from checks.proofs import REASON_OF
from checks.removal import links_taken_away
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.sightings import Link, Sighting, SightingKind
from duewatch.domain.views import LinkView, UnitView

PAGES_NAMED = 3
LONGEST_CHAIN = 10  # redirects that are followed through the observations


@check(
    title="Broken link",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "“{text}” on {page} leads to {url}, which does not exist (status {status}); seen {looks} times, "
        "linked from {pages} pages.",
        Verdict.SUSPECTED: "“{text}” on {page} leads to {url}, which did not exist when it was looked at (status {status}); "
        "a second look is to come.",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified (status {status}, {note}).",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "places": "the first pages that link there, with the words of the link and its role",
        "moved_to": "where the server sends a visitor, when it does",
        "first_gone": "when the address was first seen to be gone, of the observations in a row",
        "last_gone": "when it was last seen to be gone",
    },
)
def broken_link(view: UnitView) -> Iterable[Ruling]:
    """Judge every address the unit's pages point to."""
    duty = duty_naming("broken-link", view)
    apart = timedelta(seconds=view.settings.link_recheck_seconds)
    by_url: dict[str, tuple[Sighting, ...]] = {link.url: link.observations for link in view.links}
    elsewhere = _others_by_url(view, by_url)
    for link in view.links:
        looks = _at_the_end(link.observations, by_url, elsewhere)
        last = looks[-1] if looks else None
        facts: dict[str, Fact] = {"url": link.url, "status": last.status if last else None}
        if last is None:
            facts |= {"note": "", "moved_to": None}
            yield undetermined(link.url, Reason.CRAWL_CUT_SHORT, facts, of=duty)
        elif last.kind is SightingKind.SEEN:
            yield met(link.url, {**facts, "state": "reached"}, proof=(last.key,), of=duty)
        elif last.kind is SightingKind.GONE:
            yield _gone(link, looks, apart, facts, duty)
        else:
            facts |= {"note": last.note, "moved_to": last.location}
            reason = REASON_OF.get(last.kind, Reason.CRAWL_CUT_SHORT)
            yield undetermined(link.url, reason, facts, proof=(last.key,), of=duty)
    for url, page in links_taken_away("broken-link", view):
        yield met(url, {"url": url, "status": None, "state": "unlinked"}, proof=(page,), of=duty)


def _gone(
    link: LinkView, looks: tuple[Sighting, ...], apart: timedelta, facts: dict[str, Fact], duty: Obligation | None
) -> Ruling:
    row = _gone_in_a_row(looks)
    first, last = row[0], row[-1]
    places = sorted(link.occurrences, key=lambda place: (place.in_template, place.page_url, place.text))
    facts |= {
        "text": shown(places[0].text) if places else "",
        "page": places[0].page_url if places else None,
        "pages": _pages_counted(places),
        "looks": len(row),
        "places": [_place(place) for place in _first_of_each_page(places)],
        "moved_to": last.url if last.url != link.url else None,
        "first_gone": first.seen_at.isoformat(),
        "last_gone": last.seen_at.isoformat(),
    }
    proof = dict.fromkeys([first.key, last.key, *(place.page_sighting for place in places[:1])])
    if len(row) > 1 and last.seen_at - first.seen_at >= apart:
        return breached(link.url, facts, proof=tuple(proof), of=duty)
    return suspected(link.url, facts, proof=tuple(proof), of=duty)


def _gone_in_a_row(looks: tuple[Sighting, ...]) -> list[Sighting]:
    """The latest observations that say "gone" with none between them that shows the page; failures in between say nothing."""
    row: list[Sighting] = []
    for look in reversed(looks):
        if look.kind is SightingKind.GONE:
            row.append(look)
        elif look.kind in (SightingKind.SEEN, SightingKind.MOVED):
            break
    return row[::-1]


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


def _others_by_url(view: UnitView, known: Mapping[str, tuple[Sighting, ...]]) -> dict[str, tuple[Sighting, ...]]:
    """Observations of addresses that no page links to directly: where redirects lead."""
    targets = {look.location for looks in known.values() for look in looks[-1:] if look.location}
    further = {sighting.location for sighting in view.sightings.values() if sighting.location}
    found: dict[str, list[Sighting]] = {}
    for sighting in view.sightings.values():
        if sighting.url not in known and (sighting.url in targets or sighting.url in further):
            found.setdefault(sighting.url, []).append(sighting)
    return {url: tuple(sorted(looks, key=lambda look: (look.seen_at, look.key))) for url, looks in found.items()}


def _pages_counted(places: list[Link]) -> int:
    """How many pages link there; a template counts once, however many pages show it."""
    own = {place.page_url for place in places if not place.in_template}
    return len(own) + any(place.in_template for place in places)


def _first_of_each_page(places: list[Link]) -> list[Link]:
    pages: dict[str, Link] = {}
    for place in places:
        pages.setdefault(place.page_url, place)
        if len(pages) == PAGES_NAMED:
            break
    return list(pages.values())


def _place(place: Link) -> dict[str, Fact]:
    return {"page": place.page_url, "text": shown(place.text), "role": place.role, "template": place.in_template}
