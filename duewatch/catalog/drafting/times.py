"""What a few words set as a time: the limit in normal form, in the year the plan is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.time_words import habits_in, prepared
from duewatch.catalog.limit_dates import find_date
from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.limit_words import MAX_CELL, normalise
from duewatch.domain.deadlines import day_in
from duewatch.domain.limits import Clause, Frequency, Limit, TimeUnit, Trigger, YearlyDate

_YEAR: Final = r"((?:19|20)\d{2})"
_DATED_YEAR: Final = re.compile(rf"{_YEAR}年(?:\d{{1,2}}月|年?底|年?末|[上下]半年|第\d季度)")
_ISSUED: Final = re.compile(
    rf"(?:[^,。;:前于时至]{{0,30}}|(?:成文|印发|发文|生成)日期:)\(?{_YEAR}[-年./](\d{{1,2}})[-月./](\d{{1,2}})日?(?:印发)?\)?"
)
_OF_A_YEAR: Final = re.compile(
    rf"^.{{0,30}}?{_YEAR}(?:年度?|[-—~至]).{{0,40}}(?:方案|要点|计划|安排|通知|清单|分工|分解|任务|台账)"
)
_TITLES: Final = re.compile(r"《[^》]*》(?!.{0,8}通知$)")  # of other documents; 印发《…》的通知 names its own
_SHOWN: Final = re.compile(
    rf"(?:(?:发布|公布|发文|印发|生成|成文)(?:日期|时间)|^(?:日期|时间)):{_YEAR}"
)  # what a page says of itself
_LONGEST_NUMBER: Final = 25
_OFTEN_NAMED: Final = 2  # a plan without title, number or day that names one year only, so often, is about that year
_NUMBER: Final = re.compile(rf"〔{_YEAR}〕|\[{_YEAR}\]\d+号")
_CLOSE: Final = timedelta(days=60)  # a plan may be signed this long after the first of its own days

_BOUND: Final = re.compile(
    r"\d年(?:(?:以|之)?前|建成|实现|完成)|\d(?:月份?|日|号|季度)?(?:以|之)?(?:底|末|初|中旬|上旬|下旬)?(?:以?前|之前|底|末|内)|[上下]半年|年底|年末|年内"
    r"|下班前|\d时前|不得?[晚迟]于|最[晚迟]|截止|时限为|[到至]\d{4}年|(?:放宽|延长|延期|顺延|推迟)[到至]"
)
_WITHIN: Final = re.compile(
    r"\d(?:个)?(?:法定)?(?:工作日|自然日|日历日|日|天|小时|周|月)(?:以?内|之内|以?前|之前|完成|办结|答复|回复|公开|公布|办理)"
    r"|半个?[月年](?:以?内|之内)|前\d{1,3}个?(?:工作日|日|天|小时|周|月)|提前|不得?[晚迟]于|不超过|不得超过|不晚于|不迟于|最迟|每(?:个|两|\d)?(?:季度|半年|年|月|周)|期限|限[期时]|按时限"
)
_YEARS_AFTER: Final = re.compile(r"(?:后|起)\d{1,2}年(?:以?内|之内)")
_ITEMS: Final = "(?:次|条|篇|期|场|件|个|部|批)"
_REPEAT: Final = re.compile(
    r"(?:全|每|本|一|1)?(半?年|(?<![1-4])季度?|(?<!\d)月|周)(?:度|内)?[^;。]{0,28}?"
    rf"(?:(?:不少于|不低于|不得少于|至少|达到?|超过)[^\d;]{{0,6}}(\d{{1,3}})|(\d{{1,3}})(?=[^\d;]{{1,3}}以上)){_ITEMS}"
)
_OFTEN: Final = re.compile(
    r"每|1[季月年周日]一|按|逐|分|全年|年内|年度|半年|季度|1年|[次下当]个?[月季]|[日周月]更新|[上下]半年"
)
_AT_LEAST: Final = re.compile(
    r"(?:不少于|不低于|至少|达到?)(\d{1,3})(?:次|条|篇|期|场|部|批)|(\d{1,3})(?:次|条|篇|期|场|部|批)以上"
)
_EVERY_YEAR: Final = re.compile(r"(?:[^\d,;]*)(?:每年|历年(?=\d))")
_IN_A_YEAR: Final = re.compile(r"全年|每年|年内|年度内")
_TARGET: Final = re.compile(rf"(?<![年月日])[到至]{_YEAR}年(?!\d|[底末度内])")  # 到2028年,基本建成标准体系
_IN_BOTH: Final = re.compile("在[^,;]{2,30}[和与及、][^,;]{1,20}同步")  # on two channels alike, which is no time
_SAME_DAY: Final = re.compile(
    r"同步(?:公布|公开|发布|解读|上线|推送)|(?:发布|公开|公布)与解读同步|[同当][日天](?:公布|公开|发布|推送|转载|转发|更新|回复|报送|上报)"
)
_IN_THE_YEAR: Final = re.compile(r"(?<![\d一二两三几])年内(?!至少|不少于)")
_PERIODS: Final = {
    "年": (1, TimeUnit.YEAR),
    "半年": (6, TimeUnit.MONTH),
    "季度": (3, TimeUnit.MONTH),
    "季": (3, TimeUnit.MONTH),
    "月": (1, TimeUnit.MONTH),
    "周": (1, TimeUnit.WEEK),
}
_REGULAR: Final = re.compile(r"(?<![不法])定期(?!限)")
_STANDING: Final = re.compile(r"长期公开|常年公开|长期坚持|常年坚持")
_STANDING_CELL: Final = re.compile(r"长期|常年|持续|常态|全年|贯穿|始终|动态|随时|立行立改|即行即改|立即")
_N: Final = r"[\d〇零一二两三四五六七八九十]{1,4}"
_PART: Final = rf"{_N}[日号]|[上中下]旬|底|末|初"
_DAY: Final = (
    rf"(?:{_N}年)?(?:{_N}月份?(?:{_PART})?|[上下]半年|第?[一二三四1-4]季度[底末]?)|(?<=月){_N}[日号]"
    rf"|{_N}中旬|年[底末]|{_N}年年?[底末]"
)
_COUNTED: Final = rf"{_N}个?(?:工作日|自然日|日|天|小时|周|月)(?:以?内|之内|以?前|之前)?"
_REPEATED: Final = rf"每(?:个|{_N})?(?:季度|半年|年|月|周|日)(?:[^,;。]{{0,6}}{_N}次)?|(?:不少于|至少){_N}(?:次|条|篇|期|场)"
_OF: Final = r"(?:[次翌每]年度?|[次每]月|每季度(?:[首末]月)?)?"
_DAYS: Final = rf"{_OF}(?:{_DAY})(?:以?前)?(?:[-—~至到和及、](?:{_DAY}))*(?:以?前|之前|以?内)?"
_TIME: Final = re.compile(rf"{_DAYS}|(?:提前|最迟|不超过|不少于)?{_COUNTED}|{_REPEATED}|定期|长期|同步|同日|当[日天]")
_BEGINS: Final = re.compile(r"(?:从|自)?(?=\d)(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|开始)(?:持续|长期)?.{0,4}")
_AROUND: Final = re.compile(
    r"(?:[于在至到,、。;—~-]|以?前|之前|以?内|之内|完成|底|左右|截止|\d{1,2}(?:[月日]|(?=[-—~至到]))|20\d\d年|\([^()]{0,8}\))*"
)
_LASTS: Final = re.compile(
    rf"(?:长期|常年|持续|常态|全年|贯穿|始终|动态|随时|立即).{{0,6}}|立行立改|即行即改|{_BEGINS.pattern}"
)


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The year a plan is about and the day it was signed, as far as it says so."""

    year: int | None
    issued: date | None


def plan_year(texts: Iterable[str]) -> PlanYear:
    """Year of a plan: of its own title, else of its number, else of its signature."""
    head = list(texts)
    plain = [normalise(_TITLES.sub("", text)) for text in head[:60] if len(text) < 140]
    signed = (_ISSUED.fullmatch(normalise(text)) for text in head if len(text) < 50)
    issued = next((_day(found) for found in signed if found), None)
    said = [text for text in plain if len(text) < 70 and not text.startswith(("根据", "按照", "为"))]
    alone = [text for text in said if len(text) <= _LONGEST_NUMBER]
    for pattern, lines in ((_OF_A_YEAR, said), (_NUMBER, alone)):
        found = next((found for text in lines if (found := pattern.search(text))), None)
        if found:
            return PlanYear(int(next(group for group in found.groups() if group)), issued)
    if issued:
        return PlanYear(issued.year, issued)
    named = [int(found) for text in head for found in _DATED_YEAR.findall(normalise(text[:MAX_CELL]))]
    if len(named) >= _OFTEN_NAMED and len(set(named)) == 1:
        return PlanYear(named[0], None)
    shown = next((found for text in head if len(text) < 80 and (found := _SHOWN.search(normalise(text)))), None)
    return PlanYear(int(shown[1]) if shown else None, None)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def limit_of(words: str, year: PlanYear, before: str = "") -> Limit | None:
    """The limit that words set, or ``None``. ``before`` are the words before them in their sentence, for the year meant."""
    return _limit_of(words, year, before, in_cell=False)


def _limit_of(words: str, year: PlanYear, before: str, *, in_cell: bool) -> Limit | None:
    plain = prepared(words, before)
    clauses = [clause for clause in parse_limit(plain).clauses if _sets_a_time(clause, plain, in_cell=in_cell)]
    repeated = _REPEAT.search(plain)
    if repeated and not any(clause.by or clause.n for clause in clauses):
        per, unit = _PERIODS[repeated[1]]
        clauses = [Clause(frequency=Frequency(max(1, int(repeated[2] or repeated[3])), per, unit), text=words)]
    if not clauses and _IN_THE_YEAR.search(plain):
        clauses = [Clause(trigger=Trigger.FIXED_DATE, by_yearly=YearlyDate(12, 31), text=words)]
    clauses = clauses or habits_in(words)
    target = _TARGET.search(plain)
    if not clauses and target:
        clauses = [Clause(trigger=Trigger.FIXED_DATE, by=date(int(target[1]), 12, 31), text=words)]
    counted = _AT_LEAST.search(plain)
    if not clauses and counted and _IN_A_YEAR.search(before):
        clauses = [Clause(frequency=Frequency(max(1, int(counted[1] or counted[2])), 1, TimeUnit.YEAR), text=words)]
    if not clauses and (_REGULAR.search(plain) or _STANDING.search(plain)):
        regular = _REGULAR.search(plain)
        clauses = [Clause(vague="定期", text=words) if regular else Clause(standing=True, text=words)]
    spoken_of = [int(found) for found in _DATED_YEAR.findall(normalise(before))] if before else []
    meant = [one for one in spoken_of if year.year is None or one >= year.year]  # 2020年底前印发的文件 dates no task of 2025
    inside = [int(found) for found in _DATED_YEAR.findall(plain)]
    own = PlanYear((inside or meant)[-1], None) if inside or meant else year
    said = _date_words(plain, sum(bool(clause.by or clause.by_yearly) for clause in clauses))
    every = not inside and not meant and _EVERY_YEAR.search(before.rpartition(";")[2]) is not None
    every = every or (not inside and _EVERY_YEAR.match(plain) is not None)
    dated = tuple(
        _in_year(clause, own, next(said) if clause.by or clause.by_yearly else plain, every=every) for clause in clauses
    )
    return Limit(dated, words) if dated else None


def cell_limit(words: str, year: PlanYear) -> Limit | None:
    """The limit of a cell or note that is headed as the time of a task: 持续推进 says something there."""
    limit = _limit_of(words, year, "", in_cell=True)
    if limit:
        return limit
    found = find_date(normalise(words))
    if found:
        clause = Clause(trigger=Trigger.FIXED_DATE, by=found[2], by_yearly=found[3], text=words)
        return Limit((_in_year(clause, year, normalise(words), every=False),), words)
    lasts = len(words) < 20 and (_STANDING_CELL.search(words) or _BEGINS.fullmatch(normalise(words)))
    return Limit((Clause(standing=True, text=words),), words) if lasts else None


def is_only_a_time(text: str) -> bool:
    """A cell that holds a time and nothing else: 2020年11月15日前, 年底前, 2022年上半年, 持续推进."""
    if not 2 <= len(text) <= 18:
        return False
    plain = normalise(text)
    found = find_date(plain)
    if found and _AROUND.fullmatch(plain[: found[0]]) and _AROUND.fullmatch(plain[found[1] :]):
        return True
    if re.fullmatch(
        r"(?:每个?|按)(?:季度?|月度?|半年|年度?|周)(?:末|底|初)?(?:\d+(?:日|次))?(?:以?前)?(?:完成|1次|更新|报送)?", plain
    ):
        return True
    return _LASTS.fullmatch(plain) is not None


def printed_time(words: Printed) -> str:
    """The words that name the time, as printed: 2020年11月15日前 of a longer part; the whole part where no shape is known."""
    every = list(_TIME.finditer(words.plain))
    found = next((one for one in every if one[0][-1] in "前内"), every[0] if every else None)
    return (words[found.start() : found.end()] if found else words).stripped().quoted(80)


def says_by_when(words: str) -> bool:
    """Whether a date is an end: 6月底前, 上半年, 年内; and not only the day on which something happens."""
    return _BOUND.search(re.sub(r"\([^()]*\)", "", normalise(words))) is not None


def only_lasts(limit: Limit) -> bool:
    """Whether a limit names no day, count or repetition: 长期, 定期, 及时."""
    return all(
        (clause.standing or clause.vague) and not (clause.by or clause.by_yearly or clause.n is not None or clause.frequency)
        for clause in limit.clauses
    )


def early(limit: Limit, year: PlanYear) -> bool:
    """Whether a day lies well before the plan was signed, so that the year meant is in doubt."""
    issued = year.issued
    return issued is not None and any(clause.by is not None and clause.by < issued - _CLOSE for clause in limit.clauses)


def _sets_a_time(clause: Clause, plain: str, *, in_cell: bool) -> bool:
    if clause.frequency:
        return _OFTEN.search(plain) is not None  # 开放日活动2次 repeats nothing
    if clause.by or clause.by_yearly or clause.min_public_days:
        return True
    if clause.n == 0:
        return _SAME_DAY.search(plain) is not None and not _IN_BOTH.search(plain)
    if not clause.n or clause.unit is TimeUnit.YEAR:
        return _YEARS_AFTER.search(plain) is not None  # 三年行动, 3年来 are no limits
    return in_cell or _WITHIN.search(plain) is not None


def _date_words(plain: str, dates: int) -> Iterator[str]:
    """For each date of some words its own words (7月底、次年1月底), or all of them where they cannot be told apart."""
    found: list[str] = []
    start = 0
    while len(found) < dates and (day := find_date(plain, start)):
        found.append(plain[start : day[1]] if dates > 1 else plain)
        start = day[1]
    return iter(found if len(found) == dates else [plain] * dates)


def _in_year(clause: Clause, year: PlanYear, plain: str, *, every: bool) -> Clause:
    """A plan of one year that says 12月25日前 means that year, unless it or the words before it say every year."""
    if clause.by_yearly is None or year.year is None or every or _EVERY_YEAR.search(plain):
        return clause
    meant = year.year + (1 if re.search(r"次年|翌年|下一?年|明年", plain) else 0)
    day = day_in(clause.by_yearly, meant)
    if year.issued and day < year.issued - _CLOSE and year.issued.year == meant:
        day = day_in(clause.by_yearly, meant + 1)  # a plan of October that says 1月31日前 means the January to come
    return replace(clause, by=day, by_yearly=None)
