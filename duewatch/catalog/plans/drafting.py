"""Draft obligations of a plan, for a person to review: each with its quotation, limit, proposed checks and confidence."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from duewatch.catalog.as_tables import limit_table
from duewatch.catalog.plans.findings import Found, duties_in
from duewatch.catalog.plans.text import paragraphs_of
from duewatch.catalog.toml_text import toml_text
from duewatch.domain.limits import Trigger

MAX_TITLE: Final = 80

# What plans ask to see on the web, by the words they use for it; the rest is for the reviewer to say.
_THINGS: Final = (
    *("标准目录", "公开清单", "权责清单", "年度报告", "实施方案", "工作方案", "工作安排", "工作要点", "规范性文件", "流程图"),
    *(
        "工作手册",
        "应急预案",
        "解读材料",
        "办事指南",
        "公开流程",
        "公开标准",
        "惠企政策",
        "预算",
        "决算",
        "自评报告",
        "工作总结",
    ),
)
_COLUMNS: Final = ("专题专栏", "政府信息公开平台", "互动交流", "信息公开专栏")
_SHOWN: Final = re.compile(r"公开(?!事项|工作|属性|审查|申请)|公布|发布|公示|网站|专栏|入口")
_KINDS: Final = (
    ("district", r"^(?:区|县|市)(?:政府|人民政府|委办)|我区|我县|全区|全县"),
    ("department", r"部门|区直|县直|市直|各单位|局|办|中心|委"),
    ("township", r"乡镇|各镇|街镇|镇"),
    ("street", r"街道|街镇"),
)


def draft(path: Path, source: str, jurisdiction: str = "national") -> tuple[str, tuple[Found, ...]]:
    """The draft as TOML text, and what was found. Raises :class:`CatalogError` for a file that cannot be read."""
    found = duties_in(paragraphs_of(path))
    head = (
        f"Draft of the dated and periodic duties of {path.name}: a person must review every row.\n"
        "Look at quotation, limit and whom it binds; say what is to be looked for; delete what is no duty."
    )
    basis = toml_text("basis", [{"id": source, "title": path.stem}], head)
    return "\n".join([basis, *_blocks(found, source, path.stem, jurisdiction)]), found


def _blocks(found: Iterable[Found], source: str, document: str, jurisdiction: str) -> Iterable[str]:
    for number, duty in enumerate(found, 1):
        note = f"confidence: {duty.confidence}" + (f"; responsible as printed: {duty.responsible}" if duty.responsible else "")
        yield f"# {note}\n" + toml_text("obligation", [_table(duty, f"{source}/{number}", document, jurisdiction)])


def _table(duty: Found, identity: str, document: str, jurisdiction: str) -> dict[str, Any]:
    things = [thing for thing in _THINGS if thing in duty.quote]
    columns = [column for column in _COLUMNS if column in duty.quote]
    shown = bool(_SHOWN.search(duty.quote)) and bool(things or columns)
    table: dict[str, Any] = {
        "id": identity,
        "title": duty.quote[:MAX_TITLE],
        "applies-to": _bound(duty),
        "jurisdiction": jurisdiction,
    }
    if shown:
        table["looks-for"] = {"title": things} if things else {"columns": columns, "column-exists": True}
    table["limit"] = limit_table(duty.limit)
    table["checks"] = _checks(duty, things) if shown else []
    table["severity"] = "minor"
    table["basis"] = {"document": document, "clause": duty.clause or "正文", "quote": duty.quote}
    table["verifiable"] = "partly"
    table["reason"] = "草案，须人工审核" if shown else "草案：未能确定在网上查找什么，须人工判断"
    return table


def _checks(duty: Found, things: list[str]) -> list[str]:
    if duty.limit.clauses[0].trigger is Trigger.SOURCE_PUBLISHED:
        return []  # a repost needs its source column, which only a person can name
    dated = any(clause.by or clause.by_yearly for clause in duty.limit.clauses)
    return ["missing-item", "overdue-publication"] if dated and things else ["missing-item"]


def _bound(duty: Found) -> list[str]:
    words = duty.responsible or duty.quote
    return [kind for kind, pattern in _KINDS if re.search(pattern, words)] or ["district", "department", "township", "street"]
