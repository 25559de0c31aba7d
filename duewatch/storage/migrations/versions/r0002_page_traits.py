"""What pages show beyond the metadata of their documents."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table; runs that ended before it have examined nothing."""
    op.create_table(
        "page_traits",
        sa.Column("run_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sighting", sa.String(length=200), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("traits", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_page_traits_run_id_run")),
        sa.PrimaryKeyConstraint("run_id", "sighting", name=op.f("pk_page_traits")),
    )
