"""The article's own text: which lines of the page belong to it, and what kind of text it is.

An editor's container of a known publishing product is believed when it holds text. Everything else is found by structure:
lines that
read like sentences vote for the elements around them, and from the winner one climbs as long as nothing but article comes in
(no title, no label line, no share buttons, no lists of links).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.labels import begins_with_label, spots, whole_label
from crawler.lines import Line
from crawler.normal import bare, compare
from crawler.page import Page

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
    r"扫一扫|二维码|打印|关闭|【关闭|分享到|分享至|上一[篇条页]|下一[篇条页]|相关(?:文章|链接|信息|新闻|稿件|附件|政策|解读|文件|阅读|报道)|附件下载|下载附件|点击下载|下载图片版"
    r"|下载文字版|当前位置|您的位置|您当前|现在位置|首页|版权所有|主办单位|承办单位|网站标识码|ICP备|公网安备|浏览器|责任编辑|返回顶部|回到顶部|返回列表|返回首页"
    r"|字体大小|【字体|【打印|浏览次数|点击率|收藏本|我要纠错|无障碍|热门搜索|联系我们|站点地图|网站地图|政府网站找错"
    r"|客户端|保护视力|【大|大 中 小|微信 微博"
)
LABEL_LINE = re.compile(
    r"(?:发布|公开|编稿|录入|上网)(?:日期|时间)|(?:时间|日期)\s*[：:]\s*\d{4}|浏览(?:次数|量)|字体[：:]|字号[：:]|【?打印|\[打印"
)
IMPRINT = re.compile(r"版权所有|ICP备|网站标识码|公网安备|浏览器版本|以上浏览器|以上版本|分辨率|技术支持[：:]")
IMPRINT_LINES = 60
"""Lines at the end of a page among which its imprint stands."""
TOOL_LINE = 90
"""A line longer than this is text even when it says 首页 or 打印."""
WRONG_PLACE = re.compile(r"foot|bottom|copyright|header|breadcrumb|qrcode|share|crumb|location|toolbar|friend", re.IGNORECASE)
PARAGRAPHS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dd", "tr", "tbody", "ul", "ol"}
)
WORDLESS = ".TRS_Editor, #UCAP-CONTENT, ucapcontent, .v_news_content, [id^=vsb_content], #zoom, #Zoom, #zoomcon, .pages_content"
PICTURES = "img, embed, object, iframe, video"
CLOSING = frozenset(
    ["来源", "信息来源", "文章来源", "稿件来源", "发布日期", "发布时间", "责任编辑", "编辑", "审核", "作者", "撰稿",
    "供稿", "浏览次数", "点击数", "点击", "阅读次数", "分享",
     "分享到", "打印", "关闭", "字体", "字号", "索引号", "更新时间", "更新日期", "相关链接"]
)  # fmt: skip
MARGINS = frozenset({"footer", "header", "nav"})
SHARES = (1.0, 1.0, 0.5, 0.25)
"""How much of a line's vote its own element gets, the one around it, and so on."""
ROOTS = frozenset({"body", "html", "-document"})
LIMIT = 400_000
"""Characters of a body that are kept."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines from ``first`` up to and without ``last``, the element around them, and whether an editor's name marks it."""

    first: int
    last: int
    node: LexborNode | None
    marked: bool = False

    def text(self, lines: Sequence[Line]) -> str:
        """The text, a line a paragraph."""
        return "\n".join(self.paragraphs(lines))[:LIMIT]

    def paragraphs(self, lines: Sequence[Line]) -> list[str]:
        """The text cut at blocks and at ``<br>``."""
        return [part for line in lines[self.first : self.last] for part in line.parts]


@dataclass(slots=True)
class _Holder:
    node: LexborNode
    first: int
    last: int
    score: float = 0.0
    total: float = 0.0
    above: "_Holder | None" = None
    misplaced: bool = False
    editor: bool = False
    whole: bool = False  # its edges were looked at


def find_body(page: Page, lines: Sequence[Line], title: str | None) -> Body | None:
    """The article's own text, or ``None`` when the page shows none. A container without a word gives a body without lines."""
    holders = _holders(lines)
    best = max(holders.values(), key=lambda holder: holder.score, default=None)
    marked = _marked(holders)
    if marked is not None and (best is None or best.score < 60 or marked.total >= 0.4 * best.score):
        _stretched(marked, lines)
        return Body(marked.first, marked.last, marked.node, marked=True)
    wanted = compare(title) if title else ""
    if best is not None and best.score >= 40:
        return _trim(lines, _climb(best, lines, wanted), wanted)
    wordless, short = _wordless(page, len(lines)), _after_heading(lines, wanted)
    if wordless and wordless.node is not None and wordless.node.css_first(PICTURES) is not None:
        return wordless  # a text that is only a picture; the next words on the page belong to its frame
    return short if short and short.first < short.last else wordless or short


def _holders(lines: Sequence[Line]) -> dict[int, _Holder]:
    """The elements around lines that vote, with the lines they span and the votes. Lines of links and tools make none."""
    holders: dict[int, _Holder] = {}
    end = len(lines) - IMPRINT_LINES
    for at, line in enumerate(lines):
        weight = _weight(line, near_end=at >= end)
        if not weight:
            continue
        holder = holders.get(line.key) or _holder(line.block, holders, at)
        holder.last = at + 1
        if not holder.misplaced:
            holder.total += weight
            _vote(holder, weight)
    for holder in reversed(holders.values()):  # an element is made after those around it, so this goes from inside out
        above = holder.above
        if above is not None:
            above.total += holder.total
            if holder.last > above.last:
                above.last = holder.last
    return holders


def _stretched(holder: _Holder, lines: Sequence[Line]) -> _Holder:
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


def _vote(holder: _Holder, weight: float) -> None:
    """A line speaks for the element it stands in and, ever more quietly, for those around it; paragraphs pass the vote on."""
    voted: _Holder | None = holder
    for share in SHARES:
        if voted is None:
            return
        if voted.node.tag not in PARAGRAPHS:
            voted.score += weight * share
        voted = voted.above


def _holder(block: LexborNode, holders: dict[int, _Holder], at: int) -> _Holder:
    """The holder of an element, after those of the elements around it."""
    fresh: list[LexborNode] = []
    above: _Holder | None = None
    node: LexborNode | None = block
    while node is not None and node.tag not in ROOTS:
        above = holders.get(node.mem_id)
        if above is not None:
            break
        fresh.append(node)
        node = node.parent
    for node in reversed(fresh):
        names = _names(node)
        misplaced = (above is not None and above.misplaced) or node.tag in MARGINS or (names != "" and _is_wrong_place(names))
        above = holders[node.mem_id] = _Holder(
            node, at, at, above=above, misplaced=misplaced, editor=names != "" and _is_editor(names)
        )
    if above is None:  # text that stands in <body> itself
        above = holders[block.mem_id] = _Holder(block, at, at)
    return above


def _names(node: LexborNode) -> str:
    """Id and class of an element in one string."""
    attributes = node.attributes
    if not attributes:
        return ""
    identifier, classes = attributes.get("id"), attributes.get("class")
    if identifier and classes:
        return f"{identifier} {classes}"
    return identifier or classes or ""


@lru_cache(maxsize=4096)
def _is_wrong_place(names: str) -> bool:
    return WRONG_PLACE.search(names) is not None


@lru_cache(maxsize=4096)
def _is_editor(names: str) -> bool:
    return not EDITORS.isdisjoint(names.lower().split()) or names.startswith("vsb_content")


def _weight(line: Line, *, near_end: bool) -> float:
    text = line.text
    own = len(text) - line.links
    if own < 2 or line.links > own:
        return 0.0
    if (own <= TOOL_LINE and CHROME.search(text)) or (near_end and own <= 220 and IMPRINT.search(text)):
        return 0.0
    if SENTENCE.search(text):
        return float(own)
    return own / 2 if own >= 20 else own / 4


def _marked(holders: dict[int, _Holder]) -> _Holder | None:
    """The container that an editor's name marks: the one with most text, the outermost of nested ones, or an empty one."""
    found: _Holder | None = None
    for holder in holders.values():
        if holder.editor and (
            found is None or (holder.total, holder.last - holder.first) > (found.total, found.last - found.first)
        ):
            found = holder
    return found


def _climb(best: _Holder, lines: Sequence[Line], title: str) -> _Holder:
    holder = _stretched(best, lines)
    while (above := holder.above) is not None:
        _stretched(above, lines)
        if holder.node.tag not in PARAGRAPHS and not _only_article(lines, holder, above, title):
            break
        holder = above
    return holder


def _only_article(lines: Sequence[Line], inner: _Holder, outer: _Holder, title: str) -> bool:
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
    if len(text) > TOOL_LINE:
        return False
    return bool(CHROME.search(text) or whole_label(text) or bool(spots(text, 3)) or (title and line.says(title)))


def _trim(lines: Sequence[Line], holder: _Holder, title: str) -> Body:
    """Cut a head (title, date and source line) and a tail (share, print, related) that stand in the text's own element."""
    first, last = holder.first, holder.last
    for at in range(first + 1, min(first + 40, last - 1)):
        if title and lines[at].says(title):
            if any(_is_labelled(line) for line in lines[first:at]):  # the title closes a head of labels
                first = at + 1
            break
    for at in range(first, min(first + 12, last)):
        if lines[at].links * 2 < len(lines[at].text) + 1 and _is_label_line(lines[at]):
            first = at + 1
    while first < last and _is_tool(lines[first]):
        first += 1
    if first == holder.first and title and first < last and lines[first].says(title) and lines[first].block.tag in ("h1", "h2"):
        first += 1
    while last > first:
        line = lines[last - 1]
        if _is_closing(line) or _is_tool(line) or line.links * 2 >= len(line.text):
            last -= 1
        else:
            break
    return Body(first, last, holder.node)


def _is_labelled(line: Line) -> bool:
    """A label, alone or with its value behind it."""
    return len(line.text) <= TOOL_LINE and (whole_label(line.text) != "" or begins_with_label(line.text))


def _is_closing(line: Line) -> bool:
    """A line of source, date or editor under a text; contacts and 附件： belong to the text."""
    if len(line.text) > TOOL_LINE:
        return False
    found = spots(line.text, 1)
    word = found[0][2] if found and found[0][0] <= 1 else whole_label(line.text)
    return word in CLOSING


def _is_tool(line: Line) -> bool:
    """A print button, a share bar, a pointer to other pages."""
    text = line.text.lstrip("【[（( ")
    return len(text) <= TOOL_LINE and bool(CHROME.match(text) or (len(text) <= 24 and CHROME.search(text)))


def _is_label_line(line: Line) -> bool:
    """A line of date, source and tools, as stands under a title; never a sentence."""
    text = line.text
    if len(text) > 160 or "。" in text or "，" in text:
        return False
    return bool(LABEL_LINE.search(text))


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
    while first < min(start + 14, len(lines)) and foreign(lines[first], ""):
        first += 1
    last = first
    while last < len(lines) and not foreign(lines[last], ""):
        last += 1
    return Body(first, last, lines[first].block if first < last else None)


def kind_of(body: Body | None, text: str, title: str | None) -> str:
    """``text``, ``image-only``, ``title-only``, ``empty`` or ``unknown`` (no container was found)."""
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
