"""The edges of a text: what stands at its head and tail and is none of it, in the element that holds it.

Title, date and source line above; share buttons, codes of dots, links to other documents and the page's foot below.
"""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler.filenames import FILE
from crawler.labels import begins_with_label, spots, whole_label
from crawler.lines import Line
from crawler.votes import CHROME, TOOL_LINE, Holder, is_said

LABEL_LINE = re.compile(
    r"(?:发布|公开|编稿|录入|上网|發[布佈]|公開)(?:日期|时间|時間)|(?<![\u4e00-\u9fff])(?:时间|時間|日期)\s*[：:]\s*\d{4}|[浏瀏][览覽](?:次[数數]|量)|字体[：:]|字号[：:]|【?打印|\[打印"
    r"|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,40}来源\s*[：:]"
)
CLOSING = frozenset(
    ["来源", "信息来源", "文章来源", "稿件来源", "发布日期", "发布时间", "责任编辑", "编辑", "审核", "作者", "撰稿",
    "供稿", "浏览次数", "点击数", "点击", "阅读次数", "分享",
     "分享到", "打印", "关闭", "字体", "字号", "索引号", "更新时间", "更新日期", "相关链接"]
)  # fmt: skip
PAGER = re.compile(r"[\d\s\[\]()（）<>«»‹›.…/|共第上下一首尾末前后页頁]{1,80}")
EMPTY_HEAD = re.compile(
    r"(?:相关|文件)?附件(?:下载|列表|信息)?\s*[：:]?|(?:文件|附件)下载\s*[：:]?|(?:相关|关联)(?:文件|文章|文档|稿件|信息|链接)\s*[：:]?"
)
"""Heads of blocks that many templates print whether or not anything stands in them."""
DAY_ALONE = re.compile(
    r"[\[（(]?\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{1,2}(?::\d{1,2})?)?\s*[\]）)]?"
)
COUNTER = re.compile(r"[\[（(]?\s*(?:查看|浏览|点击|阅读|访问|人气)(?:[次人总]?数|量|率)?\s*[：:]?\s*\d*\s*次?\s*[\]）)]?")
CODE_OF_DOTS = re.compile(r"扫一扫|扫码|二维码|微信扫描")
OPENING = "【[（( "
NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节条]|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""How a numbered heading or clause begins: 三、相关文件的获取 is no tool."""
CAPTION = 24
LONGEST_TAIL = 30
MOST_LABELS = 40
"""Cells of a table that can be a document's metadata."""
OF_FOOT = re.compile(r"版权|电话|地址|邮编|邮箱|备案|主办|承办|技术支持|copyright|©", re.IGNORECASE)
DEEPEST_FOOT = 12
"""Elements around a line that are asked whether they are a foot."""
FOOT_PLACE = re.compile(r"foot|copyright|qrcode|share|friend", re.IGNORECASE)
"""Names of elements that a template closes a page with; they end up in the text's own where that one is never closed."""


def trimmed(lines: Sequence[Line], holder: Holder, title: str) -> tuple[int, int]:
    """Cut a head (title, date and source line) and a tail (share, print, related) that stand in the text's own element."""
    first, last, is_text = holder.first, holder.last, True
    for at in range(first + 1, min(first + 40, last - 1)):
        if title and lines[at].says(title):
            if DAY_ALONE.fullmatch(lines[at + 1].text):  # title and date of a page whose frame is made of tables
                first = at + 2
            elif any(_is_labelled(line) for line in lines[first:at]):  # the title closes a head of labels
                first = at + 1
            break
    for at in range(first, min(first + 12, last)):
        if lines[at].links * 2 >= len(lines[at].text):
            is_text = False  # a link and an excerpt and a date: results of a search
        elif is_text and _is_prose(lines[at]):
            break
        if lines[at].links * 2 < len(lines[at].text) + 1 and (
            _is_label_line(lines[at])
            or (at == first > holder.first and _is_closing(lines[at]) and _are_siblings(lines[at - 1], lines[at]))
        ):
            first = at + 1
    if first < last:
        first = _behind_block(lines, first, last)
    if first < last and first and title and lines[first - 1].says(title) and _is_closing(lines[first]):
        first += 1
    while first < last and (
        _is_tool(lines[first]) or whole_label(lines[first].text) in CLOSING or COUNTER.fullmatch(lines[first].text)
    ):
        first += 1
    if first == holder.first and title and first < last and lines[first].says(title) and lines[first].block.tag in ("h1", "h2"):
        first += 1
    while last > first:
        line = lines[last - 1]
        if (
            _is_closing(line)
            or (line.links and PAGER.fullmatch(line.text))
            or (line.links * 2 >= len(line.text) and not _offers_file(line))
        ):
            last -= 1
        elif useless := _useless(lines, first, last):
            last -= useless
        else:
            break
    return first, last


def before_foot(lines: Sequence[Line], holder: Holder) -> int:
    """The end of a text whose container is never closed, so that the page's foot and its links to other documents are in it."""
    last = holder.last
    if last <= holder.first or not (lines[last - 1].links or OF_FOOT.search(lines[last - 1].text[:TOOL_LINE])):
        return last  # as most texts end; asking the elements around a line for their names costs more
    while last > holder.first + 1 and stands_in_foot(lines[last - 1], holder.node):
        last -= 1
    if last < holder.last:
        while last > holder.first + 1 and lines[last - 1].links and CHROME.match(lines[last - 1].text.lstrip(OPENING)):
            last -= 1
    return last


def stands_in_foot(line: Line, container: LexborNode | None = None, called: re.Pattern[str] = FOOT_PLACE) -> bool:
    """Whether a line stands in an element that is called like a foot, inside the container where one is given."""
    node: LexborNode | None = line.block
    for _ in range(DEEPEST_FOOT):
        if node is None or (container is not None and node.mem_id == container.mem_id):
            return False
        attributes = node.attributes
        if node.tag == "footer" or called.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        node = node.parent
    return False


def without_tools(lines: Sequence[Line], first: int, last: int) -> int:
    """The end of a text whose container also holds the page's code of dots, its tools and the heads of empty blocks."""
    end = max(first, last - LONGEST_TAIL)
    while (
        last > end
        and (useless := _useless(lines, first, last))
        and not (lines[last - 1].links and _offers_file(lines[last - 1]))
    ):
        last -= useless
    return last


def is_day_or_count(text: str) -> bool:
    """A line between title and text that holds a date or a counter and nothing else."""
    return DAY_ALONE.fullmatch(text) is not None or COUNTER.fullmatch(text) is not None


def _useless(lines: Sequence[Line], first: int, last: int) -> int:
    """How many of the last lines are tools; whose account a code of dots leads to belongs to the code."""
    if ends_nothing(lines[last - 1]):
        return 1
    is_caption = last - 2 >= first and len(lines[last - 1].text) <= CAPTION
    return 2 if is_caption and CODE_OF_DOTS.search(lines[last - 2].text[:TOOL_LINE]) else 0


def ends_nothing(line: Line) -> bool:
    """A tool, or the head of a list of files that has none: 附件： as the very last words."""
    return _is_tool(line) or EMPTY_HEAD.fullmatch(line.text) is not None


def _is_prose(line: Line) -> bool:
    """A sentence of the text itself: no head of labels goes on behind it."""
    return len(line.text) > TOOL_LINE and ("，" in line.text or "。" in line.text)


def _behind_block(lines: Sequence[Line], first: int, last: int) -> int:
    """The first line behind a metadata table with which the text's own element begins, else ``first``."""
    node: LexborNode | None = lines[first].block
    if node is None or node.tag not in ("td", "th"):
        return first
    while node is not None and node.tag != "table":
        node = node.parent
    if node is None:
        return first
    inside = {part.mem_id for part in node.css("td, th")}
    end = first
    while end < min(last, first + MOST_LABELS) and lines[end].key in inside:
        end += 1
    labels = sum(1 for line in lines[first:end] if whole_label(line.text))
    return end if labels >= 2 and not any(_is_prose(line) for line in lines[first:end]) else first


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


def _are_siblings(one: Line, other: Line) -> bool:
    """Whether two lines are items of one list, cells of one row: then the second is a label line as the first is."""
    return (
        one.block.parent is not None and other.block.parent is not None and one.block.parent.mem_id == other.block.parent.mem_id
    )


def _is_tool(line: Line) -> bool:
    """A print button, a share bar, a pointer to other pages."""
    text = line.text.lstrip(OPENING)
    if len(text) > TOOL_LINE or is_said(text) or NUMBERED.match(text):
        return False
    return bool(CHROME.match(text) or (len(text) <= CAPTION and (CHROME.search(text) or CODE_OF_DOTS.search(text))))


def _offers_file(line: Line) -> bool:
    """A link to a file, or named like one: the end of many a text, 附件：名单.xls."""
    return FILE.search(f"{line.text} ") is not None or any(
        FILE.search((node.attributes.get("href") or "") + " ") for node in line.block.css("a[href]")
    )


def _is_label_line(line: Line) -> bool:
    """A line of date, source and tools, as stands under a title; never a sentence."""
    text = line.text
    if len(text) > 160 or "。" in text or "，" in text or NUMBERED.match(text):
        return False
    return bool(LABEL_LINE.search(text))
