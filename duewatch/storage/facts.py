"""What a run saw: written in batches while it is open, never changed after it has ended."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, select

from duewatch.domain.records import FieldName, FieldState, Record
from duewatch.domain.sightings import ColumnWalk, Link, Role, Sighting, SightingKind
from duewatch.domain.traits import PageTraits
from duewatch.storage import rows, values
from duewatch.storage.columns import digest
from duewatch.storage.database import Database, chunks
from duewatch.storage.runs import must_be_open
from duewatch.storage.tables import first_seen, link, page_traits, record, run, sighting, walk
from duewatch.storage.upserts import keep_least, replace

OBSERVATIONS_KEPT = 5
"""The judges look at no more than the last few observations of a link."""

_NO_LOOKS = (Role.ROBOTS.value, Role.VISIT.value)
"""Visits are made with one client and in haste: they say whether a site opens, and nothing of a page."""

_PROBES = (Role.LINK.value, Role.ATTACHMENT.value)


class Facts:
    """Sightings, walks, records and links of all runs.

    Orders are made here, not by the database: PostgreSQL sorts words by the server's locale, SQLite by their bytes.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self,
        run_id: int,
        *,
        unit: str = "",
        sightings: Sequence[Sighting] = (),
        records: Sequence[Record] = (),
        walks: Sequence[ColumnWalk] = (),
        links: Sequence[Link] = (),
        traits: Sequence[PageTraits] = (),
    ) -> None:
        """Store one batch in one transaction. Putting the same things again changes nothing.

        ``unit`` is the unit on whose pages the links stand and for which the addresses were visited; "" means none.

        Raises:
            StorageError: the run has ended, or the database cannot be written; nothing of the batch is stored then.
        """
        doing = "storing what was seen"
        with self._database.writing(doing) as connection:
            must_be_open(connection, run_id, doing)
            _upsert(connection, sighting, [rows.sighting_row(run_id, unit, item) for item in sightings])
            _upsert(connection, walk, [rows.walk_row(run_id, item) for item in walks])
            _upsert(connection, record, [rows.record_row(run_id, item) for item in records])
            _upsert(connection, link, [rows.link_row(run_id, unit, item) for item in links])
            _upsert(connection, page_traits, [rows.traits_row(run_id, item) for item in traits])
            _register(connection, run_id, sightings, records, links)

    def walks(self, run_id: int) -> tuple[ColumnWalk, ...]:
        """The walks of a run, by unit and column."""
        with self._database.reading() as connection:
            found = [rows.walk_of(row) for row in connection.execute(select(walk).where(walk.c.run_id == run_id))]
        return tuple(sorted(found, key=lambda item: (item.unit, item.column)))

    def records(self, run_id: int, unit: str | None = None) -> tuple[Record, ...]:
        """The records of a run, by unit, column and address, each with the moment any run saw it first."""
        register = and_(first_seen.c.what == "record", first_seen.c.url_digest == record.c.url_digest)
        asked = (
            select(record, first_seen.c.seen_at.label("first_seen_at"))
            .outerjoin(first_seen, register)
            .where(record.c.run_id == run_id)
        )
        if unit is not None:
            asked = asked.where(record.c.unit == unit)
        with self._database.reading() as connection:
            found = [rows.record_of(row) for row in connection.execute(asked)]
        return tuple(sorted(found, key=lambda item: (item.unit, item.column, item.url)))

    def shown_fields(self, run_id: int) -> dict[tuple[str, str], dict[str, frozenset[FieldName]]]:
        """Unit and column → address of a document → the fields its page showed a value of, for one run."""
        asked = select(record.c.unit, record.c.column_id, record.c.url, record.c.fields).where(record.c.run_id == run_id)
        found: dict[tuple[str, str], dict[str, frozenset[FieldName]]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(asked):
                fields = values.fields_from_json(row.fields)
                present = (name for name, value in fields.items() if value.best.state is FieldState.PRESENT)
                found.setdefault((row.unit, row.column_id), {})[row.url] = frozenset(present)
        return found

    def traits(self, run_id: int) -> dict[str, PageTraits]:
        """What was examined on the pages of a run, by the key of the sighting that shows the page."""
        with self._database.reading() as connection:
            asked = select(page_traits).where(page_traits.c.run_id == run_id)
            return {row.sighting: rows.traits_of(row) for row in connection.execute(asked)}

    def traits_of(self, run_id: int, keys: Iterable[str]) -> dict[str, PageTraits]:
        """The same for the pages of some sightings only."""
        found: dict[str, PageTraits] = {}
        with self._database.reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                asked = select(page_traits).where(page_traits.c.run_id == run_id, page_traits.c.sighting.in_(chunk))
                found.update({row.sighting: rows.traits_of(row) for row in connection.execute(asked)})
        return found

    def links(self, run_id: int, unit: str | None = None) -> tuple[Link, ...]:
        """The links of a run, those on one unit's pages or all, by page and address."""
        asked = select(link).where(link.c.run_id == run_id)
        if unit is not None:
            asked = asked.where(link.c.unit == unit)
        with self._database.reading() as connection:
            found = [rows.link_of(row) for row in connection.execute(asked)]
        return tuple(sorted(found, key=lambda item: (item.page_url, item.url, item.role, item.href, item.text)))

    def sightings(self, run_id: int, unit: str | None = None) -> dict[str, Sighting]:
        """The sightings of a run by key, those made for one unit or all, in the order of time."""
        asked = select(sighting).where(sighting.c.run_id == run_id).order_by(sighting.c.seen_at, sighting.c.key)
        if unit is not None:
            asked = asked.where(sighting.c.unit == unit)
        with self._database.reading() as connection:
            return {row.key: rows.sighting_of(row) for row in connection.execute(asked)}

    def sightings_by_key(self, keys: Iterable[str]) -> dict[str, Sighting]:
        """The sightings of these keys in whichever run they were made; of equal keys the one of the newest run."""
        found: dict[str, Sighting] = {}
        with self._database.reading() as connection:
            for chunk in chunks(sorted(set(keys))):
                asked = select(sighting).where(sighting.c.key.in_(chunk)).order_by(sighting.c.run_id)
                found.update({row.key: rows.sighting_of(row) for row in connection.execute(asked)})
        return found

    def seen_urls(self, run_id: int) -> dict[str, str]:
        """Which addresses a run has asked already: address → key of its sighting.

        Skipped ones were not asked and are left out. Where an address was both read as a page and probed as a link, the
        reading counts; of several visits the last.
        """
        asked = (
            select(sighting.c.url, sighting.c.key)
            .where(sighting.c.run_id == run_id, sighting.c.kind != SightingKind.SKIPPED.value)
            .order_by(sighting.c.role.not_in(_PROBES), sighting.c.seen_at, sighting.c.key)
        )
        with self._database.reading() as connection:
            return {row.url: row.key for row in connection.execute(asked)}

    def link_observations(self, urls: Iterable[str], until_run: int) -> dict[str, tuple[Sighting, ...]]:
        """What all runs up to ``until_run`` observed at these addresses: the last five visits each, in time order.

        A visit counts whether it probed a link or read a page: what was read is not probed a second time.
        """
        wanted = {digest(url): url for url in urls}
        found: dict[str, list[Sighting]] = {}
        with self._database.reading() as connection:
            for chunk in chunks(list(wanted)):
                for row in connection.execute(_last_visits(chunk, until_run)):
                    found.setdefault(wanted[row.url_digest], []).append(rows.sighting_of(row))
        return {url: tuple(observations) for url, observations in found.items()}

    def home_visits(self, since: datetime, until: datetime) -> tuple[tuple[datetime, int, Sighting], ...]:
        """The visits of all runs whose moment lies between these two: moment, number of the run, sighting; in order of time."""
        asked = (
            select(sighting, run.c.as_of)
            .join(run, run.c.id == sighting.c.run_id)
            .where(sighting.c.role == Role.VISIT.value, run.c.as_of >= since, run.c.as_of <= until)
            .order_by(run.c.as_of, run.c.id, sighting.c.key)
        )
        with self._database.reading() as connection:
            return tuple((row.as_of, row.run_id, rows.sighting_of(row)) for row in connection.execute(asked))

    def first_seen(self, urls: Iterable[str], what: str = "record") -> dict[str, datetime]:
        """When any run saw these addresses first, as a ``"record"`` or a ``"link"``; others are left out."""
        wanted = {digest(url): url for url in urls}
        moments: dict[str, datetime] = {}
        with self._database.reading() as connection:
            for chunk in chunks(list(wanted)):
                asked = select(first_seen.c.url_digest, first_seen.c.seen_at).where(
                    first_seen.c.what == what, first_seen.c.url_digest.in_(chunk)
                )
                moments.update({wanted[row.url_digest]: row.seen_at for row in connection.execute(asked)})
        return moments


def _upsert(connection: Connection, table: Table, batch: list[rows.Values]) -> None:
    if batch:
        # One order for all processes: two that write the same rows in opposite orders would block each other for good.
        keys = [column.name for column in table.primary_key.columns]
        batch.sort(key=lambda row: tuple(row[key] for key in keys))
        connection.execute(replace(connection, table), batch)


def _register(
    connection: Connection, run_id: int, sightings: Sequence[Sighting], records: Sequence[Record], links: Sequence[Link]
) -> None:
    """Note when addresses were seen first; an earlier note of any run stays."""
    if not records and not links:
        return
    seen_at = {item.key: item.seen_at for item in sightings}
    unknown = {item.sighting for item in records} | {item.page_sighting for item in links}
    unknown -= seen_at.keys()
    for chunk in chunks(sorted(unknown)):
        asked = select(sighting.c.key, sighting.c.seen_at).where(sighting.c.run_id == run_id, sighting.c.key.in_(chunk))
        seen_at.update({row.key: row.seen_at for row in connection.execute(asked)})
    started_at = connection.execute(select(run.c.started_at).where(run.c.id == run_id)).scalar_one()

    first: dict[tuple[str, str], datetime] = {}
    noted = [("record", item.url, item.sighting) for item in records] + [
        ("link", item.url, item.page_sighting) for item in links
    ]
    for what, url, key in noted:
        moment = seen_at.get(key, started_at)
        place = (what, digest(url))
        first[place] = min(moment, first.get(place, moment))
    batch = [
        {"what": what, "url_digest": url_digest, "seen_at": moment, "run_id": run_id}
        for (what, url_digest), moment in sorted(first.items())
    ]
    connection.execute(keep_least(connection, first_seen, first_seen.c.seen_at), batch)


def _last_visits(digests: Sequence[str], until_run: int) -> Select[Any]:
    newest_first = func.row_number().over(
        partition_by=sighting.c.url_digest,
        order_by=(sighting.c.seen_at.desc(), sighting.c.run_id.desc(), sighting.c.key.desc()),
    )
    numbered = (
        select(sighting, newest_first.label("number"))
        .where(sighting.c.url_digest.in_(digests), sighting.c.run_id <= until_run, sighting.c.role.not_in(_NO_LOOKS))
        .subquery()
    )
    return (
        select(numbered)
        .where(numbered.c.number <= OBSERVATIONS_KEPT)
        .order_by(numbered.c.seen_at, numbered.c.run_id, numbered.c.key)
    )
