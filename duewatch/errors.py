"""The tree of our own failures.

    DuewatchError
    ├── UsageError        a command was typed that cannot be carried out
    ├── ConfigError       duewatch.toml is wrong; lists every complaint
    ├── CatalogError      catalogue files are wrong; lists every complaint
    ├── StorageError      the database or the evidence folder cannot be used
    ├── CrawlFailed       a crawl child ended without finishing its job
    ├── ReportError       a report could not be composed or written
    ├── MailError         a mail could not be handed over (permanent or not)
    ├── ScheduleError     a schedule cannot be carried out
    └── ForeignPackage    a stranger's package carries one of our names

A broken page, a missing record or a late repost is *not* an error: those are sightings and judgements. An error says what
was being done, to what, and what to do about it.
"""

from collections.abc import Sequence


class DuewatchError(Exception):
    """Something of ours failed. ``doing``, ``to`` and ``cure`` make one sentence for a person.

    ``complaints`` holds every single thing that was found wrong, one line each; it may be empty.
    """

    def __init__(self, doing: str, to: str, cure: str, complaints: Sequence[str] = ()) -> None:
        self.doing = doing
        self.to = to
        self.cure = cure
        self.complaints = tuple(complaints)
        super().__init__(self.__str__())

    def __str__(self) -> str:
        head = f"Error while {self.doing} ({self.to})."
        lines = [head, *(f"  - {complaint}" for complaint in self.complaints), f"What to do: {self.cure}"]
        return "\n".join(lines)


class UsageError(DuewatchError):
    """A command was typed that cannot be carried out."""


class ConfigError(DuewatchError):
    """The configuration is wrong; every complaint is listed at once."""


class CatalogError(DuewatchError):
    """The catalogue is wrong; every complaint is listed at once."""


class StorageError(DuewatchError):
    """The database or the evidence folder cannot be used."""


class CrawlFailed(DuewatchError):
    """A crawl child ended without finishing its job; what it had stored stays stored."""


class ReportError(DuewatchError):
    """A report could not be composed or written."""


class MailError(DuewatchError):
    """A mail could not be handed over. ``permanent`` says that trying again cannot help."""

    def __init__(self, doing: str, to: str, cure: str, complaints: Sequence[str] = (), *, permanent: bool = False) -> None:
        super().__init__(doing, to, cure, complaints)
        self.permanent = permanent


class ScheduleError(DuewatchError):
    """A schedule cannot be carried out."""


class ForeignPackage(DuewatchError):
    """A package of a stranger carries one of our names and would be imported instead of ours."""
