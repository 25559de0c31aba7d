"""A new media account was not updated within its period.

Why it matters
--------------
Accounts that fall asleep tell their followers that nobody is at home. An account without anything new for weeks is by itself a
failure in the national inspection.

How it is decided
-----------------
The account's public page stands in the catalogue as a column of kind `account`. The newest date among its posts is compared
with the day of the audit and the period that the duty sets.

How to remedy
-------------
Publish something on the account, or register its closing with the superior office and take it out of the catalogue.

When it stays silent
--------------------
Most platforms show posts to nobody without an app or a login: such a page is undetermined, and a person records what they saw
(`duewatch attest`). Accounts that are not in the catalogue are not judged. Posts without a date, and an account on which
another reader finds posts where ours finds none, are undetermined.
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
    title="Account not kept up to date",
    messages={
        Verdict.MET: "Account “{column}” was last updated on {newest}; its period is {period} days.",
        Verdict.BREACHED: "Account “{column}” {state} (period {period} days[[, last updated on {newest}, {age} days ago]], "
        "{entries} posts).",
        Verdict.UNDETERMINED: "Whether account “{column}” is kept up to date could not be verified (newest date seen: "
        "{newest}, posts without a date: {undated}).",
    },
    severity=Severity.SERIOUS,
    since="0.1",
    details={
        "blank": "true when the account shows no post at all",
        "url": "address of the account's page",
        "days_left": "days until the period ends; negative when it has ended",
        "whole": "false when only the first pages were read",
    },
)
def stale_account(view: UnitView) -> Iterable[Ruling]:
    """Judge every account of the unit for which a duty sets a period."""
    shelf = Shelf.of(view)
    for column in view.columns:
        if column.column.kind is ColumnKind.ACCOUNT:
            period, of = period_of(column.column, view, "stale-account")
            if period is not None:
                yield rule_on_upkeep(column, period, of, shelf.items([column]), view)
