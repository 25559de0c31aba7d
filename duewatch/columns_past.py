"""What the columns of an order looked like some runs ago, for telling a redesign from a column that was really emptied."""

from collections.abc import Mapping

from duewatch.domain.orders import Run
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
    return {
        (walk.unit, walk.column): ColumnPast(
            earlier.id, len(walk.entries), walk.other_entries, shown.get((walk.unit, walk.column), {})
        )
        for walk in store.facts.walks(earlier.id)
        if walk.complete
    }
