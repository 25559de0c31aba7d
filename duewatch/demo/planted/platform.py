"""Entry pages that rest, prescribed columns that are not there, blank columns, and what only looks like it."""

from dataclasses import replace

from duewatch.demo import duties
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Plant, Subject, column_of, duty, since, until
from duewatch.demo.shapes import DemoColumn, District, change_column
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.units import ColumnKind

BREACHED, SUSPECTED, MET, UNDETERMINED = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET, Verdict.UNDETERMINED


def _with_column(unit_id: str, column: DemoColumn) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        units = tuple(replace(unit, columns=(*unit.columns, column)) if unit.id == unit_id else unit for unit in district.units)
        return replace(district, units=units)

    return apply


def _resting_home(district: District, _moments: Moments) -> District:
    return change_column(district, "nanzhu", "home", lambda column: replace(column, newest_before=36))


def _home_of(unit: str) -> Subject:
    """The subject of a unit's entry page."""
    return lambda scene: f"{duties.HOME_PAGE}|{scene.district.unit(unit).column('home').id}"


FAULTS = (
    Plant(
        "The street's entry page shows nothing of the last five weeks; a column does, so a person should look.",
        (
            Answer("stale-homepage", "nanzhu", _home_of("nanzhu"), SUSPECTED, nights=until(1)),
            Answer("stale-homepage", "nanzhu", _home_of("nanzhu"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        _resting_home,
    ),
    Plant(
        "Hezhu's menu names no column for applications; it names the others.",
        (
            Answer("missing-column", "hezhu", duty(f"{duties.PRESCRIBED_COLUMN}-application"), BREACHED),
            Answer("missing-column", "hezhu", duty(f"{duties.PRESCRIBED_COLUMN}-guide"), MET),
            Answer("missing-column", "hezhu", duty(f"{duties.PRESCRIBED_COLUMN}-report"), MET),
        ),
    ),
    Plant(
        "A column of topics at the transport bureau is blank.",
        (Answer("empty-column", "transport", column_of("topics"), BREACHED),),
        _with_column("transport", DemoColumn("topics", "工作专题", ColumnKind.OTHER, "/zwgk/bm/transport/gzzt/")),
    ),
)


LOOKALIKES = (
    Plant(
        "The portal's entry page shows news.",
        (Answer("stale-homepage", "qilan", _home_of("qilan"), MET),),
    ),
    Plant(
        "Our reader finds no rows on the agriculture bureau's entry page, another does: nobody is accused.",
        (
            Answer("stale-homepage", "agriculture", _home_of("agriculture"), UNDETERMINED, Reason.LAYOUT_UNKNOWN, until(1)),
            Answer("stale-homepage", "agriculture", _home_of("agriculture"), MET, nights=since(2)),
        ),
        _with_column("agriculture", DemoColumn("home", "首页", ColumnKind.HOME, "/zwgk/dw/nync/")),
    ),
    Plant(
        "The district has every prescribed column.",
        tuple(
            Answer("missing-column", "qilan", duty(f"{duties.PRESCRIBED_COLUMN}-{part}"), MET)
            for part in ("guide", "report", "application")
        ),
    ),
)
