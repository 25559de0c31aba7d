"""What an address says about the thing behind it, without asking for it. No rule here names a host."""

import re

_DEAD_SCHEMES = ("javascript:", "mailto:", "tel:", "about:", "data:", "void(")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|jpe?g|png|mp4)(?:$|[?#])", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"""
    /?t\d{8}_\d+                     # one day and a number: t20260625_1406079
    | /20\d{2}(?:-\d{1,2}|/?\d{2})?(?:/|-)\d{1,2}/   # a dated folder
    | /(?:19|20)\d{4}/               # a month's folder
    | content[_/]\d                  # content_5504947, content/2007/…
    | /content\.s?html?
    | /(?:art|info|article|detail|show|view|post)[s_-]?/.{0,300}\d
    | (?:art|detail|show|view|info)_[0-9a-f]{4,}
    | (?<!\d)\d{4,}(?:_\d+)?\.(?:s?html?|jspx?|aspx?|php|do)
    | /[0-9a-f]{32}(?:[./]|$) | [0-9a-f]{8}-[0-9a-f]{4}-
    | [?&](?:\w*id|articlekey|newskey)=[\w-]*\d
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_FOLDER = re.compile(r"(?:^|/)(?:(?:index|default|list|more)\w*\.\w+)?(?:[?#].*)?$", re.IGNORECASE)


def is_dead(href: str) -> bool:
    """Whether an href leads nowhere: empty, a bare fragment, a script, a mail address."""
    bare = href.strip()
    return not bare or bare[0] == "#" or bare[-1] == "#" or bare[:11].lower().startswith(_DEAD_SCHEMES)


def is_document(href: str) -> bool:
    """Whether an address looks like one document rather than a column or a page of a menu."""
    href = href.strip()
    if not _DIGIT.search(href):
        return "content." in href or bool(_FILE.search(href))
    return bool(_DOCUMENT.search(href) or _FILE.search(href))


def is_file(href: str) -> bool:
    """Whether an address ends like a file to be downloaded."""
    return bool(_FILE.search(href.strip()))


def is_folder(href: str) -> bool:
    """Whether an address looks like a column: a folder or its index page."""
    return bool(_FOLDER.search(href.strip()))
