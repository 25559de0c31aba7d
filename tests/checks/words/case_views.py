"""Views from the compact words of case files."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from case_duties import duty, repost, veto_line
from case_people import acceptance, declaration, waiver
from case_records import HOME, record
from case_sightings import moment, sighting

from duewatch.domain.calendar import Calendar
from duewatch.domain.repeals import Repeal
from duewatch.domain.service import visits_of
from duewatch.domain.sightings import ColumnWalk, Link, ListEntry, Sighting
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind
from duewatch.domain.views import ColumnView, JudgingSettings, LinkView, UnitView

DAYS_OFF = {2025: frozenset[date](), 2026: frozenset({date(2026, 2, 16) + timedelta(days=n) for n in range(5)})}
MAKE_UP = {2025: frozenset[date](), 2026: frozenset({date(2026, 2, 14), date(2026, 2, 28)})}

Words = Mapping[str, Any]


def view_of(case: Words, check_id: str = "") -> UnitView:
    """A view from the words of a case; ``check_id`` is the check its duties name unless they say otherwise."""
    check_id = check_id or case.get("check", "")
    as_of = moment(case.get("as-of", "2026-06-15T02:00"))
    seen: dict[str, Sighting] = {}
    shown: dict[str, PageTraits] = {}
    columns = tuple(column_view(column, as_of, seen) for column in case.get("columns", ()))
    for words, view in zip(case.get("columns", ()), columns, strict=True):
        for known, one in zip(view.records, words.get("records", ()), strict=True):
            page_traits(one, known.sighting, known.url, shown)
        if view.walk and view.walk.pages:
            page_traits(words, view.walk.pages[0], view.column.url or "", shown)
    duties = tuple(duty(words, check_id) for words in case.get("duties", ()))
    links = tuple(link_view(words, as_of, seen) for words in case.get("links", ()))
    for words in case.get("sightings", ()):
        sighting(seen, as_of=as_of, **{name.replace("-", "_"): value for name, value in words.items()})
    own_looks = {words["url"]: own_looks_of(words, as_of, seen, shown) for words in case.get("own-looks", ())}
    visits = visits_of([one for words in case.get("visits", ()) for one in visit_series(words, seen)])
    by_id = {applied.obligation.id: applied.obligation for applied in duties}
    settings = case.get("settings", {})
    unit = case.get("unit", {})
    return UnitView(
        unit=Unit(
            id="unit",
            name=unit.get("name", "云溪区教育局"),
            kind=UnitKind.DEPARTMENT,
            office="office",
            columns=tuple(column.column for column in columns),
            opened=unit.get("opened"),
            names=tuple(unit.get("names", ())),
        ),
        as_of=as_of,
        calendar=Calendar(DAYS_OFF, MAKE_UP),
        settings=JudgingSettings(
            settings.get("link-recheck-seconds", 1800),
            settings.get("due-soon-days", {"serious": 10}),
            watch_days=settings.get("watch-days", 365),
            veto_lines=tuple(map(veto_line, settings.get("veto-lines", ()))),
        ),
        columns=columns,
        duties=duties,
        links=links,
        reposts=tuple(repost(words, by_id, as_of, seen) for words in case.get("reposts", ())),
        unread_sources=tuple((obligation, reason) for obligation, reason in case.get("unread-sources", ())),
        waivers=tuple(waiver(words) for words in case.get("waivers", ())),
        declarations=tuple(declaration(words, n) for n, words in enumerate(case.get("declared", ()), 1)),
        accepted=tuple(acceptance(words, n) for n, words in enumerate(case.get("accepted", ()), 1)),
        sightings=seen,
        open_before=case.get("open-before", {}),
        traits=shown,
        repeals=tuple(Repeal(**repeal) for repeal in case.get("repeals", ())),
        own_looks=own_looks,
        visits=visits,
        usual_ms=case.get("usual-ms"),
    )


def own_looks_of(
    words: Words, as_of: datetime, seen: dict[str, Sighting], shown: dict[str, PageTraits]
) -> tuple[Sighting, ...]:
    """Looks at one own address; what ``traits`` say belongs to the last of them, unless it was not made ``tonight``."""
    looks = tuple(
        sighting(seen, url=words["url"], as_of=as_of, **{name.replace("-", "_"): value for name, value in look.items()})
        for look in words["looks"]
    )
    page_traits(words, looks[-1].key, words["url"], shown)
    return looks


def visit_series(words: Words, seen: dict[str, Sighting]) -> list[tuple[datetime, int, Sighting]]:
    """``per-day`` visits to one address on each of some days, of which the first ``failed`` of a day ended as ``kind`` says.

    Visits of one place in the day belong to one run, whatever the address.
    """
    made = []
    for day in words["days"]:
        for n in range(words.get("per-day", 20)):
            at = moment(day) + timedelta(minutes=60 * n)
            bad = n < words.get("failed", 0)
            kind, note = (words.get("kind", "failed"), words.get("note", "timeout")) if bad else ("seen", "")
            one = sighting(seen, url=words["url"], role="visit", kind=kind, note=note, as_of=at)
            made.append((at, int(f"{at:%m%d%H}"), one))
    return made


def column_view(words: Words, as_of: datetime, seen: dict[str, Sighting]) -> ColumnView:
    id_ = words["id"]
    column = Column(
        id=id_,
        name=words.get("name", id_),
        url=words.get("url", f"{HOME}/{id_}/") or None,
        kind=ColumnKind(words.get("kind", "other")),
        update_days=words.get("update-days"),
        update_basis=words.get("update-basis"),
        historical=words.get("historical", False),
    )
    records = tuple(record(one, column, n, as_of, seen) for n, one in enumerate(words.get("records", ())))
    entries = [entry(one, column, n) for n, one in enumerate(words.get("entries", ()))]
    entries += [
        ListEntry(known.title, known.url, known.url, known.list_date or "", known.list_date)
        for known, one in zip(records, words.get("records", ()), strict=True)
        if one.get("listed", True)
    ]
    state = words.get("walk", "whole")
    if state == "none":
        return ColumnView(column, None, (), records)
    pages = [
        sighting(seen, url=f"{column.url}index_{n}.html", role="list", kind=words.get("pages-kind", "seen"), as_of=as_of)
        for n in range(words.get("pages", 1))
    ]
    walk = ColumnWalk(
        unit="unit",
        column=id_,
        pages=tuple(page.key for page in pages),
        entries=tuple(entries),
        complete=state == "whole",
        reason=None if state == "whole" else state,
        declared_total=words.get("declared-total"),
        other_entries=words.get("other-entries"),
    )
    return ColumnView(column, walk, tuple(pages), records)


def page_traits(words: Words, sighting: str, url: str, shown: dict[str, PageTraits]) -> None:
    """``traits = { kind = facts }`` of a page; ``file-traits`` the same of its first file."""
    own = [Trait(TraitKind(kind), facts) for kind, facts in words.get("traits", {}).items()]
    own += [Trait(TraitKind(kind), facts, f"{url}/0.pdf") for kind, facts in words.get("file-traits", {}).items()]
    if own:
        shown[sighting] = PageTraits(sighting, url, tuple(own))


def entry(words: Words, column: Column, n: int) -> ListEntry:
    url = words.get("url", f"{HOME}/{column.id}/row{n}.html")
    return ListEntry(words["title"], url, url, words.get("date", ""), words.get("date"), date_from=words.get("date-from", ""))


def link_view(words: Words, as_of: datetime, seen: dict[str, Sighting]) -> LinkView:
    url = words["url"]
    occurrences = tuple(
        Link(
            page_url=f"{HOME}{page}",
            page_sighting=sighting(seen, url=f"{HOME}{page}", role="document", kind="seen", as_of=as_of).key,
            url=url,
            href=url,
            text=words.get("text", "附件"),
            role=words.get("role", "link"),
            in_template=words.get("template", False),
        )
        for page in words.get("on", ("/a.html",))
    )
    looks = tuple(
        sighting(seen, url=url, role="link", as_of=as_of, **{name.replace("-", "_"): value for name, value in look.items()})
        for look in words.get("looks", ())
    )
    return LinkView(url, occurrences, looks)
