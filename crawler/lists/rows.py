"""One row of a list: its link, its title, its date."""

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from crawler.fields import dates, short_years
from crawler.lists.rowdate import RowDate, is_only_date, row_date
from crawler.lists.spots import Anchor, Spot, fold

MAX_TITLE = 500
"""Characters kept of a title."""

DEEPEST = 40  # elements inside a link that are looked into one after the other

MIN_CUT = 14
"""Characters from which link texts that begin their title attributes may be titles cut short without dots."""

MIN_FULL = 6
"""Characters from which a title attribute that is part of the link's text is taken for the title itself."""

MAX_ROW = 4000
"""Characters of a row's text that are searched for a date."""

MAX_NESTING = 40
"""Elements inside elements that are followed within one row."""

_AIDE = re.compile(
    r"^[\[【（(<《]?\s*(?:下载.{0,8}|.{0,4}下载|查看.{0,4}|详细?|详情|更多|more|[>»›]+|相关图片|政策原文|原文.{0,2}|(?:文字|图文|相关|政策|媒体|专家)?解读.{0,4}|图解|"
    r"附件\d*|点击.{0,6}|打印|收藏|预览|阅读(?:全文|更多)?|全文|pdf|word|办理|在线办理|new)\s*[\]】）)>》]?\s*[>»›]*$",
    re.IGNORECASE,
)
"""Texts of links that help with a row's document but are not its title."""

_ADDRESS = re.compile(r"https?://\S+$|www\.\S+$", re.IGNORECASE)
_BRACKETED = re.compile(r"^[\[【〔](?:[^\]】〕]{1,12})[\]】〕]$")
_BARE_DATE = r"(?:19|20)\d{2}\s{0,9}[-/.年]\s{0,9}\d{1,2}\s{0,9}[-/.月]\s{0,9}\d{1,2}\s{0,9}日?"
_EDGE_DATE = re.compile(
    rf"^[\[【（(\s]*{_BARE_DATE}[\]】）)\s]+|[\s\[【（(]+{_BARE_DATE}(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?[\]】）)\s]*$"
)
_LEADING = re.compile(r"^(?:[·•●■◆▪►▶»›>‧∙*\-—|]\s*|\d{1,3}\s*[.、．]\s*(?=\D))+")
_SECONDARY = re.compile(r"sub|desc|summary|abstract|intro|info|time|date|num|source|zhaiyao|zy\b|more|tag|icon", re.IGNORECASE)
_PRIMARY = re.compile(r"tit|til|bt\b|name|headline", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:文章)?标题\s*[:：]\s*|\s*(?:发布|发文|更新)(?:日期|时间)\s*[:：].*$|\s*(?:点击|浏览)(?:数|次数|量)?\s*[:：].*$"
)
_CUT = re.compile(r"(?:…|\.{2,}|⋯)+$")
_LONE_DATE = re.compile(r"[\[(（]?(?:(?:19|20)\d{2}[-/.年]?|(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?)[\])）]?")
_NESTED = frozenset({"ul", "ol", "dl", "table"})


@dataclass(slots=True, eq=False)
class Row:
    """One row as found on the page."""

    spot: Spot
    anchor: Anchor
    title: str
    date: RowDate
    date_from: str = ""  # what it took to read the date beyond the row, as in ``ListEntry``

    @property
    def document(self) -> bool:
        """Whether its address looks like a document's."""
        return self.anchor.document


def own_anchors(spot: Spot) -> tuple[list[Anchor], frozenset[int]]:
    """The links of a row without those of lists nested in it (popups of related documents), unless it has no others.

    Returns:
        The links, and the ``mem_id`` of the nested lists that were left out.
    """
    lists, queue = [], list(spot.kids)
    while queue:
        kid = queue.pop()
        if kid.tag in _NESTED:
            lists.append(kid)
        else:
            queue.extend(kid.kids)
    if not lists:
        return spot.anchors, frozenset()
    nested = {anchor.order for kid in lists for anchor in kid.anchors}
    outside = [anchor for anchor in spot.anchors if anchor.order not in nested]
    if main_anchor(outside) is None:
        return spot.anchors, frozenset()
    return outside, frozenset(kid.node.mem_id for kid in lists)


def main_anchor(anchors: list[Anchor]) -> Anchor | None:
    """The link a row is about: not a download button, not a category in brackets, the longest of the rest.

    Where several links lead to the same document the first is its title; later ones are summaries.
    """
    titles = [anchor for anchor in anchors if not _is_aide(anchor.text or anchor.title)]
    best = max(titles, key=_worth, default=None)
    if best is None:
        return None
    return next(
        anchor for anchor in titles if anchor is best or (anchor.href == best.href and 3 * _worth(anchor) >= _worth(best))
    )


def _is_aide(text: str) -> bool:
    return not text or bool(_AIDE.match(text) or _BRACKETED.match(text) or _ADDRESS.match(text))


def _worth(anchor: Anchor) -> int:
    """Length of the title a link can have; a title attribute without a text (a picture) counts little."""
    return max(len(anchor.text), len(anchor.title)) if anchor.text else min(len(anchor.title), MIN_FULL + 2)


def title_of(anchor: Anchor) -> str:
    """The title a row's link displays; the title attribute where the text is cut short or the link holds more than a title."""
    text = (_displayed(anchor.node) or anchor.text)[: 2 * MAX_TITLE]
    text = _LEADING.sub("", _without_date(text)).strip() or text
    full = _without_date(_LABELLED.sub("", anchor.title[: 2 * MAX_TITLE]))
    stem = _CUT.sub("", text).rstrip()
    cut_short = stem != text and full.startswith(stem[:-1]) and len(full) >= len(stem)
    overfull = len(full) >= MIN_FULL and full in text and len("".join(text.split())) > len("".join(full.split()))
    if full and (not text or cut_short or overfull):
        text = full
    return text[:MAX_TITLE]


def uncut(rows: list[Row]) -> list[Row]:
    """Rows with whole titles where the template cuts them to a number of characters without saying so.

    Then the longest texts are of one length, and each begins its title attribute. A single text that begins its attribute is
    left alone: attributes often add a number or a date to the title.
    """
    longest = max((len(row.anchor.text) for row in rows), default=0)
    cut = [row for row in rows if len(row.anchor.text) >= max(longest - 1, MIN_CUT) and _goes_on(row)]
    if len(cut) < 2:
        return rows
    return [replace(row, title=row.anchor.title[:MAX_TITLE]) if row in cut else row for row in rows]


def _goes_on(row: Row) -> bool:
    text, full = row.anchor.text, row.anchor.title
    return len(full) > len(text) and full.startswith(text)


def _without_date(text: str) -> str:
    bare = _EDGE_DATE.sub("", text).strip()
    return bare if len(bare) >= 4 else text


def _displayed(node: LexborNode, depth: int = 0) -> str:
    """The text of the part of a link that is its title, when the link is built of several parts."""
    if depth > DEEPEST:
        return fold(node.text())
    loose, parts = [], []
    for child in node.iter(include_text=True):
        text = fold(child.text())
        if not text or child.tag in ("script", "style", "img", "-comment"):
            continue
        if child.tag in ("-text", "em", "b", "strong", "font", "u", "br", "mark", "sub", "sup"):
            if child.tag in ("-text", "em", "mark") or not _LONE_DATE.fullmatch(text):
                loose.append(child.text())
        elif not is_only_date(text) and not _AIDE.match(text):
            parts.append((child, text))
    if not parts:
        return fold("".join(loose))
    if fold("".join(loose)):
        return fold(node.text()) if all(_plain(child) for child, _ in parts) else fold("".join(loose))
    if len(parts) == 1:
        child, text = parts[0]
        return _displayed(child, depth + 1) if any(True for _ in child.iter()) else text
    named = [(child, text) for child, text in parts if _PRIMARY.search(_names(child)) and not _SECONDARY.search(_names(child))]
    heads = [(child, text) for child, text in parts if child.tag in ("h1", "h2", "h3", "h4", "h5", "dt")]
    plain = [(child, text) for child, text in parts if not _SECONDARY.search(_names(child))]
    for choice in (named, heads):
        if choice:
            return _displayed(choice[0][0], depth + 1) or choice[0][1]
    if plain and len(plain) < len(parts):
        return max((text for _, text in plain), key=len)
    if all(_plain(child) for child, _ in parts):
        return fold(node.text())
    return parts[0][1]


def _plain(child: LexborNode) -> bool:
    """Whether a part of a link is only there for colour or font."""
    return child.tag in ("span", "i") and not (child.attributes.get("class") or child.attributes.get("id"))


def _names(child: LexborNode) -> str:
    attributes = child.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def read_row(spot: Spot, beside: str = "") -> Row | None:
    """Read one row.

    Args:
        spot: the row's element.
        beside: text that stands beside the element in the list and belongs to it (a date after a bare link).

    Returns:
        The row, or ``None`` when none of its links is a title.
    """
    anchors, nested = own_anchors(spot)
    anchor = main_anchor(anchors)
    if anchor is None:
        return None
    title = title_of(anchor)
    if not title:
        return None
    return Row(spot, anchor, title, _date_of(spot, anchor, title, beside, nested))


def _date_of(spot: Spot, anchor: Anchor, title: str, beside: str, nested: frozenset[int]) -> RowDate:
    """The row's date: beside the link if there is one, else inside it; never one of the title's own."""
    link = row_text(anchor.node)
    outside = "" if spot.node.mem_id == anchor.node.mem_id else row_text(spot.node, nested).replace(link, " ", 1)
    found = row_date(f"{outside} {beside}")
    if found.value:
        return found
    if not found.raw and (short := short_years.confirmed(outside, anchor.href)) is not None:
        return RowDate(short[0], dates.iso(short[1]))
    inside = row_date(link.replace(fold(title), " ", 1))
    return inside if inside.value or not found.raw else found


def row_text(node: LexborNode, without: frozenset[int] = frozenset()) -> str:
    """The text of an element, bounded, blanks between its parts; scripts and the elements of ``without`` left out."""
    if not without and node.css_first("script,style,template") is None:
        return fold(node.text(separator=" "))[:MAX_ROW]
    pieces: list[str] = []
    _collect(node, without, pieces, 0)
    return fold(" ".join(pieces))[:MAX_ROW]


def _collect(node: LexborNode, without: frozenset[int], pieces: list[str], depth: int) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            pieces.append(child.text())
        elif tag not in ("script", "style", "template") and depth < MAX_NESTING and child.mem_id not in without:
            _collect(child, without, pieces, depth + 1)
