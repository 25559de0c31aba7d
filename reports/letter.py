"""The letter that asks a site's operator to admit the audit: which wall, how often, who we are, how politely we ask. Pure.

A wall is never got round; it is asked about. The letter states only what the sightings of one run show.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from duewatch.domain.orders import Run
from duewatch.domain.sightings import Sighting, SightingKind
from reports.render import fill
from reports.safe import one_line, web_address
from reports.words import words_of

EXAMPLES = 5
WALLED = "walled"
OUR_OWN_RULES = ("robots.txt", "robots-unavailable")
REFUSAL = "http-403"
"""A refusal without the marks of a wall. Most walls leave their marks; some only forbid."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks, and how: what stands in the configuration."""

    name: str  # of the office or service, as in its mails
    agent: str  # the whole user agent
    contact: str
    addresses: tuple[str, ...]  # public addresses our requests come from; empty: left open to be filled in
    delay_seconds: float
    per_host: int
    obeys_robots: bool


@dataclass(frozen=True, slots=True)
class Wall:
    """One wall that was met."""

    name: str
    times: int
    statuses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What the template tells."""

    host: str
    run: int
    asked: int  # visits that got any answer or failure
    blocked: int
    left_alone: int  # not asked any more after the walls
    by_robots: int  # not asked because robots.txt says so
    walls: tuple[Wall, ...]
    first: str
    last: str
    examples: tuple[str, ...]
    sender: Sender
    day: str


def is_wall(sighting: Sighting) -> bool:
    """Whether a sighting is one the letter is about."""
    return sighting.kind is SightingKind.BLOCKED or (sighting.kind is SightingKind.REFUSED and sighting.note == REFUSAL)


def admission_letter(host: str, sightings: Iterable[Sighting], run: Run, sender: Sender, at: datetime, language: str) -> str:
    """The letter as text.

    Args:
        host: ``host`` or ``host:port``.
        sightings: All sightings of that host in the run, at least one of them a wall.
        run: The run they are from.
        sender: Who asks.
        at: The day of the letter.
        language: ``zh`` or ``en``.

    Raises:
        ValueError: no wall is among the sightings.
    """
    words = words_of(language)
    ordered = sorted(sightings, key=lambda one: (one.seen_at, one.key))
    walls = [one for one in ordered if is_wall(one)]
    if not walls:
        raise ValueError(f"{host} showed no wall")
    skipped = Counter(one.note for one in ordered if one.kind is SightingKind.SKIPPED)
    letter = Letter(
        one_line(host),
        run.id,
        sum(one.kind is not SightingKind.SKIPPED for one in ordered),
        len(walls),
        skipped[WALLED],
        sum(skipped[rule] for rule in OUR_OWN_RULES),
        tuple(
            Wall(words.note(note), times, tuple(sorted({one.status for one in walls if one.note == note and one.status})))
            for note, times in Counter(one.note for one in walls).most_common()
        ),
        words.stamp(walls[0].seen_at),
        words.stamp(walls[-1].seen_at),
        _examples(walls),
        sender,
        words.long_day(at.date()),
    )
    return fill("letters/admission.txt.j2", words.tag, letter=letter)


def _examples(walls: Sequence[Sighting]) -> tuple[str, ...]:
    """The first addresses, each once, as they stand; what is no clean web address is left out."""
    addresses = dict.fromkeys(one.url for one in walls if web_address(one.url) is not None)
    return tuple(one_line(url) for url in list(addresses)[:EXAMPLES])
