"""Dated and periodic duties in the sentences of a plan, with the words they rest on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from duewatch.catalog.limit_dates import find_date
from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.plans.text import Paragraph
from duewatch.domain.deadlines import day_in
from duewatch.domain.limits import Clause, Limit, TimeUnit

MAX_QUOTE: Final = 280
_SHORTEST_TASK: Final = 8
_END: Final = 3  # paragraphs at the end of a plan among which the signature stands

_VERB: Final = re.compile(
    "公开|公布|发布|公示|完成|编制|制定|建立|建设|报送|书面报|上报|报区|报市|报县|报省|出台|开展|组织|更新|公告|转载|转发|回复|答复|处理|"
    "解读|开设|解决|落实|提升|增加|推出|成立|部署|自评|自查|整改|优化|明确|完善|打造|宣传|上线|梳理|汇总|总结|培训|检查|通报|反馈|审查|建成|实现|清理|达到|编印|制作|形成|推进"
)
_DONE_ON: Final = re.compile("公开|公布|发布|公示|完成|报送|书面报|上报|上线|报区|报市|报县|报省")
_BOUND: Final = re.compile(
    r"\d(?:月份?|日|号)?(?:以|之)?(?:底|末|中旬|上旬|下旬)?(?:以?前|之前|底|末|内)|[上下]半年|年底|年末|[到至]\d{4}年|每(?:个|两|\d)?(?:半?年|季|月|周|天|日)"
    r"|个工作日|\d小时|\d(?:天|日|周)内"
)
_ONE_DAY: Final = re.compile(r"\d月\d{1,2}日")
_PAST: Final = re.compile(r"截[至止].{0,16}(?:已|共|累计)|已(?:于|经|完成|公开)|以来|周年")
_TITLE: Final = re.compile(r"《[^》]*》|〔[^〕]*〕|[((][^()()]{0,24}(?:〔\d{4}〕|\[\d{4}\])[^()()]{0,8}号[))]")
_SIGNED: Final = re.compile(r"^.{0,30}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:印发)?$")
_HEAD: Final = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))")
_WHO: Final = re.compile(r"^[^。;]{0,60}?(?:单位|政府|办事处|中心|局|办|街镇|委|部门|科室)(?:配合)?$")
_RESPONSIBLE: Final = re.compile(r"(?:责任|牵头|主办|承办)(?:单位|部门|科室)[::]([^))】\];。]*)")
_BRACKETED: Final = re.compile(
    r"[((【\[](?:[^))】\]]*?)(?:(?:责任|牵头|主办|承办|配合)(?:单位|部门|科室)|(?:完成)?时限|完成时间)[::][^))】\]]*[))】\]]"
)
_TIMED: Final = re.compile(r"(?:完成时限|时限要求|完成时间|时间要求|时限)[::]([^))】\];。]*)")


class Confidence(StrEnum):
    """How sure it is that a sentence is a duty with this limit."""

    HIGH = "high"  # a date that something must be done by
    MEDIUM = "medium"  # a day on which, a count or a repetition
    LOW = "low"  # a limit without a verb of duty beside it: read the sentence


@dataclass(frozen=True, slots=True)
class Found:
    """One dated or periodic duty."""

    clause: str  # where it stands, e.g. 三(一)1
    quote: str  # the words relied on, in one line
    limit: Limit
    responsible: str  # as printed; empty where the plan names nobody there
    confidence: Confidence


def duties_in(paragraphs: Iterable[Paragraph]) -> tuple[Found, ...]:
    """Every duty with a date, a count of days or hours, or a repetition; the same words with the same limit once."""
    found: dict[tuple[str, tuple[Clause, ...]], Found] = {}
    for duty in _all(list(paragraphs)):
        key = (duty.quote.rstrip("。"), tuple(replace(clause, text="") for clause in duty.limit.clauses))
        found.setdefault(key, duty)
    return tuple(found.values())


def _all(paragraphs: list[Paragraph]) -> Iterator[Found]:
    """Sentences one after another; in a flattened table a cell that is only a limit dates the task before it."""
    task: Paragraph | None = None
    who = ""
    year = _year_of(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if task and _is_only_a_date(paragraph, at_the_end=len(paragraphs) - at <= _END):
            limit = _limit_in(text, year)
            if limit:
                yield Found(task.clause, task.text[:MAX_QUOTE], limit, who, Confidence.HIGH)
        elif _SIGNED.match(text):
            continue
        elif len(text) < 60 and _WHO.match(text) and not _VERB.search(text):
            who = text
        else:
            task = paragraph if len(text) >= _SHORTEST_TASK else task
            yield from _in_paragraph(paragraph, year)


def _is_only_a_date(paragraph: Paragraph, *, at_the_end: bool) -> bool:
    """A table cell that holds a limit and nothing else: 2020年11月15日前, 2022年上半年, 2020年9中旬."""
    text = paragraph.text
    in_table = paragraph.clause.startswith("附件") and not at_the_end
    if not 3 <= len(text) <= 18 or (_SIGNED.match(text) and not in_table):
        return False  # a whole date that stands alone outside a table is a signature
    day = find_date(text)
    return day is not None and len(text) - (day[1] - day[0]) <= len("之前完成")


def _in_paragraph(paragraph: Paragraph, year: int | None) -> Iterator[Found]:
    text = paragraph.text
    named = _RESPONSIBLE.search(text)
    who = named[1] if named else ""
    timed = _TIMED.search(text)
    words = _HEAD.sub("", _BRACKETED.sub("", text))
    if timed:
        limit = _limit_in(timed[1], year)
        if limit:
            yield Found(paragraph.clause, words[:MAX_QUOTE], limit, who, Confidence.HIGH)
    for sentence in re.split(r"[。;!?]", words):
        yield from _in_sentence(sentence, paragraph.clause, who, year)


def _in_sentence(sentence: str, clause: str, who: str, year: int | None) -> Iterator[Found]:
    """One duty a part between commas that names a limit; a neighbour part lends its verb or object."""
    parts = re.split(r"(?<=,)", sentence)
    masked = [_TITLE.sub("", part) for part in parts]
    used = -1  # the last part that belongs to a duty already
    for at, part in enumerate(masked):
        limit = None if _PAST.search(part) else _limit_in(part, year)
        if limit is None:
            continue
        first = last = at
        follows = at + 1 < len(parts) and _limit_in(masked[at + 1], year) is None
        if follows and (not _VERB.search(part) or _says_not_what(part.removesuffix("我区,").removesuffix("本区,"))):
            last = at + 1  # 于12月25日前,…书面报区政府办
        if at and (_says_not_what(part) if at - 1 <= used else len(part) < 28):
            first = at - 1  # 重大政策,每年至少解读1次; 编制标准目录,并于11月15日在网站公开
        quote = "".join(parts[first : last + 1]).strip(",")
        if not _VERB.search(quote) or not _is_meant(part, quote, limit):
            continue
        used = last
        yield Found(clause, quote[-MAX_QUOTE:], limit, who, _confidence(limit, part))


def _says_not_what(part: str) -> bool:
    """Whether a part names when and where but not what: 并于2020年11月15日在区门户网站公开."""
    return len(re.sub(r"[\d年月日前底并于在,]|(?:政府)?(?:门户)?网站上?|公开|公布|发布|[区县市镇]", "", part)) < 5


def _is_meant(part: str, quote: str, limit: Limit) -> bool:
    """Whether a limit binds somebody: a date with 前 or 底, a count, a repetition; a bare day only with what is done on it."""
    if not all(one.by for one in limit.clauses) or _BOUND.search(part):
        return True
    return _ONE_DAY.search(part) is not None and _DONE_ON.search(quote) is not None


def _limit_in(part: str, year: int | None) -> Limit | None:
    limit = parse_limit(part)
    clauses = tuple(_in_plan_year(clause, year, part) for clause in limit.clauses if _sets_a_time(clause))
    return Limit(clauses, part.strip(",")) if clauses else None


def _sets_a_time(clause: Clause) -> bool:
    if clause.by or clause.by_yearly or clause.frequency:
        return True
    return bool(clause.n) and clause.unit is not TimeUnit.YEAR  # 三年行动, 3年来 are no limits


def _in_plan_year(clause: Clause, year: int | None, part: str) -> Clause:
    """A plan of one year that says 12月25日前 means that year, unless it says every year."""
    if clause.by_yearly is None or year is None or re.search(r"每年|次年|翌年", part):
        return clause
    return replace(clause, by=day_in(clause.by_yearly, year), by_yearly=None)


def _year_of(paragraphs: list[Paragraph]) -> int | None:
    """The year a plan is about: in its title or its first lines, else of its number or signature."""
    for pattern in (
        r"((?:19|20)\d{2})年度?(?:全区|全县|全市|基层)?政务公开",
        r"〔((?:19|20)\d{2})〕",
        r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日",
    ):
        for paragraph in paragraphs[:60]:
            match = re.search(pattern, paragraph.text)
            if match:
                return int(match[1])
    return None


def _confidence(limit: Limit, part: str) -> Confidence:
    if any(clause.by or clause.by_yearly for clause in limit.clauses):
        return Confidence.HIGH if _BOUND.search(part) else Confidence.MEDIUM
    return Confidence.MEDIUM if _VERB.search(part) else Confidence.LOW
