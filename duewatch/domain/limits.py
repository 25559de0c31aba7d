"""Limits in normal form, and the deadline a limit makes.

Shapes of 公开时限 come from published 基层政务公开标准目录 and from plans (rules: what real rows say). A cell is one or more
clauses. Working days follow the State Council's yearly table; outside its years there is no deadline but a reason.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Trigger(StrEnum):
    """The event a limit is counted from."""

    FORMED = "formed"  # 信息形成
    CHANGED = "changed"  # 变更
    MADE_OR_OBTAINED = "made-or-obtained"  # 制作或获取
    DECISION = "decision"  # 作出决定
    CONGRESS_APPROVAL = "congress-approval"  # 人大批准
    FINANCE_REPLY = "finance-reply"  # 财政批复
    LINKED_PUBLISHED = "linked-published"  # 关联文件公开
    SOURCE_PUBLISHED = "source-published"  # 上级发布
    RECEIVED = "received"  # 收到文件、申请
    RESULT_FIXED = "result-fixed"  # 结果确定
    SURVEY_END = "survey-end"  # 调查结束
    EVENT_START = "event-start"  # 活动、听证开始
    APPLICATION = "application"  # 收到申请（依申请）
    FIXED_DATE = "fixed-date"
    NONE = "none"


class TimeUnit(StrEnum):
    """What a limit counts in."""

    WORKING_DAY = "working-day"
    DAY = "day"
    HOUR = "hour"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Direction(StrEnum):
    """Whether the limit lies after or before its trigger."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class YearlyDate:
    """A date that returns every year; ``day`` 0 stands for the last day of the month."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Frequency:
    """At least ``times`` per ``per`` units of ``unit``."""

    times: int
    per: int
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """A day that returns in every period of a frequency in months or years: 每季度首月15日前 is month 1, day 15.

    ``month`` counts from 1 within the period; ``day`` 0 stands for the last day of the month.
    """

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a limit. Fields that the text does not speak of are ``None`` or empty."""

    trigger: Trigger = Trigger.NONE
    also_triggers: tuple[Trigger, ...] = ()  # 形成或变更: formed, changed
    direction: Direction = Direction.AFTER
    n: int | None = None
    unit: TimeUnit | None = None
    extension: int | None = None  # may be lengthened by this many of the same unit
    min_public_days: int | None = None  # must stay public at least …
    min_public_unit: TimeUnit | None = None
    max_public_days: int | None = None  # … at most, then withdrawn
    max_public_unit: TimeUnit | None = None
    by: date | None = None  # fixed date, last lawful day
    by_yearly: YearlyDate | None = None  # fixed date of every year
    frequency: Frequency | None = None
    by_in_period: PeriodDay | None = None  # the day of each period by which it must be done; only with a frequency
    standing: bool = False  # 长期公开, 动态调整
    vague: str | None = None  # 及时, 实时, 即时, 定期, 按进展: the word itself
    exception: bool = False  # 另有规定的从其规定
    same_as_above: bool = False  # 同上
    text: str = ""  # the words this clause was read from


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in normal form: its clauses in the order of the text."""

    clauses: tuple[Clause, ...]
    text: str = ""  # the cell as printed
