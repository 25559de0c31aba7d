"""Short standing pages, such as contacts and leaders: a title and a few lines, without a date, a number or a sentence.

So little is told for a document only where the title says what such pages are called *and* the lines say what stands on them.
An error page, a list that is still to be filled and a search form have neither.
"""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler.body import FOOT as ENDS
from crawler.edges import stands_in_foot
from crawler.lines import Line
from crawler.normal import compare
from crawler.readings import RecordReading

LONGEST_NAME = 30
"""Characters of the title of such a page."""

LONGEST = 3000
"""Characters of its text; a longer one shows by itself that it is one."""

ENOUGH = 40
"""Characters from which one line of duties is a text."""

NAME = re.compile(
    r"(?:简介|概况|简况|职能|职责|领导|班子|分工|之窗)(?:信息|介绍|一览|成员|分工)?$|联系(?:我们|方式|电话|办法)|办公(?:地址|时间|地点|场所)"
    r"|内设机构|机构(?:设置|信息|概况|职能|领导|编制)|下属(?:单位|机构)|关于我们|(?:监督|投诉|举报|咨询|值班|服务)(?:电话|方式|渠道|热线)|信访接待"
)
CONTACT = re.compile(
    r"(?:地\s*址|电\s*话|邮\s*编|邮政编码|传\s*真|邮\s*箱|电子邮件|办公时间|工作时间|联系人|联系方式|夏令时|冬令时|接待时间|热线)\s*[:：]\s*\S"
)
DUTY = re.compile(r"负责|主持|分管|协助|职责|拟订|拟定|承担|贯彻|组织实施|工作部门|派出机关|编制|局长|主任|镇长|书记|科长|党组")
OFFERS = re.compile(r"电话|热线|地址|地点|时间|联系|方式|渠道")
FOOT = re.compile(r"foot|copyright|bottom", re.IGNORECASE)
WAITS = re.compile(r"加载中|正在加载|请稍候|请稍等|暂无|建设中|不存在|已删除|登录|验证码")


def is_standing(record: RecordReading, lines: Sequence[Line]) -> bool:
    """Whether a page's short text is the whole of a standing page.

    Args:
        record: what is read from the page as if it were a document.
        lines: the lines of the page.
    """
    title, text = record.title or "", record.body_text
    if not record.understood or not 0 < len(title) <= LONGEST_NAME or not NAME.search(title) or not 0 < len(text) <= LONGEST:
        return False
    if WAITS.search(text):
        return False
    parts = [part for part in text.split("\n") if part.strip()]
    contacts = sum(1 for part in parts if CONTACT.search(part))
    duties = sum(1 for part in parts if DUTY.search(part))
    enough = contacts >= 2 or duties >= 2 or (contacts and duties) or (contacts and OFFERS.search(title))
    if not enough and not (duties and len(text) >= ENOUGH):
        return False
    return not _is_of_foot(parts, lines)


def _is_of_foot(parts: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether the text is that of the page's foot, which has an address and a telephone as well."""
    if any(ENDS.match(part) for part in parts):
        return True
    wanted = {compare(part) for part in parts}
    places = [at for at, line in enumerate(lines) if any(compare(part) in wanted for part in line.parts)]
    if sum(stands_in_foot(lines[at], called=FOOT) for at in places) * 2 > len(places) or not places:
        return True
    after = lines[places[-1] + 1] if places[-1] + 1 < len(lines) else None
    return after is not None and ENDS.search(after.text) is not None and _siblings(lines[places[-1]].block, after.block)


def _siblings(one: LexborNode, other: LexborNode) -> bool:
    """Whether two lines stand in one element that is not the page itself: the text then is the foot's as its next line is."""
    above, beside = one.parent, other.parent
    if one.mem_id == other.mem_id:
        return True
    return above is not None and beside is not None and above.tag != "body" and above.mem_id == beside.mem_id
