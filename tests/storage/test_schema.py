import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.schema import CreateIndex, CreateTable

from duewatch.errors import StorageError
from duewatch.storage import Store, schema, status_of, tables, upgrade
from duewatch.storage.database import Database

OPEN = """
import sys
from duewatch.storage import Store

print("ready", flush=True)
sys.stdin.readline()
with Store.open(sys.argv[1]) as store:
    print(len(store.runs.newest()), flush=True)
"""


@pytest.fixture
def database(database_url):
    opened = Database(database_url)
    yield opened
    opened.close()


def migrations() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    return ScriptDirectory.from_config(config)


def set_revision(database: Database, revision: str) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def test_the_newest_revision_is_the_one_the_tables_name():
    assert migrations().get_heads() == [tables.SCHEMA]


def test_a_migrated_database_has_exactly_the_tables_of_the_code(database):
    schema.ensure(database)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


def test_a_migrated_sqlite_file_has_word_for_word_the_tables_of_the_code(tmp_path):
    upgrade(f"sqlite:///{tmp_path / 'migrated.db'}")
    engine = create_engine("sqlite://")
    with create_engine(f"sqlite:///{tmp_path / 'migrated.db'}").connect() as connection:
        asked = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        migrated = {name: " ".join(sql.split()) for name, sql in connection.execute(asked) if name != "alembic_version"}
    declared = {table.name: CreateTable(table) for table in tables.metadata.sorted_tables}
    declared |= {index.name: CreateIndex(index) for table in tables.metadata.sorted_tables for index in table.indexes}
    assert migrated == {name: " ".join(str(ddl.compile(engine)).split()) for name, ddl in declared.items()}


def test_an_empty_database_of_the_first_revision_upgrades_to_the_newest(database, database_url):
    (first,) = migrations().get_bases()
    database.make_folder()
    with database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, first)
    assert status_of(database_url).revision == first
    upgrade(database_url)
    assert status_of(database_url).up_to_date
    with Store.open(database_url) as store:
        assert store.runs.newest() == ()


def test_looking_at_a_database_does_not_make_it(tmp_path):
    url = f"sqlite:///{tmp_path / 'folder' / 'duewatch.db'}"
    assert status_of(url).revision is None
    assert list(tmp_path.iterdir()) == []


def test_an_upgrade_tells_how_the_database_stood_before(database_url):
    assert upgrade(database_url).revision is None
    assert upgrade(database_url).up_to_date


def test_an_older_database_is_refused_with_the_command_that_upgrades_it(database, database_url):
    schema.ensure(database)
    set_revision(database, "0000")
    with pytest.raises(StorageError, match="run `duewatch db upgrade`"):
        Store.open(database_url)


def test_a_database_of_a_newer_program_is_left_alone(database, database_url):
    schema.ensure(database)
    set_revision(database, "9999")
    for use in (Store.open, upgrade):
        with pytest.raises(StorageError, match="install the duewatch that made it"):
            use(database_url)
    assert status_of(database_url).revision == "9999"


def test_a_database_with_tables_of_others_is_left_alone(database, database_url):
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    for use in (Store.open, upgrade, status_of):
        with pytest.raises(StorageError, match="its tables are not ours"):
            use(database_url)


def test_two_processes_that_open_an_empty_database_at_once_both_find_it_made(database_url, python):
    processes = [python(OPEN, database_url) for _ in range(2)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        told, complained = process.communicate(timeout=60)
        assert (told, process.returncode) == ("0\n", 0), complained
