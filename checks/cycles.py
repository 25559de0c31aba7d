"""Yearly duties: which year's thing a document is."""

from checks.clocks import published_of
from checks.due import dated_clause
from checks.matching import Item
from duewatch.domain.deadlines import Deadline, NoDeadline
from duewatch.domain.obligations import Obligation


def belongs_to_cycle(item: Item, obligation: Obligation, deadline: Deadline | NoDeadline) -> bool:
    """Whether a document can be the one of the cycle that ends at the deadline.

    A yearly duty whose title need not name its year is met anew each year: what was surely public before last year's date
    belongs to an earlier year. A document without a readable date gets the benefit of the doubt.
    """
    clause = dated_clause(obligation)
    if not isinstance(deadline, Deadline) or clause is None or clause.by_yearly is None or obligation.looks_for.year_in_title:
        return True
    published = published_of(item).interval
    if published is None:
        return True
    a_year_before = (deadline.last.year - 1, deadline.last.month, deadline.last.day)
    return (published.end.year, published.end.month, published.end.day) > a_year_before
