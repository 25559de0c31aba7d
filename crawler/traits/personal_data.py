"""Details of private persons on a page or in a file: identity numbers, cards, mobile numbers, home addresses.

Facts: ``found`` is a list of groups, each ``kind`` (:class:`~duewatch.domain.personal_numbers.PersonalKind`), ``count`` of
different details, ``samples`` (masked, three at most; none of addresses), ``places`` (``text``, ``table``, ``title``,
``tags``, ``address``, or the name of a member of an archive), ``signs`` (below); ``masked`` counts numbers whose middle the
page hides as it should; ``sample`` says that the document calls itself a sample or form, ``sanction`` that it is about a
sanction, where the law may ask for more.

An identity number has a check digit of its own, but serial numbers made of region, day and count have it by chance, one in
eleven. So it has signs, too: ``birth`` (its day is none that such numbers carry) and, against it, ``serial`` (others beside
it have wrong check digits). Of everything else the digits say nothing: it counts only with words around it, and these are the
``signs``: ``label`` (a word says that it is a person's own), ``names`` (a column of persons' names beside it), ``heading``
(the column's heading says what it is), ``recipients`` (the list is one of people who got help), ``beside`` (other private
details stand in the same rows), ``many`` (three at least). Where the headings speak of offices, businesses or functions,
nothing counts: their numbers are published for use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from crawler.grid import Grid
from crawler.normal import bare
from crawler.readings import PageKind
from crawler.tables import header_rows, tables_of
from crawler.traits import personal_words as words
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts
from duewatch.domain.personal_numbers import (
    SERIAL_YEARS,
    PersonalKind,
    PersonalNumber,
    mask,
    masked_numbers,
    near_identities,
    numbers_in,
)

MANY = 3
MISSES = 3  # so many right check digits there are at least for a wrong one, where numbers are those of persons
SAMPLES = 3
BEFORE = 60  # characters before a number that may say what it is
SHORT = 14  # characters a heading of a column has at most
_COLUMNS = {
    PersonalKind.MOBILE: words.PHONE,
    PersonalKind.CARD: words.CARD,
    PersonalKind.ADDRESS: words.ADDRESS,
    PersonalKind.OLD_IDENTITY: words.IDENTITY,
    PersonalKind.IDENTITY: words.IDENTITY,
}


@dataclass(frozen=True, slots=True)
class Looked:
    """One text with its tables (caption and grid), and the name of the place it stands in."""

    text: str
    tables: tuple[tuple[str, Grid], ...] = ()
    place: str = ""


@dataclass(slots=True)
class _Group:
    """What was found of one kind."""

    details: dict[str, str] = field(default_factory=dict)  # in full → as it may be shown
    places: dict[str, None] = field(default_factory=dict)
    signs: set[str] = field(default_factory=set)


class _Finds:
    """Everything found in one document or file, each detail once."""

    def __init__(self) -> None:
        self.groups: dict[PersonalKind, _Group] = {}
        self.masked = 0
        self.misses = 0  # numbers that would be identity numbers but for their check digit

    def knows(self, kind: PersonalKind, detail: str) -> bool:
        group = self.groups.get(kind)
        return group is not None and detail in group.details

    def add(self, kind: PersonalKind, detail: str, shown: str, place: str, signs: set[str]) -> None:
        group = self.groups.setdefault(kind, _Group())
        group.details.setdefault(detail, shown)
        group.places[place] = None
        group.signs |= signs

    def facts(self, about: str) -> Facts:
        found = []
        for kind, group in sorted(self.groups.items()):
            signs = group.signs | ({"many"} if len(group.details) >= MANY else set())
            if kind is PersonalKind.IDENTITY and len(group.details) < MISSES * self.misses:
                signs.add("serial")
            shown = [one for one in group.details.values() if one][:SAMPLES]
            found.append(
                {
                    "kind": kind.value,
                    "count": len(group.details),
                    "samples": list(shown),
                    "places": [mask(place)[:100] for place in list(group.places)[:5]],
                    "signs": sorted(signs),
                }
            )
        sample, sanction = bool(words.SAMPLE.search(about)), bool(words.SANCTION.search(about))
        return {"found": found, "masked": self.masked, "sample": sample, "sanction": sanction}


def examine(examined: Examined) -> Facts | None:
    """The document or the list of a page; pages that are neither have no text of their own."""
    reading = examined.reading
    if reading.kind is PageKind.LIST and reading.list is not None:
        rows = "\n".join(entry.title for entry in reading.list.entries)
        return facts_of([Looked(rows, place="list")], reading.title or "")
    record = reading.record
    if reading.kind is not PageKind.RECORD or record is None:
        return None
    title = record.title or reading.title or ""
    tags = "\n".join(examined.page.metas.values())
    addresses = "\n".join(unquote(url) for url in (reading.url, *(file.url for file in record.attachments)))
    fields = "\n".join(value.best.raw for value in record.fields.values())
    text = record.body_text
    tables: tuple[tuple[str, Grid], ...] = ()
    if any(numbers_in(text)) or words.ADDRESS.search(text) or "住址" in text:
        body = examined.page.body
        inside = bare(text)
        found = tables_of(body) if body is not None else []
        tables = tuple(("", grid) for _, grid in found if _stands_in(grid, inside))
    looked = [Looked(text, tables), Looked(title, place="title"), Looked(fields, place="header")]
    looked += [Looked(tags, place="tags"), Looked(addresses, place="address")]
    return facts_of(looked, title)


def facts_of(looked: Sequence[Looked], about: str) -> Facts:
    """What some texts hold; ``about`` is the title of the document they belong to."""
    finds = _Finds()
    for one in looked:
        finds.masked += masked_numbers(one.text)
        finds.misses += near_identities(one.text)
        for caption, grid in one.tables:
            _in_table(grid, f"{about} {caption}", one.place or "table", finds)
        _in_text(one.text, one.place or "text", finds)
    return finds.facts(f"{about} {' '.join(one.place for one in looked)}")


def _stands_in(grid: Grid, body: str) -> bool:
    """Whether a table belongs to the document: its longest cell stands in the document's text."""
    longest = max((cell for row in grid for cell in row), key=len, default="")
    return bool(longest) and bare(longest) in body


def _in_text(text: str, place: str, finds: _Finds) -> None:
    for number in numbers_in(text):
        if finds.knows(number.kind, number.digits):
            continue
        signs = _signs_in_text(number, text[max(0, number.start - BEFORE) : number.start])
        if signs is not None:
            finds.add(number.kind, number.digits, number.masked, place, signs)


def _signs_in_text(number: PersonalNumber, before: str) -> set[str] | None:
    """The signs that a number in running text is a person's; ``None``: it is not one, as far as can be told."""
    line = before.rpartition("\n")[2]
    match number.kind:
        case PersonalKind.IDENTITY:
            if words.CREDIT_CODE.search(line):
                return None
            labelled = _birth(number.digits) | ({"label"} if words.IDENTITY.search(line) else set())
            return labelled | ({"sample"} if words.SAMPLE_NEAR.search(line) else set())
        case PersonalKind.OLD_IDENTITY:
            return {"label"} if words.NEAR_IDENTITY.search(line) else None
        case PersonalKind.CARD:
            public = words.PUBLIC_ACCOUNT.search(before)
            return {"label"} if words.OWN_CARD.search(line) and not public else None
        case PersonalKind.MOBILE:
            return {"label"} if words.OWN_PHONE.search(line) else None
        case _:
            return None


def _birth(digits: str) -> set[str]:
    """Whether the day in an identity number is one that no serial number carries."""
    return set() if int(digits[6:10]) in SERIAL_YEARS else {"birth"}


def _in_table(grid: Grid, about: str, place: str, finds: _Finds) -> None:
    """The details in the columns of one table."""
    top = header_rows(grid)
    headings = [{bare(row[column]) for row in grid[:top] if len(bare(row[column])) <= SHORT} for column in range(len(grid[0]))]
    body = grid[top:]
    named = any(words.PERSON.search(word) for labels in headings for word in labels)
    public = any(words.OFFICE.search(word) for labels in headings for word in labels)
    recipients = bool(words.RECIPIENTS.search(f"{about} {' '.join(word for labels in headings for word in labels)}"))
    rows: dict[PersonalKind, list[tuple[str, str, bool]]] = {}
    for labels, column in zip(headings, zip(*body, strict=True), strict=True):
        for kind, detail, shown in _details(labels, column):
            says = any(_COLUMNS[kind].search(word) for word in labels)
            rows.setdefault(kind, []).append((detail, shown, says))
    for kind, details in rows.items():
        for detail, shown, says in details:
            signs = {"heading"} if says else set[str]()
            if kind is PersonalKind.IDENTITY:
                signs |= _birth(detail) | ({"names"} if named else set())
            else:
                if public or not named or (not says and kind is not PersonalKind.MOBILE):
                    continue
                signs |= {"names"} | ({"recipients"} if recipients else set()) | ({"beside"} if len(rows) > 1 else set())
            finds.add(kind, detail, shown, place, signs)


def _details(labels: set[str], column: Sequence[str]) -> Iterator[tuple[PersonalKind, str, str]]:
    """The details in the cells of one column: kind, in full, as it may be shown."""
    is_address = any(words.ADDRESS.search(word) for word in labels)
    for cell in column:
        for number in numbers_in(cell):
            yield number.kind, number.digits, number.masked
        if is_address and words.DOOR.search(cell):
            yield PersonalKind.ADDRESS, cell, ""
