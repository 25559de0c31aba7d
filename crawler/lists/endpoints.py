"""Whom a page's script asks for the rows of its list, when the page says which."""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from selectolax.lexbor import LexborNode

from crawler.layouts.layout import Layout
from crawler.page import Page

FIRST_PAGE = '{"pageNo":1,"pageSize":15}'
"""Asked for by name, so that the address of the next page can be made from it."""

_LIST_UNIT = re.compile(r"列表|分页|list|信息|内容|文章|文件", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"位置|导航|栏目名|轮播|图片|标题|面包屑|菜单|搜索|检索|友情|页脚|页头|nav|menu|banner", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that answers with rows."""

    url: str  # absolute; a GET of it gives the first page
    node: LexborNode | None = None  # the script that fetches it, where its rows are to appear


def endpoint_of(page: Page, layout: Layout | None) -> Endpoint | None:
    """The endpoint behind a page's list: a page unit that says its address, or what the layout makes of the page."""
    units: list[tuple[bool, int, Endpoint]] = []
    for node in page.tree.css("script[url][querydata]"):
        attributes = node.attributes
        query = _query(attributes.get("querydata") or "")
        tag = query.get("tagId", "")
        if query.get("pageType", "column") == "column" and not _OTHER_UNIT.search(tag):
            query.setdefault("paramJson", FIRST_PAGE)
            address = page.resolve(f"{attributes.get('url') or ''}?{urlencode(query)}")
            if address:
                units.append((not _LIST_UNIT.search(tag), len(units), Endpoint(address, node)))
    if units:
        return min(units, key=lambda unit: unit[:2])[2]
    return _by_layout(page, layout) if layout is not None and layout.endpoint else None


def _query(text: str) -> dict[str, str]:
    """The parameters of a page unit, written as a JavaScript object with single quotes."""
    try:
        loaded = json.loads(text.replace("'", '"'))
    except ValueError:
        return dict(re.findall(r"""['"](\w+)['"]\s*:\s*['"]([^'"]*)['"]""", text))
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def _by_layout(page: Page, layout: Layout) -> Endpoint | None:
    values = {"page": "1"}
    for name, pattern in layout.variables.items():
        match = re.search(pattern, page.text)
        if match is None:
            return None
        values[name] = quote(match[1], safe="")
    address = page.resolve(layout.endpoint.format(**values))
    return Endpoint(address) if address else None
