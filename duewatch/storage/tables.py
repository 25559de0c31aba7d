"""The tables, once. ``migrations/`` brings a database to this shape; a test compares the two.

Keys are what the domain calls the same thing; where such a key holds an address or another long word, ``*_digest`` stands
for it (see :func:`duewatch.storage.columns.digest`).
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table

from duewatch.storage.columns import Json, Moment, Words

SCHEMA = "0003"
"""The newest revision in ``migrations/versions``."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _run_key() -> Column[int]:
    return Column("run_id", Integer, ForeignKey("run.id"), primary_key=True, autoincrement=False)


def _digest_key(name: str) -> Column[str]:
    return Column(name, String(32), primary_key=True)


def _name_key(name: str) -> Column[str]:
    return Column(name, String(200), primary_key=True)


run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("order_key", Words, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("units", Json, nullable=False),
    Column("office", String(200)),
    Column("url", Words),
    Column("schedule", String(200)),
    Column("as_of", Moment, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("state", String(20), nullable=False),
    Column("resumed", Integer, nullable=False),
    Column("catalog_digest", String(100), nullable=False),
    Column("version", String(50), nullable=False),
    Column("notes", Json, nullable=False),
    Column("facts_of", Integer, ForeignKey("run.id")),  # a re-judgement: the run whose facts were judged again
    Column("posted_at", Moment),  # when its judgements were posted; NULL: not yet
    Column("owner", String(300), nullable=False),
    Column("heartbeat_at", Moment, nullable=False),
    Index("ix_run_state", "state"),
    Index("ix_run_schedule", "schedule"),
    sqlite_autoincrement=True,
)

sighting = Table(
    "sighting",
    metadata,
    _run_key(),
    _name_key("key"),
    Column("unit", String(200), nullable=False),
    Column("url", Words, nullable=False),
    Column("url_digest", String(32), nullable=False),
    Column("role", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("status", Integer),
    Column("method", String(20), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("location", Words),
    Column("content_type", Words),
    Column("length", Integer),
    Column("elapsed_ms", Integer),
    Column("note", Words, nullable=False),
    Column("via", String(50), nullable=False),
    Column("evidence_file", Words),
    Column("evidence_offset", Integer),
    Column("evidence_digest", String(100)),
    Index("ix_sighting_url_digest", "url_digest", "run_id"),
    Index("ix_sighting_key", "key"),
)

walk = Table(
    "walk",
    metadata,
    _run_key(),
    _name_key("unit"),
    _name_key("column_id"),
    Column("pages", Json, nullable=False),
    Column("entries", Json, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reason", String(50)),
    Column("declared_total", Integer),
    Column("layout", String(100), nullable=False),
    Column("other_entries", Integer),
    Column("warnings", Json, nullable=False),
)

record = Table(
    "record",
    metadata,
    _run_key(),
    _name_key("unit"),
    _name_key("column_id"),
    _digest_key("url_digest"),
    Column("url", Words, nullable=False),
    Column("sighting", String(200), nullable=False),
    Column("title", Words, nullable=False),
    Column("fields", Json, nullable=False),
    Column("attachments", Json, nullable=False),
    Column("body_length", Integer, nullable=False),
    Column("body_kind", String(20), nullable=False),
    Column("text_sketch", Json, nullable=False),
    Column("layout", String(100), nullable=False),
    Column("understood", Boolean, nullable=False),
    Column("list_date", Words),
    Column("warnings", Json, nullable=False),
)

link = Table(
    "link",
    metadata,
    _run_key(),
    _name_key("unit"),
    _digest_key("link_digest"),  # of page, target, words and role: the same link twice on one page is one row
    Column("page_url", Words, nullable=False),
    Column("page_sighting", String(200), nullable=False),
    Column("url", Words, nullable=False),
    Column("href", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("role", String(20), nullable=False),
    Column("in_template", Boolean, nullable=False),
)

page_traits = Table(
    "page_traits",
    metadata,
    _run_key(),
    _name_key("sighting"),
    Column("url", Words, nullable=False),
    Column("traits", Json, nullable=False),
)

first_seen = Table(
    "first_seen",
    metadata,
    Column("what", String(10), primary_key=True),  # "record" or "link"
    _digest_key("url_digest"),
    Column("seen_at", Moment, nullable=False),
    Column("run_id", Integer, ForeignKey("run.id"), nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    _run_key(),
    Column("place", Integer, primary_key=True, autoincrement=False),  # the order in which the judges gave them
    Column("check_id", String(200), nullable=False),
    Column("unit", String(200), nullable=False),
    Column("subject", Words, nullable=False),
    Column("subject_digest", String(32), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("severity", String(20), nullable=False),
    Column("reason", String(50)),
    Column("facts", Json, nullable=False),
    Column("sightings", Json, nullable=False),
    Column("basis", Json, nullable=False),
    Column("obligation", Words),
    Column("column_id", String(200)),
    Index("ix_judgement_subject_digest", "subject_digest", "run_id"),
)

fault = Table(
    "fault",
    metadata,
    _run_key(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("check_id", String(200), nullable=False),
    Column("unit", String(200), nullable=False),
    Column("traceback", Words, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    _name_key("check_id"),
    _name_key("unit"),
    _digest_key("subject_digest"),
    Column("subject", Words, nullable=False),
    Column("state", String(20), nullable=False),
    Column("first_run", Integer, ForeignKey("run.id"), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_confirmed_run", Integer, ForeignKey("run.id"), nullable=False),
    Column("last_confirmed", Moment, nullable=False),
    Column("nights", Integer, nullable=False),
    Column("severity", String(20), nullable=False),
    Column("facts", Json, nullable=False),
    Column("cleared_run", Integer, ForeignKey("run.id")),
    Column("cleared_at", Moment),
    Column("times_reopened", Integer, nullable=False),
    Index("ix_finding_unit", "unit"),
)

change = Table(
    "change",
    metadata,
    _run_key(),
    _name_key("check_id"),
    _name_key("unit"),
    _digest_key("subject_digest"),
    Column("move", String(20), nullable=False),
    Column("place", Integer, nullable=False),  # of the judgement that made the move, in the same run
    Column("finding", Json, nullable=False),  # as the move left it
    Column("posted_at", Moment, nullable=False),
    Index("ix_change_subject_digest", "subject_digest", "run_id"),
)

dispatch = Table(
    "dispatch",
    metadata,
    _run_key(),
    _name_key("office"),
    Column("state", String(20), nullable=False),
    Column("owner", String(300), nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("finished_at", Moment),
    Column("how", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("permanent", Boolean, nullable=False),
)

attestation = Table(
    "attestation",
    metadata,
    _name_key("obligation"),
    _name_key("unit"),
    Column("on_day", String(10), primary_key=True),
    Column("by_whom", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    _name_key("name"),
    Column("owner", String(300), nullable=False),
    Column("until", Moment, nullable=False),
)
