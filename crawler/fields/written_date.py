"""成文日期: when the document was signed or adopted; from the block, else from signature or promulgation bracket."""

import re
from collections.abc import Sequence

from crawler.fields import dates
from crawler.fields.issuer import is_organ
from crawler.fields.rule import FieldRule
from crawler.normal import bare, half_width, squeeze
from duewatch.domain.dates import DateInterval
from duewatch.domain.records import FieldName

ADOPTED = re.compile(r"通过|公布|发布|印发|令第|批准|颁布|施行")
AMENDED = re.compile(r"修订|修正|修改|第二次|废止")
PERSON = re.compile(r".{0,12}(?:主 ?任|[部局省市县区署厅行州盟] ?长|主 ?席|总 ?理)[：:\s].{2,12}|签发人.{2,20}")
TRAILER = re.compile(r"[（(].{2,40}[)）]|附件.*|抄送.*|.{0,30}印发|联系(?:人|电话|方式).*")
DATE_ENDS = frozenset("日号一二三四五六七八九十")
"""What a date ends with that does not end with a digit."""
AFTER_DATE = "）)。. \u3000\u00a0\n\t"
ENDS_AS_DATE = re.compile(r"[\d０-９一二三四五六七八九十]\s*[日号]?[\s）)。.]*$")
HEAD_LINES = 6


def whole_date(line: str) -> DateInterval | None:
    """The date of a line that is nothing else."""
    core = bare(half_width(line)).strip("（）()。.")
    spots = list(dates.find(core))
    if len(spots) != 1 or len(core) > 24:
        return None
    interval, start, end = spots[0]
    return interval if start == 0 and end >= len(core) else None


def from_lines(lines: Sequence[str]) -> tuple[DateInterval, int, str] | None:
    """The date of the signature (or the promulgation bracket), the number of its line, and the body that signed if it is named.

    The first signature counts: later ones belong to documents that are attached or passed on.
    """
    for at, line in enumerate(lines):
        if len(line) > 140:
            continue
        end = line.rstrip(AFTER_DATE)[-1:]  # most lines end otherwise, and this asks a third of what a search does
        if end not in DATE_ENDS and not end.isdecimal() and not end.isspace():
            continue
        if not ENDS_AS_DATE.search(line[-14:]):
            continue
        if (found := whole_date(line)) is not None:
            above = _signatures_above(lines, at)
            if above or _is_end(lines, at):
                return found, at, above
        elif signed := _signed_in_one_line(line):
            return signed[0], at, signed[1]
    for at, line in enumerate(lines[:HEAD_LINES]):
        if line[:1] not in ("（", "("):
            continue
        core = bare(half_width(line))
        if ADOPTED.search(core) and not AMENDED.search(core):
            for interval, _, _ in dates.find(core):
                return interval, at, ""
    return None


def _signatures_above(lines: Sequence[str], at: int) -> str:
    """The bodies named right above a date, in their order, parted by blanks; a person's name counts as a signature."""
    names: list[str] = []
    for line in reversed(lines[max(0, at - 6) : at]):
        if is_organ(line):
            names.insert(0, squeeze(line))
        elif not names and PERSON.fullmatch(squeeze(line)):
            return " "
        else:
            break
    return " ".join(names)


def _signed_in_one_line(line: str) -> tuple[DateInterval, str] | None:
    """A line such as ``某某县人民政府办公室 2020年9月10日``."""
    spots = list(dates.find(line))
    if len(spots) != 1:
        return None
    interval, start, end = spots[0]
    name = squeeze(line[:start])
    if squeeze(line[end:]).strip("。") or not re.search(r"\s$", line[:start]) or not is_organ(name):
        return None
    return interval, name


def _is_end(lines: Sequence[str], at: int) -> bool:
    """Whether nothing but trailers (此件公开发布, 附件, 抄送) follows."""
    return at > 0 and all(TRAILER.fullmatch(squeeze(line)) for line in lines[at + 1 : at + 12])


RULE = FieldRule(
    FieldName.WRITTEN_DATE,
    labels=(
        "成文日期", "生成日期", "公文生成日期", "产生日期", "发文日期", "成文时间", "生成时间", "发文时间", "印发日期",
        "印发时间", "签发日期",
        "制发日期", "信息生成日期", "文件生成日期", "制定日期", "形成日期", "形成时间", "颁布日期", "公文日期",
        "文件日期", "信息形成日期", "签署日期", "公文成文日期", "文件成文日期", "落款日期",
        "决定日期", "作出决定日期", "处罚决定日期", "许可决定日期", "作出处罚决定日期", "作出许可决定日期",
    ),
    keys=("builddate", "writtendate", "scrq", "cwrq", "ptime", "pubdate", "gendate", "generatedate", "writedate"),
    longest=60,
    is_date=True,
)  # fmt: skip
