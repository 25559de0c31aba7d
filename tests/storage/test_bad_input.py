"""What cannot be used ends in one clear StorageError: what was being done, to what, why not, what to do."""

import os
import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from duewatch.errors import StorageError
from duewatch.storage import Store, status_of
from duewatch.storage.database import Database

HOLD = """
import sqlite3, sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
print("free", flush=True)
"""


def failure(url, **more) -> StorageError:
    with pytest.raises(StorageError) as caught:
        Store.open(url, **more)
    assert caught.value.cure
    assert caught.value.complaints
    return caught.value


@pytest.mark.parametrize("url", ["", "duewatch.db", "C:\\data\\duewatch.db", "sqlite:/x.db"])
def test_what_is_no_url_is_answered_with_two_examples(url):
    error = failure(url)
    assert "sqlite:///folder/duewatch.db or postgresql://" in error.cure


@pytest.mark.parametrize(
    "url", ["mysql://h/d", "oracle://h/d", "postgres://h/d", "postgresql+asyncpg://h/d", "postgresql+psycopg2://h/d"]
)
def test_other_databases_and_drivers_are_refused_by_name(url):
    assert "is not a database duewatch knows" in str(failure(url))


def test_a_password_is_never_shown():
    for url in ("mysql://user:geheim@host/d", "postgresql://user:geheim@127.0.0.1:1/d", "not a url user:geheim@host"):
        assert "geheim" not in str(failure(url))


def test_a_server_that_does_not_answer_is_named_with_its_cure():
    error = failure("postgresql://user@127.0.0.1:1/duewatch")
    assert "127.0.0.1:1" in error.to
    assert "start the database server" in error.cure


def test_a_host_that_no_name_server_knows_is_named_with_its_cure():
    assert "start the database server" in failure("postgresql://user@no-such-host.invalid/duewatch").cure


@pytest.mark.postgres
def test_a_missing_database_on_a_server_is_named_with_its_cure(fresh_postgres_url):
    url = make_url(fresh_postgres_url).set(database="no_such_database").render_as_string(hide_password=False)
    error = failure(url)
    assert "createdb" in error.cure


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    error = failure(f"sqlite:///{tmp_path / 'file' / 'duewatch.db'}")
    assert error.to == str(tmp_path / "file")
    assert "a folder you may write to" in error.cure


@pytest.fixture
def unwritable(tmp_path):
    """A folder in which this user can make no file; root may write everywhere but in /proc."""
    if os.geteuid() == 0:
        if not Path("/proc/self").exists():
            pytest.skip("root may write everywhere")
        yield Path("/proc")
        return
    tmp_path.chmod(0o555)
    yield tmp_path
    tmp_path.chmod(0o755)


def test_a_folder_without_the_right_to_write_is_named(unwritable):
    assert "a folder you may write to" in failure(f"sqlite:///{unwritable / 'duewatch.db'}").cure
    assert "a folder you may write to" in failure("sqlite://", evidence=unwritable).cure


def test_an_evidence_folder_that_cannot_be_made_is_named_before_the_database_is_touched(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    error = failure(f"sqlite:///{tmp_path / 'duewatch.db'}", evidence=tmp_path / "file" / "evidence")
    assert error.doing == "opening the evidence folder"
    assert not (tmp_path / "duewatch.db").exists()


def test_a_database_that_is_a_folder_is_named(tmp_path):
    assert "name a file" in failure(f"sqlite:///{tmp_path}").cure


def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Sehr geehrte Damen und Herren, " * 100)
    before = file.read_bytes()
    assert "a database made by duewatch" in failure(f"sqlite:///{file}").cure
    assert file.read_bytes() == before


def test_a_read_only_file_is_named_and_its_address_is_taken_for_no_folder(tmp_path, now, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Store.open(f"sqlite:///{tmp_path / 'duewatch.db'}"):
        pass
    url = f"sqlite:///file:{tmp_path / 'duewatch.db'}?mode=ro&uri=true"
    with Store.open(url) as store, pytest.raises(StorageError, match="right to write"):
        store.leases.take("scheduler", "me", now, 1)
    assert [file.name for file in tmp_path.iterdir() if file.is_dir()] == []
    assert status_of(url).up_to_date


def test_a_database_in_memory_has_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite://", "sqlite:///:memory:", "sqlite:///file::memory:?uri=true"):
        with Store.open(url):
            assert list(tmp_path.iterdir()) == []


def test_a_database_that_another_process_holds_is_waited_for_and_then_named(tmp_path, python, now):
    file = tmp_path / "duewatch.db"
    with Store.open(f"sqlite:///{file}", patience_seconds=0.1) as store:
        holder = python(HOLD, file)
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StorageError, match="database is locked") as caught:
            store.leases.take("scheduler", "me", now, 60)
        assert "another process holds the database" in caught.value.cure
        holder.stdin.write("let go\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "free\n"
        assert store.leases.take("scheduler", "me", now, 60)


@pytest.mark.parametrize(("said", "milliseconds"), [("", 2_000), ("?timeout=0.5", 500)])
def test_a_url_may_say_itself_how_long_is_waited(tmp_path, said, milliseconds):
    database = Database(f"sqlite:///{tmp_path / 'duewatch.db'}{said}", patience_seconds=2)
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == milliseconds
    database.close()


def test_a_new_database_that_another_process_holds_is_named_too(tmp_path, python):
    file = tmp_path / "duewatch.db"
    sqlite3.connect(file).close()
    holder = python(HOLD, file)
    assert holder.stdout.readline() == "held\n"
    assert "another process holds" in failure(f"sqlite:///{file}", patience_seconds=0.1).cure


@pytest.mark.postgres
def test_a_table_that_another_session_holds_is_waited_for_and_then_named(fresh_postgres_url, now):
    with Store.open(fresh_postgres_url, patience_seconds=0.1) as store, psycopg.connect(fresh_postgres_url) as holder:
        holder.execute("LOCK TABLE lease IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StorageError, match="another process holds the database"):
            store.leases.take("scheduler", "me", now, 60)
        holder.rollback()
        assert store.leases.take("scheduler", "me", now, 60)


def test_a_database_that_vanished_is_told_as_such(tmp_path):
    url = f"sqlite:///{tmp_path / 'duewatch.db'}"
    with Store.open(url):
        pass
    (tmp_path / "duewatch.db").write_bytes(b"\x00" * 100)
    with pytest.raises(StorageError):
        status_of(url)
