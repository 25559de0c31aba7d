"""What a reviewer is offered for a found duty: whom it binds, what to look for, which checks would answer it."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from duewatch.catalog.drafting.findings import Found
from duewatch.domain.limits import Trigger

# What plans ask to see on the web, by the words they use for it; the rest is for the reviewer to say.
_THINGS: Final = (
    *("标准目录", "公开清单", "权责清单", "事项清单", "任务清单", "年度报告", "实施方案", "工作方案", "工作安排", "工作要点"),
    *("规范性文件", "流程图", "工作手册", "应急预案", "解读材料", "政策解读", "办事指南", "公开指南", "公开流程", "公开标准"),
    *("惠企政策", "预算", "决算", "自评报告", "自查报告", "工作总结"),
)
_COLUMNS: Final = (
    *("专题专栏", "政府信息公开平台", "互动交流", "信息公开专栏", "政务公开专栏", "政策文件库", "政策解读专栏", "意见征集"),
)
_SHOWN: Final = re.compile(r"公开(?!事项|工作|属性|审查|申请)|公布|发布|公示|网站|专栏|入口")
_INSIDE: Final = re.compile(r"报送|书面报|上报|报[区县市省]|抄送|培训|考核|会议|领导小组|督[查导]|自查")
_ANNUAL_REPORT: Final = re.compile("信息公开(?:工作)?(?:年度(?:工作)?报告|年报)")
_REPORT: Final = {
    "column-kinds": ["annual-report"],
    "title": ["政府信息公开 年度报告"],
    "year-in-title": True,
    "year-offset": -1,
}
_KINDS: Final = (
    ("district", r"^(?:区|县|市)(?:政府|人民政府|委办)|我区|我县|全区|全县"),
    ("department", r"部门|区直|县直|市直|各单位|局|办|中心|委"),
    ("township", r"乡镇|各镇|街镇|镇"),
    ("street", r"街道|街镇"),
)
_EVERYBODY: Final = ["district", "department", "township", "street"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a draft row says beyond the words of the plan. Nothing of it is certain."""

    applies_to: list[str]
    looks_for: dict[str, Any]
    checks: list[str]  # those that can be told what to do already
    advised: str  # a check that needs more than a plan says, with what it needs; or empty
    verifiable: str  # partly, or no where the plan asks for something that no web page shows


def propose(duty: Found, known_checks: Collection[str] | None = None) -> Proposal:
    """The proposal for one duty. A check that is not among ``known_checks`` is never proposed; ``None`` leaves that open."""
    things = [thing for thing in _THINGS if thing in duty.plain]
    columns = [column for column in _COLUMNS if column in duty.plain]
    shown = bool(_SHOWN.search(duty.plain)) and bool(things or columns)
    reposted = any(clause.trigger is Trigger.SOURCE_PUBLISHED for clause in duty.limit.clauses)
    looks_for: dict[str, Any] = {}
    checks: list[str] = []
    if shown and _ANNUAL_REPORT.search(duty.plain) and _is_dated(duty):
        looks_for, checks = dict(_REPORT), ["overdue-annual-report"]
    elif shown:
        looks_for = {"title": things} if things else {"columns": columns, "column-exists": True}
        checks = [] if reposted else ["missing-item", "overdue-publication"] if _is_dated(duty) and things else ["missing-item"]
    checks = [check for check in checks if known_checks is None or check in known_checks]
    advised = next(
        (
            f"{check}: {needs}"
            for check, fits, needs in _ADVICE
            if check not in checks and (known_checks is None or check in known_checks) and fits(duty)
        ),
        "" if shown or not _SHOWN.search(duty.plain) else "missing-item: say what to look for",
    )
    inside = not shown and not advised and _INSIDE.search(duty.plain) is not None
    return Proposal(_bound(duty), looks_for, checks, advised, "no" if inside else "partly")


def _is_dated(duty: Found) -> bool:
    return any(clause.by or clause.by_yearly for clause in duty.limit.clauses)


def _is_counted(duty: Found) -> bool:
    return any(clause.n for clause in duty.limit.clauses)


def _repeats(duty: Found) -> bool:
    return any(clause.frequency for clause in duty.limit.clauses) and _SHOWN.search(duty.plain) is not None


# A check, which duties it may answer, and what a person must still say. The first that fits is named.
_ADVICE: Final[tuple[tuple[str, Callable[[Found], bool], str], ...]] = (
    (
        "late-repost",
        lambda duty: any(clause.trigger is Trigger.SOURCE_PUBLISHED for clause in duty.limit.clauses),
        "name the source and its column",
    ),
    (
        "short-consultation",
        lambda duty: "意见" in duty.plain and any(clause.min_public_days for clause in duty.limit.clauses),
        "say under which titles opinions are asked for",
    ),
    (
        "overdue-interpretation",
        lambda duty: "解读" in duty.plain and (_is_counted(duty) or "同步" in duty.plain),
        "say which documents must be interpreted",
    ),
    (
        "overdue-decision",
        lambda duty: re.search("处罚|许可", duty.plain) is not None and _is_counted(duty),
        "say where decisions are published",
    ),
    (
        "overdue-budget",
        lambda duty: re.search("[预决]算", duty.plain) is not None,
        "say whose budget or account, and of which year",
    ),
    (
        "stale-column",
        lambda duty: _repeats(duty) and re.search("栏|更新", duty.plain) is not None,
        "give the column this period",
    ),
    ("overdue-update", _repeats, "say what must appear in each period"),
    (
        "overdue-publication",
        lambda duty: _is_counted(duty) and _SHOWN.search(duty.plain) is not None,
        "say what to look for and which day it is counted from",
    ),
)


def _bound(duty: Found) -> list[str]:
    words = duty.responsible or duty.plain
    return [kind for kind, pattern in _KINDS if re.search(pattern, words)] or _EVERYBODY
