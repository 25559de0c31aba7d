"""Columns that were left to themselves, and columns that only look so."""

from dataclasses import replace
from datetime import timedelta

from duewatch.demo.documents import notice
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import emptied
from duewatch.demo.plants import Answer, Change, Plant, column_of, since, until
from duewatch.demo.shapes import DemoColumn, District, Document, Shown, add, change_column
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.units import ColumnKind

BREACHED, MET, UNDETERMINED = Verdict.BREACHED, Verdict.MET, Verdict.UNDETERMINED


def _old_notices(district: District, _moments: Moments) -> District:
    """All notices of the agriculture bureau are older than the period allows."""

    def age(document: Document) -> Document:
        return replace(document, published=document.published - timedelta(days=182))

    return change_column(
        district, "agriculture", "notices", lambda column: replace(column, documents=tuple(map(age, column.documents)))
    )


def _fresh_notice(district: District, moments: Moments) -> District:
    name = district.unit("agriculture").name
    return add(district, "agriculture", "notices", notice(name, "秋粮收储", "fresh", moments.exactly(-1, "10:05")))


def _closed_column(district: District, _moments: Moments) -> District:
    """A column under the folder that robots.txt closes."""
    closed = DemoColumn("internal", "内部资料", ColumnKind.OTHER, "/internal/ziliao/", update_days=60)
    units = tuple(
        replace(unit, columns=(*unit.columns, closed)) if unit.id == "gov-office" else unit for unit in district.units
    )
    return replace(district, units=units)


def _history(district: District, moments: Moments) -> District:
    """A topic of past work: its last entry is old, and that is as it should be."""
    old = notice(district.unit("housing").name, "棚户区改造专项行动", "history", moments.before(290))
    column = DemoColumn("history", "棚户区改造专题（历史）", ColumnKind.OTHER, "/zwgk/bm/housing/zt/", (old,), historical=True)
    units = tuple(replace(unit, columns=(*unit.columns, column)) if unit.id == "housing" else unit for unit in district.units)
    return replace(district, units=units)


def _pinned(district: District, moments: Moments) -> District:
    """An old notice stays on top; the newer ones stand below it."""
    pinned = replace(notice(district.unit("finance").name, "咨询电话", "pinned", moments.before(280)), pinned=True)
    return add(district, "finance", "notices", pinned)


def _undated(district: District, _moments: Moments) -> District:
    """Tongxi's notices print no dates at all, neither in the list nor on the page."""

    def hide(column: DemoColumn) -> DemoColumn:
        documents = tuple(replace(document, shown=Shown.NOT) for document in column.documents)
        return replace(column, documents=documents, row_dates=False)

    return change_column(district, "tongxi", "notices", hide)


def _blank_topics(unit: str, *names: str) -> Change:
    """Topics that were opened and never filled."""
    topics = tuple(
        DemoColumn(f"topic-{place}", name, ColumnKind.OTHER, f"/zwgk/bm/{unit}/zt{place}/", update_days=90)
        for place, name in enumerate(names, 1)
    )

    def apply(district: District, _moments: Moments) -> District:
        units = tuple(replace(one, columns=(*one.columns, *topics)) if one.id == unit else one for one in district.units)
        return replace(district, units=units)

    return apply


FAULTS = (
    Plant(
        "The archives opened three topics and filled none: three of the five blank columns that are a veto.",
        (
            *(Answer("stale-column", "archives", column_of(f"topic-{place}"), BREACHED) for place in (1, 2, 3)),
            Answer("veto-nearing", "archives", column_of("blank"), BREACHED),
        ),
        _blank_topics("archives", "档案征集专题", "档案宣传周专题", "家谱修复专题"),
    ),
    Plant(
        "The justice bureau has two blank topics.",
        tuple(Answer("stale-column", "justice", column_of(f"topic-{place}"), BREACHED) for place in (1, 2)),
        _blank_topics("justice", "普法宣传专题", "公证服务专题"),
    ),
    Plant(
        "The agriculture bureau's notices are half a year old; on the second night there is a new one.",
        (
            Answer("stale-column", "agriculture", column_of("notices"), BREACHED, nights=until(1)),
            Answer("stale-column", "agriculture", column_of("notices"), MET, nights=since(2)),
        ),
        _old_notices,
    ),
    Plant("The new notice.", (), _fresh_notice, since(2)),
    Plant(
        "The culture bureau's notices are a blank column.",
        (Answer("stale-column", "culture", column_of("notices"), BREACHED),),
        emptied("culture", "notices"),
    ),
)


LOOKALIKES = (
    Plant(
        "Two blank columns are far from a veto, and a column nobody may read is not taken for a blank one.",
        (
            Answer("veto-nearing", "justice", column_of("blank"), MET),
            Answer("veto-nearing", "gov-office", column_of("blank"), MET),
        ),
    ),
    Plant("An old notice is pinned above new ones.", (Answer("stale-column", "finance", column_of("notices"), MET),), _pinned),
    Plant("A topic of past work is never stale.", (), _history),
    Plant(
        "A list without any date.",
        (Answer("stale-column", "tongxi", column_of("notices"), UNDETERMINED, Reason.DATE_UNREADABLE),),
        _undated,
    ),
    Plant(
        "robots.txt keeps us out of the column.",
        (Answer("stale-column", "gov-office", column_of("internal"), UNDETERMINED),),
        _closed_column,
    ),
)
