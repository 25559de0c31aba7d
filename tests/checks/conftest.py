"""Builds views from the compact words of case files."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from duewatch.domain.acceptances import Acceptance
from duewatch.domain.calendar import Calendar
from duewatch.domain.dates import CHINA, DateInterval, Precision
from duewatch.domain.declarations import Declaration
from duewatch.domain.limits import Clause, Frequency, Limit, TimeUnit, Trigger, YearlyDate
from duewatch.domain.obligations import (
    AppliedDuty,
    Citation,
    LooksFor,
    Obligation,
    RepostDuty,
    RepostRule,
    RequiredTags,
    Severity,
    Verifiable,
    Waiver,
)
from duewatch.domain.records import Attachment, FieldName, FieldState, FieldValue, Reading, Record, Where
from duewatch.domain.repeals import Repeal
from duewatch.domain.scales import Certainty, Effect, Indicator, Match
from duewatch.domain.service import ServiceRule, visits_of
from duewatch.domain.sightings import ColumnWalk, Link, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind
from duewatch.domain.views import ColumnView, JudgingSettings, LinkView, UnitView

HOME = "https://unit.example"
YEARS = (2025, 2026)
DAYS_OFF = {2025: frozenset[date](), 2026: frozenset({date(2026, 2, 16) + timedelta(days=n) for n in range(5)})}
MAKE_UP = {2025: frozenset[date](), 2026: frozenset({date(2026, 2, 14), date(2026, 2, 28)})}

Words = Mapping[str, Any]
DATES = ((FieldName.WRITTEN_DATE, "written"), (FieldName.PUBLISHED_DATE, "published"), (FieldName.REPEALED_DATE, "repealed"))


@pytest.fixture(scope="session")
def build_view() -> Callable[[Words], UnitView]:
    return view_of


def view_of(case: Words, check_id: str = "") -> UnitView:
    """A view from the words of a case; ``check_id`` is the check its duties name unless they say otherwise."""
    check_id = check_id or case.get("check", "")
    as_of = moment(case.get("as-of", "2026-06-15T02:00"))
    seen: dict[str, Sighting] = {}
    shown: dict[str, PageTraits] = {}
    columns = tuple(column_view(column, as_of, seen) for column in case.get("columns", ()))
    for words, view in zip(case.get("columns", ()), columns, strict=True):
        for record, one in zip(view.records, words.get("records", ()), strict=True):
            page_traits(one, record.sighting, record.url, shown)
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


def veto_line(words: Words) -> Indicator:
    """A veto reached by several faults together; columns count that are blank, or older than ``over`` days."""
    over = {"age": words["over"]} if "over" in words else {}
    facts = {} if over else {"blank": True}
    return Indicator(
        id=words["id"],
        title=words.get("title", "空白栏目"),
        group="单项否决",
        effect=Effect.VETO,
        certainty=Certainty.VERBATIM,
        basis=Citation("云政办〔2026〕1号", "二（一）", "否决"),
        counts=(Match("stale-column", facts=facts, over=over),),
        line=words["line"],
        warn=words.get("warn"),
        enabled=True,
    )


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


def record(words: Words, column: Column, n: int, as_of: datetime, seen: dict[str, Sighting]) -> Record:
    url = words.get("url", f"{HOME}/{column.id}/{n}.html")
    fields = {FieldName(name): field(value) for name, value in words.get("fields", {}).items()}
    for name, key in DATES:
        if key in words:
            fields[name] = date_field(words[key], words.get(f"also-{key}", ()))
    if "doc-no" in words:
        fields[FieldName.DOC_NO] = field(words["doc-no"])
    if "issuer" in words:
        fields[FieldName.ISSUER] = field(words["issuer"])
    return Record(
        unit="unit",
        column=column.id,
        url=url,
        sighting=sighting(seen, url=url, role="document", kind="seen", as_of=as_of).key,
        title=words["title"],
        fields=fields,
        attachments=tuple(Attachment(f"{n}.pdf", f"{url}/{n}.pdf") for n in range(words.get("files", 0))),
        body_length=words.get("body-length", 400),
        body_kind=words.get("body-kind", "text"),
        text_sketch=frozenset(words.get("sketch", ())),
        understood=words.get("understood", True),
        first_seen=moment(words["first-seen"]) if "first-seen" in words else None,
        list_date=words.get("list-date"),
        warnings=tuple(words.get("warnings", ())),
    )


def field(words: str | Words) -> FieldValue:
    if isinstance(words, str):
        return FieldValue(Reading(words, words, Where.BLOCK))
    others = tuple(field(other).best for other in words.get("also", ()))
    value = words.get("value")
    where = Where(words.get("where", "block"))
    return FieldValue(Reading(value, words.get("raw", value or ""), where, FieldState(words.get("state", "present"))), others)


def date_field(words: str | Words, others: Any) -> FieldValue:
    also = tuple(date_field(other, ()).best for other in others)
    if isinstance(words, str):
        words = {"date": words}
    if "date" not in words:
        state = FieldState(words.get("state", "unreadable"))
        return FieldValue(Reading(None, words.get("raw", ""), Where(words.get("where", "block")), state), also)
    text = words["date"]
    where = Where(words.get("where", "block"))
    return FieldValue(Reading(text[:10], words.get("raw", text), where, FieldState.PRESENT, interval(text)), also)


def interval(text: str) -> DateInterval:
    """2026-06 is a month, 2026-06-15 a day, 2026-06-15T09:30 a minute."""
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
        return DateInterval.of_days(first, last, Precision.MONTH)
    if len(text) == 10:
        return DateInterval.of_day(date.fromisoformat(text))
    return DateInterval.of_moment(datetime.fromisoformat(text), Precision.MINUTE)


def moment(text: str) -> datetime:
    stamp = datetime.fromisoformat(text)
    return datetime.combine(stamp.date(), stamp.time() or time.min, stamp.tzinfo or CHINA)


def duty(words: Words, check_id: str) -> AppliedDuty:
    rule = words.get("repost")
    tags = words.get("required-tags")
    obligation = Obligation(
        id=words["id"],
        title=words.get("title", "标准目录公开"),
        applies_to=(UnitKind.DEPARTMENT,),
        looks_for=looks_for(words.get("looks-for", {})),
        concerns=looks_for(words["concerns"]) if "concerns" in words else None,
        limit=limit(words.get("limit")),
        checks=tuple(words.get("checks", (check_id,))),
        severity=Severity(words.get("severity", "serious")),
        basis=(Citation("云政办〔2026〕1号", "二（一）", "按时公开"),),
        verifiable=Verifiable(words.get("verifiable", "yes")),
        effective_from=words.get("effective-from"),
        repost=RepostRule("superior", "notices", rule["hours"], tuple(map(ColumnKind, rule.get("into", ("reposts",)))))
        if rule
        else None,
        required_fields=tuple(words.get("required-fields", ())),
        required_tags=RequiredTags(**{key: tuple(names) for key, names in tags.items()}) if tags else None,
        service=ServiceRule(**{k.replace("-", "_"): v for k, v in words["service"].items()}) if "service" in words else None,
        may_be_nothing=words.get("may-be-nothing"),
    )
    return AppliedDuty(obligation, None, words.get("attested-on"))


def looks_for(words: Words) -> LooksFor:
    looks = {name.replace("-", "_"): value for name, value in words.items()}
    for name, value in looks.items():
        if isinstance(value, list):
            looks[name] = tuple(ColumnKind(kind) for kind in value) if name == "column_kinds" else tuple(value)
    return LooksFor(**looks)


def limit(words: Words | None) -> Limit | None:
    if words is None:
        return None
    yearly = words.get("by-yearly")
    clause = Clause(
        trigger=Trigger(words.get("trigger", "formed" if "n" in words else "none")),
        also_triggers=tuple(map(Trigger, words.get("also", ()))),
        n=words.get("n"),
        unit=TimeUnit(words.get("unit", "working-day")) if "n" in words else None,
        extension=words.get("extension"),
        min_public_days=words.get("least"),
        min_public_unit=TimeUnit(words["least-unit"]) if "least-unit" in words else None,
        max_public_days=words.get("most"),
        max_public_unit=TimeUnit(words["most-unit"]) if "most-unit" in words else None,
        by=words.get("by"),
        by_yearly=YearlyDate(*map(int, yearly.split("-"))) if yearly else None,
        frequency=Frequency(*words["frequency"][:2], TimeUnit(words["frequency"][2])) if "frequency" in words else None,
        standing=words.get("standing", False),
        vague=words.get("vague"),
    )
    return Limit((clause,))


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


def repost(words: Words, duties: Mapping[str, Obligation], as_of: datetime, seen: dict[str, Sighting]) -> RepostDuty:
    published = interval(words["published"]) if "published" in words else None
    url = words.get("url", "https://superior.example/1.html")
    return RepostDuty(
        obligation=duties[words["of"]],
        source_url=url,
        source_title=words["title"],
        source_doc_no=words.get("doc-no"),
        published_start=published.start if published else None,
        published_end=published.end if published else None,
        published_raw=words.get("published", "不详"),
        sighting=sighting(seen, url=url, role="document", kind="seen", as_of=as_of).key,
        text_sketch=frozenset(words.get("sketch", ())),
        passages=tuple((key, text) for key, text in words.get("passages", ())),
    )


def waiver(words: Words) -> Waiver:
    return Waiver(
        unit=words.get("unit", "unit"),
        obligation=words.get("obligation"),
        check=words.get("check"),
        subject=words.get("subject"),
        reason=words.get("reason", "机构改革"),
        by=words.get("by", "云溪区政务公开办"),
        until=words.get("until"),
    )


def declaration(words: Words, number: int) -> Declaration:
    return Declaration(
        unit="unit",
        obligation=words.get("obligation"),
        column=words.get("column"),
        first=words["first"],
        last=words["last"],
        by=words.get("by", "云溪区教育局办公室"),
        note=words.get("note", ""),
        number=number,
    )


def acceptance(words: Words, number: int) -> Acceptance:
    return Acceptance(
        unit="unit",
        check=words.get("check", "missing-item"),
        subject=words["subject"],
        url=words["url"],
        title=words.get("title", ""),
        by=words.get("by", "云溪区政务公开办"),
        note=words.get("note", ""),
        words=words.get("words", ""),
        year=words.get("year"),
        number=number,
    )


def sighting(
    seen: dict[str, Sighting], *, url: str, kind: str, as_of: datetime, role: str = "link", at: str = "", **more: Any
) -> Sighting:
    """A sighting, kept in ``seen`` by a key that tells its address and how many went before it."""
    key = f"{url}#{sum(known.url == url for known in seen.values())}"
    status = more.pop("status", {"seen": 200, "gone": 404, "moved": 302, "refused": 403, "failed": None}.get(kind, 200))
    made = Sighting(key, url, Role(role), SightingKind(kind), moment(at) if at else as_of, status, **more)
    seen[key] = made
    return made
