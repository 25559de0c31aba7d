"""What a page shows beyond the metadata of its document: marks, elements, periods, traces of leaks.

The crawler examines a page while its bytes are at hand and keeps small facts; the judges read the facts and never the page. A
check can tell "looked for, not there" from "not looked for": a trait that is absent was not examined.
"""

from dataclasses import dataclass
from enum import StrEnum

from duewatch.domain.judgements import Facts


class TraitKind(StrEnum):
    """What was looked for on a page; the facts of each kind are described by its examiner in ``crawler/traits/``."""

    PAGE_TAGS = "page-tags"  # the meta tags the page carries
    SITE_MARKS = "site-marks"  # the marks of the site's footer: site code, ICP, public security record, sponsor, contact
    ENTRIES = "entries"  # entries of services the page leads to: interaction, services, search, error report
    HIDDEN_LINKS = "hidden-links"  # links that a reader cannot see
    INJECTED = "injected"  # text of a foreign trade in the page
    PERSONAL_DATA = "personal-data"  # numbers of persons, masked before they are kept
    CITATIONS = "citations"  # documents the text cites, with number and title
    CONSULTATION = "consultation"  # a consultation and its period
    NOTICE_PERIOD = "notice-period"  # a public notice (公示) and its period
    INTERPRETATION = "interpretation"  # which policy a page interprets, and which interpretation a policy leads to
    ANNUAL_REPORT = "annual-report"  # sections, tables and sums of an annual report
    GUIDE = "guide"  # elements of a disclosure guide
    CATALOGUE = "catalogue"  # a catalogue of disclosure: its fields, rows and elements
    MENU = "menu"  # the disclosure columns the page's menu leads to
    PASSAGES = "passages"  # the passages of a notice that is to be passed on, or of a repost
    APPROVAL = "approval"  # the days on which a budget or final account was approved or replied to
    CERTIFICATE = "certificate"  # of a host, kept under the made address of its sighting (domain.service)
    FILE = "file"  # how the reading of a file that a page offers went


@dataclass(frozen=True, slots=True)
class Trait:
    """The outcome of one examination."""

    kind: TraitKind
    facts: Facts  # JSON values; nothing personal unmasked
    place: str = ""  # "" for the page itself, else the address of the attachment that was examined


@dataclass(frozen=True, slots=True)
class PageTraits:
    """Everything that was examined on one page, and in the files it offers."""

    sighting: str  # key of the sighting that shows the page
    url: str
    traits: tuple[Trait, ...]

    def all(self, kind: TraitKind) -> tuple[Trait, ...]:
        """What was found of a kind, on the page and in its files; empty when it was not looked for."""
        return tuple(trait for trait in self.traits if trait.kind is kind)

    def facts(self, kind: TraitKind) -> Facts | None:
        """The facts of the page itself, or ``None`` when it was not examined for them."""
        return next((trait.facts for trait in self.traits if trait.kind is kind and not trait.place), None)


def passages_in(facts: Facts | None) -> tuple[tuple[str, str], ...]:
    """The passages an examination kept: fingerprint and beginning of each, in the order of the text."""
    kept = facts.get("passages") if facts else None
    return tuple((str(one["key"]), str(one["text"])) for one in kept) if isinstance(kept, list) else ()
