"""A page shows a picture that does not exist.

Why it matters
--------------
Where the picture should stand the reader sees an empty frame. Scanned documents, charts of an interpretation and codes to
scan are lost with it.

How it is decided
-----------------
An address is gone when its server itself says so by status 404 or 410. It takes two such observations, apart in time, with
nothing in between that shows the page; one alone is only a suspicion. An address that was moved is judged by the place it
was moved to. One address is one finding, however many pages link to it. Pictures of the page's own markup count, not those
that a style sheet or a script draws.

How to remedy
-------------
Put the picture back under its address, or take it off the page; the facts name the pages that show it.

When it stays silent
--------------------
A server that refuses, blocks, fails or does not answer says nothing about the page: undetermined. So are addresses that were
not asked, for example because robots.txt forbids it. A picture that is also linked to or offered as a file is judged as
that.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.link_faults import DETAILS, rulings
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="Broken picture",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "The picture {url} on {page} does not exist (status {status}); seen {looks} times, "
        "shown on {pages} pages.",
        Verdict.SUSPECTED: "The picture {url} on {page} did not exist when it was looked at (status {status}); "
        "a second look is to come.",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified[[ (status {status})]][[: {note}]].",
    },
    severity=Severity.MINOR,
    since="0.2",
    details=DETAILS | {"text": "the words beside the picture, where it has any"},
)
def broken_image(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses of pictures."""
    return rulings("broken-image", view)
