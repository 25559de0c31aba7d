"""Finds the header of a standard catalogue's grid and says which column holds which element."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from duewatch.catalog.copied_text import simplified
from duewatch.catalog.standard.grids import Grid

_DEEPEST: Final = 12
"""Rows in which a header is looked for: a title, a note and two or three rows of heads stand above the items."""


class Element(StrEnum):
    """What a column of the published form holds (the eight required elements among them)."""

    NUMBER = "序号"
    FIRST = "一级事项"
    SECOND = "二级事项"
    THIRD = "三级事项"
    CONTENT = "公开内容"
    BASIS = "公开依据"
    LIMIT = "公开时限"
    BODY = "公开主体"
    CHANNEL = "公开渠道和载体"
    READERS = "公开对象"
    ALL = "公开对象: 全社会"
    SOME = "公开对象: 特定群体"
    WAY = "公开方式"
    PROACTIVE = "公开方式: 主动"
    ON_APPLICATION = "公开方式: 依申请"
    COUNTY = "公开层级: 县级"
    TOWN = "公开层级: 乡级"


# In this order: a head of two rows reads "公开方式 主动", so the second row's word decides before the first row's.
_HEADS: Final = (
    (Element.ON_APPLICATION, r"依申请"),
    (Element.PROACTIVE, r"主动"),
    (Element.ALL, r"全社会|社会公众"),
    (Element.SOME, r"特定"),
    (Element.READERS, r"^公开(?:对象|范围)$"),
    (Element.WAY, r"^公开方式$"),
    (Element.TOWN, r"公开层级.*(?:乡|镇|村|街道)|^(?:乡|镇|街道).{0,4}级$"),
    (Element.COUNTY, r"公开层级.*(?:县|区|市)|^[县区市]级$"),
    (Element.THIRD, r"三级|四级"),
    (Element.SECOND, r"二级|事项名称|具体事项"),
    (Element.FIRST, r"一级|公开事项|事项"),
    (Element.CONTENT, r"公开内容|要素|内容标准|^内容"),
    (Element.BASIS, r"依据"),
    (Element.LIMIT, r"时限|期限|公开时间"),
    (Element.BODY, r"主体|责任单位|责任部门"),
    (Element.CHANNEL, r"渠道|载体|公开形式"),
    (Element.NUMBER, r"序号|^编号$"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the items begin, and the column of each element that the form has."""

    first_row: int
    columns: dict[Element, int]


def find_header(grid: Grid) -> Header | None:
    """The header of a grid, or ``None`` when it is no standard catalogue: limit and content or item must be there."""
    for at, row in enumerate(grid.rows[:_DEEPEST]):
        heads = [_plain(cell) for cell in row]
        if not any("时限" in head or "期限" in head for head in heads):
            continue
        # The second row of heads repeats the first where cells are merged, and says more where they are not.
        below = [_plain(cell) for cell in grid.rows[at + 1]] if at + 1 < len(grid.rows) else []
        two = _is_second_row(heads, below)
        joined = [head if not two or head == low else head + low for head, low in zip(heads, below or heads, strict=False)]
        columns: dict[Element, int] = {}
        for column, head in enumerate(joined):
            element = next((kind for kind, pattern in _HEADS if re.search(pattern, head)), None)
            if element and element not in columns:
                columns[element] = column
        if Element.LIMIT in columns and (Element.CONTENT in columns or Element.FIRST in columns):
            return Header(at + (2 if two else 1), columns)
    return None


def _is_second_row(heads: list[str], below: list[str]) -> bool:
    same = sum(bool(head) and head == low for head, low in zip(heads, below, strict=False))
    split = any(re.search(r"主动|全社会|一级|特定", low) for low in below)
    return split and (same > 0 or any(not low for low in below))


def _plain(cell: str) -> str:
    return re.sub(r"[\s()]+", "", simplified(cell))
