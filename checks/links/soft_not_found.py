"""A server answers success for a page that it does not have.

Why it matters
--------------
The reader lands on an apology, an error page or the home page in place of what the link promised; and no ordinary link
patrol ever notices, because the server says that all is well.

How it is decided
-----------------
How a host answers for what cannot exist is learnt by asking it for an address with a random name. An address that gets the
very same answer is gone. It takes two such observations, apart in time; one alone is only a suspicion.

Two weaker signs are only ever a suspicion: the title of the page says that it does not exist, or one page of a site sends
its readers on to an entry page.

How to remedy
-------------
Correct the address or put the page back; and let the server answer missing pages with status 404, so that everybody's tools
can find them.

When it stays silent
--------------------
A host that shows its home page for everything cannot be judged, nor one that was not asked. A server that refuses, blocks,
fails or does not answer says nothing about the page: undetermined. So are addresses that were not asked, for example because
robots.txt forbids it.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.link_faults import DETAILS, rulings
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="Missing page answered with success",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "“{text}” on {page} leads to {url}, for which the server answers with success (status {status}) and "
        "shows what it shows for every page it does not have; seen {looks} times, linked from {pages} pages.",
        Verdict.SUSPECTED: "“{text}” on {page} leads to {url}, where the server answers with success (status {status}) but "
        "probably no longer has the page[[; the reader is sent to {moved_to}]].",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified[[ (status {status})]][[: {note}]].",
    },
    severity=Severity.MINOR,
    since="0.2",
    details=DETAILS,
)
def soft_not_found(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses that a server answers with success in place of the page."""
    return rulings("soft-not-found", view)
