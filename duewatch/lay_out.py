"""Lays out what storage holds of a run: as views for the judges, as a result for the tellers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from duewatch.columns_past import columns_past
from duewatch.config import Settings
from duewatch.domain.catalogue import Catalog
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.findings import Finding, FindingKey, FindingState
from duewatch.domain.judgements import Facts, Judgement, Reason
from duewatch.domain.obligations import AppliedDuty, RepostDuty, RepostRule
from duewatch.domain.orders import Run
from duewatch.domain.records import FieldName, Record
from duewatch.domain.results import Coverage, RunResult, UnitResult
from duewatch.domain.scales import Scale
from duewatch.domain.service import HomeVisit, home_addresses, visits_of
from duewatch.domain.sightings import Sighting, SightingKind
from duewatch.domain.units import Unit
from duewatch.domain.views import ColumnView, JudgingSettings, LinkView, UnitView
from duewatch.run_facts import RunFacts
from duewatch.storage import Store
from duewatch.words_of_people import with_granted

USABLE = frozenset({SightingKind.SEEN, SightingKind.MOVED, SightingKind.GONE})
WALLED = frozenset({SightingKind.BLOCKED, SightingKind.REFUSED})
UNUSABLE = frozenset({SightingKind.FAILED, SightingKind.NOT_GENUINE})


def views_of(store: Store, run: Run, catalog: Catalog, settings: Settings) -> tuple[UnitView, ...]:
    """One view a unit of the order, from the stored facts of a run; touches no network.

    Units that the catalogue no longer knows are left out: what they owed is then unknown.
    """
    facts, catalog = RunFacts(store, run), with_granted(catalog, store)
    facts.past = columns_past(store, run)
    declared, accepted = store.declarations.standing(), store.acceptances.standing()
    judging = JudgingSettings(
        link_recheck_seconds=settings.links.second_look_seconds,
        watch_days=settings.judge.watch_days,
        due_soon_days={str(name): days for name, days in settings.judge.due_soon_days.items()},
    )
    attested = _attested(store)
    visits = _home_visits(store, run, catalog)
    usual_ms = facts.usual_ms()
    views = []
    for unit in units_of(run, catalog):
        duties = catalog.duties_of(unit, run.as_of.date(), attested.get(unit.id))
        columns = facts.columns_of(unit)
        links = facts.links_of(unit)
        shown = facts.sightings_of(unit)
        reposts, unread = _repost_duties(duties, facts, catalog, run)
        shown.update({duty.sighting: facts.sightings[duty.sighting] for duty in reposts if duty.sighting in facts.sightings})
        shown.update({seen.key: seen for link in links for seen in link.observations})
        shown.update({seen.key: seen for seen in facts.led_to(links)})
        own_looks = facts.own_looks_of(unit)
        homes = {url: visits[url] for url in home_addresses(unit) if url in visits}
        shown.update({seen.key: seen for looks in own_looks.values() for seen in looks})
        shown.update({visit.sighting.key: visit.sighting for made in homes.values() for visit in made})
        views.append(
            UnitView(
                unit=unit,
                as_of=run.as_of,
                calendar=catalog.calendar,
                settings=_with_lines(judging, catalog.scale_of(unit)),
                columns=columns,
                duties=duties,
                links=links,
                own_looks=own_looks,
                visits=homes,
                usual_ms=usual_ms,
                traits={**facts.traits_of(columns), **facts.certificates_of(own_looks)},
                repeals=catalog.repeals,
                reposts=reposts,
                unread_sources=unread,
                waivers=tuple(w for w in catalog.waivers if w.unit in ("*", unit.id)),
                declarations=tuple(one for one in declared if one.unit == unit.id),
                accepted=tuple(one for one in accepted if one.unit == unit.id),
                sightings=shown,
                open_before=_open_before(store, facts.seen_in, unit),
            )
        )
    return tuple(views)


def _home_visits(store: Store, run: Run, catalog: Catalog) -> Mapping[str, tuple[HomeVisit, ...]]:
    """The visits of so many days before the run as the longest rule of the catalogue looks back."""
    days = [duty.service.days for duty in catalog.obligations.values() if duty.service and duty.service.days]
    if not days:
        return {}
    return visits_of(store.facts.home_visits(run.as_of - timedelta(days=max(days) + 1), run.as_of))


def _with_lines(judging: JudgingSettings, scale: Scale | None) -> JudgingSettings:
    return replace(judging, veto_lines=scale.veto_lines) if scale else judging


def result_of(
    store: Store, run_id: int, catalog: Catalog, checks: Mapping[str, CheckInfo], operator_notes: Sequence[str] = ()
) -> RunResult:
    """A judged run, ready to be told.

    Raises:
        StorageError: the run is unknown.
    """
    run = store.runs.get(run_id)
    facts, catalog = RunFacts(store, run), with_granted(catalog, store)
    judgements = defaultdict(list)
    for judgement in store.ledger.judgements(run_id):
        judgements[judgement.unit].append(judgement)
    changes = defaultdict(list)
    for change in store.ledger.changes(run_id):
        changes[change.finding.key.unit].append(change)
    faults = defaultdict(list)
    for fault in store.ledger.faults(run_id):
        faults[fault.unit].append(fault)
    attested = _attested(store)
    units = []
    for unit in units_of(run, catalog):
        columns = facts.columns_of(unit)
        links = facts.links_of(unit)
        units.append(
            UnitResult(
                unit=unit,
                columns=columns,
                duties=catalog.duties_of(unit, run.as_of.date(), attested.get(unit.id)),
                judgements=tuple(judgements[unit.id]),
                changes=tuple(changes[unit.id]),
                coverage=coverage_of(facts.sightings_of(unit).values(), columns, links),
                faults=tuple(faults[unit.id]),
                unmentioned=_unmentioned(store, run, unit, judgements[unit.id]),
            )
        )
    offices = sorted({result.unit.office for result in units})
    pointed_at = {key for result in units for judgement in result.judgements for key in judgement.sightings}
    pointed_at |= {key for result in units for change in result.changes for key in change.judgement.sightings}
    sightings = {key: facts.sightings[key] for key in pointed_at if key in facts.sightings}
    earlier = store.facts.sightings_by_key(sorted(pointed_at - sightings.keys()))
    return RunResult(
        run=run,
        units=tuple(units),
        offices=tuple(catalog.offices[office] for office in offices if office in catalog.offices),
        checks=checks,
        sightings={**earlier, **sightings},
        previous=store.runs.last_closed(run.order.key, before=run.id),
        unfinished=tuple(other for other in store.runs.unfinished() if other.id != run.id and other.order.key == run.order.key),
        operator_notes=tuple(operator_notes),
        calendar=catalog.calendar,
        ledger=store.replies.ledger(),
        replies=store.replies.of_run(run),
    )


def _open_before(store: Store, run_id: int, unit: Unit) -> dict[str, dict[str, Facts]]:
    """Check → subject → facts of the findings that stood open when the run began; the same when the run is judged again."""
    found: dict[str, dict[str, Facts]] = defaultdict(dict)
    for finding in store.ledger.findings(unit=unit.id):
        still_open = finding.state is FindingState.OPEN or (finding.cleared_run or 0) >= run_id
        if finding.first_run < run_id and still_open:
            found[finding.key.check][finding.key.subject] = finding.facts
    return dict(found)


def _unmentioned(store: Store, run: Run, unit: Unit, judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """Findings of earlier runs that stay open without a word of this one, as when a dead link is no longer linked to."""
    judged = {FindingKey(judgement.check, judgement.unit, judgement.subject) for judgement in judgements}
    earlier = (f for f in store.ledger.findings(state=FindingState.OPEN, unit=unit.id) if f.last_confirmed_run < run.id)
    return tuple(finding for finding in earlier if finding.key not in judged)


def units_of(run: Run, catalog: Catalog) -> tuple[Unit, ...]:
    """The units of the run's order that the catalogue knows, by id."""
    return tuple(catalog.units[unit] for unit in sorted(run.order.units) if unit in catalog.units)


def coverage_of(sightings: Iterable[Sighting], columns: Sequence[ColumnView], links: Sequence[LinkView]) -> Coverage:
    """What was to be looked at and what was: every address counts once, by the last thing seen of it.

    ``sightings`` are those of the unit's own pages; the targets of its links are counted by their latest observation.
    """
    last = {sighting.url: sighting for sighting in sorted(sightings, key=lambda seen: seen.seen_at)}
    not_asked = {link.url for link in links if not link.observations} - last.keys()
    last.update({link.url: link.observations[-1] for link in links if link.observations and link.url not in last})
    not_asked |= {view.column.url for view in columns if view.column.url and view.walk is None} - last.keys()
    no_address = sum(view.column.url is None for view in columns)
    kinds = [sighting.kind for sighting in last.values()]
    reasons: dict[str, int] = defaultdict(int)
    for sighting in last.values():
        if sighting.kind not in USABLE:
            reasons[sighting.note or str(sighting.kind)] += 1
    for note, count in (("address-unknown", no_address), ("not-asked", len(not_asked))):
        if count:
            reasons[note] += count
    return Coverage(
        listed=len(kinds) + no_address + len(not_asked),
        checked=sum(kind in USABLE for kind in kinds),
        blocked=sum(kind in WALLED for kind in kinds),
        failed=sum(kind in UNUSABLE for kind in kinds),
        not_checked=sum(kind is SightingKind.SKIPPED for kind in kinds) + no_address + len(not_asked),
        columns=len(columns),
        columns_read=sum(bool(column.walk and column.walk.complete) for column in columns),
        documents=sum(len(column.records) for column in columns),
        attachments=sum(len(record.attachments) for column in columns for record in column.records),
        links=len(links),
        reasons=dict(sorted(reasons.items())),
    )


def _repost_duties(
    duties: Iterable[AppliedDuty], facts: RunFacts, catalog: Catalog, run: Run
) -> tuple[tuple[RepostDuty, ...], tuple[tuple[str, str], ...]]:
    """Each watched notice of each superior column, and the columns that could not be read, with the reason."""
    reposts: list[RepostDuty] = []
    unread: list[tuple[str, str]] = []
    for duty in duties:
        rule = duty.obligation.repost
        if rule is None:
            continue
        walk = facts.walks.get((rule.source_unit, rule.source_column))
        if walk is None or not walk.complete:
            unread.append((duty.obligation.id, (walk.reason if walk else None) or _why_unread(catalog, rule)))
        reposts.extend(
            _repost_duty(duty, record, facts)
            for record in sorted(facts.records[rule.source_unit, rule.source_column], key=lambda record: record.url)
            if _is_watched(record, rule, run.as_of.date())
        )
    return tuple(reposts), tuple(unread)


def _why_unread(catalog: Catalog, rule: RepostRule) -> str:
    unit = catalog.units.get(rule.source_unit)
    column = unit.column(rule.source_column) if unit else None
    return Reason.UNREACHABLE if column and column.url else Reason.ADDRESS_UNKNOWN


def _is_watched(record: Record, rule: RepostRule, as_of: date) -> bool:
    published = record.date_of(FieldName.PUBLISHED_DATE)
    if published and published.last_day < as_of - timedelta(days=rule.watch_days):
        return False
    return not rule.title or any(word in record.title for word in rule.title)


def _repost_duty(duty: AppliedDuty, record: Record, facts: RunFacts) -> RepostDuty:
    value = record.fields.get(FieldName.PUBLISHED_DATE)
    reading = value.finest if value else None
    published = reading.date if reading else None
    number = record.reading(FieldName.DOC_NO)
    return RepostDuty(
        obligation=duty.obligation,
        source_url=record.url,
        source_title=record.title,
        source_doc_no=number.value if number else None,
        published_start=published.start if published else None,
        published_end=published.end if published else None,
        published_raw=reading.raw if reading else "",
        sighting=record.sighting,
        text_sketch=record.text_sketch,
        passages=facts.passages_of(record.sighting),
    )


def _attested(store: Store) -> dict[str, dict[str, date]]:
    """Unit → obligation → the day a person recorded it as done."""
    attested: dict[str, dict[str, date]] = defaultdict(dict)
    for attestation in store.ledger.attestations():
        attested[attestation.unit][attestation.obligation] = attestation.on
    return attested
