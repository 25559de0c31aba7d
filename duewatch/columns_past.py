"""What the columns of an order looked like some runs ago, for telling a redesign from a column that was really emptied."""

from collections.abc import Iterable, Mapping

from duewatch.domain.orders import Run
from duewatch.domain.sightings import ColumnWalk
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import ColumnPast
from duewatch.storage import Store

RUNS_BACK = 5
"""Runs of the same order that are passed over: a reader that broke yesterday must not be today's measure. After so many runs a
changed column counts as what it has become."""


def columns_past(store: Store, run: Run) -> Mapping[tuple[str, str], ColumnPast]:
    """Unit and column → the column as an earlier run of the order read it whole; empty when there was none."""
    seen_in = store.runs.get(run.facts_of) if run.facts_of else run
    earlier = store.runs.earlier(seen_in.order.key, before=seen_in.id, back=RUNS_BACK)
    if earlier is None:
        return {}
    shown = store.facts.shown_fields(earlier.id)
    walks = [walk for walk in store.facts.walks(earlier.id) if walk.complete]
    menus = menus_of(store, earlier.id, walks)
    return {
        (walk.unit, walk.column): ColumnPast(
            earlier.id,
            len(walk.entries),
            walk.other_entries,
            shown.get((walk.unit, walk.column), {}),
            menus.get((walk.unit, walk.column), ()),
        )
        for walk in walks
    }


def menus_of(store: Store, run_id: int, walks: Iterable[ColumnWalk]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Unit and column → the disclosure columns to which the menus of its list pages led in a run; only where there were any."""
    pages = {(walk.unit, walk.column): walk.pages for walk in walks}
    traits = store.facts.traits_of(run_id, (key for keys in pages.values() for key in keys))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for place, keys in pages.items():
        shown = (facts for key in keys if key in traits and (facts := traits[key].facts(TraitKind.MENU)))
        menus = (facts.get("columns") for facts in shown)
        names = dict.fromkeys(str(name) for menu in menus if isinstance(menu, list) for name in menu)
        if names:
            found[place] = tuple(names)
    return found
