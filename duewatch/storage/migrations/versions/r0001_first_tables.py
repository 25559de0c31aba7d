"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make them in an empty database."""
    op.create_table(
        "attestation",
        sa.Column("obligation", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("by_whom", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("obligation", "unit", "on_day", name=op.f("pk_attestation")),
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.String(length=300), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("order_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("schedule", sa.String(length=200), nullable=True),
        sa.Column("as_of", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("resumed", sa.Integer(), nullable=False),
        sa.Column("catalog_digest", sa.String(length=100), nullable=False),
        sa.Column("version", sa.String(length=50), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("facts_of", sa.Integer(), nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.Column("owner", sa.String(length=300), nullable=False),
        sa.Column("heartbeat_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["facts_of"], ["run.id"], name=op.f("fk_run_facts_of_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_run_schedule", "run", ["schedule"], unique=False)
    op.create_index("ix_run_state", "run", ["state"], unique=False)
    op.create_table(
        "change",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("subject_digest", sa.String(length=32), nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("finding", sa.JSON(), nullable=False),
        sa.Column("posted_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_change_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "check_id", "unit", "subject_digest", name=op.f("pk_change")),
    )
    op.create_index("ix_change_subject_digest", "change", ["subject_digest", "run_id"], unique=False)
    op.create_table(
        "dispatch",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=300), nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("permanent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_dispatch_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "office", name=op.f("pk_dispatch")),
    )
    op.create_table(
        "fault",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("traceback", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_fault_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "place", name=op.f("pk_fault")),
    )
    op.create_table(
        "finding",
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("subject_digest", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("first_run", sa.Integer(), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_confirmed_run", sa.Integer(), nullable=False),
        sa.Column("last_confirmed", MOMENT, nullable=False),
        sa.Column("nights", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("cleared_run", sa.Integer(), nullable=True),
        sa.Column("cleared_at", MOMENT, nullable=True),
        sa.Column("times_reopened", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first_run"], ["run.id"], name=op.f("fk_finding_first_run_run")),
        sa.ForeignKeyConstraint(["last_confirmed_run"], ["run.id"], name=op.f("fk_finding_last_confirmed_run_run")),
        sa.ForeignKeyConstraint(["cleared_run"], ["run.id"], name=op.f("fk_finding_cleared_run_run")),
        sa.PrimaryKeyConstraint("check_id", "unit", "subject_digest", name=op.f("pk_finding")),
    )
    op.create_index("ix_finding_unit", "finding", ["unit"], unique=False)
    op.create_table(
        "first_seen",
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("url_digest", sa.String(length=32), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_first_seen_run_id_run")),
        sa.PrimaryKeyConstraint("what", "url_digest", name=op.f("pk_first_seen")),
    )
    op.create_table(
        "judgement",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("check_id", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_digest", sa.String(length=32), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=50), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("sightings", sa.JSON(), nullable=False),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=True),
        sa.Column("column_id", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_judgement_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "place", name=op.f("pk_judgement")),
    )
    op.create_index("ix_judgement_subject_digest", "judgement", ["subject_digest", "run_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("link_digest", sa.String(length=32), nullable=False),
        sa.Column("page_url", sa.Text(), nullable=False),
        sa.Column("page_sighting", sa.String(length=200), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("href", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("in_template", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_link_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "unit", "link_digest", name=op.f("pk_link")),
    )
    op.create_table(
        "record",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("column_id", sa.String(length=200), nullable=False),
        sa.Column("url_digest", sa.String(length=32), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("sighting", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("body_length", sa.Integer(), nullable=False),
        sa.Column("body_kind", sa.String(length=20), nullable=False),
        sa.Column("text_sketch", sa.JSON(), nullable=False),
        sa.Column("layout", sa.String(length=100), nullable=False),
        sa.Column("understood", sa.Boolean(), nullable=False),
        sa.Column("list_date", sa.Text(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_record_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "unit", "column_id", "url_digest", name=op.f("pk_record")),
    )
    op.create_table(
        "sighting",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_digest", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("content_type", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("elapsed_ms", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("via", sa.String(length=50), nullable=False),
        sa.Column("evidence_file", sa.Text(), nullable=True),
        sa.Column("evidence_offset", sa.Integer(), nullable=True),
        sa.Column("evidence_digest", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_sighting_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "key", name=op.f("pk_sighting")),
    )
    op.create_index("ix_sighting_key", "sighting", ["key"], unique=False)
    op.create_index("ix_sighting_url_digest", "sighting", ["url_digest", "run_id"], unique=False)
    op.create_table(
        "walk",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("column_id", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=50), nullable=True),
        sa.Column("declared_total", sa.Integer(), nullable=True),
        sa.Column("layout", sa.String(length=100), nullable=False),
        sa.Column("other_entries", sa.Integer(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_walk_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "unit", "column_id", name=op.f("pk_walk")),
    )
