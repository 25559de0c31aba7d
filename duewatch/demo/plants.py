"""What a plant is: something put into the innocent district on purpose, and the verdict it must get.

Those of the demo stand in :mod:`duewatch.demo.planted`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from duewatch.demo.addresses import Bases, file_url, link_url, page_url
from duewatch.demo.moments import Moments
from duewatch.demo.shapes import District, Host
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName

Nights = Callable[[int], bool]
"""Whether something stands on a night; night 0 is the eve."""

Place = tuple[str, str, str]
"""Unit, column, key of a document."""


def always(_night: int) -> bool:
    """Every night and the eve."""
    return True


def until(last: int) -> Nights:
    """Up to a night, then repaired."""
    return lambda night: night <= last


def since(first: int) -> Nights:
    """From a night on."""
    return lambda night: night >= first


def only(night_of: int) -> Nights:
    """On one night."""
    return lambda night: night == night_of


def all_but(*healthy: int) -> Nights:
    """Every night except some."""
    return lambda night: night not in healthy


@dataclass(frozen=True, slots=True)
class Scene:
    """What a subject is named from: the district of the night with every plant in it, and where its hosts are."""

    district: District
    bases: Bases

    def field(self, place: Place, name: FieldName) -> str:
        """A header field of a document as it stands. Raises ``KeyError``."""
        return self.district.document(*place).fields[name]


Change = Callable[[District, Moments], District]
Subject = Callable[[Scene], str]


def unchanged(district: District, _moments: Moments) -> District:
    """A plant that needs no change: the district has it from the start."""
    return district


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict one subject must get on some nights; ``None``: it is not judged at all, and nothing is expected of it."""

    check: str
    unit: str
    subject: Subject
    verdict: Verdict | None
    reason: Reason | None = None  # of an undetermined verdict; ``None`` leaves it open
    nights: Nights = always


@dataclass(frozen=True, slots=True)
class Plant:
    """One change of the district, the nights it stands, and the answers that follow from it."""

    tells: str  # one sentence on what was done and why the answer is right
    answers: tuple[Answer, ...]
    change: Change = unchanged
    nights: Nights = always


def duty(obligation: str) -> Subject:
    """The subject of a duty judged once a unit."""
    return lambda _scene: obligation


def duty_on(obligation: str, place: Place) -> Subject:
    """The subject of a duty judged on one document."""
    return lambda scene: f"{obligation}|{page_url(scene.district, scene.bases, place)}"


def page_of(place: Place) -> Subject:
    """The address of a document."""
    return lambda scene: page_url(scene.district, scene.bases, place)


def file_of(place: Place, name: str) -> Subject:
    """The address of a file offered with a document."""
    return lambda scene: file_url(scene.district, scene.bases, place, name)


def picture_of(place: Place, name: str) -> Subject:
    """The address of a picture in a document."""
    return lambda scene: file_url(scene.district, scene.bases, place, name)


def target(href: str) -> Subject:
    """The address a link of the district portal leads to, written as in :class:`~duewatch.demo.shapes.Offer`."""
    return lambda scene: link_url(scene.district, scene.bases, Host.PORTAL, href)


def column_of(column: str) -> Subject:
    """The subject of a column judged as a whole."""
    return lambda _scene: column


def then(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def apply(district: District, moments: Moments) -> District:
        for change in changes:
            district = change(district, moments)
        return district

    return apply
