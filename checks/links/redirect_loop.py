"""A link leads into redirects that come back to where they began.

Why it matters
--------------
A browser gives up with an error: the page cannot be opened by anybody, although every single answer of the server looks
sound.

How it is decided
-----------------
Redirects are followed one by one. When the way comes back to an address it has passed, no reader can get to its end. It
takes two such observations, apart in time; one alone is only a suspicion, and so is a way that was left because it grew too
long.

How to remedy
-------------
Let the server send readers to the page itself; the usual causes are two rules that contradict each other (with and without
www, http and https, with and without a slash).

When it stays silent
--------------------
A redirect that sets a cookie or is made by a script may lead a browser out of the circle: undetermined. A server that
refuses, blocks, fails or does not answer says nothing about the page: undetermined. So are addresses that were not asked,
for example because robots.txt forbids it.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.link_faults import DETAILS, rulings
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="Redirect without end",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "“{text}” on {page} leads to {url}, from where the server sends readers round in a circle; "
        "seen {looks} times, linked from {pages} pages.",
        Verdict.SUSPECTED: "“{text}” on {page} leads to {url}, from where the server sent readers round in a circle "
        "or on and on; a second look is to come.",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified[[ (status {status})]][[: {note}]].",
    },
    severity=Severity.MINOR,
    since="0.2",
    details=DETAILS,
)
def redirect_loop(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses whose redirects have no end."""
    return rulings("redirect-loop", view)
