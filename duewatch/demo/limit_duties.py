"""The duties of the demo district that have limits of their own: accounts, decisions, series, interpretations, notices."""

from duewatch.demo import duties
from duewatch.demo.moments import Moments
from duewatch.demo.toml import Value

COLUMNS = {"guide": "政府信息公开指南", "report": "政府信息公开工作年度报告", "application": "依申请公开"}
"""Prescribed columns: part of the duty's id → name; the fixed name a menu is read with stands beside it."""
_SHORT = {"guide": "指南", "report": "年报", "application": "依申请公开"}

INTERPRETED = ("校车安全", "校外培训", "物业服务", "养老服务设施")
"""Themes whose rules call for an interpretation."""


def limit_tables(moments: Moments) -> list[dict[str, Value]]:
    """The obligations as their TOML tables; ``clause`` and ``quote`` are those of the local plan."""
    return [
        {
            "id": duties.ACCOUNTS,
            "title": f"{moments.report_year - 1}年部门决算",
            "checks": ["overdue-budget"],
            "clause": "二（二）",
            "quote": "部门决算自财政部门批复之日起二十日内公开",
            "units": ["finance", "justice", "transport"],
            "looks-for": {"columns": ["财政预决算"], "title": [f"{moments.report_year - 1} 部门决算"]},
            "limit": {"n": 20, "unit": "day", "trigger": "finance-reply", "text": "财政部门批复后二十日内"},
            "severity": "serious",
        },
        {
            "id": duties.DECISIONS,
            "title": "行政处罚决定7个工作日内公开",
            "checks": ["overdue-decision"],
            "clause": "二（三）",
            "quote": "行政处罚决定作出之日起7个工作日内公开",
            "units": ["housing", "market"],
            "looks-for": {"columns": ["行政处罚"], "title": ["处罚决定"]},
            "limit": {"n": 7, "unit": "working-day", "trigger": "decision", "text": "作出决定之日起7个工作日内"},
            "severity": "serious",
        },
        {
            "id": duties.INSPECTIONS,
            "title": "每季度公开抽查情况",
            "checks": ["overdue-update"],
            "clause": "二（五）",
            "quote": "抽查情况每季度公开一次",
            "units": ["civil", "transport"],
            "looks-for": {"columns": ["通知公告"], "title": ["抽查情况"]},
            "limit": {"text": "每季度公开"},
            "severity": "minor",
        },
        {
            "id": duties.OPEN_DAY,
            "title": "举办政府开放日",
            "checks": ["due-soon"],
            "clause": "五（一）",
            "quote": "各单位举办一次政府开放日活动",
            "units": ["civil"],
            "limit": {"by": moments.open_day_limit},
            "severity": "serious",
            "verifiable": "partly",
            "reason": "活动在线下举办，网上不一定有信息，由人工登记",
        },
        {
            "id": duties.INTERPRETATION,
            "title": "管理办法公开后3个工作日内解读",
            "checks": ["missing-interpretation", "overdue-interpretation"],
            "clause": "一（四）",
            "quote": "涉及群众切身利益的管理办法公开后3个工作日内发布解读",
            "units": ["civil", "education", "housing"],
            "looks-for": {"columns": ["政策解读"], "column-kinds": ["interpretation"]},
            "concerns": {"columns": ["行政规范性文件"], "title": [f"{theme} 管理办法" for theme in INTERPRETED]},
            "limit": {"n": 3, "unit": "working-day", "trigger": "linked-published", "text": "公开后3个工作日内"},
            "severity": "minor",
        },
        {
            "id": duties.CONSULTATION,
            "title": "公开征求意见不少于30日",
            "checks": ["short-consultation"],
            "clause": "一（五）",
            "quote": "公开征求意见的期限不少于30日",
            "units": ["gov-office", "transport"],
            "looks-for": {"columns": ["通知公告"], "title": ["公开征求意见"]},
            "limit": {"text": "公开征求意见的期限不少于30日"},
            "severity": "minor",
        },
        {
            "id": duties.NOTICES,
            "title": "拟救助、补助对象公示不少于7个工作日",
            "checks": ["notice-kept-too-long"],
            "clause": "二（六）",
            "quote": "拟救助、补助对象公示不少于7个工作日",
            "units": ["civil", "market"],
            "looks-for": {"columns": ["通知公告"], "title": ["对象公示"]},
            "limit": {"text": "公示不少于7个工作日"},
            "severity": "minor",
        },
        {
            "id": duties.HOME_PAGE,
            "title": "首页30日内有信息更新",
            "checks": ["stale-homepage"],
            "clause": "六（六）",
            "quote": "网站首页30日内应当有信息更新",
            "units": ["agriculture", "nanzhu", "qilan"],
            "limit": {"frequency": {"times": 1, "per": 30, "unit": "day"}},
            "severity": "serious",
        },
        *_prescribed_columns(),
    ]


def _prescribed_columns() -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    for part, name in COLUMNS.items():
        found.append(
            {
                "id": f"{duties.PRESCRIBED_COLUMN}-{part}",
                "title": f"设置“{name}”栏目",
                "checks": ["missing-column"],
                "clause": "六（七）",
                "quote": "政府信息公开专栏应当设置规定的栏目",
                "units": ["hezhu", "qilan"],
                "looks-for": {"columns": [name, _SHORT[part]] if name != _SHORT[part] else [name]},
                "severity": "minor",
            }
        )
    return found
