"""A column was not updated within its period, or is blank.

Why it matters
--------------
Columns that ought to be kept up and are not count towards the vetoes of the national inspection (应更新未更新, 空白栏目), and a
reader cannot tell whether nothing happened or nothing was told.

How it is decided
-----------------
Each column may have an update period: the longest allowed gap in days. It stands with the column, from a plan or the unit's
own catalogue; a column without one has the period that a duty sets for columns of its kind (news, notices, policies,
personnel, plans), as inspections do. The newest date among its rows and documents is compared with the day of the audit. A
column that was read from end to end and holds nothing at all is blank. Where only the first pages were read, they decide if
their rows run from new to old.

How to remedy
-------------
Publish what is due in the column, merge or take down a column that is no longer used, or declare that there was nothing to
publish.

When it stays silent
--------------------
Days for which a declaration says that nothing was to be published are not counted. Columns without a period and topics of
past work are not judged. A column that could not be read, or whose rows bear no readable date, is undetermined. Dates in
the future prove nothing and are left out.
"""

from collections.abc import Iterable

from checks.column_periods import period_of
from checks.contract import check
from checks.matching import Shelf
from checks.rulings import Ruling
from checks.upkeep import rule_on_upkeep
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView


@check(
    title="Column not kept up to date",
    messages={
        Verdict.MET: "Column “{column}” was last updated on {newest}; its period is {period} days.",
        Verdict.BREACHED: "Column “{column}” {state} (period {period} days[[, last updated on {newest}, {age} days ago]], "
        "{entries} entries).",
        Verdict.UNDETERMINED: "Whether column “{column}” is kept up to date could not be verified (newest date seen: {newest}, "
        "entries without a date: {undated}).",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={
        "blank": "true when the column holds nothing at all",
        "url": "address of the column",
        "days_left": "days until the period ends; negative when it has ended",
        "whole": "false when only the first pages of the column were read",
    },
)
def stale_column(view: UnitView) -> Iterable[Ruling]:
    """Judge every column that has an update period."""
    shelf = Shelf.of(view)
    for column in view.columns:
        if column.column.kind is ColumnKind.ACCOUNT:
            continue  # `stale-account` judges those
        period, of = period_of(column.column, view)
        if period is not None and not column.column.historical:
            yield rule_on_upkeep(column, period, of, shelf.items([column]), view)
