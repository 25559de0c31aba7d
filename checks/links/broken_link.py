"""A link leads to an address that does not exist.

Why it matters
--------------
A reader who follows a dead link does not get what was promised. Inspections count broken links page by page; one in a menu
or footer is met on every page.

How it is decided
-----------------
An address is gone when its server itself says so by status 404 or 410. It takes two such observations, apart in time, with
nothing in between that shows the page; one alone is only a suspicion. An address that was moved is judged by the place it
was moved to. One address is one finding, however many pages link to it.

How to remedy
-------------
Correct the address, put the page back, or take the link away; the facts name the pages and the words of the link.

When it stays silent
--------------------
A server that refuses, blocks, fails or does not answer says nothing about the page: undetermined. So are addresses that were
not asked, for example because robots.txt forbids it. Attachments, pictures, pages that are answered with success although
they are not there, and redirects without end have checks of their own.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.link_faults import DETAILS, rulings
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="Broken link",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "“{text}” on {page} leads to {url}, which does not exist (status {status}); seen {looks} times, "
        "linked from {pages} pages.",
        Verdict.SUSPECTED: "“{text}” on {page} leads to {url}, which did not exist when it was looked at (status {status}); "
        "a second look is to come.",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified[[ (status {status})]][[: {note}]].",
    },
    severity=Severity.MINOR,
    since="0.1",
    details=DETAILS,
)
def broken_link(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses that plain links point to."""
    return rulings("broken-link", view)
