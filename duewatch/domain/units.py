"""Who must publish, who supervises, and where it should stand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UnitKind(StrEnum):
    """What kind of public body a unit is; obligations apply by kind."""

    DISTRICT = "district"  # the district (county) government itself
    DEPARTMENT = "department"  # 区直部门
    TOWNSHIP = "township"  # 乡镇
    STREET = "street"  # 街道办事处
    COMMITTEE = "committee"  # 管委会 and the like
    SUPERIOR = "superior"  # a superior body whose notices are watched, not judged


class ColumnKind(StrEnum):
    """What a column is for; freshness periods go by kind."""

    HOME = "home"  # the unit's or portal's entry page
    NEWS = "news"  # 动态要闻
    NOTICES = "notices"  # 通知公告
    POLICIES = "policies"  # 政策文件
    INTERPRETATION = "interpretation"  # 政策解读
    PERSONNEL = "personnel"  # 人事
    PLANS = "plans"  # 规划计划
    FINANCE = "finance"  # 财政预决算
    STATISTICS = "statistics"  # 统计
    GUIDE = "guide"  # 政府信息公开指南
    RULES = "rules"  # 政府信息公开制度
    STATUTORY = "statutory"  # 法定主动公开内容
    ANNUAL_REPORT = "annual-report"  # 政府信息公开年报
    APPLICATION = "application"  # 依申请公开
    STANDARDS = "standards"  # 基层政务公开标准化规范化
    REPOSTS = "reposts"  # 上级政策转载
    ACCOUNT = "account"  # the public page of a new media account (政务新媒体)
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Office:
    """A body that supervises units and receives reports."""

    id: str  # stable, ASCII
    name: str  # as it stands on letters
    mail: tuple[str, ...] = ()  # where reports go; empty: written to the folder only
    language: str = "zh"  # language of its reports: zh or en


@dataclass(frozen=True, slots=True)
class Column:
    """A disclosure column of a unit."""

    id: str  # unique within the unit
    name: str  # as printed on the portal
    url: str | None  # None: the address is not known yet; reported as such, never invented
    kind: ColumnKind = ColumnKind.OTHER
    update_days: int | None = None  # longest allowed gap between publications in calendar days; None: no period is set
    update_basis: str | None = None  # id of the obligation the period rests on
    layout: str | None = None  # name of a layout in crawler/layouts; None: recognised, else generic
    historical: bool = False  # a historical special topic (历史性工作专题): never stale
    max_pages: int | None = None  # bound on list pages; None: the configuration's


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that must publish: usually a column tree on the district portal, not a site of its own."""

    id: str  # stable, ASCII, unique in the catalogue
    name: str  # full official name
    kind: UnitKind
    office: str  # id of the office that supervises it
    columns: tuple[Column, ...] = ()
    hosts: tuple[str, ...] = ()  # hosts whose columns belong to the unit, beside those of the column addresses
    jurisdiction: str = "national"  # which obligations besides the national ones apply: id of a jurisdiction
    opened: date | None = None  # the unit exists since
    closed: date | None = None  # the unit existed until
    successor: str | None = None  # id of the unit that took over
    names: tuple[str, ...] = ()  # earlier and short names, for matching issuers
    duties_of: tuple[str, ...] = ()  # obligations named for this unit beyond those of its kind

    def column(self, column_id: str) -> Column | None:
        """The column of that id, or ``None``."""
        return next((column for column in self.columns if column.id == column_id), None)

    def is_open(self, day: date) -> bool:
        """Whether the unit exists on that day; its first and its last day count."""
        return (self.opened is None or self.opened <= day) and (self.closed is None or day <= self.closed)
