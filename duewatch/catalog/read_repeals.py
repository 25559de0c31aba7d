"""Tables of repealed documents."""

from datetime import date

from duewatch.catalog.table import Table
from duewatch.domain.repeals import Repeal


def read_repeal(table: Table) -> Repeal:
    """``[[repealed]]`` title, since, by, instead, names."""
    since = table.day("since")
    if since is None and "since" not in table:
        table.complain("since: is missing; name the first day on which the document was no longer in force")
    repeal = Repeal(
        title=table.required("title"),
        since=since or date.max,
        by=table.required("by"),
        instead=table.text("instead") or "",
        names=table.texts("names"),
    )
    table.finish()
    return repeal
