"""Tables of people and places: offices, jurisdictions, units and their columns."""

import re
from urllib.parse import urlsplit

from duewatch.catalog.table import Table
from duewatch.domain.units import Column, ColumnKind, Office, Unit, UnitKind

ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?")
_MAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,250}")


def read_office(table: Table) -> Office:
    """``[[office]]`` id, name, mail, language."""
    language = table.text("language", "zh") or "zh"
    if language not in ("zh", "en"):
        table.complain(f"language: expected zh or en, got {language!r}")
    mail = table.texts("mail")
    for address in mail:
        if not _MAIL.fullmatch(address):
            table.complain(f"mail: {address[:80]!r} is no mail address")
    office = Office(read_id(table), table.required("name"), mail, language)
    table.finish()
    return office


def read_jurisdiction(table: Table) -> tuple[str, str | None]:
    """``[[jurisdiction]]`` id, parent, name: (id, parent). What else it may say is read by others: the caller finishes it."""
    found = (read_id(table), table.text("parent"))
    table.text("name")
    return found


def read_unit(table: Table) -> Unit:
    """``[[unit]]`` with its ``[[unit.column]]`` tables."""
    kind = table.choice("kind", UnitKind)
    if kind is None and "kind" not in table:
        table.complain("kind: is missing")
    kind = kind or UnitKind.DEPARTMENT
    office = table.text("office") or ""
    if not office and kind is not UnitKind.SUPERIOR:
        table.complain("office: is missing; name the office that supervises the unit")
    hosts = table.texts("hosts")
    for host in hosts:
        if not _HOST.fullmatch(host):
            table.complain(f"hosts: {host[:80]!r} is no host name in small letters")
    unit = Unit(
        id=read_id(table),
        name=table.required("name"),
        kind=kind,
        office=office,
        columns=_columns(table),
        hosts=hosts,
        jurisdiction=table.text("jurisdiction", "national") or "national",
        opened=table.day("opened"),
        closed=table.day("closed"),
        successor=table.text("successor"),
        names=table.texts("names"),
        duties_of=table.texts("duties-of"),
    )
    if unit.opened and unit.closed and unit.closed < unit.opened:
        table.complain(f"closed: {unit.closed} lies before opened {unit.opened}")
    if unit.successor and not unit.closed:
        table.complain("successor: only a unit that is closed has one; give its closed date")
    table.finish()
    return unit


def read_id(table: Table) -> str:
    """An id: small letters, digits, dots, hyphens."""
    value = table.text("id")
    if value is None:
        if "id" not in table:
            table.complain("id: is missing")
        return ""
    if not ID.fullmatch(value):
        table.complain(f"id: {value[:100]!r} is no id; use small letters, digits, dots and hyphens")
    return value


def _columns(unit: Table) -> tuple[Column, ...]:
    columns: list[Column] = []
    seen: set[str] = set()
    for table in unit.tables("column"):
        column = _column(table)
        if column.id in seen:
            table.complain("the unit has two columns of this id")
        seen.add(column.id)
        columns.append(column)
    return tuple(columns)


def _column(table: Table) -> Column:
    column = Column(
        id=read_id(table),
        name=table.required("name"),
        url=_address(table),
        kind=table.choice("kind", ColumnKind) or ColumnKind.OTHER,
        update_days=table.number("update-days", 1, 3660),
        update_basis=table.text("update-basis"),
        layout=table.text("layout"),
        historical=table.flag("historical"),
        max_pages=table.number("max-pages", 1, 100_000),
    )
    if column.historical and column.update_days:
        table.complain("update-days: a historical column has no period")
    table.finish()
    return column


def _address(table: Table) -> str | None:
    url = table.text("url")
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username and " " not in url
        _ = parts.port
    except ValueError:
        good = False
    if not good:
        table.complain(f"url: {url[:100]!r} is no http or https address; leave it out while it is not known")
        return None
    return url
