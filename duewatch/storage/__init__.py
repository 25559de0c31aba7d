"""Remembers: the one owner of the schema."""

from duewatch.storage.owners import current_owner
from duewatch.storage.status import DatabaseStatus, status_of, upgrade
from duewatch.storage.store import Store

__all__ = ["DatabaseStatus", "Store", "current_owner", "status_of", "upgrade"]
