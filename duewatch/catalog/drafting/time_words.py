"""The words of a plan about time in the writing that limits are read from: lists of months in full, topics taken out."""

import re
from typing import Final

from duewatch.catalog.limit_words import normalise
from duewatch.domain.limits import Clause, Frequency, TimeUnit

_DAY_ALONE: Final = re.compile(r"((?:并|须|要|请|应)?(?:于|在)?)(?:3[01]|[12]\d|[1-9])日(?:以?前|之前|完成)")
_MONTH_SAID: Final = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_MONTH_OF_PERIOD: Final = re.compile(r"(?<=[本当]季度)的?(?:最后|第|首|头|末)1?个?月(?=\d{1,2}[日号])")
_TIME_AHEAD: Final = "[前末底内中起完开组召编举进对要应须将由报印发启出至各每集通更制修验培评、和及与到全:,;(]|公[布开示告]"
_TOPIC: Final = re.compile(
    r"第[1-4]季度(?![前末底内])(?=[^,;]{0,16}\d月)"
    r"|(?:连续|超过|逾)\d{1,3}个?(?:工作日|日|天|周|月|年)(?=[^,;]{0,4}[未无没不])"
    r"|(?<=开展|公开|公布|发布|通报|报送|上报|总结|反馈|提交)(?:[上下]半年|第[1-4]季度)(?=[\u4e00-\u9fff]{2})"
    rf"|(?<=[\u4e00-\u9fff])(?<![于至在到从并请拟将要应须年度])(?:(?:19|20)\d{{2}}年度?)?第[1-4]季度(?!{_TIME_AHEAD})(?=[\u4e00-\u9fff])"
)
"""A period that is spoken of and no time for doing: 第四季度要在次年1月10日前公开, 报送上半年总结, 全县一季度考核得分."""

_SHARED_OUT: Final = re.compile(r"(?:(?:第[1-4]季度|[上下]半年|前3季度|全年|年度)[、和及与]?){2,}(?=[^,;]{0,12}分别[于在])")
"""一季度、上半年、前三季度情况分别于4月…: what is reported, and when."""

_NEXT: Final = "(?:次年|翌年|下1?年|明年)"
_MONTHS: Final = re.compile(
    rf"((?:{_NEXT}?(?:1[0-2]|[1-9])月?[、,和及与]{{1,2}}){{1,11}}{_NEXT}?(?:1[0-2]|[1-9]))月(?:份)?(?:的)?(3[01]|[12]\d|[1-9])(?=[日号])"
)
_ONE_MONTH: Final = re.compile(rf"({_NEXT}?)(1[0-2]|[1-9])")
_PAST_YEARS: Final = re.compile("历年(?=[^,;]{2})(?!每)")
"""历年文件 are those of past years; only 历年 by itself is every year."""

_HABIT: Final = re.compile(
    r"(?<![\d每\u4e00-\u9fff])([日周月季年])(?:[\u4e00-\u9fff]{2,4})(?=[、,;”\"』」]|和|$|(?:的)?(?:工作)?(?:机制|制度|要求))"
)
_EVERY: Final = {
    "日": Frequency(1, 1, TimeUnit.DAY),
    "周": Frequency(1, 1, TimeUnit.WEEK),
    "月": Frequency(1, 1, TimeUnit.MONTH),
    "季": Frequency(1, 3, TimeUnit.MONTH),
    "年": Frequency(1, 1, TimeUnit.YEAR),
}
_FEWEST_HABITS: Final = 2  # one alone (“月活动”) may be a name; a row of them is a mechanism


def prepared(words: str, before: str) -> str:
    """Words in one writing, what is only spoken of left out; ``before`` are those before them in their sentence."""
    plain = _SHARED_OUT.sub("", normalise(words).replace("每双月", "每2个月").replace("每双周", "每2周"))
    plain = _TOPIC.sub("", _MONTH_OF_PERIOD.sub("", plain)).replace("上、下半年", "上半年、下半年")
    plain = _MONTHS.sub(_in_full, _PAST_YEARS.sub("", plain))
    return _with_month(plain, before)


def habits_in(words: str) -> list[Clause]:
    """“日巡查、周自查、月通报”: a mechanism that says in one sign how often; empty where there are not several."""
    found = [_EVERY[one[1]] for one in _HABIT.finditer(words)]
    return [Clause(frequency=often, text=words) for often in dict.fromkeys(found)] if len(found) >= _FEWEST_HABITS else []


def _in_full(found: re.Match[str]) -> str:
    """4月、7月和次年1月20: each month with the day that is said once."""
    day = found[2]
    return "日、".join(f"{month[1]}{month[2]}月{day}" for month in _ONE_MONTH.finditer(found[1]))


def _with_month(plain: str, before: str) -> str:
    """20日前 behind 8月: is the 20th of August, not twenty days before something."""
    day = _DAY_ALONE.match(plain)
    months = _MONTH_SAID.findall(normalise(before)) if day else []
    return f"{day[1]}{months[-1]}月{plain[day.end(1) :]}" if day and months else plain
