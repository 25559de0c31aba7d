"""The three tables of an annual report, known by their labels, wherever they stand and however they are cut up."""

from collections.abc import Iterable

from crawler.annual_report.figures import figure, first_key, path
from crawler.annual_report.form import (
    DISCLOSED_COLUMNS,
    DISCLOSED_ROWS,
    DISPUTE_COLUMNS,
    DISPUTE_ROWS,
    GROUPS,
    ITEMS,
    REQUEST_COLUMNS,
    REQUEST_KEYS,
    SINGLE,
    TRIAL_ROWS,
)
from crawler.annual_report.model import Figure, ReportTable, TableRow
from crawler.grid import Grid
from crawler.normal import bare

OUTCOMES = 3 * len(DISPUTE_COLUMNS)


def find_tables(grids: Iterable[Grid]) -> dict[str, ReportTable]:
    """The tables by name. Tables that were cut into several are put together again."""
    rows: dict[str, list[TableRow]] = {"disclosed": [], "requests": [], "disputes": []}
    unfinished = Requests()
    for grid in grids:
        words = bare("".join(map("".join, grid)))
        if "复议" in words and "诉讼" in words and "维持" in words:
            rows["disputes"].extend(_disputes(grid))
        elif ("自然人" in words and "总计" in words) or (unfinished.columns and not unfinished.done):
            rows["requests"].extend(unfinished.rows_of(grid))
        elif first_key(DISCLOSED_COLUMNS, words):
            rows["disclosed"].extend(_disclosed(grid))
    expected = {"disclosed": tuple(DISCLOSED_ROWS), "requests": REQUEST_KEYS, "disputes": tuple(DISPUTE_ROWS)}
    return {name: ReportTable(name, tuple(found), _missing(expected[name], found)) for name, found in rows.items() if found}


def _missing(expected: Iterable[str], found: Iterable[TableRow]) -> tuple[str, ...]:
    """The rows of the form that are not there. A group of numbered rows may stand as one row, as in the trial form."""
    keys = {row.key for row in found}
    return tuple(key for key in expected if key not in keys and key.partition("/")[0] not in keys)


def _disclosed(grid: Grid) -> list[TableRow]:
    """Section 二: several small tables under each other, each with its own line of column heads."""
    found: list[TableRow] = []
    columns: dict[int, str] = {}
    for row in grid:
        label = bare(row[0])
        heads = {at: key for at, cell in enumerate(row) if at and (key := first_key(DISCLOSED_COLUMNS, bare(cell)))}
        if heads:
            columns = heads
        elif label and columns and not label.startswith("第二十条") and len(set(row)) > 1:
            figures: dict[str, Figure] = {}
            for at, column in columns.items():
                figures.setdefault(column, figure(row[at]))
            found.append(TableRow(first_key({**TRIAL_ROWS, **DISCLOSED_ROWS}, label), (label,), figures))
    return found


class Requests:
    """Section 三, row by row: labels stand in up to three columns, the group of a row in a merged cell or only above it."""

    def __init__(self) -> None:
        self.columns: dict[int, str] = {}
        self.done = False  # the last row of the form was seen
        self._group = ""

    def rows_of(self, grid: Grid) -> list[TableRow]:
        """The rows of one grid; a later grid without column heads goes on where the one before ended."""
        body = next((at for at, row in enumerate(grid) if "本年新收" in bare("".join(row))), None)
        if body is not None:
            self.columns = _request_columns(grid[:body])
        if not self.columns:
            return []
        found = []
        labels_end = min(self.columns)
        for row in grid[body or 0 :]:
            labels = path(row[:labels_end])
            if not labels or max(self.columns) >= len(row):
                continue
            key = self._key(labels)
            found.append(TableRow(key, labels, {column: figure(row[at]) for at, column in self.columns.items()}))
            self.done = self.done or key == "carried-out"
        return found

    def _key(self, labels: tuple[str, ...]) -> str | None:
        for label in labels:
            if label == "其他" or label[0].isdigit():
                continue  # a numbered row may hold the words of a group
            self._group = first_key(GROUPS, label) or self._group
        if self._group in SINGLE:
            return self._group if first_key(GROUPS, labels[-1]) == self._group else None
        item = first_key(ITEMS.get(self._group, {}), labels[-1])
        if item is None:
            return self._group if self._group in ITEMS and first_key(GROUPS, labels[-1]) == self._group else None
        return f"{self._group}/{item}"


def _request_columns(head: Grid) -> dict[int, str]:
    """Column → key, from the lines above the first row; without readable heads the last seven columns in the form's order."""
    width = len(head[0]) if head else 0
    columns: dict[int, str] = {}
    for at in range(width):
        for row in reversed(head):
            if (key := first_key(REQUEST_COLUMNS, bare(row[at]))) and key not in columns.values():
                columns[at] = key
                break
    if len(columns) == len(REQUEST_COLUMNS) or width < len(REQUEST_COLUMNS):
        return columns
    return dict(zip(range(width - len(REQUEST_COLUMNS), width), REQUEST_COLUMNS, strict=True))


def _disputes(grid: Grid) -> list[TableRow]:
    """Section 四: one line of figures under three lines of heads."""
    at = next((at for at, row in enumerate(grid) if sum(figure(cell).value is not None for cell in row) >= 5), None)
    if at is None:
        return []
    named: dict[str, dict[str, Figure]] = {}
    for column, cell in enumerate(grid[at]):
        heads = path(tuple(row[column] for row in grid[:at]))
        row_key = first_key(DISPUTE_ROWS, "/".join(heads))
        column_key = first_key(DISPUTE_COLUMNS, heads[-1]) if heads else None
        if row_key and column_key:
            named.setdefault(row_key, {}).setdefault(column_key, figure(cell))
    if sum(map(len, named.values())) < OUTCOMES <= len(grid[at]):
        named = _by_place(grid[at][-OUTCOMES:])
    return [TableRow(key, (key,), figures) for key, figures in named.items()]


def _by_place(cells: tuple[str, ...]) -> dict[str, dict[str, Figure]]:
    """The form's order, where the heads cannot be told apart."""
    width = len(DISPUTE_COLUMNS)
    return {
        key: {column: figure(cell) for column, cell in zip(DISPUTE_COLUMNS, cells[number * width :], strict=False)}
        for number, key in enumerate(("review", "direct", "after-review"))
    }
