"""The part of the answer sheet that follows from nothing being wrong: where no plant speaks, the duty is met."""

from collections.abc import Iterator

from duewatch.demo import duties
from duewatch.demo.addresses import Bases, page_url
from duewatch.demo.shapes import DemoUnit, District, Host, Layout
from duewatch.demo.site import walled_hosts
from duewatch.domain.findings import FindingKey
from duewatch.domain.units import UnitKind

JUDGED = frozenset({UnitKind.DEPARTMENT, UnitKind.TOWNSHIP, UnitKind.STREET})
WAIVED = frozenset({"archives"})
"""Units whose duty to publish in twenty working days is waived."""


def met_subjects(district: District, bases: Bases) -> Iterator[FindingKey]:
    """What must be found met in every unit that can be read, unless a plant says otherwise."""
    unreadable = {Host.DEAD, *walled_hosts(district.night)}
    for unit in district.units:
        if unit.kind in JUDGED and unit.host not in unreadable and unit.layout is not Layout.OPAQUE:
            yield from _of_unit(unit, district, bases)


def _of_unit(unit: DemoUnit, district: District, bases: Bases) -> Iterator[FindingKey]:
    wanted = [duties.GUIDE, duties.BUDGET]
    if unit.kind is UnitKind.DEPARTMENT:
        wanted.append(duties.ANNUAL_REPORT)
    else:
        wanted.append(duties.STANDARDS)
        yield FindingKey("overdue-annual-report", unit.id, duties.TOWNSHIP_REPORT)
    yield from (FindingKey("missing-item", unit.id, duty) for duty in wanted)
    yield from (FindingKey("overdue-publication", unit.id, duty) for duty in wanted if duty != duties.GUIDE)
    yield FindingKey("stale-column", unit.id, "notices")
    for document in unit.column("normative").documents:
        url = page_url(district, bases, (unit.id, "normative", document.key))
        yield FindingKey("incomplete-metadata", unit.id, url)
        if unit.id not in WAIVED:
            yield FindingKey("overdue-publication", unit.id, f"{duties.NORMATIVE_20_DAYS}|{url}")
