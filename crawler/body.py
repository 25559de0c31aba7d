"""The article's own text: which lines of the page belong to it, and what kind of text it is.

An editor's container of a known publishing product is believed when it holds text. Everything else is found by
structure: lines vote for the elements around them (:mod:`crawler.votes`), and from the winner one climbs as long as
nothing but article comes in: no title, no label line, no share buttons, no lists of links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from crawler import edges, votes
from crawler.labels import spots, whole_label
from crawler.lines import Line
from crawler.normal import bare, compare
from crawler.page import Page
from crawler.pictured import around_picture
from crawler.votes import CHROME, PARAGRAPHS, TOOL_LINE, Holder, is_said, stretched

WORDLESS = ".TRS_Editor, #UCAP-CONTENT, ucapcontent, .v_news_content, [id^=vsb_content], #zoom, #Zoom, #zoomcon, .pages_content"
PICTURES = "img, embed, object, iframe, video"
FOOT = re.compile(r"主办(?:单位)?\s*[：:]|承办(?:单位)?\s*[：:]|备案号?[：:]|版权|copyright|©|技术支持|网站地图", re.IGNORECASE)
"""Words of a page's foot; they end a text only where it is so short that nothing else tells its end."""
ENOUGH = 400
"""Characters at the head of a text that, blanks left out, mostly tell that it is one."""
LONG_TEXT = 200
"""Votes with which an element is believed to hold the text although its name says that it is the page's foot or head."""
LIMIT = 400_000
"""Characters of a body that are kept."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines from ``first`` up to and without ``last``, the element around them, and whether an editor's name marks it."""

    first: int
    last: int
    node: LexborNode | None
    marked: bool = False

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """The text cut at blocks and at ``<br>``."""
        return [part for line in lines[self.first : self.last] for part in line.parts]


def joined(paragraphs: Sequence[str]) -> str:
    """Paragraphs as the text that is kept, a line a paragraph."""
    return "\n".join(paragraphs)[:LIMIT]


def find_body(page: Page, lines: Sequence[Line], title: str | None) -> Body | None:
    """The article's own text, or ``None`` when the page shows none. A container without a word gives a body without lines."""
    holders = votes.holders(lines)
    best = max(holders.values(), key=lambda holder: holder.score, default=None)
    marked = votes.marked(holders)
    if marked is not None and (best is None or best.score < 60 or marked.total >= 0.4 * best.score):
        stretched(marked, lines)
        end = edges.without_tools(lines, marked.first, edges.before_foot(lines, marked))
        return Body(marked.first, end, marked.node, marked=True)
    wanted = compare(title) if title else ""
    if best is not None and best.score >= 40:
        return _within(_climb(best, lines, wanted), lines, wanted)
    if (held := _held_in_wrong_place(lines)) is not None:
        return _within(_climb(held, lines, wanted), lines, wanted)
    wordless, short = _wordless(page, len(lines)), _after_heading(lines, wanted)
    if wordless and wordless.node is not None and wordless.node.css_first(PICTURES) is not None:
        return wordless  # a text that is only a picture; the next words on the page belong to its frame
    if not (short and short.first < short.last) and (pictured := around_picture(lines, wanted)) is not None:
        return Body(len(lines), len(lines), pictured)
    return short if short and short.first < short.last else wordless or short


def _within(holder: Holder, lines: Sequence[Line], title: str) -> Body:
    """The text of an element without the head and tail that are none of it."""
    first, last = edges.trimmed(lines, holder, title)
    return Body(first, last, holder.node)


def _held_in_wrong_place(lines: Sequence[Line]) -> Holder | None:
    """A long text of sentences in an element called bottom or header, on a page that has none elsewhere."""
    best = max(votes.holders(lines, anywhere=True).values(), key=lambda holder: holder.score, default=None)
    if best is None or best.score < LONG_TEXT:
        return None
    return best if sum(is_said(line.text) for line in lines[best.first : best.last]) > 1 else None


def _climb(best: Holder, lines: Sequence[Line], title: str) -> Holder:
    holder = stretched(best, lines)
    while (above := holder.above) is not None:
        stretched(above, lines)
        if holder.node.tag not in PARAGRAPHS and not _only_article(lines, holder, above, title):
            break
        holder = above
    return holder


def _only_article(lines: Sequence[Line], inner: Holder, outer: Holder, title: str) -> bool:
    around = (*lines[outer.first : inner.first], *lines[inner.last : outer.last])
    if len(around) > 200:
        return False
    return not any(foreign(line, title) for line in around)


def foreign(line: Line, title: str) -> bool:
    """Whether a line is not article: the page's title, a label line, a tool, a link."""
    text = line.text
    if line.block.tag in ("h1", "h2", "button"):
        return True
    if line.links * 2 >= len(text):
        return True
    if len(text) > TOOL_LINE or is_said(text) or edges.NUMBERED.match(text):
        return False
    return bool(CHROME.search(text) or whole_label(text) or bool(spots(text, 3)) or (title and line.says(title)))


def _wordless(page: Page, end: int) -> Body | None:
    """An editor's container without a word in it: an empty body, or one of images."""
    for node in page.tree.css(WORDLESS):
        return Body(end, end, node, marked=True)
    return None


def _after_heading(lines: Sequence[Line], title: str) -> Body | None:
    """A short text: what stands between the heading with its label lines and the first thing that is not article."""
    start = next((at for at, line in enumerate(lines) if title and line.says(title) and line.links * 2 < len(line.text)), None)
    if start is None:
        return None
    first = start + 1
    while first < min(start + 14, len(lines)) and (foreign(lines[first], "") or edges.is_day_or_count(lines[first].text)):
        first += 1
    if first < len(lines) and edges.stands_in_foot(lines[first]):
        return None
    last = first
    while last < len(lines) and not foreign(lines[last], "") and not FOOT.search(lines[last].text[:TOOL_LINE]):
        last += 1
    while last > first and edges.ends_nothing(lines[last - 1]):
        last -= 1
    return Body(first, last, lines[first].block if first < last else None)


def kind_of(body: Body | None, text: str, title: str | None) -> str:
    """``text``, ``image-only``, ``title-only``, ``empty`` or ``unknown`` (no container was found)."""
    core = bare(text[: 2 * len(title or "") + ENOUGH])
    if len(core) > 2 * len(title or "") + 8 and len(core) >= 12:
        return "text"
    core = bare(text)
    if core and title and len(core) <= 2 * len(title) + 8 and compare(core) == compare(title):
        return "title-only"
    if len(core) >= 12 or (core and body is not None and body.marked):
        return "text"
    if body is None or body.node is None:
        return "unknown" if not core else "text"
    if body.node.css_first(PICTURES) is not None:
        return "image-only"
    return "text" if core else "empty"
