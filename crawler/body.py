"""The article's own text: which lines of the page belong to it, and what kind of text it is.

An editor's container of a known publishing product is believed when it holds text. Everything else is found by
structure: lines vote for the elements around them (:mod:`crawler.votes`), and from the winner one climbs as long as
nothing but article comes in: no title, no label line, no share buttons, no lists of links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from crawler import votes
from crawler.filenames import FILE
from crawler.labels import begins_with_label, spots, whole_label
from crawler.lines import Line
from crawler.normal import bare, compare
from crawler.page import Page
from crawler.votes import CHROME, PARAGRAPHS, TOOL_LINE, Holder, stretched

LABEL_LINE = re.compile(
    r"(?:发布|公开|编稿|录入|上网|發[布佈]|公開)(?:日期|时间|時間)|(?:时间|時間|日期)\s*[：:]\s*\d{4}|[浏瀏][览覽](?:次[数數]|量)|字体[：:]|字号[：:]|【?打印|\[打印"
)
WORDLESS = ".TRS_Editor, #UCAP-CONTENT, ucapcontent, .v_news_content, [id^=vsb_content], #zoom, #Zoom, #zoomcon, .pages_content"
PICTURES = "img, embed, object, iframe, video"
CLOSING = frozenset(
    ["来源", "信息来源", "文章来源", "稿件来源", "发布日期", "发布时间", "责任编辑", "编辑", "审核", "作者", "撰稿",
    "供稿", "浏览次数", "点击数", "点击", "阅读次数", "分享",
     "分享到", "打印", "关闭", "字体", "字号", "索引号", "更新时间", "更新日期", "相关链接"]
)  # fmt: skip
NEAR_HEADING = 6
"""Elements from the heading outwards among which the picture of a document without a text stands."""
MOST_PICTURES = 40
ICON = 80
"""Pixels of a side up to which a picture is a sign and no document."""
ICON_NAME = re.compile(
    r"icon|ico[_.]|logo|share|weixin|wechat|weibo|qrcode|ewm|erweima|print|close|btn|button|arrow|dot|line|bg[_.]|banner|blank|space",
    re.IGNORECASE,
)
FOOT = re.compile(r"主办(?:单位)?\s*[：:]|承办(?:单位)?\s*[：:]|备案号?[：:]|版权|copyright|©|技术支持|网站地图", re.IGNORECASE)
"""Words of a page's foot; they end a text only where it is so short that nothing else tells its end."""
PAGER = re.compile(r"[\d\s\[\]()（）<>«»‹›.…/|共第上下一首尾末前后页頁]{1,80}")
IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)(?:$|[?#])", re.IGNORECASE)
ENOUGH = 400
"""Characters at the head of a text that, blanks left out, mostly tell that it is one."""
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
        return Body(marked.first, marked.last, marked.node, marked=True)
    wanted = compare(title) if title else ""
    if best is not None and best.score >= 40:
        return _trim(lines, _climb(best, lines, wanted), wanted)
    wordless, short = _wordless(page, len(lines)), _after_heading(lines, wanted)
    if wordless and wordless.node is not None and wordless.node.css_first(PICTURES) is not None:
        return wordless  # a text that is only a picture; the next words on the page belong to its frame
    if not (short and short.first < short.last) and (pictured := _pictured(lines, wanted)) is not None:
        return pictured
    return short if short and short.first < short.last else wordless or short


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
    if len(text) > TOOL_LINE:
        return False
    return bool(CHROME.search(text) or whole_label(text) or bool(spots(text, 3)) or (title and line.says(title)))


def _trim(lines: Sequence[Line], holder: Holder, title: str) -> Body:
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
        if (
            _is_closing(line)
            or _is_tool(line)
            or (line.links and PAGER.fullmatch(line.text))
            or (line.links * 2 >= len(line.text) and not _offers_file(line))
        ):
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


def _offers_file(line: Line) -> bool:
    """A link to a file: the end of many a text, 附件：名单.xls."""
    return any(FILE.search((node.attributes.get("href") or "") + " ") for node in line.block.css("a[href]"))


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


def _pictured(lines: Sequence[Line], title: str) -> Body | None:
    """A picture that stands with the heading in an element without a telling name, and no text: the picture is the document."""
    heading = next((line for line in lines if title and line.says(title) and line.links * 2 < len(line.text)), None)
    node = heading.block if heading is not None else None
    for _ in range(NEAR_HEADING):
        node = node.parent if node is not None else None
        if node is None or node.tag in ("body", "html"):
            return None
        for picture in node.css("img, embed, object")[:MOST_PICTURES]:
            if _is_content(picture, node):
                return Body(len(lines), len(lines), picture.parent or node)
    return None


def _is_content(picture: LexborNode, within: LexborNode) -> bool:
    """Whether a picture can be a document: no icon by its size or name, no link to another page, not in the page's frame."""
    attributes = picture.attributes
    sizes = [int(size) for name in ("width", "height") if (size := (attributes.get(name) or "").removesuffix("px")).isdigit()]
    address = attributes.get("src") or attributes.get("data") or ""
    if not address or (sizes and min(sizes) <= ICON) or ICON_NAME.search(address.rsplit("/", 1)[-1]):
        return False
    node: LexborNode | None = picture
    while node is not None and node.mem_id != within.mem_id:
        names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
        if node.tag in votes.MARGINS or votes.WRONG_PLACE.search(names):
            return False
        if node.tag == "a" and not IMAGE_FILE.search(node.attributes.get("href") or ""):
            return False
        node = node.parent
    return True


def _after_heading(lines: Sequence[Line], title: str) -> Body | None:
    """A short text: what stands between the heading with its label lines and the first thing that is not article."""
    start = next((at for at, line in enumerate(lines) if title and line.says(title) and line.links * 2 < len(line.text)), None)
    if start is None:
        return None
    first = start + 1
    while first < min(start + 14, len(lines)) and foreign(lines[first], ""):
        first += 1
    last = first
    while last < len(lines) and not foreign(lines[last], "") and not FOOT.search(lines[last].text[:TOOL_LINE]):
        last += 1
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
