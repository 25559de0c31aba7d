"""Alembic's steps from one shape of the database to the next, reached only through ``duewatch db upgrade``."""
