"""One address without a catalogue: find its disclosure columns by name, and make a unit of them.

This is what a newcomer tries first on their own portal. The unit that was found is written in catalogue form, so that a
re-judgement and a report find it again, and so that it can serve as the first draft of an entry in a real catalogue.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from crawler.launch import CrawlOutcome
from crawler.menus import find_columns
from crawler.page import Page
from duewatch.domain.catalogue import Catalog
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.personal_numbers import mask, mask_address
from duewatch.domain.units import Column, ColumnKind, Office, Unit, UnitKind
from duewatch.errors import StorageError, UsageError

OFFICE = Office(id="adhoc", name="临时监测")
HOME = "home"
PLATFORM_HOPS = 2  # home page → 政府信息公开 → the unit's disclosure page: the columns stand at most so deep
MOST_COLUMNS = 40

KINDS = (
    (r"街道", UnitKind.STREET),
    (r"[镇乡](?:人民)?政府|[镇乡]$", UnitKind.TOWNSHIP),
    (r"管委会|管理委员会", UnitKind.COMMITTEE),
    (r"[区县市](?:人民)?政府|政府(?:门户)?网站?$", UnitKind.DISTRICT),
)
"""Words in a site's name that tell what kind of body it is, first match wins; without one it is taken as a department."""

See = Callable[[Unit], CrawlOutcome]
PageOf = Callable[[str], Page | None]


def address_order(url: str) -> Order:
    """The order for one address.

    Raises:
        UsageError: it is no http(s) address.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError("reading --url", url, "write the whole address, such as https://www.district.example/zwgk/")
    return Order(OrderKind.AD_HOC, (unit_id(url),), url=url)


def unit_id(url: str) -> str:
    """A stable id for what an address leads to: host and path."""
    parts = urlsplit(url)
    return "adhoc-" + re.sub(r"[^a-z0-9]+", "-", f"{parts.netloc}{parts.path}".lower()).strip("-")[:80]


def explore(order: Order, catalog: Catalog, see: See, page_of: PageOf, folder: Path) -> Catalog:
    """The catalogue with the unit that the address leads to; its columns are found by name on the pages seen.

    ``see`` crawls the entry pages of a unit, ``page_of`` gives a page that was seen. An address that shows no disclosure
    column leaves a unit with its home page only: then every duty is undetermined, not breached.
    """
    assert order.url
    home = Column(id=HOME, name="首页", url=order.url, kind=ColumnKind.HOME)
    unit = Unit(
        id=order.units[0],
        name=urlsplit(order.url).netloc,
        kind=UnitKind.DEPARTMENT,
        office=OFFICE.id,
        columns=(home,),
        hosts=(urlsplit(order.url).netloc,),
    )
    columns: dict[str, Column] = {}
    entries = [home]
    for hop in range(PLATFORM_HOPS):
        see(replace(unit, columns=tuple(entries)))
        if hop == 0:
            unit = _named_by_its_page(unit, page_of(order.url))
        found = [column for entry in entries for column in _columns_on(entry, page_of)]
        for column in found:
            columns.setdefault(column.url or column.name, column)
        leading = [column for column in found if column.url and _leads_on(column)]
        entries = [replace(c, id=f"entry-{hop}-{n}", kind=ColumnKind.HOME) for n, c in enumerate(leading)]
        if not entries:
            break
    named = tuple(replace(column, id=f"c{n:02d}") for n, column in enumerate(list(columns.values())[:MOST_COLUMNS], 1))
    unit = replace(unit, columns=(home, *named))
    _write(unit, folder)
    return replace(catalog, offices={**catalog.offices, OFFICE.id: OFFICE}, units={**catalog.units, unit.id: unit})


def _named_by_its_page(unit: Unit, page: Page | None) -> Unit:
    """The unit with the name its home page gives itself (meta SiteName, else the title), and the kind the name tells."""
    name = mask((page.metas_lower.get("sitename") or page.title or "").strip()) if page else ""
    kind = next((kind for sign, kind in KINDS if re.search(sign, name)), unit.kind)
    return replace(unit, name=name[:60] or unit.name, kind=kind)


def _columns_on(entry: Column, page_of: PageOf) -> list[Column]:
    """The columns a page names. One on a stranger's host keeps its name but no address: it is not crawled, and not missing."""
    page = page_of(entry.url or "")
    if page is None:
        return []
    found = [(mask(name), urljoin(page.url, href), kind) for name, href, kind in find_columns(page)]
    found = [one for one in found if mask_address(one[1]) == one[1]]  # the unit is kept, and no leak may be kept with it
    return [Column(id=HOME, name=name, url=url if _is_own(url, page.url) else None, kind=kind) for name, url, kind in found]


def _is_own(url: str, page_url: str) -> bool:
    """Whether an address stands on the page's host or a sister of it: buying.district.example, www.district.example."""
    theirs, ours = urlsplit(url), urlsplit(page_url)
    if theirs.netloc == ours.netloc:
        return True
    body = (ours.hostname or "").removeprefix("www.")
    return body.count(".") >= 2 and (theirs.hostname or "").endswith(f".{body}")


def _leads_on(column: Column) -> bool:
    """The platform's own entry (政府信息公开, 政务公开) holds the statutory columns one page further on."""
    return column.kind in (ColumnKind.STATUTORY, ColumnKind.OTHER) and "公开" in column.name


def _write(unit: Unit, folder: Path) -> None:
    """Keep the unit in catalogue form; a JSON string is a TOML string."""
    tables: list[tuple[str, Mapping[str, object]]] = [
        ("[[office]]", {"id": OFFICE.id, "name": OFFICE.name}),
        ("[[unit]]", {"id": unit.id, "name": unit.name, "kind": unit.kind, "office": unit.office, "hosts": list(unit.hosts)}),
    ]
    tables += [("[[unit.column]]", {"id": c.id, "name": c.name, "url": c.url, "kind": c.kind}) for c in unit.columns]
    lines = []
    for head, values in tables:
        known = {key: value for key, value in values.items() if value is not None}
        lines += [head, *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in known.items()), ""]
    try:
        (folder / "units").mkdir(parents=True, exist_ok=True)
        (folder / "units" / f"{unit.id}.toml").write_text("\n".join(lines), encoding="utf-8")
    except OSError as error:
        raise StorageError("keeping the unit that was found", str(folder), "make the folder writable", [str(error)]) from error
