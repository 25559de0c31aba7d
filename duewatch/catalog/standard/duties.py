"""Items of a standard catalogue as obligation tables: only what the web can show is given to checks."""

import re
from collections.abc import Iterable
from typing import Any, Final

from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.standard.items import Item
from duewatch.domain.limits import Clause, Limit, Trigger

MAX_TITLE: Final = 200
_SHOWN_ON_PAGE: Final = (Trigger.FORMED, Trigger.CHANGED, Trigger.MADE_OR_OBTAINED)


def duty_tables(items: Iterable[Item], source: str, document: str, jurisdiction: str) -> list[dict[str, Any]]:
    """One obligation a row, in the shape of TOML. ``document`` is the basis they all cite, ``source`` begins their ids."""
    tables = []
    seen: dict[str, int] = {}
    fields: dict[str, int] = {}
    for item in items:
        field = fields.setdefault(item.field, len(fields) + 1)
        number = re.sub(r"[^0-9a-z]+", "-", item.number.lower()).strip("-") or f"row-{item.row}"
        name = f"{field}-{number}"
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name = f"{name}.{seen[name]}"  # merged items share a number
        tables.append(_duty(item, f"{source}/{name}", document, jurisdiction))
    return tables


def _duty(item: Item, identity: str, document: str, jurisdiction: str) -> dict[str, Any]:
    why_not = _why_not_on_the_web(item)
    parsed = parse_limit(item.limit)
    limit = _limit(parsed)
    table: dict[str, Any] = {
        "id": identity,
        "title": item.title[:MAX_TITLE],
        "applies-to": _kinds(item),
        "jurisdiction": jurisdiction,
    }
    if not why_not:
        table["looks-for"] = (
            {"columns": list(item.names[:2]), "title": [item.names[-1]]} if item.names else {"title": [item.title]}
        )
    if limit:
        table["limit"] = limit
    counted = any({clause.trigger, *clause.also_triggers} & set(_SHOWN_ON_PAGE) for clause in parsed.clauses)
    table["checks"] = [] if why_not else ["missing-item", "overdue-publication"] if limit and counted else ["missing-item"]
    table["severity"] = "minor"
    clause = f"{_named(item.field)} 第{item.number or item.row}项".strip()
    table["basis"] = {
        "document": document,
        "clause": clause[:120],
        "quote": (parsed.text or item.content or item.title)[:200],
    }
    table["verifiable"] = "no" if why_not else "partly"
    table["reason"] = why_not or "能核验有无公开；内容是否完整须人工判断"
    return table


def _why_not_on_the_web(item: Item) -> str:
    if not item.proactive:
        return "依申请公开，网上不能核验" if item.on_application else "未勾选主动公开，须人工核实"
    if item.web is False:
        return "未勾选政府网站渠道，网上不能核验"
    return "" if item.web else "公开渠道未写明政府网站，须人工核实"


def _kinds(item: Item) -> list[str]:
    kinds = (["district", "department"] if item.county else []) + (["township", "street"] if item.town else [])
    return kinds or ["district", "department", "township", "street"]


def _named(field: str) -> str:
    return f"{field}领域" if field and not field.endswith("领域") else field


def is_understood(limit: Limit) -> bool:
    """Whether a limit says more than its words: a count, a day, a repetition, 及时, 长期."""
    return any(clause != Clause(text=clause.text) for clause in limit.clauses)


def _limit(limit: Limit) -> dict[str, Any] | None:
    text = re.sub(r"\s+", " ", limit.text).strip()
    return {"text": text} if is_understood(limit) and text else None
