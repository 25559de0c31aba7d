"""What one crawl child is told to do: values, and their JSON file.

A child gets the whole of a host, so that one place keeps the host's budget. There are two sorts of work: walking columns and
probing links. The database address is no part of the file (it may hold a password); it travels in the environment.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from duewatch.config import Settings
from duewatch.domain.sightings import Role
from duewatch.domain.units import Column

PRIVATE_SETTINGS = {"database", "mail", "schedule", "report"}  # a crawl child needs none of them, and some are secret


@dataclass(frozen=True, slots=True)
class CrawlTarget:
    """The columns of one unit that stand on the hosts of one job."""

    unit: str  # id of the unit
    columns: tuple[Column, ...]  # those with an address
    hosts: tuple[str, ...]  # host[:port] of every address that counts as the unit's own
    passed_on: bool = False  # its notices are to be passed on by others, so that their passages are kept


@dataclass(frozen=True, slots=True)
class ProbeTarget:
    """One address to be asked whether it is there."""

    url: str
    role: Role = Role.LINK
    first_seen_at: datetime | None = None  # set for a second look: when the first one was
    read: bool = False  # ask for the page itself, to see what stands there: one page of each foreign host


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """The work of one child: columns to walk, or links to probe; everything of one host stands in one job."""

    name: str  # unique within the run; names its files
    hosts: tuple[str, ...]
    targets: tuple[CrawlTarget, ...] = ()
    probes: tuple[ProbeTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class JobFile:
    """Everything a child needs to know."""

    job: CrawlJob
    run_id: int
    as_of: datetime
    evidence_dir: Path
    state_dir: Path  # where the budgets of hosts are kept for all processes of this machine
    parent: int  # process id: the child ends when this process is gone
    settings: Settings


_FILE: TypeAdapter[JobFile] = TypeAdapter(JobFile)


def write(job_file: JobFile, path: Path) -> None:
    """Write the file a child is started with."""
    excluded = {"settings": PRIVATE_SETTINGS}
    path.touch(mode=0o600)  # the address of a proxy may hold a password
    path.write_bytes(_FILE.dump_json(job_file, exclude=excluded))


def read(path: Path) -> JobFile:
    """Read what :func:`write` wrote."""
    return _FILE.validate_json(path.read_bytes())


def host_of(url: str) -> str:
    """``host`` or ``host:port`` of an address, in lower case; the default port of the scheme is left out; "" if it has none."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if ":" in host:
        host = f"[{host}]"
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return f"{host}:{port}" if host and port is not None and port != default else host
