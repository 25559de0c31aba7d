"""The stored facts of one run, read once and sorted by unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from urllib.parse import urlsplit

from duewatch.domain.orders import Run
from duewatch.domain.records import Record
from duewatch.domain.service import certificate_address
from duewatch.domain.sightings import ColumnWalk, Link, Sighting, SightingKind
from duewatch.domain.traits import PageTraits, TraitKind, passages_in
from duewatch.domain.units import Unit
from duewatch.domain.views import ColumnPast, ColumnView, LinkView
from duewatch.storage import Store


class RunFacts:
    """The stored facts of one run, read once and sorted by unit."""

    def __init__(self, store: Store, run: Run) -> None:
        self.store = store
        self.seen_in = run.facts_of or run.id
        self.sightings = store.facts.sightings(self.seen_in)
        self.walks: dict[tuple[str, str], ColumnWalk] = {(w.unit, w.column): w for w in store.facts.walks(self.seen_in)}
        self._traits: dict[str, PageTraits] | None = None
        self.past: Mapping[tuple[str, str], ColumnPast] = {}  # for those who judge; telling needs none
        self.records: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in store.facts.records(self.seen_in):
            self.records[record.unit, record.column].append(record)

    def traits_of(self, columns: Sequence[ColumnView]) -> dict[str, PageTraits]:
        """What was examined on the pages of these columns, lists and documents, by the key of the page's sighting."""
        keys = {key for view in columns for key in (view.walk.pages if view.walk else ())}
        keys |= {record.sighting for view in columns for record in view.records}
        return {key: self.traits[key] for key in sorted(keys) if key in self.traits}

    @property
    def traits(self) -> Mapping[str, PageTraits]:
        """Everything that was examined in the run, by the key of the sighting; read when it is first asked for."""
        if self._traits is None:
            self._traits = self.store.facts.traits(self.seen_in)
        return self._traits

    def passages_of(self, sighting: str) -> tuple[tuple[str, str], ...]:
        """The passages of a notice that is to be passed on: fingerprint and beginning of each; nothing where none were kept."""
        if self._traits is None:
            self._traits = self.store.facts.traits(self.seen_in)
        page = self._traits.get(sighting)
        return passages_in(page.facts(TraitKind.PASSAGES) if page else None)

    def columns_of(self, unit: Unit) -> tuple[ColumnView, ...]:
        """The unit's columns in the order of the catalogue."""
        views = []
        for column in unit.columns:
            walk = self.walks.get((unit.id, column.id))
            pages = walk.pages if walk else ()
            records = sorted(self.records[unit.id, column.id], key=lambda record: record.url)
            seen = tuple(self.sightings[key] for key in pages if key in self.sightings)
            views.append(ColumnView(column, walk, seen, tuple(records), self.past.get((unit.id, column.id))))
        return tuple(views)

    def sightings_of(self, unit: Unit) -> dict[str, Sighting]:
        """What was seen for the unit, by key."""
        return self.store.facts.sightings(self.seen_in, unit=unit.id)

    def links_of(self, unit: Unit) -> tuple[LinkView, ...]:
        """The targets of the links on the unit's pages, with the last observations of all runs."""
        occurrences: dict[str, list[Link]] = defaultdict(list)
        for link in self.store.facts.links(self.seen_in, unit.id):
            occurrences[link.url].append(link)
        observed = self.store.facts.link_observations(sorted(occurrences), self.seen_in)
        return tuple(
            LinkView(url, tuple(sorted(found, key=lambda link: (link.page_url, link.href))), observed.get(url, ()))
            for url, found in sorted(occurrences.items())
        )

    def own_looks_of(self, unit: Unit) -> dict[str, tuple[Sighting, ...]]:
        """The last observations, of all runs, of the unit's own columns and of the certificates of their hosts."""
        own = [column.url for column in unit.columns if column.url]
        made = {made for url in own if (made := certificate_address(url))}
        return self.store.facts.link_observations(sorted({*own, *made}), self.seen_in)

    def certificates_of(self, looks: Iterable[str]) -> dict[str, PageTraits]:
        """What this run found the certificates to say that are kept under these made addresses, by the key of the sighting."""
        wanted = set(looks)
        return {key: traits for key, traits in self.traits.items() if traits.url in wanted and key in self.sightings}

    def usual_ms(self) -> int | None:
        """What half of the hosts that delivered pages in this run took for a page, each host by its own middle; or ``None``."""
        by_host: dict[str, list[int]] = defaultdict(list)
        for seen in self.sightings.values():
            if seen.kind is SightingKind.SEEN and seen.elapsed_ms is not None:
                by_host[urlsplit(seen.url).netloc].append(seen.elapsed_ms)
        return round(median(median(times) for times in by_host.values())) if by_host else None

    def led_to(self, links: Sequence[LinkView]) -> tuple[Sighting, ...]:
        """What was seen where redirects lead, redirect after redirect: a link is as good as the page it ends at."""
        known = {link.url for link in links}
        found: list[Sighting] = []
        last = [link.observations[-1] for link in links if link.observations]
        while targets := {seen.location for seen in last if seen.kind is SightingKind.MOVED and seen.location} - known:
            known |= targets
            observed = self.store.facts.link_observations(sorted(targets), self.seen_in)
            found += [seen for looks in observed.values() for seen in looks]
            last = [looks[-1] for looks in observed.values()]
        return tuple(found)
