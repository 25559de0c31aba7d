"""Which column is what: from one header row or two, merged or not, with extra columns tolerated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from crawler.grid import Grid
from crawler.normal import bare
from crawler.standard_catalogue.model import ACTIVE, ON_REQUEST
from duewatch.catalog.copied_text import simplified

TOPS: Final = {
    "no": re.compile(r"^(?:序号|编号|项目序号)$"),
    "item": re.compile(r"事项|公开目录$|^目录$"),
    "content": re.compile(r"公开内容|内容标准|内容[(（]?要素|^内容$|公开要素"),
    "basis": re.compile(r"依据"),
    "limit": re.compile(r"时限|公开(?:时间|期限)"),
    "body": re.compile(r"主体|责任(?:单位|部门|机构)"),
    "channels": re.compile(r"渠道|载体|公开形式"),
    "audience": re.compile(r"对象|公开范围"),
    "method": re.compile(r"公开方式|公开属性|^方式$"),
    "levels": re.compile(r"层级"),
    "field": re.compile(r"^(?:领域|试点领域|相应领域|所属领域)$"),
}
LEVEL = re.compile(r"([一二三四])级(?:公开)?(?:事项|目录|指标)?")
SUBS: Final = {
    "audience": re.compile(r"全社会|特定|社会公众"),
    "method": re.compile(r"^主动|申请"),
    "levels": re.compile(r"^[省市县区乡镇村街社、/及级（）()道办事处居]{1,14}级?$"),
}
NEEDED: Final = frozenset({"content", "limit", "channels", "body", "basis", "method", "item"})
ENOUGH: Final = 4
"""So many heads of the form make a row the header of a standard catalogue."""
SURE = re.compile(r"公开时限")
SURE_ROLES: Final = frozenset({"content", "item"})
"""Where a form has fewer columns, 公开时限 beside what is to be published is enough."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its part in the form, what its own head adds, and its heads as printed."""

    role: str  # a key of TOPS, or "extra"
    option: str = ""  # 一级, 全社会, 主动, 县级 …: what a tick in it says
    header: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the first row below its header."""

    columns: tuple[Column, ...]
    body: int
    heads: frozenset[str] = field(default_factory=frozenset)  # all words of the header, to know it again further down

    def of(self, role: str) -> list[int]:
        """The columns of a role, from the left."""
        return [at for at, column in enumerate(self.columns) if column.role == role]

    def is_repeated_in(self, row: Sequence[str]) -> bool:
        """Whether a row further down is the header again, as on every printed page."""
        return any(row) and all(plain(cell) in self.heads for cell in row if cell)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A head without white space, in half width and simplified characters; the rows below stay as printed."""
    return bare(simplified(text))


def find_header(grid: Grid, start: int = 0, rows: int = 12) -> Header | None:
    """The header within the first rows of a grid, or ``None`` when no row is one."""
    for at in range(start, min(start + rows, len(grid))):
        top = tuple(map(plain, grid[at]))
        roles = {role for cell in top if (role := _role(cell))}
        is_sure = "limit" in roles and roles & SURE_ROLES and any(map(SURE.search, top))
        if is_sure or (len(roles) >= ENOUGH and roles & NEEDED):
            sub = tuple(map(plain, grid[at + 1])) if at + 1 < len(grid) and _is_second(top, grid[at + 1]) else None
            columns = tuple(_column(top, sub, number) for number in range(len(top)))
            return Header(columns, at + (2 if sub else 1), frozenset(filter(None, (*top, *(sub or ())))))
    return None


def _role(head: str) -> str | None:
    return next((role for role, pattern in TOPS.items() if pattern.search(head)), None) if len(head) <= 24 else None


def _is_second(top: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is the second half of the header: heads of options, or the first row again where cells are merged."""
    words = [plain(cell) for cell in row]
    options = sum(bool(LEVEL.fullmatch(word) or any(sub.search(word) for sub in SUBS.values())) for word in words if word)
    same = sum(word == above for word, above in zip(words, top, strict=True) if word)
    return options >= 2 and all(len(word) <= 24 for word in words) and options + same >= sum(map(bool, words)) * 0.6


def _column(top: Sequence[str], sub: Sequence[str] | None, at: int) -> Column:
    own = sub[at] if sub and sub[at] != top[at] else ""
    above = top[at]
    if not above and own:  # the cell of the first row was merged and the merging was lost
        above = next((head for head in reversed(top[:at]) if head), "")
    header = "/".join(filter(None, (above, own)))
    if level := LEVEL.search(own or above):
        return Column("item", level.group(1), header)
    if role := _role(above):
        return Column(role, _option(role, own), header)
    option = own or above  # a form whose header has one row: 主动 stands alone
    role = _role_of_option(option)
    if role is None or (not own and role == "levels" and not option.endswith("级")):
        return Column("extra", "", header)
    return Column(role, _option(role, option), header)


def _role_of_option(own: str) -> str | None:
    return next((role for role, pattern in SUBS.items() if own and pattern.search(own)), None)


def _option(role: str, own: str) -> str:
    """What a tick in the column says; methods in the two words of the form."""
    if role == "method" and own:
        return ON_REQUEST if "申请" in own else ACTIVE if "主动" in own else own
    return own
