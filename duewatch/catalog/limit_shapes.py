"""The shapes of one limit's parts, as patterns over the normal writing of ``limit_words``."""

import re
from typing import Final

from duewatch.domain.limits import Frequency, PeriodDay, TimeUnit

UNITS: Final = {
    "工作日": TimeUnit.WORKING_DAY,
    "自然日": TimeUnit.DAY,
    "日历日": TimeUnit.DAY,
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "小时": TimeUnit.HOUR,
    "周": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
}
_PERIODS: Final = {
    "半年": ("月", 6),
    "半年度": ("月", 6),
    "季度": ("月", 3),
    "季": ("月", 3),
    "旬": ("天", 10),
    "半月": ("天", 15),
    "半个月": ("天", 15),
    "月度": ("月", 1),
    "年度": ("年", 1),
}
_UNIT: Final = r"(?:个)?(?:法定)?(工作日|自然日|日历日|日|天|小时|周|(?<=个)月|(?<!\d{4})年)(?![度初末底终年])"
_AMOUNT: Final = rf"(?<![\d.月])(?:\d{{1,4}}[-~至到—](?=\d))?(\d{{1,4}}){_UNIT}"  # of 3至5个工作日 the longer

COUNT: Final = re.compile(rf"(提前|事前|事先)?(?:至少|不少于|不得少于|不晚于|不迟于|不超过|最迟|前)*{_AMOUNT}(以?前|之前)?")
"""Groups: words of "before", number, unit, words of "before"."""

EXTENSION: Final = re.compile(
    rf"(?:可以?)?再?(?:延长|顺延|延期)(?:不得超过|不超过|最多|最长|期限|的|时间)*(至|到)?(?:不得超过|不超过|最多|最长|期限|的|时间)*{_AMOUNT}"
)
"""Groups: "up to" (the whole then, not what is added), number, unit."""

_LEAST: Final = r"(?:最短|不少于|不得少于|不低于|不得低于|不短于|不得短于|至少|满|少于)"
SHOWN_AT_LEAST: Final = re.compile(
    r"(?:(?:公示|公告|征求(?:公众|社会)?意见|听取意见|征集意见|意见征集)(?:期限|期|的?时间|的期限|天数|时限)?|最短公示期|"
    rf"(?:公开|发布|展示|张贴|保留)(?:期限|期|时间)|(?:期限|时间|时长|公开|发布|展示|张贴|保留)(?=[为应一原]*{_LEAST}))"
    rf"(?:为|应当|应|一般|原则上|的|:)*{_LEAST}*{_AMOUNT}(?!内|以内|之内)(?:以上)?"
    rf"|(?:保留|留存|保存){_AMOUNT}"
    rf"|(?<![提前每])(?:不少于|不得少于|不短于|不得短于){_AMOUNT}(?!前|以前|内)"
)
SHOWN_AT_MOST: Final = re.compile(
    rf"(?:届满|期满){_AMOUNT}(?:\([^)]*\))?|最长(?:公示|公开|保留|展示)(?:期限|期|时间)?(?:为|不超过)?{_AMOUNT}"
    rf"|满{_AMOUNT}[的后]{{0,2}}(?:不再|撤|下架|移除|屏蔽)"
)
OTHER_GROUP: Final = re.compile(r"^/\d+年(?:\([^)]*\))?")
"""届满5年（企业）/3年（个人）: the longer period is certain for all, so the shorter is left in the text."""

_REPEATS: Final = (
    re.compile(
        r"(?:每|按)(?:(\d{1,3})个?|个)?(工作日|小时|半年|半个?月|季度|季|日|天|周|旬|月|年(?!\d{1,2}月|年?底|年?末))度?"
        r"(?:至少|不少于|不得少于|最少)?(?:[^\d,;]{0,8}?(\d{1,3})(?:次|条|篇|期))?"
    ),
    re.compile(
        r"(?<!\d)(\d{1,3})?个?(半年|季度|年|月|周|日|天)度?(?:内)?"
        r"(?:至少|不少于|不得少于|最少)?[^\d,;]{0,6}?(\d{1,3})(?:次|条|篇|期)"
    ),
    re.compile(r"(?:逐|分)()(季度|季|日|周|月|年)()"),
    re.compile(r"(?:1|每)()(季度|季|日|天|周|月|年)()一(?=[\u4e00-\u9fff])"),
    re.compile(r"每逢()(周|月|年)()"),
    re.compile(r"(?:次|下个?|当)()(月|季度|季)()(?!内)"),
    re.compile(r"(?<![上下本当每一\d])()(半年度|年度|季度|月度)()(?=公开|更新|公布|发布|$)"),
    re.compile(r"^()(月|季度|季)()(?=(?:底|末)(?:前|$|公))"),
)
DAY_IN_PERIOD: Final = re.compile(
    r"^的?(?:(首月)|(末月)|第?(\d)月|(?:(最后|末)|(第|首|头))(\d)?个?月的?)?(?:(上旬|中旬|下旬|底|末|初)|(\d{1,2})(?:日|号))?(?:以?前|之前)?"
)
"""每月10日前, 每季度首月15日前: which day of the period is meant."""

_PARTS: Final = {"上旬": 10, "初": 10, "中旬": 20}


def day_in_period(found: re.Match[str], frequency: Frequency) -> PeriodDay | None:
    """The day that the words behind a repetition in months name; ``None`` where they leave the month or the day open."""
    if frequency.unit is not TimeUnit.MONTH or frequency.times != 1 or not (found[7] or found[8]):
        return None
    months = frequency.per
    day = int(found[8]) if found[8] else _PARTS.get(found[7], 0)
    if found[1] or found[5]:
        month = int(found[6] or 1)
    elif found[2] or found[4]:
        month = months
    elif found[3]:
        month = int(found[3])
    elif months == 1 or found[7]:
        month = 1 if found[7] == "初" else months  # 每季度末 is the end of its last month
    else:
        return None
    return PeriodDay(month, day) if 1 <= month <= months and day <= 31 else None


AFTER_PERIOD: Final = re.compile(r"^度?(?:结束|终了)(?:后|之日起)")
VAGUE: Final = re.compile(
    r"(?:按|根据|依据|随|视)(?:照)?.{0,6}(?:进展|进度|实际)(?:情况)?|按.{0,4}规定的?(?:时限|时间|期限)|规定(?:时限|时间|期限)内"
    r"|按(?:照)?.{0,6}(?:规定|要求)(?=公开|执行|公布|$)|依法(?=公开|公布|$)|视情况?|据实|(?:根据|按)(?:工作)?(?:实际)?需要?(?=公开|更新|$)"
    r"|随[^时]{1,3}随(?:公开|公布|更新)?|法定(?:时限|期限)|第一时间|实时|即时|及时|适时|随时|立即|即日|尽快|不定期|定期|限期"
)
STANDING: Final = re.compile(r"长期|常年|永久|动态(?:调整|更新|管理|公开)|持续公开|全年公开|始终")
EXCEPTION: Final = re.compile(r"另有规定|从其规定|(?:法律|法规|规定|规章).{0,10}除外")
SAME_DAY: Final = re.compile(r"(同步|同时)|同日|当日|当天|当场")
NEXT_DAY: Final = re.compile(r"[次翌](?:(工作日)|日|天)|(?:第2|下1|后1)(?:个)?(?:(工作日)|天)")
SEASON: Final = re.compile(r"(?:期间|内|,)*(?:每|按|逐)")
"""What follows the end of a span within which something is repeated: 5月1日至9月30日每日公布."""
SAME_AS_ABOVE: Final = re.compile(r"^(?:同上|同前|〃|″|\"|''|同左)$")
AT_THE_EVENT: Final = re.compile(r"在?(?:.{2,30})(?:的同时|之时|时)(?=,|$|予以|公开|在)")
JUST_BEFORE: Final = re.compile(
    r"(?:事|会|会议|活动|听证会?|决策|实施|施工|开工|征收|检查|执法|召开|开展|开始|举行|启动|开学)前(?=,|$|公开|公示|公布|公告|发布|通知|予以)"
)
AT_LEAST_BEFORE: Final = re.compile(r"(?:召开|开始|举行|举办|实施|启动|报名|考试|开会|会议)前$")
HALVES: Final = (("半年", "6个月"), ("半个月", "15天"), ("半月", "15天"))


def amount(match: re.Match[str]) -> tuple[int, TimeUnit]:
    """Number and unit of a pattern of which one alternative matched."""
    number, unit = (group for group in match.groups() if group)
    return int(number), UNITS[unit]


def find_repeat(text: str, start: int) -> tuple[int, int, Frequency] | None:
    """The first "at least k times a period" from a position on: (start, end, frequency)."""
    best: tuple[int, int, Frequency] | None = None
    for pattern in _REPEATS:
        match = pattern.search(text, start)
        if match and (best is None or match.start() < best[0]):
            unit, factor = _PERIODS.get(match[2], (match[2], 1))
            times, per = int(match[3] or 1), int(match[1] or 1)
            best = (*match.span(), Frequency(max(times, 1), max(per, 1) * factor, UNITS[unit]))
    return best
