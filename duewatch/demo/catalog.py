"""Writes the demo's own catalogue folder: offices, units with the addresses of the night, duties, waivers."""

from datetime import date, timedelta
from pathlib import Path

from duewatch.demo import duties
from duewatch.demo.addresses import Bases, list_path
from duewatch.demo.moments import Moments, moments_of
from duewatch.demo.obligations import JURISDICTION, REGULATION, obligation_tables
from duewatch.demo.register import DEPARTMENTS_OFFICE, DISTRICT_NAME, MAIL_DOMAIN, TOWNSHIPS_OFFICE
from duewatch.demo.scale import SCALE, scale_tables
from duewatch.demo.shapes import DemoColumn, DemoUnit, District
from duewatch.demo.staging import stage
from duewatch.demo.toml import Table, Value, tables
from duewatch.domain.units import UnitKind
from duewatch.errors import UsageError

FOLDER = "catalog"
REPEALED: Table = {
    "title": "物权法",
    "since": date(2021, 1, 1),
    "by": "中华人民共和国民法典 第一千二百六十条",
    "instead": "民法典",
}
_GRASSROOTS = frozenset({UnitKind.TOWNSHIP, UnitKind.STREET})


def write_catalog(folder: Path, bases: Bases, day: date, night: int) -> Path:
    """Write the catalogue of a night below the demo's folder and give its path.

    Raises:
        UsageError: the folder cannot be written, or there is no demo for that day.
    """
    moments = moments_of(day)
    district = stage(moments, night)
    texts = {
        "bases.toml": tables("basis", _bases(moments)),
        "offices.toml": tables("office", _offices())
        + "\n"
        + tables("jurisdiction", [{"id": JURISDICTION, "parent": "national", "scale": SCALE}]),
        "scales.toml": tables("scale", scale_tables()),
        "units.toml": tables("unit", [_unit(unit, bases) for unit in district.units]),
        "obligations.toml": tables("obligation", obligation_tables(moments)),
        "waivers.toml": tables("waiver", _waivers(moments)),
        "repealed.toml": tables("repealed", [REPEALED]),
    }
    target = folder / FOLDER
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (target / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "writing the demo's catalogue", str(target), "choose a folder that can be written", [str(error)]
        ) from error
    return target


def judged_units(district: District) -> tuple[str, ...]:
    """Ids of the units that are audited, sorted: all but superiors."""
    return tuple(sorted(unit.id for unit in district.units if unit.kind is not UnitKind.SUPERIOR))


def _offices() -> list[Table]:
    return [
        {
            "id": DEPARTMENTS_OFFICE,
            "name": f"{DISTRICT_NAME}人民政府办公室政务公开科",
            "mail": [f"departments@{MAIL_DOMAIN}"],
        },
        {"id": TOWNSHIPS_OFFICE, "name": f"{DISTRICT_NAME}基层政务公开指导中心", "mail": [f"townships@{MAIL_DOMAIN}"]},
    ]


def _bases(moments: Moments) -> list[Table]:
    return [
        {
            "id": "regulation-2019",
            "title": REGULATION,
            "number": "国务院令第711号",
            "issuer": "国务院",
            "effective-from": date(2019, 5, 15),
        },
        {
            "id": "qilan-plan",
            "title": f"{DISTRICT_NAME}政务公开工作要点（虚构，仅用于演示）",
            "number": duties.PLAN_NUMBER,
            "issuer": f"{DISTRICT_NAME}人民政府办公室",
            "issued": moments.plan_issued,
        },
    ]


def _unit(unit: DemoUnit, bases: Bases) -> Table:
    office = None
    if unit.kind is not UnitKind.SUPERIOR:
        office = TOWNSHIPS_OFFICE if unit.kind in _GRASSROOTS else DEPARTMENTS_OFFICE
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind.value,
        "office": office,
        "jurisdiction": JURISDICTION,
        "names": [unit.short] if unit.short != unit.name else None,
        "column": [_column(unit, column, bases) for column in unit.columns],
    }


def _column(unit: DemoUnit, column: DemoColumn, bases: Bases) -> Value:
    found: dict[str, Value] = {"id": column.id, "name": column.name, "kind": column.kind.value}
    if not column.open_address:
        found["url"] = bases[unit.host] + list_path(unit, column)
    if column.update_days:
        found["update-days"] = column.update_days
        found["update-basis"] = duties.FRESHNESS
    if column.historical:
        found["historical"] = True
    return found


def _waivers(moments: Moments) -> list[Table]:
    office = f"{DISTRICT_NAME}人民政府办公室"
    return [
        {
            "unit": "archives",
            "obligation": duties.NORMATIVE_20_DAYS,
            "reason": "库房搬迁期间暂缓",
            "by": office,
            "until": moments.day + timedelta(days=60),
        },
        {
            "unit": "justice",
            "obligation": duties.NORMATIVE_20_DAYS,
            "reason": "网站改版期间暂缓",
            "by": office,
            "until": moments.day - timedelta(days=10),
        },
    ]
