"""Notes of sightings that the judges of links understand; the crawler writes them, nobody else gives them a meaning."""

from typing import Final

SOFT_NOT_FOUND: Final = "soft-404"
"""A page "not found" with status 200. With kind ``gone`` it is the one the host was learnt to show for what it does not have;
with ``not-genuine`` only its title says so."""

REDIRECT_LOOP: Final = "redirect-loop"
"""The way came back to an address it had passed."""

TOO_MANY_REDIRECTS: Final = "too-many-redirects"
"""The way was left after more redirects than we follow; it had not come back to itself."""

COOKIE_LOOP: Final = "cookie-loop"
"""The way came back to itself, and one of its steps asked for a cookie or a script: a browser may get out of it."""

SETS_COOKIE: Final = "sets-cookie"
"""Of a redirect: the server gave a cookie with it, and may look for it at the next step."""

PAGE_REDIRECT: Final = "page-redirect"
"""Of a redirect: the page itself sends its readers on, by a refresh or a script."""

REDIRECTS_TO: Final = "redirects-to:"
"""Before the note of the page at which a redirect ended."""

HIJACKED: Final = "hijacked:"
"""Before the trade whose page stands at the address: ``gambling``, ``adult``, ``for-sale``."""


def end_note(note: str) -> str:
    """The note of the place at which the way ended."""
    return note.removeprefix(REDIRECTS_TO)


def trade_of(note: str) -> str | None:
    """The trade that has taken an address over, or ``None``."""
    told = end_note(note)
    return told.removeprefix(HIJACKED) if told.startswith(HIJACKED) else None
