"""The rows of one table: 同上 and blanks of merged cells resolved, ticks read, what is not understood listed."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Final

from crawler.grid import Grid
from crawler.normal import bare, squeeze
from crawler.standard_catalogue.alignment import realign
from crawler.standard_catalogue.channels import read_channels
from crawler.standard_catalogue.header import Column, Header, find_header, plain
from crawler.standard_catalogue.model import ACTIVE, ON_REQUEST, REQUIRED, CatalogueRow, Place, Unread

SAME = re.compile(r"同上[。.]?|[〃″]|同前|\"|''")
TICKED = re.compile(r"[√✓✔☑✅●■▲◆★vVPüþÖRYytn1]|是|有|对勾")
WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
UNTICKED = re.compile(r"[□☐○×✗✘/／—\-–无否]*")
NOTE = re.compile(r"(?:备?注|说明|要素说明|标准目录要素说明)[：:1一（(]?")
FIELD_TAIL = re.compile(r"(?:试点)?领域.*$|基层政务公开.*$|(?:政务)?公开(?:事项)?标准目录.*$|标准目录.*$")
FIELD_HEAD = re.compile(
    r"^(?:附件\s*\d*[：:]?|表\s*\d+|sheet\d*|[（(]?[一二三四五六七八九十\d]+[）)、.．]|.{1,20}?(?:人民政府|街道|镇|乡|管理局|区|县|市)(?=.{2,12}领域))+",
    re.IGNORECASE,
)
UNIT = re.compile(r"(?:镇|乡|街道|局|县|区|市|政府|委员会|办事处|办公室|中心)$")
OPTIONS: Final = ("audience", "method", "levels")
WHOLE: Final = {
    "audience": (("全社会", "全社会"), ("社会公众", "全社会"), ("特定", "特定群体")),
    "method": (("主动", ACTIVE), ("申请", ON_REQUEST)),
    "levels": (
        ("省", "省级"),
        ("市", "市级"),
        ("县", "县级"),
        ("区", "区级"),
        ("乡", "乡级"),
        ("镇", "镇级"),
        ("街道", "街道级"),
        ("村", "村级"),
    ),
}
"""What a column says that holds words where the form has ticks."""


@dataclasses.dataclass
class Found:
    """What the tables gave so far."""

    rows: list[CatalogueRow] = dataclasses.field(default_factory=list)
    unread: list[Unread] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Table:
    """One table while it is read. ``header`` may come from the table before, which it goes on."""

    number: int
    name: str
    grid: Grid
    header: Header
    start: int
    field: str
    found: Found
    above: dict[int, str] = dataclasses.field(default_factory=dict)  # column → last text that stood there, for 同上

    def read(self) -> None:
        """Read row after row; a divider sets the field, a repeated header is passed over, a note is kept."""
        for at in range(self.start, len(self.grid)):
            row = self.grid[at]
            said = [cell for cell in dict.fromkeys(row) if bare(cell)]
            if not said or self.header.is_repeated_in(row):
                continue
            if again := self._new_header(at):
                self.header = again
                self.above.clear()
            elif len(said) == 1 and (len(row) > 2 or NOTE.match(bare(said[0]))):
                self._divider(said[0])
            else:
                self._row(at, row)

    def _new_header(self, at: int) -> Header | None:
        """Another header further down: several catalogues under each other in one table."""
        header = find_header(self.grid, at, 1)
        return header if header is not None and header.columns != self.header.columns else None

    def _divider(self, text: str) -> None:
        if NOTE.match(bare(text)) or len(bare(text)) > 60:
            self.found.notes.append(squeeze(text)[:500])
        elif named := field_of(text):
            self.field = named
            self.above.clear()

    def _row(self, at: int, row: Sequence[str]) -> None:
        aligned = realign(row, self.header)
        cells = self._resolved(at, aligned or row)
        first = self.header.of("no")[:1]
        texts = {role: self._text(cells, role) for role in ("content", "basis", "limit", "body", "field")}
        item = self._item(cells, realigned=aligned is not None)
        if not item and not texts["content"]:
            self._say(at, 0, cells[0] if cells else "", "no-item")
            return
        if aligned is not None:
            self._say(at, (self.header.of("item") or [0])[0], " ".join(item), "cells-missing")
        channels = self._text(cells, "channels")
        ticks = read_channels(channels)
        if channels and not ticks.ticked:
            self._say(at, self.header.of("channels")[0], channels, "no-channel-ticked")
        chosen = {role: tuple(self._options(at, cells, role)) for role in OPTIONS}
        elements = {**texts, "item": item, "channels": ticks.ticked, "audience": chosen["audience"], "method": chosen["method"]}
        self.found.rows.append(
            CatalogueRow(
                no=bare(cells[first[0]]) if first else "",
                field=field_of(texts["field"]) or texts["field"] or self.field,
                item=item,
                content=texts["content"],
                basis=texts["basis"],
                limit=texts["limit"],
                body=texts["body"],
                channels=ticks.ticked,
                audience=chosen["audience"],
                method=chosen["method"],
                levels=chosen["levels"],
                place=Place(self.number, at + 1, 1, self.name),
                offered=ticks.offered,
                missing=tuple(name for name in REQUIRED if not elements[name]),
                absent=tuple(name for name in REQUIRED if not self.header.of(name)),
                extra=self._extra(cells),
                realigned=aligned is not None,
            )
        )

    def _extra(self, cells: Sequence[str]) -> dict[str, str]:
        """Columns beyond the form, and words that stand where a tick is due (特定群体: whom)."""
        said = {}
        for column, told in enumerate(self.header.columns):
            words = told.role in OPTIONS and told.option and WORDS.search(cells[column])
            if cells[column] and (told.role == "extra" or words):
                said[told.header or str(column + 1)] = cells[column]
        return said

    def _resolved(self, at: int, row: Sequence[str]) -> list[str]:
        """The cells with 同上 replaced by what it means: the same column, the row above."""
        cells: list[str] = []
        for column, cell in enumerate(row):
            text = squeeze(cell)
            if SAME.fullmatch(bare(text)):
                if column in self.above:
                    text = self.above[column]
                else:
                    self._say(at, column, text, "same-as-nothing")
                    text = ""
            if text:
                self.above[column] = text
            cells.append(text)
        return cells

    def _text(self, cells: Sequence[str], role: str) -> str:
        return " ".join(dict.fromkeys(cells[column] for column in self.header.of(role) if cells[column]))

    def _item(self, cells: Sequence[str], *, realigned: bool) -> tuple[str, ...]:
        """The path of the item.

        Where a level is blank but a lower one, or the content, is not, a merging was lost: as above. In a row that was shifted
        nobody knows which level lost its cell, so only what is printed counts.
        """
        columns = self.header.of("item")
        own = [cells[column] for column in columns]
        last = max((number for number, text in enumerate(own) if text), default=-1)
        if last < 0 and self.found.rows and self._text(cells, "content"):
            return self.found.rows[-1].item
        if not realigned:
            own = [text or self.above.get(column, "") for column, text in zip(columns[: last + 1], own, strict=False)]
        return tuple(dict.fromkeys(bare(text) for text in own if text))

    def _options(self, at: int, cells: Sequence[str], role: str) -> Iterator[str]:
        """What is ticked in the columns of a role. Words where a tick is due name the group itself; signs are not guessed."""
        columns = self.header.of(role)
        silent = True
        for column in columns:
            text, option = bare(cells[column]), self.header.columns[column].option
            if UNTICKED.fullmatch(text):
                continue
            silent = False
            words = tuple(dict.fromkeys(meaning for word, meaning in WHOLE[role] if word in plain(text)))
            if option and (TICKED.fullmatch(text) or words or (role == "audience" and WORDS.search(text))):
                yield option
            elif words:
                yield from words
            elif role == "audience" and not option and WORDS.search(text):
                yield "特定群体"  # 被征地农民, 在校师生: whoever is named there is not everybody
            else:
                self._say(at, column, text, "strange-tick")
        if columns and silent and role in REQUIRED:
            self._say(at, columns[0], "", "no-tick")

    def _say(self, at: int, column: int, raw: str, why: str) -> None:
        told = self.header.columns[column] if column < len(self.header.columns) else Column("extra")
        place = Place(self.number, at + 1, column + 1, self.name)
        self.found.unread.append(Unread(place, told.header, raw[:200], why, told.role))


def field_of(caption: str) -> str:
    """The field a caption, sheet or dividing row names: （一）义务教育领域基层政务公开标准目录 → 义务教育; "" for none."""
    text = FIELD_HEAD.sub("", plain(caption))
    if "领域" not in text and UNIT.search(FIELD_TAIL.sub("", text)):
        return ""  # 示例镇基层政务公开标准目录: whose it is, not what it is about
    tail = FIELD_TAIL.search(text)
    if tail is None:
        return text if 2 <= len(text) <= 16 and not text.isascii() else ""
    return text[: tail.start()][-20:]
