"""The tables of what people wrote: declarations, acceptances, replies with their answers, granted waivers.

Nothing in them is ever deleted: what no longer holds is withdrawn, and says by whom and when.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from duewatch.storage.columns import Moment, Words
from duewatch.storage.tables import metadata

declaration = Table(
    "declaration",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("unit", String(200), nullable=False),
    Column("obligation", String(200)),
    Column("column_id", String(200)),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("by_whom", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Words, nullable=False),
    sqlite_autoincrement=True,
)

acceptance = Table(
    "acceptance",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("unit", String(200), nullable=False),
    Column("check_id", String(200), nullable=False),
    Column("subject", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("about_year", Integer),
    Column("by_whom", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", Words, nullable=False),
    sqlite_autoincrement=True,
)

reply = Table(
    "reply",
    metadata,
    Column("code", String(20), primary_key=True),
    Column("check_id", String(200), nullable=False),
    Column("unit", String(200), nullable=False),
    Column("subject", Words, nullable=False),
    Column("subject_digest", String(32), nullable=False),
    Column("run_id", Integer, ForeignKey("run.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("words", Words, nullable=False),
    Column("by_whom", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("received_at", Moment, nullable=False),
    Index("ix_reply_unit", "unit"),
)

answer = Table(
    "answer",
    metadata,
    Column("reply", String(20), ForeignKey("reply.code"), primary_key=True),
    Column("outcome", String(20), nullable=False),
    Column("by_whom", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("answered_at", Moment, nullable=False),
)

granted_waiver = Table(
    "granted_waiver",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("unit", String(200), nullable=False),
    Column("obligation", String(200)),
    Column("check_id", String(200)),
    Column("subject", Words),
    Column("reason", Words, nullable=False),
    Column("by_whom", Words, nullable=False),
    Column("until_day", String(10)),
    Column("reply", String(20), ForeignKey("reply.code")),
    Column("granted_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
