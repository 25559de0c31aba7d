"""Text of a foreign trade in a page of the unit's own: somebody got into the publishing system.

Facts: ``trade`` (``gambling``, ``adult``, or ``None``), ``signs`` and up to five ``words``. The signs: ``title`` (the page's
``<title>`` speaks the trade's language), ``keywords`` (its keywords or description do, in two words), ``hidden`` (an element
nobody sees does, in two words), ``links`` (three links or more do), ``text`` (four different words in the text), ``calls``
(the text calls upon the reader as such pages do). A page that also speaks against the trade in several words is the police,
the press or a campaign: ``against`` is then true.
"""

import re
from functools import lru_cache

from crawler.trades.words import TRADES, WordSets, folded, trade_words, word_sets
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

WORDS_OF_META, WORDS_OF_HIDDEN, WORDS_OF_TEXT, LINKS, CALLS, AGAINST = 2, 2, 4, 3, 2, 3
MOST_WORDS = 5
MOST_HIDDEN = 20_000  # characters of hidden text that are looked at
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|text-indent\s*:\s*-\d{3}|(?:left|top)\s*:\s*-\d{3}"
    r"|(?:height|width)\s*:\s*[01](?:px|\b(?!\.))",
    re.IGNORECASE,
)


def examine(examined: Examined) -> Facts:
    """Whether a page speaks of a foreign trade, and where."""
    sets = word_sets()
    page = examined.page
    metas = folded(f"{page.metas_lower.get('keywords', '')} {page.metas_lower.get('description', '')}")
    hidden = folded(_hidden_text(examined))
    anchors = [folded(link.text) for link in examined.reading.links if link.text]
    places = {"title": folded(page.title or ""), "keywords": metas, "hidden": hidden, "links": "\n".join(anchors)}
    for trade in TRADES:
        words = sets.words[trade]
        if not any(words.search(text) for text in places.values()):
            continue  # the text alone is no sign: whoever writes about a trade uses its words
        return _judged(examined, trade, sets, places, anchors)
    return {"trade": None, "signs": [], "words": [], "against": False}


def _judged(examined: Examined, trade: str, sets: WordSets, places: dict[str, str], anchors: list[str]) -> Facts:
    words = sets.words[trade]
    text = folded("\n".join(line.text for line in examined.lines))
    told = trade_words(examined.page.title or "")
    signs = {
        "title": told is not None and told[0] == trade,
        "keywords": len(set(words.findall(places["keywords"]))) >= WORDS_OF_META,
        "hidden": len(set(words.findall(places["hidden"]))) >= WORDS_OF_HIDDEN,
        "links": sum(bool(words.search(text)) for text in anchors) >= LINKS,
        "text": len(set(words.findall(text))) >= WORDS_OF_TEXT,
        "calls": len(set(sets.calls[trade].findall(text + places["hidden"]))) >= CALLS,
    }
    found = list(dict.fromkeys(word for place in (*places.values(), text) for word in words.findall(place)))
    own = folded(examined.body_text or "\n".join(anchors))
    against = len(set(sets.against.findall(own))) >= AGAINST
    return {
        "trade": trade,
        "signs": [name for name, holds in signs.items() if holds],
        "words": list(found[:MOST_WORDS]),
        "against": against,
    }


def _hidden_text(examined: Examined) -> str:
    """What stands in elements that their own style hides."""
    if "style=" not in examined.page.text:
        return ""
    parts: list[str] = []
    length = 0
    for node in examined.page.tree.css("[style]"):
        if _hides(node.attributes.get("style") or ""):
            text = node.text(separator=" ")
            parts.append(text)
            length += len(text)
            if length > MOST_HIDDEN:
                break
    return " ".join(parts)[:MOST_HIDDEN]


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    """Whether a style takes its element out of sight; the same few styles stand on all pages of a site."""
    return _UNSEEN.search(style) is not None
