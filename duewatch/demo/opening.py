"""Opens the demo in a folder: the same day and the same ports on every night, so that a finding stays the same finding."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from duewatch.config import Settings
from duewatch.demo.addresses import Bases
from duewatch.demo.answers import Expected, expected
from duewatch.demo.catalog import judged_units, write_catalog
from duewatch.demo.config import demo_settings
from duewatch.demo.moments import DEFAULT_DAY, check_night, moments_of
from duewatch.demo.obligations import DAYS_OF_VISITS, VISITS_PER_DAY
from duewatch.demo.portal import Portal, Site, bases_of
from duewatch.demo.shapes import Host
from duewatch.demo.site import HostSite, build_site
from duewatch.demo.staging import stage
from duewatch.errors import UsageError

Spoil = Callable[[Mapping[Host, HostSite]], Mapping[Host, Site]]

KEPT = "portal.json"
EVE = 0
"""The night before the first: one unit is audited then, so that something can be cleared on night 1 and reopened on night 2."""

EVE_UNITS = ("emergency",)


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it is being served."""

    folder: Path
    day: date  # of night 1
    night: int
    bases: Bases
    settings: Settings
    units: tuple[str, ...]  # all that are audited
    as_of: datetime

    @property
    def portal(self) -> str:
        """The root of the district portal."""
        return self.bases[Host.PORTAL]

    @property
    def visit_moments(self) -> tuple[datetime, ...]:
        """When the home pages were visited in the days before the night."""
        return moments_of(self.day).visits_before(self.night, DAYS_OF_VISITS, VISITS_PER_DAY)

    def sheet(self, checks: Collection[str] | None = None) -> tuple[Expected, ...]:
        """The answer sheet of the night, for all checks or some."""
        return expected(self.night, self.bases, self.day, checks=checks)


@contextmanager
def open_demo(
    folder: Path, night: int, day: date | None = None, language: str = "zh", spoil: Spoil | None = None
) -> Iterator[Demo]:
    """Write the catalogue of the night and serve its portal while the block runs.

    Args:
        folder: Where everything of this demo is kept. Its ``portal.json`` keeps day and ports from the first time on.
        night: From 1 on; :data:`EVE` for the eve.
        day: The day the district is generated for; ``None``: that of the folder, else the default day.
        language: Of the reports, zh or en.
        spoil: Lays something between what the hosts would say and what goes out, for nights on which much fails.

    Raises:
        UsageError: the night or the day is not possible, a port is taken, or the folder cannot be used.
    """
    if night != EVE:
        check_night(night)
    kept_day, ports = _read(folder)
    if kept_day and day and day != kept_day:
        cure = "leave --date out, or begin anew in another folder"
        raise UsageError("opening the demo", f"{folder}, generated for {kept_day}", cure, [f"asked for {day}"])
    day = day or kept_day or DEFAULT_DAY
    moments = moments_of(day)
    district = stage(moments, night)
    with Portal(ports) as portal:
        _keep(folder, day, portal.ports)
        write_catalog(folder, portal.bases, day, night)
        sites = build_site(district, portal.bases)
        portal.serve(spoil(sites) if spoil else sites)
        yield Demo(
            folder=folder,
            day=day,
            night=night,
            bases=portal.bases,
            settings=demo_settings(folder, portal.bases, language),
            units=judged_units(district),
            as_of=moments.as_of(night),
        )


def kept_in(folder: Path) -> tuple[date, Bases] | None:
    """The day and the hosts of the demo in a folder; ``None`` where there is none.

    Raises:
        UsageError: what was kept cannot be read.
    """
    day, ports = _read(folder)
    return (day, bases_of(ports)) if day and ports else None


def _read(folder: Path) -> tuple[date | None, dict[Host, int] | None]:
    path = folder / KEPT
    if not path.exists():
        return None, None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return date.fromisoformat(found["day"]), {host: int(found["ports"][host.value]) for host in Host}
    except (OSError, ValueError, KeyError, TypeError) as error:
        cure = "delete the demo's folder and begin with night 1"
        raise UsageError("reading what the demo kept", str(path), cure, [repr(error)]) from error


def _keep(folder: Path, day: date, ports: Mapping[Host, int]) -> None:
    path = folder / KEPT
    text = json.dumps({"day": day.isoformat(), "ports": {host.value: port for host, port in ports.items()}}, indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        cure = "choose a folder that can be written"
        raise UsageError("preparing the demo's folder", str(folder), cure, [str(error)]) from error
