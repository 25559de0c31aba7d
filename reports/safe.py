"""What may pass from a web page into a report: text without control characters, addresses of http and https only."""

import re
import unicodedata
from urllib.parse import urlsplit

_KEPT = frozenset("\n\t")
_HIDDEN = frozenset("\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text without control characters and without marks that turn the direction of what follows."""
    if text.isprintable():  # so is hardly a text not; whatever is forbidden is not printable either
        return text
    return "".join(char for char in text if char in _KEPT or not _is_forbidden(char))


def one_line(text: str, longest: int = 200) -> str:
    """The text on one line, cut with an ellipsis where it is longer than ``longest`` characters."""
    line = _BLANKS.sub(" ", clean(text)).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"


def web_address(url: str | None) -> str | None:
    """The address if it is one of http or https and holds no blank or control character; otherwise ``None``."""
    if not url or any(char.isspace() or not char.isprintable() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _is_forbidden(char: str) -> bool:
    """Control characters, halves of surrogate pairs, hidden marks and code points that are no characters at all.

    Characters newer than this Python's tables pass: rare ideographs in names must not disappear.
    """
    code = ord(char)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return char in _HIDDEN or no_character or unicodedata.category(char) in ("Cc", "Cs")
