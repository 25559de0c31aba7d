"""The story of one visit: ask the home pages of units whether they open, and remember it. Nothing is judged, nothing told.

A visit is a run of its own, closed when it is over; the judges of later audits read the visits of the days before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from crawler.home_visits import visit_homes
from duewatch.audit import AuditTools
from duewatch.domain.catalogue import Catalog
from duewatch.domain.orders import Order, Run, RunState
from duewatch.domain.service import home_addresses
from duewatch.domain.sightings import Role, Sighting

USUAL_SECONDS = 15
"""How long a home page may take where no duty of the catalogue says (国办秘函〔2019〕19号, 单项否决2)."""


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit gave: its run, and how each address ended, in the order of the addresses."""

    run: Run
    ends: tuple[Sighting, ...]


def run_visit(order: Order, tools: AuditTools, as_of: datetime | None = None) -> Visited:
    """Visit the home addresses of an order's units, and the canaries beside them, each once.

    Raises:
        StorageError: database or evidence cannot be written.
    """
    store, settings = tools.store, tools.settings
    now = tools.now()
    killed = store.runs.find_killed(order.key, now)
    if killed is not None:
        store.runs.take_up(killed.id, now)
        store.runs.close(killed.id, RunState.INCOMPLETE, now)
    run = store.runs.open(order, as_of or now, now, catalog_digest=tools.catalog.digest, version=version("duewatch"))
    urls = addresses_of(order, tools.catalog)
    haul = visit_homes([*urls, *settings.health.canaries], run.id, settings, seconds_of(tools.catalog))
    store.facts.put(run.id, sightings=haul.sightings)
    run = store.runs.close(run.id, RunState.CLOSED, tools.now())
    first = {seen.url: seen for seen in reversed(haul.sightings) if seen.role is Role.VISIT}
    return Visited(run, tuple(first[url] for url in urls if url in first))


def visit_at(moments: Sequence[datetime], order: Order, tools: AuditTools) -> None:
    """Make the visits of these moments that are not in the ledger yet; for a district that was not there before today."""
    made = {at for at, _run, _sighting in tools.store.facts.home_visits(min(moments), max(moments))} if moments else set()
    for moment in moments:
        if moment not in made:
            run_visit(order, tools, moment)


def addresses_of(order: Order, catalog: Catalog) -> Sequence[str]:
    """The home addresses of an order's units, each once."""
    units = (catalog.units[name] for name in order.units if name in catalog.units)
    return tuple(dict.fromkeys(url for unit in units for url in home_addresses(unit)))


def seconds_of(catalog: Catalog) -> int:
    """How long a visit waits: as long as the most patient duty of the catalogue."""
    figures = [duty.service.open_seconds for duty in catalog.obligations.values() if duty.service]
    return max((seconds for seconds in figures if seconds is not None), default=USUAL_SECONDS)
