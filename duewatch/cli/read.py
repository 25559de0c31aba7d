"""``duewatch read``: what the reader makes of one saved page."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from duewatch.cli.structures import structures_of_file, structures_of_page
from duewatch.errors import UsageError

if TYPE_CHECKING:
    from crawler.readings import ListReading, PageReading, RecordReading
    from duewatch.domain.records import FieldName, FieldValue

UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that would command a terminal, turn its writing around, or cannot be encoded."""
BIGGEST = 200_000_000
"""Bytes of a file that are looked at; the reader itself stops far earlier and says so."""


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("read")
    def read(
        file: Annotated[Path, typer.Argument(help="A saved page or answer (HTML, JSON, XML), or a file that was offered.")],
        url: Annotated[str, typer.Option(help="The address it was saved from; relative links are resolved against it.")] = "",
        content_type: Annotated[str | None, typer.Option(help="The Content-Type header it came with, if known.")] = None,
        status: Annotated[int, typer.Option(help="The HTTP status it came with.")] = 200,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a summary.")] = False,
    ) -> None:
        """Print what the reader makes of one saved page, or of one attachment (PDF, DOC, DOCX, XLS, XLSX, OFD, ZIP)."""
        typer.echo(printed(read_saved(file, url, content_type, status), as_json=as_json))


def read_saved(file: Path, url: str = "", content_type: str | None = None, status: int = 200) -> dict[str, Any]:
    """A saved page, answer or attachment as the documented JSON.

    Raises:
        UsageError: the file cannot be opened. Whatever it holds, it is read or said not to be understood.
    """
    from crawler.files import WEB, sniff
    from crawler.reading import read_page

    body = _bytes(file)
    if sniff(body) not in WEB:
        return _attachment(body, file.name)
    address = url or "http://unknown.invalid/"
    reading = read_page(body, address, content_type=content_type, status=status)
    return as_plain(reading) | structures_of_page(body, address, content_type, reading)


def printed(answer: dict[str, Any], *, as_json: bool) -> str:
    """What the command prints: the JSON, or a few lines for a person."""
    if as_json:
        return UNSHOWABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(answer, ensure_ascii=False, indent=2))
    return UNSHOWABLE.sub("\ufffd", _summary(answer))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(BIGGEST)
    except OSError as error:
        raise UsageError(
            "reading a saved page", str(file), "Give the path of a file that can be read.", [str(error)]
        ) from error


def as_plain(reading: "PageReading") -> dict[str, Any]:
    """A reading as the documented JSON: hrefs as written, dates YYYY-MM-DD, times in UTC+8, absent values null."""
    return {
        "kind": reading.kind.value,
        "genuine": {"kind": reading.genuine.kind.value, "note": reading.genuine.note},
        "title": reading.title,
        "encoding": reading.encoding,
        "layout": reading.layout,
        "record": _record(reading.record) if reading.record else None,
        "list": _list(reading.list) if reading.list else None,
        "disclosure": dict(reading.disclosure),
        "meta": dict(reading.meta),
        "warnings": list(reading.warnings),
    }


def _attachment(body: bytes, name: str) -> dict[str, Any]:
    """A file as JSON: the same keys as a page, all empty, and ``file`` with its text, pages and tables."""
    from crawler.files import read_file

    reading = read_file(body, name)
    return {
        "kind": "other",
        "genuine": {"kind": "seen", "note": ""},
        "title": None,
        "encoding": None,
        "layout": "file",
        "record": None,
        "list": None,
        "disclosure": {},
        "meta": {},
        "warnings": list(reading.warnings),
        "file": asdict(reading),
        **structures_of_file(reading),
    }


def _record(record: "RecordReading") -> dict[str, Any]:
    from duewatch.domain.records import FieldName

    fields: Mapping[FieldName, Any] = record.fields
    values = {name.value: _value(name, fields.get(name)) for name in FieldName}
    return {
        **values,
        "title": record.title,
        "published_time": record.published_time,
        "attachments": [one.href for one in record.attachments],
        "body_text": record.body_text,
        "body_kind": record.body_kind,
        "understood": record.understood,
        "where": {name.value: value.best.where.value for name, value in fields.items()},
        "states": {name.value: value.best.state.value for name, value in fields.items()},
        "contradicted": sorted(name.value for name, value in fields.items() if _contradicted(value)),
    }


def _value(name: "FieldName", value: "FieldValue | None") -> str | None:
    """Numbers as printed (their style is a finding of its own), all else in normal form; a day in an address is not printed."""
    from duewatch.domain.records import FieldName, FieldState, Where

    if value is None or value.best.state is not FieldState.PRESENT or value.best.where is Where.ADDRESS:
        return None
    return value.best.raw if name in (FieldName.INDEX_NO, FieldName.DOC_NO) else value.best.value


def _contradicted(value: "FieldValue") -> bool:
    """Whether another place that is meant to show the value shows another one; the day in an address is not meant to."""
    from duewatch.domain.records import FieldState, Where

    best = value.best
    others = (one for one in value.others if one.state is FieldState.PRESENT and one.where is not Where.ADDRESS)
    return best.state is FieldState.PRESENT and any(one.value != best.value for one in others)


def _list(listing: "ListReading") -> dict[str, Any]:
    return {
        "entries": [
            {
                "title": entry.title,
                "date": entry.date,
                "time": entry.time,
                "href": entry.href,
                "date_raw": entry.date_raw,
                "date_from": entry.date_from,
            }
            for entry in listing.entries
        ],
        "next_page": listing.next_page,
        "page_count": listing.page_count,
        "total": listing.total,
        "endpoint": listing.endpoint,
        "endpoint_body": listing.endpoint_post.body if listing.endpoint_post else None,
    }


def _summary(answer: dict[str, Any]) -> str:
    """A few lines for a person."""
    lines = [f"{answer['kind']}: {answer['title'] or '(no title)'}"]
    record, listing = answer["record"], answer["list"]
    if record:
        lines += [
            f"  {name}: {value}  [{record['where'].get(name, '')}]"
            for name, value in record.items()
            if isinstance(value, str) and value and name not in ("body_text", "body_kind")
        ]
        lines.append(
            f"  text: {len(record['body_text'])} characters ({record['body_kind']}), {len(record['attachments'])} attachments"
        )
    if listing:
        lines.append(f"  {len(listing['entries'])} rows, next page: {listing['next_page']}, in all: {listing['total']}")
        lines += [f"  {entry['date'] or '----------'}  {entry['title']}" for entry in listing["entries"][:10]]
    if file := answer.get("file"):
        state = "scanned" if file["scanned"] else "understood" if file["understood"] else "not understood"
        lines[0] = f"{file['kind']} file: {file['name']} ({state})"
        lines.append(f"  pages: {file['pages']}, characters: {len(file['text'])}, tables: {len(file['tables'])}")
        lines += [f"  {member['kind']}: {member['name']}" for member in file["members"][:20]]
    if report := answer.get("annual_report"):
        wrong = [f"{one['table']}/{one['rule']}/{one['place']}" for one in report["sums"] if not one["agrees"]]
        lines.append(f"  annual report of {report['year']}: {len(report['sections'])} sections, {len(report['tables'])} tables")
        lines += [f"  sum does not agree: {place}" for place in wrong]
    if catalogue := answer.get("standard_catalogue"):
        checkable = sum(row["checkable"] for row in catalogue["rows"])
        lines.append(f"  standard catalogue: {len(catalogue['rows'])} rows, {checkable} checkable on the web")
        lines += [
            f"  not understood: table {one['table'] + 1}, row {one['row']}, column {one['column']} ({one['why']}): {one['raw']}"
            for one in catalogue["unread"][:50]
        ]
    lines += [f"  {name}: {href}" for name, href in answer["disclosure"].items()]
    lines += [f"  note: {warning}" for warning in answer["warnings"]]
    return "\n".join(lines)
