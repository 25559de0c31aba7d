"""A document offers a file that does not exist.

Why it matters
--------------
A file that cannot be opened is a document that is not public: tables of a budget, a form, the text a notice only announces.
To have it for download is a duty of the platform.

How it is decided
-----------------
An address is gone when its server itself says so by status 404 or 410. It takes two such observations, apart in time, with
nothing in between that shows the page; one alone is only a suspicion. An address that was moved is judged by the place it
was moved to. One address is one finding, however many pages link to it. A link counts as an attachment when it names a file
or stands in the place where a page offers its files.

How to remedy
-------------
Put the file back under its address, or correct the address; the facts name the pages that offer it.

When it stays silent
--------------------
A server that refuses, blocks, fails or does not answer says nothing about the page: undetermined. So are addresses that were
not asked, for example because robots.txt forbids it. A page in place of the file, or an empty file, is undetermined: it may
be a wall.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.link_faults import DETAILS, rulings
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="Broken attachment",
    messages={
        Verdict.MET: "{url} {state}.",
        Verdict.BREACHED: "The file “{text}” that {page} offers at {url} does not exist (status {status}); seen {looks} times, "
        "offered on {pages} pages.",
        Verdict.SUSPECTED: "The file “{text}” that {page} offers at {url} did not exist when it was looked at "
        "(status {status}); a second look is to come.",
        Verdict.UNDETERMINED: "Whether {url} exists could not be verified[[ (status {status})]][[: {note}]].",
    },
    severity=Severity.MINOR,
    since="0.2",
    details=DETAILS,
)
def broken_attachment(view: UnitView) -> Iterable[Ruling]:
    """Judge the addresses that are offered as files."""
    return rulings("broken-attachment", view)
