"""Remembers: the one owner of the schema."""

from duewatch.storage.owners import current_owner
from duewatch.storage.store import Store

__all__ = ["Store", "current_owner"]
