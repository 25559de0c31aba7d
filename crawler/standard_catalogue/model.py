"""What a standard catalogue gives: pure values."""

import dataclasses
from collections.abc import Mapping
from typing import Final

CHANNELS: Final = (
    "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心",
    "便民服务站", "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送", "其他",
)  # fmt: skip
"""The thirteen channels of the form; others are kept as written."""

WEBSITE: Final = "政府网站"
ACTIVE: Final = "主动"
ON_REQUEST: Final = "依申请"

REQUIRED: Final = ("item", "content", "basis", "limit", "body", "channels", "audience", "method")
"""The eight elements every item must state: 名称、内容、依据、时限、主体、渠道、公开对象、方式 (国办发〔2019〕54号)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A cell: table from 0, row and column from 1 as a person counts them, sheet or caption when there is one."""

    table: int
    row: int
    column: int
    name: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be understood: where it is, what stands in it, and why it is not understood."""

    place: Place
    header: str
    raw: str
    why: (
        str  # "same-as-nothing" | "no-channel-ticked" | "no-tick" | "strange-tick" | "no-item" | "cells-missing" | "ticks-lost"
    )
    element: str = ""  # the part of the form its column holds; "" where no single column is meant


@dataclasses.dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One item of the catalogue."""

    no: str  # 序号 as printed
    field: str  # one of the fields (领域), as the caption, sheet or dividing row names it
    item: tuple[str, ...]  # 一级事项, 二级事项 …
    content: str  # 公开内容（要素）
    basis: str  # 公开依据
    limit: str  # 公开时限, as printed, 同上 resolved
    body: str  # 公开主体
    channels: frozenset[str]  # ticked
    audience: tuple[str, ...]  # 全社会, 特定群体 …
    method: tuple[str, ...]  # 主动, 依申请
    levels: tuple[str, ...]  # 县级, 乡级 …
    place: Place
    offered: frozenset[str] = frozenset()  # channels listed with an empty box
    missing: tuple[str, ...] = ()  # required elements that are blank
    absent: tuple[str, ...] = ()  # those of them for which the form has no column at all
    extra: Mapping[str, str] = dataclasses.field(default_factory=dict)  # columns beyond the form: header → text
    realigned: bool = False  # the row had a cell too few or too many and was shifted back

    @property
    def checkable(self) -> bool:
        """Whether the web can show it: to be published by the body itself, on a government website."""
        return WEBSITE in self.channels and ACTIVE in self.method


@dataclasses.dataclass(frozen=True, slots=True)
class StandardCatalogue:
    """All rows of a page or file, and what could not be understood."""

    rows: tuple[CatalogueRow, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()  # 说明, 注
