"""What people say of findings: declarations, acceptances, replies, answers, granted waivers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the tables; nothing that stands in older ones changes."""
    op.create_table(
        "declaration",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("obligation", sa.String(length=200), nullable=True),
        sa.Column("column_id", sa.String(length=200), nullable=True),
        sa.Column("first_day", sa.String(length=10), nullable=False),
        sa.Column("last_day", sa.String(length=10), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_declaration")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "acceptance",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("about_year", sa.Integer(), nullable=True),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_acceptance")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reply",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_digest", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reply")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_reply_run_id_run")),
    )
    op.create_index("ix_reply_unit", "reply", ["unit"], unique=False)
    op.create_table(
        "answer",
        sa.Column("reply", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("reply", name=op.f("pk_answer")),
        sa.ForeignKeyConstraint(["reply"], ["reply.code"], name=op.f("fk_answer_reply_reply")),
    )
    op.create_table(
        "granted_waiver",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("obligation", sa.String(length=200), nullable=True),
        sa.Column("check_id", sa.String(length=200), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("until_day", sa.String(length=10), nullable=True),
        sa.Column("reply", sa.String(length=20), nullable=True),
        sa.Column("granted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_granted_waiver")),
        sa.ForeignKeyConstraint(["reply"], ["reply.code"], name=op.f("fk_granted_waiver_reply_reply")),
        sqlite_autoincrement=True,
    )
