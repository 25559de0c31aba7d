"""What became of a visit, in a sentence each: the words of ``duewatch probe``.

The kinds of sightings are a type (:class:`duewatch.domain.sightings.SightingKind`), and so is how a host answers for what does
not exist; every value of both has its sentence here, which a test sees to.
"""

from collections.abc import Mapping
from typing import Final

from duewatch.domain.sightings import SightingKind


def N_(msgid: str) -> str:  # noqa: N802 - the marker by which gettext tools find a text that is translated later
    """The text itself."""
    return msgid


SENTENCES: Final[Mapping[SightingKind, str]] = {
    SightingKind.SEEN: N_("Reached: the server delivers what the address promises."),
    SightingKind.MOVED: N_("Reached by a redirect: the way ends at a page that is there."),
    SightingKind.GONE: N_(
        "Gone: the server itself says that this address does not exist. "
        "It counts as broken only after a second look, apart in time."
    ),
    SightingKind.REFUSED: N_(
        "Refused: the server would not answer us. That says nothing about the page; nobody is blamed for it."
    ),
    SightingKind.BLOCKED: N_(
        "Blocked: a protecting wall answered in place of the page. "
        "Nobody is blamed; ask the operator to admit us (duewatch letter)."
    ),
    SightingKind.NOT_GENUINE: N_("Not genuine: the server answers with success, but what it shows is not the page."),
    SightingKind.FAILED: N_("Failed: no usable answer came. That speaks of the way there, not of the page; look again later."),
    SightingKind.SKIPPED: N_("Not asked: our own rules forbid it, or it is no web address."),
}

MISSING: Final[Mapping[str, str]] = {
    "honest": N_("For what does not exist this host answers with an honest status."),
    "page": N_("For what does not exist this host shows a page with status 200; that page is known now and recognised."),
    "redirect": N_("For what does not exist this host redirects to one page; that page is known now and recognised."),
    "indistinct": N_(
        "For what does not exist this host shows the same as for its home page; missing pages cannot be told there."
    ),
    "unknown": N_("How this host answers for what does not exist could not be learnt."),
}
"""By the values of ``crawler.soft_not_found.Manner``."""

WARNINGS: Final[Mapping[str, str]] = {
    "to-home": N_("The redirect leads to the home page: the page itself has probably been given up."),
    "fragment-missing": N_("The page has no place named #{fragment}."),
    "obsolete-tls": N_("The host offers outdated encryption only; browsers of today refuse it."),
    "certificate-problem": N_("Browsers warn of the certificate of {host}: {problems}."),
    "written-anew": N_("The address is written with blanks or backslashes; it was asked as browsers ask it: {url}"),
}
"""By the codes of ``crawler.showing.values``."""

CERTIFICATE: Final[Mapping[str, str]] = {
    "expired": N_("expired on {day}"),
    "not-yet-valid": N_("not valid yet"),
    "wrong-host": N_("made for another host"),
    "self-signed": N_("signed by itself"),
    "incomplete-chain": N_("intermediate certificates are missing"),
    "unknown-issuer": N_("its issuer is not trusted"),
    "unreadable": N_("it cannot be read"),
}
"""By the problems of ``crawler.certificate``."""
