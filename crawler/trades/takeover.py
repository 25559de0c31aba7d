"""Has another trade taken an address over? A lapsed domain is bought for the readers its old links still send.

Several independent signs are needed: the title must speak the trade's language, and two of four others must agree (keywords and
description, many of its words in the text, links under such words, calls upon the reader). A title that speaks *against* the
trade, or a text that does so in several words, is the press, the police or a campaign, and never a farm.
"""

import re
from html import unescape
from urllib.parse import urlsplit

from crawler.answer import Answer
from crawler.encoding import decode
from crawler.page import Page
from crawler.trades.words import ADULT, FOR_SALE, GAMBLING, folded, trade_words, word_sets

__all__ = ["ADULT", "FOR_SALE", "GAMBLING", "taken_over"]

OTHER_SIGNS = 2  # beside the title
WORDS_OF_META = 2
WORDS_OF_TEXT = 4
LINKS_UNDER_WORDS = 3
CALLS = 2
AGAINST = 3  # words of resistance in a text that is no farm's
HEAD = 8_000  # bytes in which a title stands
SAMPLE = 60_000  # characters of text that are looked at
SMALL = 60_000  # bytes: whoever sells a domain has little to show
SHORT = 3_000  # characters of text of such a page
_MARKS = (b"for sale", b"this domain", b"has expired", b"parked", "域名".encode(), "域名".encode("gbk"))
_TITLE = re.compile(r"<title[^>]{0,200}>(.{1,400}?)</title", re.IGNORECASE | re.DOTALL)


def taken_over(answer: Answer) -> str | None:
    """The trade whose page was delivered, or ``None``; cheap for every page whose title is innocent."""
    if not answer.body or answer.is_file or answer.status is None or not 200 <= answer.status < 300:
        return None
    title = _title(answer)
    told = trade_words(title)
    if told is not None:
        return told[0] if _is_farm(_page(answer), told[0]) else None
    if len(answer.body) <= SMALL and any(mark in answer.body.lower() for mark in _MARKS) and _is_for_sale(answer, title):
        return FOR_SALE
    return None


def _is_farm(page: Page, trade: str) -> bool:
    sets = word_sets()
    text = folded((page.body.text(separator=" ") if page.body else "")[:SAMPLE])
    if len(set(sets.against.findall(text))) >= AGAINST:
        return False
    metas = folded(f"{page.metas_lower.get('keywords', '')} {page.metas_lower.get('description', '')}")
    words = sets.words[trade]
    signs = (
        len(set(words.findall(metas))) >= WORDS_OF_META,
        len(set(words.findall(text))) >= WORDS_OF_TEXT,
        sum(bool(words.search(folded(node.text()))) for node, _href in page.anchors[:500]) >= LINKS_UNDER_WORDS,
        len(set(sets.calls[trade].findall(text))) >= CALLS,
    )
    return sum(signs) >= OTHER_SIGNS


def _is_for_sale(answer: Answer, title: str) -> bool:
    """A short page that says so, and either leads to those who deal in domains or names its own domain as the goods."""
    sets = word_sets()
    told = folded(title)
    source = folded(decode(answer.body, answer.content_type).text)
    if not sets.for_sale.search(told) and not sets.for_sale.search(source):
        return False
    page = _page(answer)
    for node in page.tree.css("script, style"):
        node.decompose()
    text = folded(page.body.text(separator=" ") if page.body else "")
    if len(text) > SHORT or not (sets.for_sale.search(text) or sets.for_sale.search(told)):
        return False
    own = (urlsplit(answer.url).hostname or "").removeprefix("www.")
    names_itself = bool(own) and own in text + told
    return names_itself or any(f"//{dealer}" in source or f".{dealer}" in source for dealer in sets.dealers)


def _page(answer: Answer) -> Page:
    return Page.from_bytes(answer.body, answer.url, answer.content_type)


def _title(answer: Answer) -> str:
    head = answer.body[:HEAD]
    if b"<title" not in head.lower():
        return ""
    found = _TITLE.search(decode(head, answer.content_type).text)
    return unescape(found[1]) if found else ""  # farms like to write their titles in numbers
