"""Leases: one holder at a time of a named office, such as being the scheduler."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from duewatch.storage.database import Database
from duewatch.storage.owners import is_alive
from duewatch.storage.tables import lease
from duewatch.storage.upserts import insert_new


class Leases:
    """Who holds what until when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, owner: str, now: datetime, seconds: float) -> bool:
        """Take or prolong a lease. It is free when nobody holds it, its time is over, or its holder has died."""
        until = now + timedelta(seconds=seconds)
        row = {"name": name, "owner": owner, "until": until}
        with self._database.writing("taking a lease") as connection:
            if insert_new(connection, lease, row):
                return True
            holder = connection.execute(select(lease).where(lease.c.name == name)).one_or_none()
            if holder is None:  # PostgreSQL: it was given up between our two statements; the next attempt will get it
                return False
            gone = [] if is_alive(holder.owner, now, now) else [holder.owner]
            free = or_(lease.c.owner.in_([owner, *gone]), lease.c.until <= now)
            taken = update(lease).where(lease.c.name == name, free).values(owner=owner, until=until)
            return connection.execute(taken).rowcount == 1

    def give_up(self, name: str, owner: str) -> None:
        """Give a lease back; one that another holds is left alone."""
        with self._database.writing("giving up a lease") as connection:
            connection.execute(delete(lease).where(lease.c.name == name, lease.c.owner == owner))
