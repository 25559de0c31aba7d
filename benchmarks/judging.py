"""How long it takes to judge one large unit: 5,000 records, 50,000 links, 400 duties.

    python -m benchmarks.judging

Prints the seconds of each check and of all together, and beside them a plain walk over the same records, links and duties that
decides nothing, as a measure of the machine. Ends with status 1 when the whole takes 5 s or more.
"""

import sys
import time
from datetime import date, datetime, timedelta

from checks import registry
from checks.runner import judge
from duewatch.domain.calendar import Calendar
from duewatch.domain.dates import CHINA, DateInterval
from duewatch.domain.limits import Clause, Limit, TimeUnit, Trigger, YearlyDate
from duewatch.domain.obligations import AppliedDuty, Citation, LooksFor, Obligation, RepostDuty, RepostRule, Severity
from duewatch.domain.records import FieldName, FieldValue, Reading, Record, Where
from duewatch.domain.sightings import ColumnWalk, Link, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind
from duewatch.domain.views import ColumnView, JudgingSettings, LinkView, UnitView

RECORDS, LINKS, DUTIES, REPOSTS, COLUMNS = 5_000, 50_000, 400, 100, 40
MOST_SECONDS = 5.0
AS_OF = datetime(2026, 6, 15, 2, tzinfo=CHINA)
THINGS = [
    "标准目录",
    "年度报告",
    "实施方案",
    "应急预案",
    "财政预算",
    "办事指南",
    "会议纪要",
    "处罚决定",
    "招标公告",
    "工作要点",
]


def large_view() -> UnitView:
    """A unit of the asked size; every record, link and duty a little different from the next."""
    seen: dict[str, Sighting] = {}

    def look(url: str, kind: SightingKind = SightingKind.SEEN, minutes: int = 0) -> Sighting:
        key = f"{url}#{minutes}"
        seen[key] = Sighting(
            key, url, Role.LINK, kind, AS_OF + timedelta(minutes=minutes), 404 if kind is SightingKind.GONE else 200
        )
        return seen[key]

    columns = []
    for c in range(COLUMNS):
        kind = (ColumnKind.POLICIES, ColumnKind.REPOSTS, ColumnKind.NOTICES, ColumnKind.NEWS)[c % 4]
        column = Column(f"c{c}", f"栏目{c}", f"https://unit.example/c{c}/", kind, update_days=180)
        records = tuple(record(column, n, look(f"https://unit.example/c{c}/{n}.html").key) for n in range(RECORDS // COLUMNS))
        page = look(f"https://unit.example/c{c}/")
        rows = tuple(ListEntry(r.title, r.url, r.url, "2026-05-06", "2026-05-06") for r in records)
        columns.append(ColumnView(column, ColumnWalk("unit", column.id, (page.key,), rows, complete=True), (page,), records))
    links = []
    for n in range(LINKS):
        url, home = f"https://files.example/{n}.pdf", f"https://unit.example/c0/{n % 100}.html"
        kinds = [SightingKind.GONE, SightingKind.GONE] if n % 100 == 0 else [SightingKind.SEEN]
        looks = tuple(look(url, kind, 40 * m) for m, kind in enumerate(kinds))
        links.append(LinkView(url, (Link(home, f"{home}#0", url, url, "附件", "attachment"),), looks))
    duties = tuple(AppliedDuty(duty(n)) for n in range(DUTIES))
    rule = next(d.obligation for d in duties if d.obligation.repost)
    return UnitView(
        unit=Unit("unit", "云溪区教育局", UnitKind.DEPARTMENT, "office", tuple(c.column for c in columns)),
        as_of=AS_OF,
        calendar=Calendar({2025: frozenset(), 2026: frozenset({date(2026, 5, 1)})}, {2026: frozenset({date(2026, 5, 9)})}),
        settings=JudgingSettings(due_soon_days={"serious": 10}),
        columns=tuple(columns),
        duties=duties,
        links=tuple(links),
        reposts=tuple(notice(rule, n, look(f"https://superior.example/{n}").key) for n in range(REPOSTS)),
        sightings=seen,
    )


def record(column: Column, n: int, sighting: str) -> Record:
    """A document with the usual fields."""
    title = f"云溪区教育局关于{THINGS[n % len(THINGS)]}第{n}号事项的通知（{column.id}）"
    written, published = date(2026, 4, 1) + timedelta(days=n % 20), date(2026, 4, 10) + timedelta(days=n % 45)
    values = {
        FieldName.INDEX_NO: reading(f"YX00101-0240-2026-{n:05}"),
        FieldName.DOC_NO: reading(f"云教〔2026〕{n}号"),
        FieldName.WRITTEN_DATE: reading(written.isoformat(), written),
        FieldName.PUBLISHED_DATE: reading(published.isoformat(), published),
    }
    sketch = frozenset(range(n, n + 60))
    return Record("unit", column.id, f"{column.url}{n}.html", sighting, title, values, body_length=900, text_sketch=sketch)


def reading(text: str, day: date | None = None) -> FieldValue:
    """A field as read from the metadata block."""
    return FieldValue(Reading(text, text, Where.BLOCK, date=DateInterval.of_day(day) if day else None))


def duty(n: int) -> Obligation:
    """Duties of all shapes: items, dated, counted, required fields, columns, reposts; a third asks for what is not there."""
    thing = THINGS[n % len(THINGS)] if n % 3 else f"没有的东西{n}"
    limit = Limit((Clause(by_yearly=YearlyDate(5, 31)),))
    if n % 5 == 0:
        limit = Limit((Clause(trigger=Trigger.FORMED, n=20, unit=TimeUnit.WORKING_DAY),))
    return Obligation(
        id=f"d{n:03}",
        title=f"公开{thing}",
        applies_to=(UnitKind.DEPARTMENT,),
        looks_for=LooksFor(columns=(f"栏目{n % COLUMNS}",), title=(thing,)),
        limit=limit,
        checks=tuple(registry.every()),
        severity=Severity.SERIOUS,
        basis=(Citation("云政办〔2026〕1号", "二（一）", "按时公开"),),
        repost=RepostRule("superior", "notices", 8) if n == DUTIES - 1 else None,
        required_fields=("index_no", "topic") if n % 40 == 0 else (),
    )


def notice(obligation: Obligation, n: int, sighting: str) -> RepostDuty:
    """A notice of the superior; one in three was reposted."""
    title = f"云溪区教育局关于{THINGS[n % len(THINGS)]}第{n}号事项的通知" if n % 3 == 0 else f"关于另一件事的第{n}号通知"
    at = datetime(2026, 5, 1, 9, tzinfo=CHINA)
    return RepostDuty(
        obligation,
        f"https://superior.example/{n}",
        title,
        None,
        at,
        at,
        "2026-05-01 09:00",
        sighting,
        frozenset(range(900, 960)),
    )


def bare_walk(view: UnitView) -> int:
    """Touch every record, link and duty once and decide nothing."""
    touched = sum(len(record.fields) for record in view.records)
    touched += sum(len(link.observations) for link in view.links)
    return touched + sum(len(duty.obligation.checks) for duty in view.duties)


def seconds_of(work: object) -> float:
    """The seconds a call takes."""
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Measure and print; 1 when it takes too long."""
    view = large_view()
    print(f"{RECORDS} records, {LINKS} links, {DUTIES} duties, {REPOSTS} notices")
    for check_id, one in registry.every().items():
        print(f"{check_id:28} {seconds_of(lambda one=one: judge(view, [one])):7.3f} s")
    # The best of three, so that a busy machine is not what is measured.
    whole = min(seconds_of(lambda: judge(view, registry.every().values())) for _ in range(3))
    bare = min(seconds_of(lambda: bare_walk(view)) for _ in range(3))
    judgements, faults = judge(view, registry.every().values())
    print(f"{'all together':28} {whole:7.3f} s   {len(judgements)} judgements, {len(faults)} faults")
    print(f"{'bare walk':28} {bare:7.3f} s   ratio {whole / bare:.0f}")
    print(f"limit {MOST_SECONDS:g} s: {'kept' if whole < MOST_SECONDS and not faults else 'NOT KEPT'}")
    return int(whole >= MOST_SECONDS or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
