"""Which elements hold running text: lines that read like sentences vote for the elements around them.

A line speaks for its own element and, ever more quietly, for those around it. Lines of links, tools and imprints have no
vote; what stands in header, footer or breadcrumb is not elected. An editor's container of a known product is marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.lines import Line, numbers

EDITORS = frozenset(
    [
        "trs_editor", "trs_editor_view", "trs_ueditor", "trs_paper_default", "ucap-content", "ucapcontent", "v_news_content",
        "zoom", "zoomcon", "fontzoom", "bodylabel", "bt_content", "js_content", "custom_unionstyle", "contxt", "artibody",
        "pages_content", "j-fontcontent", "content_body", "wp_articlecontent", "vsb_content",
    ]
)  # fmt: skip
"""Names that publishing products and their editors give an article's container, whatever the site (TRS, UCAP, VSB, hanweb)."""

SENTENCE = re.compile(r"[，。；：、！？,;]")
CHROME = re.compile(
    # Every alternative begins with a letter of its own, or nearly: such a search skips all other letters four times as fast.
    r"扫一扫|二维码|打印|关闭|分享[到至]|上一[篇条页]|下(?:一[篇条页]|载(?:附件|图片版|文字版))"
    r"|相关(?:文章|链接|信息|新闻|稿件|附件|政策|解读|文件|阅读|报道)|附件下载|点击(?:下载|率)"
    r"|当前位置|您(?:的位置|当前)|现在位置|首页|版权所有|主办单位|承办单位|网站(?:标识码|地图)|ICP备|公网安备|浏览(?:器|次数)"
    r"|责任编辑|回到顶部|返回(?:顶部|列表|首页)|字体大小|【(?:字体|大)|收藏本|我要纠错|无障碍|热门搜索|联系我们|站点地图"
    r"|政府网站找错|客户端|保护视力|大 中 小|微信 微博"
)
IMPRINT = re.compile(r"版权所有|ICP备|网站标识码|公网安备|浏览器版本|以上浏览器|以上版本|分辨率|技术支持[：:]")
IMPRINT_LINES = 60
"""Lines at the end of a page among which its imprint stands."""
SENTENCE_LINE = 40
"""Characters of a line that can be a whole sentence of an article."""
TOOL_LINE = 90
"""A line longer than this is text even when it says 首页 or 打印."""
LONGEST_TOOL = 24
"""Above this a line with a comma or a full stop is a sentence, whatever it names."""
WRONG_PLACE = re.compile(r"foot|bottom|copyright|header|breadcrumb|qrcode|share|crumb|location|toolbar|friend", re.IGNORECASE)
PARAGRAPHS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dd", "tr", "tbody", "ul", "ol"}
)
MARGINS = frozenset({"footer", "header", "nav"})
OWN_SHARE, NEAR_SHARE, FAR_SHARE, FARTHEST_SHARE = 1.0, 1.0, 0.5, 0.25
"""How much of a line's vote its own element gets, the one around it, and so on."""
ROOTS = frozenset({"body", "html", "-document"})


_PARAGRAPHS, _MARGINS = numbers(PARAGRAPHS), numbers(MARGINS)
_ROOTS = numbers(["body", "html"])


@dataclass(slots=True)
class Holder:
    """An element around voting lines: the lines it spans, the votes for it, and what its names say."""

    node: LexborNode
    first: int
    last: int
    above: "Holder | None" = None
    misplaced: bool = False
    elects: bool = True  # not a paragraph, which passes its votes on
    editor: bool = False
    own: float = 0.0  # votes of the lines that stand in the element itself
    near: float = 0.0  # of those in its children
    far: float = 0.0  # in theirs
    farthest: float = 0.0  # in theirs again
    score: float = 0.0  # votes, fading with distance
    total: float = 0.0  # characters of all voting lines inside
    whole: bool = False  # its edges were looked at


def holders(lines: Sequence[Line], *, anywhere: bool = False) -> dict[int, Holder]:
    """The elements around lines that vote, with the lines they span and the votes. Lines of links and tools make none.

    A line speaks for the element it stands in and, ever more quietly, for those around it; paragraphs pass the vote on.
    ``anywhere``: what the names of elements say of their place is not asked.
    """
    found: dict[int, Holder] = {}
    end = len(lines) - IMPRINT_LINES
    for at, line in enumerate(lines):
        plain = len(line.text) - line.links
        if plain < 2 or line.links > plain or not (weight := _weight(line.text, plain, near_end=at >= end)):
            continue
        holder = found.get(line.key)
        if holder is None:
            if (around := _around_nameless(line.block, found)) is not None:
                around.last = at + 1
                if not around.misplaced:
                    around.near += weight
                    around.total += weight
                continue
            holder = _holder(line.block, found, at, anywhere=anywhere)
        holder.last = at + 1
        if not holder.misplaced:
            holder.own += weight
    for holder in reversed(found.values()):  # an element is made after those around it, so this goes from inside out
        own, near, far = holder.own, holder.near, holder.far
        holder.total += own
        if holder.elects:
            holder.score = own * OWN_SHARE + near * NEAR_SHARE + far * FAR_SHARE + holder.farthest * FARTHEST_SHARE
        above = holder.above
        if above is not None:
            above.near += own
            above.far += near
            above.farthest += far
            above.total += holder.total
            if holder.last > above.last:
                above.last = holder.last
    return found


def stretched(holder: Holder, lines: Sequence[Line]) -> Holder:
    """The holder with the voteless lines at its edges that stand inside it, too."""
    if not holder.whole:
        identity = holder.node.mem_id
        while holder.last < len(lines) and _inside(lines[holder.last].block, identity):
            holder.last += 1
        while holder.first and _inside(lines[holder.first - 1].block, identity):
            holder.first -= 1
        holder.whole = True
    return holder


def _inside(node: LexborNode, identity: int) -> bool:
    above: LexborNode | None = node
    while above is not None and above.tag not in ROOTS:
        if above.mem_id == identity:
            return True
        above = above.parent
    return False


def _around_nameless(block: LexborNode, found: dict[int, Holder]) -> Holder | None:
    """The holder around a paragraph that has no name: such a paragraph is never elected, so it needs no holder of its own."""
    if block.tag_id not in _PARAGRAPHS or (above := block.parent) is None or (around := found.get(above.mem_id)) is None:
        return None
    attributes = block.attributes
    return None if attributes and (attributes.get("id") or attributes.get("class")) else around


def _holder(block: LexborNode, holders: dict[int, Holder], at: int, *, anywhere: bool = False) -> Holder:
    """The holder of an element that has none yet, after those of the elements around it."""
    fresh: list[tuple[LexborNode, int, int]] = []
    above: Holder | None = None
    node: LexborNode | None = block
    identity = block.mem_id
    while node is not None and (tag := node.tag_id) not in _ROOTS:
        fresh.append((node, tag, identity))
        node = node.parent
        if node is not None and (above := holders.get(identity := node.mem_id)) is not None:
            break
    misplaced = above is not None and above.misplaced
    for node, tag, identity in reversed(fresh):
        editor = False
        if (attributes := node.attributes) and ("id" in attributes or "class" in attributes):
            wrong_place, editor = _spoken(attributes.get("id"), attributes.get("class"))
            misplaced = misplaced or (wrong_place and not anywhere)
        misplaced = misplaced or tag in _MARGINS
        above = holders[identity] = Holder(node, at, at, above, misplaced, tag not in _PARAGRAPHS, editor)
    if above is None:  # text that stands in <body> itself
        above = holders[block.mem_id] = Holder(block, at, at)
    return above


def is_said(text: str) -> bool:
    """Whether a line is a whole sentence in several parts: such a one may name 承办单位 or 首页 and be no tool."""
    return len(text) >= SENTENCE_LINE and text[-1] in "。；" and text.count("，") >= 2


@lru_cache(maxsize=4096)
def _spoken(identifier: str | None, classes: str | None) -> tuple[bool, bool]:
    """What id and class say of an element: that it is no place for an article, that it is an editor's container."""
    names = f"{identifier} {classes}" if identifier and classes else identifier or classes or ""
    if not names:
        return False, False
    editor = not EDITORS.isdisjoint(names.lower().split()) or names.startswith("vsb_content")
    return WRONG_PLACE.search(names) is not None, editor


def _weight(text: str, own: int, *, near_end: bool) -> float:
    """What a line's vote weighs, of whose characters ``own`` are no link."""
    is_sentence = "，" in text or "。" in text
    if own <= TOOL_LINE and not (is_sentence and own > LONGEST_TOOL) and CHROME.search(text):
        return 0.0
    if near_end and own <= 220 and IMPRINT.search(text):
        return 0.0
    if is_sentence or SENTENCE.search(text):
        return float(own)
    return own / 2 if own >= 20 else own / 4


def marked(holders: dict[int, Holder]) -> Holder | None:
    """The container that an editor's name marks: the one with most text, the outermost of nested ones, or an empty one."""
    found: Holder | None = None
    for holder in holders.values():
        if holder.editor and (
            found is None or (holder.total, holder.last - holder.first) > (found.total, found.last - found.first)
        ):
            found = holder
    return found
