"""Notes for the operator: what our own side should look at. Never a word against a unit."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from duewatch.columns_past import menus_of
from duewatch.domain.catalogue import Catalog
from duewatch.domain.judgements import Facts, Fault, Reason
from duewatch.domain.orders import Run
from duewatch.domain.records import FILE, Record
from duewatch.domain.sentences import WORDS
from duewatch.domain.sightings import TRIED, ColumnWalk, Role, SightingKind
from duewatch.health import Health
from duewatch.lay_out import units_of
from duewatch.locale import translator
from duewatch.storage import Store
from duewatch.tried import TOLD, in_words
from reports.words import words_of

NOVEMBER = 11
"""The State Council's table for the next year usually appears in November (rules: yearly calendar)."""

FEW = 4  # a column with fewer rows is too small for its shrinking to say anything
SHRUNK = 0.5  # a column with less than this share of last time's rows is worth a look
SHOWN = 5  # names given in one note before "and n more"


def for_operator(store: Store, run: Run, catalog: Catalog, faults: Iterable[Fault], language: str) -> tuple[str, ...]:
    """Everything of a run that asks for the operator's hand, in the asked language."""
    _ = translator("cli", language)
    return (
        *_of_the_run(store, run, _),
        *_of_reading(store, run, catalog, language),
        *_of_shrinkage(store, run, catalog, _),
        *_of_menus(store, run, catalog, _),
        *_of_doubts(store, run, catalog, language),
        *_of_the_catalogue(run, catalog, _),
        *(
            _("The check {check} failed on {unit}; its subjects count as undetermined. This is our fault.").format(
                check=fault.check, unit=_unit(catalog, fault.unit)
            )
            for fault in faults
        ),
    )


def of_health(health: Health, language: str) -> tuple[str, ...]:
    """Why a night is not trusted and its mails are held; nothing when it is sound."""
    _, note = translator("cli", language), words_of(language).note
    told = []
    if health.dead_canaries:
        text = _("Our own network probably failed: none of the canaries could be reached ({canaries}).")
        told.append(text.format(canaries=_some(list(health.dead_canaries), _)))
    for failure in health.overwhelming:
        text = _("{n} of {all} visits to pages failed in one way ({failure}).")
        told.append(text.format(n=health.failures[failure], all=health.visits, failure=note(failure)))
    for alike in health.alike:
        text = _("{n} of {all} hosts failed alike ({failure}) between {since} and {until}: the cause is probably ours.")
        told.append(
            text.format(
                n=alike.hosts, all=alike.of, failure=note(alike.failure), since=alike.since, until=alike.until.split()[-1]
            )
        )
    if told:
        told.append(_("Until a person has looked, mails of this run are held; `duewatch send --anyway` sends them."))
    return tuple(told)


def _of_the_run(store: Store, run: Run, _: Callable[[str], str]) -> Iterator[str]:
    yield from run.notes
    if run.resumed:
        yield _("This run was interrupted and taken up again {n} time(s); nothing that had been seen was lost.").format(
            n=run.resumed
        )
    for other in store.runs.unfinished():
        if other.id != run.id and other.order.key == run.order.key:
            yield _("Run {run} of {started} was started and never ended; its sightings are kept, it was not judged.").format(
                run=other.id, started=f"{other.started_at:%Y-%m-%d %H:%M}"
            )


def _of_reading(store: Store, run: Run, catalog: Catalog, language: str) -> Iterator[str]:
    _, note = translator("cli", language), words_of(language).note
    walls: dict[str, Counter[str]] = defaultdict(Counter)
    sightings = store.facts.sightings(run.facts_of or run.id)
    for sighting in sightings.values():
        if sighting.kind is SightingKind.BLOCKED:
            walls[_host(sighting.url)][sighting.note] += 1
    for host, kinds in sorted(walls.items()):
        yield _("{host} keeps us out ({wall}, {n} addresses): ask its operator to admit our address and agent.").format(
            host=host, wall=_(", ").join(note(kind) for kind in sorted(kinds)), n=sum(kinds.values())
        )
    records = store.facts.records(run.facts_of or run.id)
    strange = [_strange(record, _) for record in records if not record.understood and record.layout != FILE]
    if strange:
        yield _("Layout unknown on {n} page(s), not judged: {pages}").format(n=len(strange), pages=_some(strange, _))
    walks = store.facts.walks(run.facts_of or run.id)
    if unread := [_unread(walk, catalog, _) for walk in walks if walk.reason == Reason.LAYOUT_UNKNOWN]:
        yield _("{n} column(s) were not understood whole; nothing counts as missing there: {columns}").format(
            n=len(unread), columns=_some(unread, _)
        )
    for walk in walks:
        if any(sightings[key].role is Role.HOME for key in walk.pages if key in sightings):
            continue  # an entry page leads to documents of many columns: their rows are no second reading of its own
        if walk.complete and walk.other_entries is not None and walk.other_entries > 2 * max(1, len(walk.entries)):
            yield _(
                "{unit}, column {column}: our reader found {n} rows, a second reading {m}. Probably our reader is wrong."
            ).format(**_place(catalog, walk.unit, walk.column), n=len(walk.entries), m=walk.other_entries)


def _of_shrinkage(store: Store, run: Run, catalog: Catalog, _: Callable[[str], str]) -> Iterator[str]:
    """Columns that hold far less than last time: a redesign or a withdrawal, for the operator to look at; no breach."""
    before = store.runs.last_closed(run.order.key, before=run.id)
    if before is None:
        return
    earlier = {(walk.unit, walk.column): walk for walk in store.facts.walks(before.facts_of or before.id) if walk.complete}
    for walk in store.facts.walks(run.facts_of or run.id):
        old = earlier.get((walk.unit, walk.column))
        if old and walk.complete and len(old.entries) >= FEW and len(walk.entries) < SHRUNK * len(old.entries):
            yield _("{unit}, column {column}: {n} rows, {m} last time. A redesign, or something was taken down.").format(
                **_place(catalog, walk.unit, walk.column), n=len(walk.entries), m=len(old.entries)
            )


def _of_menus(store: Store, run: Run, catalog: Catalog, _: Callable[[str], str]) -> Iterator[str]:
    """Units whose menus lead to fewer disclosure columns than last time: a redesign or closed columns; no breach."""
    before = store.runs.last_closed(run.order.key, before=run.id)
    if before is None:
        return
    seen_then, seen_now = before.facts_of or before.id, run.facts_of or run.id
    walked = [walk for walk in store.facts.walks(seen_now) if walk.complete]
    places = {(walk.unit, walk.column) for walk in walked}
    earlier = menus_of(store, seen_then, (walk for walk in store.facts.walks(seen_then) if walk.complete))
    now = menus_of(store, seen_now, walked)
    for unit in sorted({unit for unit, _column in earlier}):
        old = dict.fromkeys(name for place, names in earlier.items() if place[0] == unit and place in places for name in names)
        new = {name for place, names in now.items() if place[0] == unit for name in names}
        if gone := [name for name in old if name not in new]:
            if len(new) >= len(old):
                continue  # columns under other names
            told = _("{unit}: its menus do not lead to {gone} any more, as they did last time. Perhaps a redesign.")
            yield told.format(unit=_unit(catalog, unit), gone=_some(gone, _))


def _of_doubts(store: Store, run: Run, catalog: Catalog, language: str) -> Iterator[str]:
    """Columns that are not held against their units because our own reading of them is in doubt."""
    _, checks = translator("cli", language), translator("checks", language)
    held: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for judgement in store.ledger.judgements(run.id):
        if judgement.reason is Reason.READER_IN_DOUBT:
            held[judgement.unit, str(judgement.facts["doubted"])].append(judgement.facts)
    for (unit, column), facts in sorted(held.items()):
        yield _(
            "{unit}, column {column}: our reading is in doubt ({sign}: {now} now, {before} before or by the second reading). "
            "{n} verdict(s) are held back; look at the column with `duewatch read` and mend the reader."
        ).format(
            **_place(catalog, unit, column),
            sign=checks(WORDS.get(str(facts[0]["doubt"]), str(facts[0]["doubt"]))),
            now=facts[0]["doubt_now"],
            before=facts[0]["doubt_before"],
            n=len(facts),
        )


def _of_the_catalogue(run: Run, catalog: Catalog, _: Callable[[str], str]) -> Iterator[str]:
    year = run.as_of.year
    if not catalog.calendar.knows(year):
        yield _("No working-day table for {year} is loaded: deadlines in working days cannot be computed.").format(year=year)
    if run.as_of.month >= NOVEMBER and not catalog.calendar.knows(year + 1):
        yield _(
            "Load the working-day table for {year} ([calendar] extra); until then deadlines reaching into it stay undetermined."
        ).format(year=year + 1)
    units = units_of(run, catalog)
    open_addresses = [_named(catalog, unit.id, column.id, _) for unit in units for column in unit.columns if column.url is None]
    if open_addresses:
        yield _("The address of {n} column(s) is not known yet: {columns}").format(
            n=len(open_addresses), columns=_some(open_addresses, _)
        )
    unknown = sorted(set(run.order.units) - {unit.id for unit in units})
    if unknown:
        yield _("The catalogue no longer knows: {units}").format(units=_some(unknown, _))


def _unread(walk: ColumnWalk, catalog: Catalog, _: Callable[[str], str]) -> str:
    """A column by name, and what was tried there."""
    told = [warning for warning in walk.warnings if warning.startswith(TOLD)]
    return _named(catalog, walk.unit, walk.column, _) + in_words(told, _)


def _strange(record: Record, _: Callable[[str], str]) -> str:
    """A page by its address, and what was tried with it."""
    told = [f"layout {record.layout}", *(warning for warning in record.warnings if warning.startswith(TRIED))]
    return record.url + in_words(told, _)


def _unit(catalog: Catalog, unit: str) -> str:
    """A unit by its name; one that the catalogue no longer knows by its id."""
    return catalog.units[unit].name if unit in catalog.units else unit


def _place(catalog: Catalog, unit: str, column: str) -> dict[str, str]:
    """Unit and column by their names, as far as the catalogue knows them."""
    found = catalog.units[unit].column(column) if unit in catalog.units else None
    return {"unit": _unit(catalog, unit), "column": found.name if found else column}


def _named(catalog: Catalog, unit: str, column: str, _: Callable[[str], str]) -> str:
    """A column by its names, and the ids by which commands know it."""
    found = catalog.units[unit].column(column) if unit in catalog.units else None
    ids = f"{unit}/{column}"
    return _("{unit} {column} [{ids}]").format(unit=_unit(catalog, unit), column=found.name, ids=ids) if found else ids


def _some(names: list[str], _: Callable[[str], str]) -> str:
    shown = _(", ").join(names[:SHOWN])
    more = len(names) - SHOWN
    return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def _host(url: str) -> str:
    return url.split("://", 1)[-1].split("/", 1)[0]
