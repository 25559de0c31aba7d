"""Tables of tasks: which column is the task, who and when is said by the header."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from duewatch.catalog.drafting.denoise import denoise
from duewatch.catalog.drafting.printed import Printed

Cells: TypeAlias = Sequence[Sequence[str]]

WHEN: Final = re.compile(r"时限|期限|时间|进度|节点|时段")
WHO: Final = re.compile(r"责任|牵头|配合|主办|承办|实施主体|科室|部门|单位")
TASK: Final = re.compile(r"任务|内容|要求|举措|措施|事项|目标|做法|项目|工作")
_NO_PLAN: Final = re.compile(r"公开依据|公开渠道|公开主体|得分|扣分|评分")
_LABEL: Final = re.compile(
    "序号|编号|备注|(?:责任|牵头|配合|主办|承办|协办|实施|落实)(?:责任)?(?:单位|部门|科室|股室|处室|主体|领导|人)?(?:及分工)?|责任分工"
    "|(?:工作|主要|重点|具体|目标|任务|公开|推进|落实|整改|年度|一级|二级)*(?:任务|内容|要求|举措|措施|事项|目标|做法|项目|工作|类别|要点)(?:分解|名称)?"
    "|(?:完成|办理|推进|工作|整改|任务)*(?:时限|期限|时间|时间节点|进度|进度安排|时限要求|时间要求|时间安排)"
)
LONGEST_LABEL: Final = 12
_HEADER_WITHIN: Final = 4
_FEWEST: Final = 3
_LONGEST_PART: Final = 40
_BLANKS: Final = re.compile(r"[ \u3000\u00a0]{2,}")  # columns of a text that only blanks keep apart
_RULE: Final = re.compile(r"[\s|:+-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of tasks."""

    said: tuple[Printed, ...]  # what columns of tasks say, from the left: 工作任务, 工作标准
    who: str
    when: Printed
    clause: str

    @property
    def task(self) -> Printed:
        """The cell that says most."""
        return max(self.said, key=len)


def rows_of(tables: Iterable[Cells], *, filled: bool) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows of those tables that are tables of tasks, and every cell of these tables.

    ``filled`` says that merged cells were filled by whoever read the table, so that an empty cell is empty.
    """
    rows: list[Row] = []
    cells: list[str] = []
    for table in tables:
        columns = _columns(table)
        if columns:
            rows.extend(_rows(table, *columns, filled=filled))
            cells.extend(cell for row in table for cell in row)
    return tuple(rows), tuple(cells)


def is_label(text: str) -> bool:
    """Whether a cell heads a column of a table of tasks."""
    return len(text) <= LONGEST_LABEL and _LABEL.fullmatch(text) is not None


def split_rows(lines: Iterable[str]) -> tuple[list[str], list[list[list[str]]]]:
    """Lines without those that are rows of cells (between tabs or bars), and the tables these make.

    A line with a single cell stays a line, so that a table that was flattened one cell a line stays one.
    """
    kept: list[str] = []
    tables: list[list[list[str]]] = []
    table: list[list[str]] = []
    as_printed: list[str] = []
    every = [*lines, ""]
    for at, line in enumerate(every):
        cells = _cells(line)
        is_short = 0 < len(line.strip()) <= _LONGEST_PART and len(cells) < _FEWEST
        if table and is_short and len(_cells(every[at + 1])) == len(table[0]):
            table.append([line.strip(), *[""] * (len(table[0]) - 1)])  # the name of a part of the table, alone in its row
            as_printed.append(line)
            continue
        if sum(bool(cell) for cell in cells) >= _FEWEST or (table and len(cells) == len(table[0])):
            table.append(cells)
            as_printed.append(line)
            continue
        if "|" in line and _RULE.fullmatch(line):
            continue
        if table:
            if _columns(table):
                tables.append(table)
            elif any(mark in line for line in as_printed for mark in "|\t"):
                kept.extend(cell for row in table for cell in row)
            else:
                kept.extend(as_printed)
            table, as_printed = [], []
        kept.append(line.replace("|", " ") if line.strip().startswith("|") or line.strip().endswith("|") else line)
    return kept, tables


def _cells(line: str) -> list[str]:
    for mark in ("|", "\t"):
        if mark in line:
            trimmed = line.strip().strip("|") if mark == "|" else line.rstrip("\r\n")
            cells = [cell.strip() for cell in trimmed.split(mark)]
            if len(cells) >= _FEWEST:
                return cells
    cells = _BLANKS.split(line.strip())
    return cells if len(cells) >= _FEWEST else []


def _columns(table: Cells) -> tuple[int, list[int], list[int], int | None] | None:
    """Row of the header, columns of tasks, columns of who, column of when; ``None`` for a table of another kind."""
    for at, row in enumerate(table[:_HEADER_WITHIN]):
        labels = [denoise(cell).plain for cell in row]
        if any(_NO_PLAN.search(label) for label in labels):
            return None
        short = {place: label for place, label in enumerate(labels) if 0 < len(label) <= LONGEST_LABEL}
        when = [place for place, label in short.items() if WHEN.search(label) and "完成情况" not in label]
        who = [place for place, label in short.items() if place not in when and WHO.search(label)]
        tasks = [place for place, label in short.items() if place not in (*when, *who) and TASK.search(label)]
        if tasks and (when or who) and len(set(labels)) >= _FEWEST:
            return at, tasks, who, (when[0] if when else None)
    return None


def _rows(table: Cells, header: int, tasks: list[int], who: list[int], when: int | None, *, filled: bool) -> Iterator[Row]:
    """One row a task.

    Whoever is responsible above is responsible below an empty cell; a time reaches no further than its row.
    """
    above: dict[int, str] = {}
    number = ""
    for row in table[header + 1 :]:
        cells = [denoise(cell) for cell in row]
        for place in who:
            if place < len(cells) and (cells[place].plain or filled):
                above[place] = row[place]
        if cells and re.fullmatch(r"\d{1,3}", cells[0].plain):
            number = cells[0].plain
        own = [cells[place] for place in tasks if place < len(cells) and cells[place].plain]
        if not own or len({cell.plain for cell in cells}) == 1:
            continue  # nothing is asked for, or one cell across the table heads a part of it
        yield Row(
            tuple(own),
            "，".join(dict.fromkeys(denoise(above[place]).quoted(200) for place in who if above.get(place))),
            cells[when] if when is not None and when < len(cells) else Printed("", ()),
            f"附表{number}",
        )
