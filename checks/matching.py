"""Finds what a duty asks for among what a unit shows: documents that were read, and rows of lists that were not.

Names are compared in a normal form (compatibility characters folded, punctuation and white space left out), because portals
write the same title with full-width brackets, letter-spaced or with a trailing date.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from rapidfuzz import fuzz, process

from checks.wording import shown
from duewatch.domain.acceptances import Acceptance
from duewatch.domain.judgements import Fact
from duewatch.domain.obligations import LooksFor
from duewatch.domain.records import FieldName, Record
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import ColumnView, UnitView

CANDIDATES: Final = 3  # how many near titles a fact shows
WORTH_SHOWING: Final = 55.0  # likeness in per cent from which a title is shown as a candidate
APART: Final = frozenset({ColumnKind.HOME, ColumnKind.ACCOUNT})  # they lead to documents and hold none
LOOSE: Final = 2  # letters that may stand between two letters of a wanted word: 标准目录 and 标准化目录
TELLING_NAME: Final = 5  # letters a column's name must have to be recognised inside a longer one
TELLING: Final = 4  # letters a word must have to be looked for so loosely

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_IN_CHINESE = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_CUT_OFF = re.compile(r"(?:…|\.{2,}|。{2,})\s*$")


@lru_cache(maxsize=100_000)  # the same titles are asked for by check after check
def normalised(text: str) -> str:
    """The letters, digits and ideographs of a text in one form: what two spellings of one name have in common."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def names_year(title: str, year: int) -> bool:
    """Whether a title names a year, in digits of any kind: 2025, ２０２５, 二〇二五年."""
    plain = unicodedata.normalize("NFKC", title)
    plain = _YEAR_IN_CHINESE.sub(lambda found: found[0].translate(_DIGITS), plain)
    return re.search(rf"(?<!\d){year}(?!\d)", plain) is not None


@dataclass(frozen=True, slots=True)
class Item:
    """Something a unit shows: a document that was read, or only its row in a list."""

    title: str
    key: str  # normalised title
    url: str
    column: str  # id
    record: Record | None  # None: only the row was seen
    date: str | None  # of the row, YYYY-MM-DD
    sighting: str | None  # that shows it
    row_title: str = ""  # the list's, where the document itself is called otherwise

    @property
    def cut_off(self) -> bool:
        """Whether the list shows only the head of the title and the document itself was not read."""
        return self.record is None and _CUT_OFF.search(self.title) is not None


class Shelf:
    """A unit's items by column, with their names normalised once."""

    def __init__(self, view: UnitView) -> None:
        self._columns = view.columns
        self._names = {column.column.id: normalised(column.column.name) for column in view.columns}
        self._items = {column.column.id: _items_of(column) for column in view.columns}
        self._titles: str | None = None  # all normalised titles in one text, made when first asked for

    @classmethod
    def of(cls, view: UnitView) -> Self:
        """The shelf of a view; every check asks the same one."""
        return view.once("shelf", lambda: cls(view))

    def columns(self, wanted: LooksFor, kinds: Sequence[ColumnKind] = ()) -> tuple[ColumnView, ...]:
        """Where the thing should stand: columns of the wanted names or kinds.

        When neither is given, all columns but the entry pages. If no column has exactly a wanted name, one whose name holds
        a wanted name and little more will do (…标准化规范化专栏). A short name inside a longer one is another column (政策,
        政策解读), in which nothing can be missing.
        """
        kinds = kinds or wanted.column_kinds
        if not wanted.columns and not kinds:
            return tuple(column for column in self._columns if column.column.kind not in APART) or self._columns
        names = [normalised(name) for name in wanted.columns]
        of_kind = [column for column in self._columns if column.column.kind in kinds]
        named = [column for column in self._columns if self._names[column.column.id] in names]
        if not named:
            telling = [name for name in names if len(name) >= TELLING_NAME]
            named = [column for column in self._columns if any(name in self._names[column.column.id] for name in telling)]
        chosen = {column.column.id for column in (*of_kind, *named)}
        return tuple(column for column in self._columns if column.column.id in chosen)

    def columns_alike(self, wanted: LooksFor) -> tuple[ColumnView, ...]:
        """Columns whose names hold a wanted one: good enough to find a thing in, not to miss it from."""
        names = [normalised(name) for name in wanted.columns]
        return tuple(column for column in self._columns if any(name in self._names[column.column.id] for name in names))

    def may_hold(self, wanted: "Wanted") -> bool:
        """Whether the wanted words occur in any titles at all, so that looking through them is worth while."""
        if self._titles is None:
            found = (item for items in self._items.values() for item in items)
            self._titles = "\n".join(f"{item.key}\n{normalised(item.row_title)}" for item in found)
        return wanted.may_stand_in(self._titles)

    def items(self, columns: Iterable[ColumnView] | None = None) -> list[Item]:
        """Everything in some columns, or in all, each address once."""
        chosen = self._columns if columns is None else columns
        found: dict[str, Item] = {}
        for column in chosen:
            for item in self._items[column.column.id]:
                if item.url not in found or found[item.url].record is None:
                    found[item.url] = item
        return list(found.values())


class Wanted:
    """The words of one duty, normalised once, the year its thing is about, and what a person accepted in its place."""

    def __init__(self, looks_for: LooksFor, year: int | None = None, accepted: Sequence[Acceptance] = ()) -> None:
        self._alternatives = [
            [normalised(word) for word in entry.split()] for entry in (*looks_for.title, *looks_for.synonyms) if entry.strip()
        ]
        self._exclude = [normalised(word) for word in looks_for.exclude]
        self._year = year if looks_for.year_in_title else None
        self._accepted = tuple(reversed(accepted)) if self._alternatives else ()  # the latest first

    @property
    def any_title(self) -> bool:
        """Whether every document of the columns will do."""
        return not self._alternatives

    def fits(self, item: Item) -> bool:
        """Whether an item is the wanted thing, by the document's title or its list's, or because it was accepted."""
        return self._is_called_so(item) or self.accepted(item) is not None

    def accepted(self, item: Item) -> Acceptance | None:
        """By which acceptance an item is the wanted thing; ``None`` where its own name says it, or nothing does."""
        if not self._accepted or self._is_called_so(item):
            return None
        return next((one for one in self._accepted if self._is_accepted_by(one, item)), None)

    def _is_accepted_by(self, one: Acceptance, item: Item) -> bool:
        if one.url == item.url and one.year in (None, self._year):
            return True
        words = [normalised(word) for word in one.words.split()]
        excluded = any(word in item.key for word in self._exclude)
        return bool(words) and not excluded and all(word in item.key for word in words) and self.names_its_year(item)

    def _is_called_so(self, item: Item) -> bool:
        return self._fits(item.title, item.key) or bool(
            item.row_title and self._fits(item.row_title, normalised(item.row_title))
        )

    def _fits(self, title: str, key: str) -> bool:
        if self._alternatives and not any(all(word in key for word in words) for words in self._alternatives):
            return False
        if any(word in key for word in self._exclude):
            return False
        return self._year is None or names_year(title, self._year)

    def may_stand_in(self, titles: str) -> bool:
        """Whether all words of an alternative occur somewhere in a text of many titles, or something was accepted."""
        return (
            self.any_title or bool(self._accepted) or any(all(word in titles for word in words) for words in self._alternatives)
        )

    def names_its_year(self, item: Item) -> bool:
        """Whether the title names the wanted year, if one is wanted."""
        return self._year is None or names_year(item.title, self._year)

    def nearly_fits(self, item: Item) -> bool:
        """Whether a title holds all the letters of the wanted words in order with a few others between them.

        Such a title may be the wanted thing under a name that the catalogue does not know; a person should look.
        """
        if self._is_another_thing(item) or not self.names_its_year(item):
            return False
        return any(all(_holds_loosely(item.key, word) for word in words) for words in self._alternatives)

    def nearest(self, items: Sequence[Item]) -> list[tuple[Item, float]]:
        """The items whose titles come nearest, with their likeness in per cent; best first, then by address.

        Titles that only an excluding word or the year keeps from fitting are other things, not misspellings, and left out.
        """
        pool = [item for item in items if item.key and not self._is_another_thing(item)]
        keys = [item.key for item in pool]
        best: dict[int, float] = {}
        for words in self._alternatives:
            scores = [dict(_likeness(word, keys)) for word in words]
            for index in set.intersection(*(set(score) for score in scores)):
                best[index] = max(best.get(index, 0.0), min(score[index] for score in scores))
        ranked = sorted(
            ((pool[index], round(score, 1)) for index, score in best.items()), key=lambda pair: (-pair[1], pair[0].url)
        )
        return ranked[:CANDIDATES]

    def _is_another_thing(self, item: Item) -> bool:
        said = any(all(word in item.key for word in words) for words in self._alternatives)
        return said or any(word in item.key for word in self._exclude)


def candidate_facts(ranked: Sequence[tuple[Item, float]]) -> list[Fact]:
    """The nearest items as facts: title, address and likeness, so that a person may accept a synonym."""
    return [{"title": shown(item.title), "url": item.url, "likeness": score} for item, score in ranked]


def document_number(text: str | None) -> str | None:
    """A 发文字号 in one form whatever its brackets and blanks: 国办发〔2020〕17 号 and 国办发[2020]17号 are the same.

    Source of the variants: 党政机关公文格式 GB/T 9704-2012 and real pages that keep to it loosely.
    """
    return normalised(text) or None if text else None


def number_of(record: Record) -> str | None:
    """The normalised document number of a record, or ``None`` when it shows none."""
    reading = record.reading(FieldName.DOC_NO)
    return document_number(reading.value or reading.raw) if reading and reading.value else None


def _items_of(column: ColumnView) -> list[Item]:
    entries = column.walk.entries if column.walk else ()
    rows = {entry.url: entry for entry in reversed(entries)}
    list_page = column.walk.pages[0] if column.walk and column.walk.pages else None
    found: dict[str, Item] = {}
    for record in column.records:
        row = rows.get(record.url)
        title = record.title or (row.title if row else "")
        date = (row.date if row else None) or record.list_date
        other = row.title if row and row.title != title else ""
        found[record.url] = Item(title, normalised(title), record.url, column.column.id, record, date, record.sighting, other)
    for entry in entries:
        name = entry.url or f" {entry.title} {entry.date}"  # a row whose link leads nowhere is a row all the same
        if name not in found:
            found[name] = Item(entry.title, normalised(entry.title), entry.url, column.column.id, None, entry.date, list_page)
    return list(found.values())


def _holds_loosely(key: str, word: str) -> bool:
    if len(word) < TELLING:
        return word in key
    return re.search(f".{{0,{LOOSE}}}".join(map(re.escape, word)), key) is not None


def _likeness(word: str, keys: Sequence[str]) -> Iterable[tuple[int, float]]:
    for _, score, index in process.extract(word, keys, scorer=fuzz.partial_ratio, score_cutoff=WORTH_SHOWING, limit=50):
        # A title much shorter than the word would be laid upon a part of it and seem to hold the whole.
        if len(keys[index]) * 2 >= len(word):
            yield index, score
