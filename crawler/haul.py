"""What the crawl brings in at one time: facts that are stored together or not at all."""

from dataclasses import dataclass

from duewatch.domain.records import Record
from duewatch.domain.sightings import ColumnWalk, Link, Sighting
from duewatch.domain.traits import PageTraits


@dataclass(frozen=True, slots=True)
class Haul:
    """The facts of one step, an item of the spiders.

    A document's sighting and its record travel in one haul, and a haul is never split over two transactions: so a run that is
    taken up again may trust that an address it has sighted has been read as well.
    """

    unit: str = ""  # id of the unit; "" for what belongs to none (robots.txt, foreign links)
    sightings: tuple[Sighting, ...] = ()
    records: tuple[Record, ...] = ()
    walks: tuple[ColumnWalk, ...] = ()
    links: tuple[Link, ...] = ()
    traits: tuple[PageTraits, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it makes."""
        return len(self.sightings) + len(self.records) + len(self.walks) + len(self.links) + len(self.traits)
