"""Runs the steps on the connection :mod:`duewatch.storage.schema` hands over, inside its transaction."""

from alembic import context

from duewatch.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,
)
context.run_migrations()
