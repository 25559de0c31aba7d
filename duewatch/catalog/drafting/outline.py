"""A plan as paragraphs with their clause: headings are taken as numbered, gaps and broken numbers included."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from duewatch.catalog.drafting.denoise import denoise
from duewatch.catalog.drafting.notes import is_note
from duewatch.catalog.drafting.printed import Printed, joined
from duewatch.catalog.drafting.sentences import is_signature
from duewatch.catalog.drafting.tables import Row, is_label, rows_of, split_rows
from duewatch.catalog.drafting.times import is_only_a_time

Grid: TypeAlias = Sequence[Sequence[str]]

MOST_LINES: Final = 5_000
LONGEST_LINE: Final = 20_000
_SHORTEST_TASK: Final = 6
_SHORTEST_CELL: Final = 2  # a single sign says nothing of where it came from
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_HEADS: Final = (
    re.compile(rf"(第{_NUMERAL}(?:章|部分|条))"),
    re.compile(rf"({_NUMERAL})[、.]"),
    re.compile(rf"(\({_NUMERAL}\))"),
    re.compile(r"(\d{1,2})(?:[.、](?!\d(?!\d?月|\d{3}年))|[)])"),
    re.compile(r"(\(\d{1,2}\))"),
    re.compile(r"([①-⑳])"),
)
_NUMBERED: Final = re.compile(
    r"^(\s*\d{1,2}(?:\.\d{1,2}){0,3})\t\s*(?=\S)"
)  # as word processors print a number without a point
_HEAD_INSIDE: Final = re.compile(rf"(?<=[。;!)])(?:{_NUMERAL}、|\({_NUMERAL}\)|\d{{1,2}}[.、](?!\d))")
_RUN_TOGETHER: Final = 400
_BULLET: Final = re.compile(r"[-•·●■◆▪*]+(?=\d{1,2}[.、]|\()")
_ANNEX: Final = re.compile(r"附件(\d{0,2})(?=[:.、]|$|[^\d,。;]{0,30}$)")
_NUMBER: Final = re.compile(r"[\u4e00-\u9fff]{1,15}[〔\[]\d{4}[〕\]]\d{1,5}号")
_TITLE: Final = re.compile(
    r"[^,。;:!?]{4,70}(?:通知|方案|要点|计划|安排|办法|意见|清单|分工|[解务划]表|台账)(?:\([^()]{1,12}\))?"
)
_NO_TITLE: Final = re.compile(r"(?:根据|按照|为|印发|制定|附件|现将)")
_GOES_ON: Final = re.compile(r"[^。;:!?.)】]$")
_NOTE_LINE: Final = re.compile(
    r"[(【\[〔][^()]{0,12}?(?:责任|牵头|主办|承办|完成|时限|配合)"
    r"|(?:责任|牵头|主办|承办|配合|协办|落实)(?:责任)?(?:单位|部门|科室|股室|处室|领导|人)?:|[\u4e00-\u9fff]{0,2}(?:时限|期限|完成时间|时间节点)(?:要求)?:"
)
_LABELLED: Final = re.compile(r"[\u4e00-\u9fff]{2,6}:")
"""整改措施:, 问题三: begin something new wherever the line before them was cut."""
_HEADER: Final = 3  # column heads in a row that make the header of a table
_HIGH: Final = 2  # headings of a lower level than this end a table
_LONG: Final = 30  # a line without a full stop at its end that is longer than this was broken by a conversion
_UNPRINTED_STOP: Final = Printed("。", ("",))
"""Between a task and the line below it that only says who."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or cell, and the clause it stands in."""

    words: Printed  # without the number it is headed with
    clause: str  # such as 三（一）1 or 附件2; empty before the first heading
    level: int | None = None  # of the heading it begins with, 0 the highest; None where it begins with none


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan taken apart: its running text, and the rows of tables whose header says what is task, who and when."""

    paragraphs: tuple[Paragraph, ...]
    rows: tuple[Row, ...] = ()

    @property
    def number(self) -> str | None:
        """The 发文字号 that stands alone in a line near the head."""
        return next((text for text in self._head() if _NUMBER.fullmatch(text)), None)

    @property
    def title(self) -> str | None:
        """The first line near the head that reads like the name of a plan."""
        return next((text for text in self._head() if _TITLE.fullmatch(text) and not _NO_TITLE.match(text)), None)

    def _head(self) -> Iterator[str]:
        return (paragraph.words.plain for paragraph in self.paragraphs[:40])


def plan_of(text: str, tables: Iterable[Grid] = ()) -> Plan:
    """Take a plan apart. ``tables`` are the grids of a file whose reader knows them; their cells may stand in the text too."""
    grids = tuple(tables)
    given, cells = rows_of(grids, filled=True)
    for block in (_as_lines(grid) for grid in grids) if given else ():
        text = text.replace(block, "")
    written, flat = split_rows(text.splitlines()[:MOST_LINES])
    in_text, _ = rows_of(flat, filled=False)
    marked = (_NUMBERED.sub(r"\1.", line[:LONGEST_LINE]) for line in written)
    lines = [part for line in marked for part in _parts(denoise(line))]
    if given:
        seen = "\n".join(denoise(cell).plain for cell in cells)
        lines = [line for line in lines if len(line) < _SHORTEST_CELL or line.plain not in seen]
        in_text = tuple(row for row in in_text if row.task.plain not in seen)
    return Plan(tuple(_numbered(_joined(lines))), (*given, *in_text))


def _as_lines(grid: Grid) -> str:
    """A table as readers of documents put it into the text."""
    return "\n".join("\t".join(row) for row in grid).strip()


def _parts(line: Printed) -> list[Printed]:
    """A line that a conversion ran together, cut before its headings."""
    if len(line) < _RUN_TOGETHER:
        return [line]
    cuts = [0, *(found.start() for found in _HEAD_INSIDE.finditer(line.plain)), len(line)]
    return [line[start:end] for start, end in pairwise(cuts)]


def _joined(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Lines that a conversion broke inside a sentence as one paragraph (7 ⏎ .完善; 盖章后 ⏎ 书面报)."""
    width = _wrapped_at(lines)
    pending: Printed | None = None
    last = ""  # the line that was joined to it last
    labels = 0  # column heads one after another: from the third on, lines are cells of a table that was flattened
    for line in lines:
        labels = labels + 1 if is_label(line.plain) else labels if labels >= _HEADER or not line.plain else 0
        if labels >= _HEADER and (_level(line.plain) or _HIGH) < _HIGH:
            labels = 0
        if (
            labels >= _HEADER
            and line.plain
            and not (pending and re.fullmatch(r"\d{1,2}", pending.plain) and line.plain[0] in ".、")
        ):
            if pending:
                yield pending
            pending = line
            continue
        if not line.plain:
            # A blank line ends a paragraph unless the sentence is plainly not over and long enough to be one.
            if pending and not (len(pending) > _LONG and _GOES_ON.search(pending.plain)):
                yield pending
                pending = None
            continue
        if pending and _continues(pending.plain, last or pending.plain, line.plain, width):
            parts = (pending, _UNPRINTED_STOP, line) if is_note(line.plain) else (pending, line)
            pending, last = joined(parts), line.plain
            continue
        if pending:
            yield pending
        pending, last = line, ""
    if pending:
        yield pending


def _wrapped_at(lines: Sequence[Printed]) -> int:
    """How long a full line is, where a plan comes with hard line ends; else a length at which a line is surely broken."""
    lengths = sorted(len(line) for line in lines if line.plain)
    if not lengths:
        return _LONG
    longest = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(longest - 4 <= length <= longest + 4 for length in lengths)
    return longest - 4 if 15 < longest < 2 * _LONG and full >= 0.3 * len(lengths) else _LONG


def _continues(pending: str, last: str, line: str, width: int) -> bool:
    """Whether a line goes on what is ``pending``, whose own last line was ``last``."""
    if re.fullmatch(r"\d{1,2}", pending) and line.startswith((".", "、")):
        return True
    if is_note(last) or len(pending) > LONGEST_LINE:
        return False
    if is_note(line) and len(pending) >= _SHORTEST_TASK:
        return True
    if (
        is_only_a_time(line)
        or is_signature(line)
        or is_signature(pending)
        or _NUMBER.fullmatch(line)
        or _TITLE.fullmatch(pending)
    ):
        return False
    if _NOTE_LINE.match(line) and len(line) < 200 and len(pending) >= _SHORTEST_TASK:
        return True  # who and when, printed below what
    if _BULLET.match(line) or any(head.match(line) for head in _HEADS) or _ANNEX.match(line):
        return False
    if _LABELLED.match(line) or (_NOTE_LINE.match(last) and len(last) < width):
        return False
    if not _GOES_ON.search(pending):
        return pending.count("(") > pending.count(")") and len(line) > 1 and len(pending) > _LONG
    return len(pending) >= width and (len(line) > 8 or not _GOES_ON.search(line))


def _numbered(lines: Iterable[Printed]) -> Iterator[Paragraph]:
    heads = [""] * len(_HEADS)
    annex = ""
    labels = 0
    for whole in lines:
        bullet = _BULLET.match(whole.plain)
        line = whole[bullet.end() :] if bullet else whole
        labels = labels + 1 if is_label(line.plain) else 0
        if labels == _HEADER and not annex:
            annex, heads = "附表", [""] * len(_HEADS)
        opens = _ANNEX.match(line.plain)
        if opens and len(line) < 45:
            annex, heads = f"附件{opens[1]}", [""] * len(_HEADS)
        if annex and re.fullmatch(r"\d{1,2}", line.plain):
            heads = [line.plain, *[""] * (len(_HEADS) - 1)]  # the number of a table's row
            continue
        level = _level(line.plain)
        if annex == "附表" and level is not None and level < _HIGH:
            annex = ""
        found = None if level is None else _HEADS[level].match(line.plain)
        if level is not None and found:
            heads[level] = found[1]
            heads[level + 1 :] = [""] * (len(_HEADS) - level - 1)
            line = line[found.end() :]
        yield Paragraph(line, annex + _clause(heads), level)


def _level(text: str) -> int | None:
    return next((level for level, head in enumerate(_HEADS) if head.match(text)), None)


def _clause(heads: Sequence[str]) -> str:
    return "".join(heads).replace("(", "（").replace(")", "）")
