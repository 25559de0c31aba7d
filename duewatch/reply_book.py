"""Reads a workbook that came back: what units say of findings. All complaints at once, each with sheet and cell.

A row is known again by its hidden mark, whatever was sorted, filtered, deleted or copied around it. A mark names the ledger,
the run and the finding; the finding's visible code must agree with it, so that a sheet of which only some columns were sorted
is refused rather than misunderstood.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from duewatch.domain.findings import FindingKey
from duewatch.domain.personal_numbers import mask
from duewatch.domain.replies import MARK, Reply, ReplyKind, finding_code, finding_digest, read_mark
from duewatch.errors import StorageError, UsageError
from duewatch.locale import LANGUAGES, translator
from duewatch.storage import Store
from reports.replies import EXPLAINED, FILLED_IN_BY, KINDS, SAID

MOST_BYTES: Final = 256 * 1024 * 1024  # of the file's parts, unpacked
MOST_ROWS: Final = 100_000
LONGEST_WORDS: Final = 2_000
HEAD_ROWS: Final = 10  # among so many rows the headings are looked for: people put titles above them
CODE: Final = "Code"  # heading of a finding's visible code, a text of the reports

DOING: Final = "reading replies"
CURE: Final = "correct the cells; nothing was imported"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row in which something was filled in; ``cells`` are the texts by heading, ``places`` where they stand."""

    sheet: str
    cells: Mapping[str, str]
    places: Mapping[str, str]

    def complain(self, heading: str, what: str) -> str:
        return f"{self.sheet}!{self.places[heading]}: {what}"


def read_replies(path: Path, store: Store, now: datetime) -> tuple[Reply, ...]:
    """The replies that a workbook holds, in the order of its rows. Nothing is stored.

    Raises:
        UsageError: with every complaint; the file is no workbook of a report of this ledger, or cells cannot be understood.
    """
    complaints: list[str] = []
    sheets = _sheets(path)
    if all(_head_row(cells) is None for _, cells in sheets):
        complaints.append(f"no sheet has the hidden column {MARK!r}; it stands at the end of the report's list of findings")
    rows = [row for name, cells in sheets for row in _filled_in(name, cells, complaints)]
    ledger = store.replies.ledger()
    findings = _Findings(store)
    replies: dict[FindingKey, tuple[Reply, _Row]] = {}
    for row in rows:
        reply = _reply(row, ledger, findings, path.name, now, complaints)
        if reply is None:
            continue
        earlier = replies.get(reply.key)
        if earlier and earlier[0].code != reply.code:
            complaints.append(row.complain(SAID, f"the same finding is answered otherwise in {earlier[1].sheet}"))
        replies.setdefault(reply.key, (reply, row))
    if complaints:
        raise UsageError(DOING, str(path), CURE, complaints)
    return tuple(reply for reply, _ in replies.values())


def _reply(row: _Row, ledger: str, findings: "_Findings", source: str, now: datetime, complaints: list[str]) -> Reply | None:
    said, words, by = row.cells[SAID], row.cells[EXPLAINED], row.cells[FILLED_IN_BY]
    kind = _KIND_OF.get(said)
    wrong = []
    if not said:
        wrong.append(row.complain(SAID, f"say one of {_KNOWN}"))
    elif kind is None:
        wrong.append(row.complain(SAID, f"{said[:40]!r} is not known; say one of {_KNOWN}"))
    elif kind is not ReplyKind.PUT_RIGHT and not words:
        wrong.append(row.complain(EXPLAINED, "give the reason"))
    if not by:
        wrong.append(row.complain(FILLED_IN_BY, "say who filled this in"))
    if len(words) > LONGEST_WORDS:
        wrong.append(row.complain(EXPLAINED, f"longer than {LONGEST_WORDS} characters"))
    mark = read_mark(row.cells[MARK])
    found = None
    if mark is None:
        wrong.append(row.complain(MARK, "the row has lost its hidden mark; copy whole rows of the report's workbook"))
    elif mark[0] != ledger:
        wrong.append(row.complain(MARK, "the row belongs to a report of another database"))
    else:
        found = findings.find(mark[1], mark[2])
        if found is None:
            wrong.append(row.complain(MARK, f"run {mark[1]} knows no such finding"))
        elif row.cells[CODE] and row.cells[CODE] != finding_code(found):
            wrong.append(row.complain(CODE, "this row mixes two findings; sort whole rows, not single columns"))
    complaints.extend(wrong)
    if wrong or kind is None or found is None or mark is None:
        return None
    return Reply(found, mark[1], kind, mask(words), mask(by), now, source)


class _Findings:
    """What runs judged, by run and by the digest of a finding's key; each run is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._runs: dict[int, dict[str, FindingKey]] = {}

    def find(self, run: int, digest: str) -> FindingKey | None:
        if run not in self._runs:
            try:
                self._store.runs.get(run)
            except StorageError:
                return None
            keys = (FindingKey(one.check, one.unit, one.subject) for one in self._store.ledger.judgements(run))
            self._runs[run] = {finding_digest(key): key for key in keys}
        return self._runs[run].get(digest)


def _sheets(path: Path) -> list[tuple[str, list[list[Any]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    cure = "give the XLSX file of an office's report"
    try:
        with ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise UsageError(DOING, str(path), "send its rows in a smaller file", ["the file is too large"])
        book = CalamineWorkbook.from_path(str(path))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [(name, sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)) for name, sheet in sheets]
    except (OSError, BadZipFile, CalamineError) as error:
        raise UsageError(DOING, str(path), cure, [str(error)]) from error


def _filled_in(sheet: str, rows: Sequence[Sequence[Any]], complaints: list[str]) -> Iterator[_Row]:
    """The rows of a sheet in which something was filled in; a sheet without the hidden column has none."""
    head = _head_row(rows)
    if head is None:
        return
    columns: dict[str, int] = {}
    for place, cell in enumerate(rows[head]):
        heading = _HEADING_OF.get(_text(cell))
        if heading:
            columns.setdefault(heading, place)
    lacking = [heading for heading in (SAID, EXPLAINED, FILLED_IN_BY, CODE) if heading not in columns]
    if lacking:
        names = ", ".join(" / ".join(dict.fromkeys(_in_every_language(heading))) for heading in lacking)
        complaints.append(f"{sheet}!A{head + 1}: columns are missing: {names}")
        return
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: _text(row[place]) if place < len(row) else "" for name, place in columns.items()}
        if any(cells[name] for name in (SAID, EXPLAINED, FILLED_IN_BY)):
            yield _Row(sheet, cells, {name: f"{_letters(place)}{number}" for name, place in columns.items()})


def _head_row(rows: Sequence[Sequence[Any]]) -> int | None:
    return next((n for n, row in enumerate(rows[:HEAD_ROWS]) if MARK in map(_text, row)), None)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return " ".join(str(cell if cell is not None else "").split())


def _letters(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _in_every_language(msgid: str) -> list[str]:
    return [translator("reports", language)(msgid) for language in LANGUAGES]


_HEADING_OF: Final[Mapping[str, str]] = {
    MARK: MARK,
    **{word: msgid for msgid in (SAID, EXPLAINED, FILLED_IN_BY, CODE) for word in _in_every_language(msgid)},
}
_KIND_OF: Final[Mapping[str, ReplyKind]] = {word: kind for kind, msgid in KINDS.items() for word in _in_every_language(msgid)}
_KNOWN: Final = ", ".join(_KIND_OF)
