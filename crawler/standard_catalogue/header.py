"""Which column is what: from one header row or two, merged or not, with extra columns tolerated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from crawler.grid import Grid
from crawler.normal import bare, half_width
from crawler.standard_catalogue.model import ACTIVE, ON_REQUEST

TOPS: Final = {
    "no": re.compile(r"^(?:序号|编号|项目序号)$"),
    "item": re.compile(r"事项|公开目录$|^目录$"),
    "content": re.compile(r"公开内容|内容[(（]?要素|^内容$|公开要素"),
    "basis": re.compile(r"依据"),
    "limit": re.compile(r"时限|公开时间"),
    "body": re.compile(r"主体|责任(?:单位|部门|机构)"),
    "channels": re.compile(r"渠道|载体"),
    "audience": re.compile(r"对象"),
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
SIMPLIFIED: Final = str.maketrans(
    "號編開內項據時體載對眾層級縣區鄉鎮請動會責單間標準領務義試點",
    "号编开内项据时体载对众层级县区乡镇请动会责单间标准领务义试点",
)
"""The characters of header words that differ; the rows below stay as printed."""
NEEDED: Final = frozenset({"content", "limit", "channels", "body", "basis", "method", "item"})
ENOUGH: Final = 4
"""So many heads of the form make a row the header of a standard catalogue."""


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
        words = {plain(cell) for cell in row if cell}
        return bool(words) and words <= self.heads


def plain(text: str) -> str:
    """A head without white space, in simplified characters."""
    return bare(half_width(text)).translate(SIMPLIFIED)


def find_header(grid: Grid, start: int = 0, rows: int = 8) -> Header | None:
    """The header within the first rows of a grid, or ``None`` when no row is one."""
    for at in range(start, min(start + rows, len(grid))):
        top = tuple(map(plain, grid[at]))
        roles = {role for cell in top if (role := _role(cell))}
        if len(roles) >= ENOUGH and roles & NEEDED:
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
    role = _role(above) or _role_of_option(own)
    if role is None:
        return Column("extra", "", header)
    return Column(role, _option(role, own), header)


def _role_of_option(own: str) -> str | None:
    return next((role for role, pattern in SUBS.items() if own and pattern.search(own)), None)


def _option(role: str, own: str) -> str:
    """What a tick in the column says; methods in the two words of the form."""
    if role == "method" and own:
        return ON_REQUEST if "申请" in own else ACTIVE if "主动" in own else own
    return own
