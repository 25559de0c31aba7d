"""The one place where the SQL of SQLite and of PostgreSQL differs: what happens when a row is already there."""

from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

AnyInsert = sqlite.Insert | postgresql.Insert


def replace(connection: Connection, table: Table) -> AnyInsert:
    """Insert; a row of the same key takes the new values."""
    statement = _insert(connection, table)
    values = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=values)


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row and say whether it was new; a row of the same key stays as it is."""
    key = list(table.primary_key.columns)
    # RETURNING tells, where the row count of an INSERT does not: psycopg gives -1 for it.
    statement = _insert(connection, table).on_conflict_do_nothing(index_elements=key).returning(key[0])
    return connection.execute(statement, row).one_or_none() is not None


def keep_least(connection: Connection, table: Table, by: Column[object]) -> AnyInsert:
    """Insert; a row of the same key changes only when the new value of ``by`` is smaller."""
    statement = _insert(connection, table)
    values = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns), set_=values, where=statement.excluded[by.name] < by
    )


def _insert(connection: Connection, table: Table) -> AnyInsert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
