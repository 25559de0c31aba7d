"""Whom a page's script asks for the rows of its list, when the page says which."""

import json
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from selectolax.lexbor import LexborNode

from crawler.json_text import loads
from crawler.layouts.layout import Layout
from crawler.lists.calls import call_of
from crawler.lists.scripts import Script
from crawler.page import Page
from crawler.posting import FORM, JSON, Post
from crawler.whole import whole

FIRST_PAGE = '{"pageNo":1,"pageSize":15}'
"""Asked for by name, so that the address of the next page can be made from it."""

_LIST_UNIT = re.compile(r"列表|分页|list|信息|内容|文章|文件", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"位置|导航|栏目名|轮播|图片|标题|面包屑|菜单|搜索|检索|友情|页脚|页头|nav|menu|banner", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that answers with rows."""

    url: str  # absolute
    node: LexborNode | None = None  # the script that fetches it, where its rows are to appear
    post: Post | None = None  # what is sent along; ``None``: a GET


def endpoint_of(page: Page, layout: Layout | None, scripts: list[Script]) -> Endpoint | None:
    """The endpoint behind a page's list.

    A page unit that says its address, what the layout makes of the page, else a script's call that is read without running it.
    """
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
    if layout is not None and layout.endpoint and (found := _by_layout(page, layout, 0)) is not None:
        return found
    ask = call_of(scripts, page)
    return Endpoint(ask.url, post=ask.post) if ask is not None else None


def rest_of(page: Page, layout: Layout | None, held: int) -> Endpoint | None:
    """How the rows after the ``held`` ones in the page are asked for, on a system that keeps its first pages there."""
    return _by_layout(page, layout, held) if layout is not None and layout.form else None


def _query(text: str) -> dict[str, str]:
    """The parameters of a page unit, written as a JavaScript object with single quotes."""
    try:
        loaded = loads(text.replace("'", '"'))
    except ValueError:
        return dict(re.findall(r"""['"](\w+)['"]\s*:\s*['"]([^'"]*)['"]""", text))
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def _by_layout(page: Page, layout: Layout, held: int) -> Endpoint | None:
    values = dict(layout.defaults)
    source = f"{page.url}\n{page.text}"
    for name, pattern in layout.variables.items():
        match = re.search(pattern, source)
        if match is not None:
            values[name] = match[match.lastindex or 0]
        elif name not in values:
            return None
    values["page"] = str(held // size + 1 if (size := whole(values.get("size", ""))) else 1)
    form = {name: template.format(**values) for name, template in layout.form.items()}
    quoted = (
        values if layout.endpoint.startswith("{path}") else {name: quote(value, safe="/") for name, value in values.items()}
    )
    address = page.resolve(layout.endpoint.format(**quoted))
    if not address:
        return None
    if not form:
        return Endpoint(address)
    body = json.dumps(form, ensure_ascii=False) if layout.is_json else urlencode(form)
    return Endpoint(address, post=Post(body, JSON if layout.is_json else FORM))
