"""From what a person types, or an editor wrote, to the address that is asked."""

from typing import NamedTuple
from urllib.parse import unquote

from crawler.joining import NO_ADDRESS, resolve


class Typed(NamedTuple):
    """An address and its fragment; ``url`` is "" for what is no web address."""

    url: str
    fragment: str


def typed(text: str) -> Typed:
    """Read one address. ``www.town.example/a`` is taken for http; blanks and backslashes pass, as in browsers."""
    text = text.strip()
    address, _, fragment = text.partition("#")
    lowered = address.lower()
    if lowered.startswith(NO_ADDRESS):
        return Typed("", "")
    if not lowered.replace("\\", "/").startswith(("http:", "https:", "//")):
        if "://" in address:  # ftp: and the like
            return Typed("", "")
        address = f"http://{address}"
    url = resolve("http://unknown.invalid/", address)
    named = url.startswith(("http://", "https://")) and "://unknown.invalid/" not in url
    return Typed(url if named else "", unquote(fragment))


def points_into_page(fragment: str) -> bool:
    """Whether a fragment names a place in the page: no route of a script application, no highlighted text, not the top."""
    return bool(fragment) and fragment.lower() != "top" and not fragment.startswith(("/", "!", ":~:"))
