"""Pages that are nothing but a sign to another address: ``<meta http-equiv=refresh>``, or one line of script.

Portals put them where a column has moved. They are small and show no text; a page with text of its own is never taken for one.
"""

import re
from html import unescape
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from crawler.answer import Answer
from crawler.encoding import decode

MOST_BYTES = 4096
MOST_DELAY = 5.0  # seconds: what waits longer means to be read
MOST_TEXT = 40  # characters: "页面正在跳转，请稍候…" and the like
_REFRESH = re.compile(
    r"""<meta\b(?=[^>]*http-equiv\s*=\s*["']?refresh)[^>]*content\s*=\s*["']?\s*(\d{0,9}(?:\.\d{0,9})?)\s*[;,]\s*url\s*=\s*["']?([^"'>]+)""",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"""(?:^|[\s;{>])(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=\s*["']([^"']+)["']|"""
    r"""(?:^|[\s;{>.])location\.(?:replace|assign)\(\s*["']([^"']+)["']\s*\)""",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<title\b.*?</title>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)


def sent_on(answer: Answer) -> str | None:
    """Where the page sends its readers, resolved and without fragment; ``None`` when it is a page of its own."""
    if not answer.body or len(answer.body) > MOST_BYTES or answer.is_file:
        return None
    decoded = decode(answer.body, answer.content_type)
    text = decoded.text
    if len("".join(_UNSEEN.sub("", text).split())) > MOST_TEXT:
        return None
    target = ""
    if (refresh := _REFRESH.search(text)) and float(f"0{refresh[1]}") <= MOST_DELAY:
        target = refresh[2]
    elif script := _SCRIPT.search(text):
        target = script[1] or script[2]
    target = unescape(target.strip())
    if not target or target.startswith("#") or target.lower().startswith(("javascript:", "about:")):
        return None
    try:
        resolved = _written(urljoin(answer.url, target).split("#", 1)[0], decoded.encoding)
    except ValueError:
        return None
    return resolved if resolved.startswith(("http://", "https://")) and resolved != answer.url else None


def _written(url: str, encoding: str) -> str:
    """The address as browsers send it: other letters of a query stand in the page's own encoding, those of a path in UTF-8.

    Source: WHATWG URL, "percent-encode after encoding".
    """
    parts = urlsplit(url)
    if parts.query.isascii():
        return url
    sent = quote(parts.query.encode(encoding, "xmlcharrefreplace"), safe="%=&;:/?@!$'()*+,~-._[]")
    return urlunsplit(parts._replace(query=sent))
