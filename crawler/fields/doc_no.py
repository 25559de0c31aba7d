"""发文字号: 机关代字 + 〔年份〕 + 顺序号 + 号 (GB/T 9704-2012, 7.2.5), and the numbers of orders and announcements.

From a block the value is the label's. From title or body it is taken only where it stands alone, because most numbers in a text
are those of *other* documents that it cites or repeals.
"""

import re
from collections.abc import Sequence

from crawler import normal as forms
from crawler.fields.rule import FieldRule
from crawler.normal import DOC_NO_CLOSE, DOC_NO_OPEN, bare, half_width, squeeze
from duewatch.catalog.copied_text import needs_converting, simplified
from duewatch.domain.records import FieldName

_BRACKETED = (
    f"[\\u4e00-\\u9fffA-Za-z（）()]{{1,24}}?[{DOC_NO_OPEN}](?:(?:19|20)\\d\\d|二[〇零○O一二三四五六七八九]{{3}})(?:年)?[{DOC_NO_CLOSE}]"
    "(?:第)?(?:\\d{1,5}号?|[一二三四五六七八九十百〇零]{1,6}号)"
)
_ORDER = r"[\u4e00-\u9fff、]{2,60}令?[（(]?第[\d一二三四五六七八九十百零〇]{1,6}号[)）]?"
_YEARLY = r"[\u4e00-\u9fff、（）()]{0,60}(?:19|20)\d\d年第[\d一二三四五六七八九十百]{1,5}号(?:令|公告|通告)?"
BRACKETED = re.compile(_BRACKETED)
ALONE = re.compile(f"[（(]?((?:{_BRACKETED}|{_YEARLY}|{_ORDER}))[)）]?")
IN_TITLE = re.compile(
    f"[（(]({_BRACKETED})[)）]$|((?:19|20)\\d\\d年第\\d{{1,4}}号(?:令|公告))$|[（(]([\\u4e00-\\u9fff]{{0,20}}令第\\d{{1,4}}号)[)）]$"
)
PROMULGATION = re.compile(
    r"([\u4e00-\u9fff]{0,20}?(?:令|公告)(?:[〔\[（(]?(?:19|20)\d\d[年〕\]）)]?)?第[\d一二三四五六七八九十百]{1,5}号)"
)
AMENDED = re.compile(r"修订|修正|修改|第二次|废止")
ORDER_HEAD = re.compile(r"[\u4e00-\u9fff]{2,40}(?:令|公告|通告)")
NUMBER_ALONE = re.compile(
    r"[（(]?(第[\d一二三四五六七八九十百]{1,5}号|(?:19|20)\d\d年第?[\d一二三四五六七八九十百]{1,5}号)[)）]?"
)
WRITTEN = re.compile("第?[一二三四五六七八九十百千〇零]{1,7}[号號]")
FILLER = re.compile(r"(?:公布|发布|根据|现行|经|自|日|由|以|年|月)+")
HEAD_LINES = 10
"""How deep into the body a document's own number can stand: after the letterhead, before the salutation."""


def normal(value: str) -> str:
    """As documents are cited: brackets, figures, simplified characters."""
    return forms.doc_no(simplified(value) if needs_converting(value) else value)


def fits(value: str) -> bool:
    """Holds a number, and is no sentence."""
    core = bare(half_width(value))
    return (any(char.isdigit() for char in core) or WRITTEN.search(core) is not None) and len(core) <= 60 and "。" not in core


def from_title(title: str) -> str | None:
    """The number in brackets at the very end of a title."""
    if "号" not in title:
        return None
    match = IN_TITLE.search(bare(half_width(title)))
    return next((group for group in match.groups() if group), None) if match else None


def from_lines(lines: Sequence[str]) -> str | None:
    """A number that stands alone in a line of the head (between title and salutation), or in the promulgation bracket."""
    head = ""
    for line in lines[:HEAD_LINES]:
        if len(line) > 240 or (len(line) > 80 and line[0] not in "（("):
            break
        core = bare(half_width(line))
        if not core or len(core) > 160:
            break
        if "号" in core:
            if (number := NUMBER_ALONE.fullmatch(core)) and head:
                return head + number.group(1)
            if ALONE.fullmatch(core) and not core.endswith(("：", ":")):
                return squeeze(line).strip("（()） ")
            if core[0] in "（(" and core[-1] in "）)" and (found := _promulgation(core)):
                return found
        head = core if ORDER_HEAD.fullmatch(core) else ""
        if core.endswith(("：", ":")):
            break
    return None


def _promulgation(bracket: str) -> str | None:
    numbers = PROMULGATION.findall(bracket)
    if len(numbers) != 1 or AMENDED.search(bracket):
        return None  # an amended text carries the numbers of several orders; none of them is *its* number
    return FILLER.split(str(numbers[0]))[-1] if not FILLER.match(str(numbers[0])) else FILLER.sub("", str(numbers[0]), count=1)


RULE = FieldRule(
    FieldName.DOC_NO,
    labels=(
        "发文字号", "文号", "文件编号", "备注/文号", "文件字号", "发文文号", "公文文号", "文件文号", "发文号",
        "文件号", "公文字号", "发文编号",
        "公文编号", "文件发文字号", "令号", "发布文号", "发布字号", "政策文号", "印发文号",
    ),
    metas=("docno", "fileno", "documentno"),
    keys=("documentno", "fileno", "docno", "pcode", "wenhao", "fwzh", "filenum", "docnumber"),
    longest=80,
    normal=normal,
    fits=fits,
)  # fmt: skip
