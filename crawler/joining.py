"""Relative addresses made absolute, cheaply: on a portal nearly all links repeat and have one of three plain shapes."""

import re
from functools import lru_cache
from urllib.parse import urljoin

PLAIN = re.compile(r"(?:https?://[\w.:-]+(?:/[\w\-./%]*)?|/(?!/)[\w\-./%]*|(?:\./)?\w[\w\-/%]*(?:\.[\w\-./%]*)?)$")
"""Addresses without scheme tricks, query or fragment."""
NO_ADDRESS = ("javascript:", "mailto:", "tel:", "data:", "about:", "vbscript:", "file:")


@lru_cache(maxsize=256)
def roots(base: str) -> tuple[str, str]:
    """Scheme with host, and folder, of an address."""
    scheme, _, rest = base.partition("://")
    host, slash, path = rest.partition("?")[0].partition("#")[0].partition("/")
    folder = path[: path.rfind("/") + 1]
    return f"{scheme}://{host}", f"{scheme}://{host}/{folder if slash else ''}"


def resolve(base: str, href: str) -> str:
    """An address made absolute, without fragment; ``""`` when it cannot be (javascript:, mailto:, an editor's slip)."""
    href = href.strip()
    if ".." not in href and "/./" not in href and PLAIN.match(href) and base.startswith("http"):
        if href.startswith(("http://", "https://")):
            return href
        root, folder = roots(base)
        return root + href if href[0] == "/" else folder + href.removeprefix("./")
    if not href or href.startswith("#") or href[:11].lower().startswith(NO_ADDRESS):
        return ""
    try:
        return urljoin(base, forward(href)).partition("#")[0]
    except ValueError:  # "Invalid IPv6 URL" and its kin
        return ""


def forward(href: str) -> str:
    """Backslashes of a path turned, as browsers do (WHATWG URL, "special" schemes); those of a query stay."""
    if "\\" not in href:
        return href
    path = re.match(r"[^?#]*", href)
    assert path is not None
    return path[0].replace("\\", "/") + href[path.end() :]


def standing(base: str, href: str) -> str:
    """The part of the base that an address depends on: the same link on two pages of a folder stands on the same ground."""
    if href[:4] == "http":
        return ""
    if href[:1] in ("?", "#", "", " "):
        return base
    return roots(base)[0 if href[0] == "/" else 1]
