"""The three uses on a served district: one unit ad hoc, a scheduled night with mail, one address without configuration."""

import json
import socket
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller

from duewatch.demo.opening import open_demo
from duewatch.domain.dates import CHINA
from duewatch.domain.units import UnitKind

OFFICE = "qilan-grassroots"


class Postman:
    """A real SMTP server's handler that keeps what it receives."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - the name aiosmtpd calls
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 kept"


@pytest.fixture(scope="module")
def postman():
    keeper = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        keeper.port = free.getsockname()[1]
    controller = Controller(keeper, hostname="127.0.0.1", port=keeper.port)
    controller.start()
    yield keeper
    controller.stop()


@pytest.fixture(scope="module")
def district(tmp_path_factory, postman):
    """A served district, and the folder of an operator who supervises it."""
    folder = tmp_path_factory.mktemp("uses")
    with open_demo(folder / "demo", 1) as demo:
        hosts = [urlsplit(base).netloc for base in demo.bases.values()]
        due = datetime.now(CHINA) - timedelta(minutes=5)
        (folder / "duewatch.toml").write_text(
            f"""
            [catalog]
            folder = "demo/catalog"
            national = false
            [crawl]
            delay_seconds = 0
            per_host = 4
            retries = 0
            allow_private = {json.dumps(hosts)}
            [links]
            second_look_seconds = 0
            [mail]
            outbox = "smtp"
            host = "127.0.0.1"
            port = {postman.port}
            security = "none"
            sender_name = "政务公开监测"
            [[schedule]]
            name = "nightly"
            office = "{OFFICE}"
            at = "{due:%H:%M}"
            misfire_hours = 12
            """,
            encoding="utf-8",
        )
        yield folder, demo


UNIT = "gov-office"


@pytest.fixture(scope="module")
def audit_of_one(district, duewatch):
    """Audits one unit into a database that knows nothing before; gives the result."""

    def audited(file, database):
        folder, _demo = district
        command = ("audit", "--unit", UNIT, "--as-of", "2026-06-15", "--json", file)
        ended = duewatch(*command, cwd=folder, environment={"DUEWATCH_DATABASE_URL": database})
        assert ended.returncode == 1, ended.stdout + ended.stderr
        return json.loads(file.read_text(encoding="utf-8"))

    return audited


@pytest.fixture(scope="module")
def on_sqlite(audit_of_one, tmp_path_factory):
    folder = tmp_path_factory.mktemp("one-unit")
    return audit_of_one(folder / "unit.json", f"sqlite:///{folder / 'one-unit.db'}")


def test_one_unit_is_audited_ad_hoc(on_sqlite):
    assert on_sqlite["run"]["kind"] == "ad-hoc"
    assert {judgement["unit"] for judgement in on_sqlite["judgements"]} == {UNIT}


def test_a_scheduled_night_is_audited_and_mailed_with_its_chinese_intact(district, duewatch, postman):
    folder, _demo = district
    ended = duewatch("schedule", "run", "--once", cwd=folder)
    assert ended.returncode in (0, 1), ended.stdout + ended.stderr
    runs = json.loads(duewatch("runs", "--json", cwd=folder).stdout)
    assert [run for run in runs if run["schedule"] == "nightly" and run["state"] == "closed"]
    assert len(postman.letters) == 1
    recipients, letter = postman.letters[0]
    assert recipients
    assert "政务公开监测" in str(letter["From"])
    assert "监测" in str(letter["Subject"])
    (attachment,) = [part for part in letter.iter_attachments() if part.get_content_type() == "text/html"]
    assert attachment.get_filename().endswith(".html")
    assert any("一" <= character <= "鿿" for character in attachment.get_filename())
    assert "监测" in attachment.get_content()

    again = duewatch("schedule", "run", "--once", cwd=folder)
    assert again.returncode == 0, again.stdout + again.stderr
    assert len(postman.letters) == 1, "what was started is not started again"


def test_an_address_without_configuration_is_explored_and_judged_by_national_duties(district, duewatch, tmp_path):
    _folder, demo = district
    (tmp_path / "duewatch.toml").write_text(
        f'[crawl]\ndelay_seconds = 0\nallow_private = ["{urlsplit(demo.portal).netloc}"]\n[links]\nsecond_look_seconds = 0\n',
        encoding="utf-8",
    )
    file = tmp_path / "url.json"
    ended = duewatch("audit", "--url", f"{demo.portal}/", "--as-of", "2026-06-15", "--json", file, cwd=tmp_path)
    assert ended.returncode in (0, 1), ended.stdout + ended.stderr
    result = json.loads(file.read_text(encoding="utf-8"))
    met = {j["subject"] for j in result["judgements"] if j["check"] == "missing-item" and j["verdict"] == "met"}
    assert "national/guide" in met
    assert not [j for j in result["judgements"] if j["verdict"] == "breached" and j["check"] == "missing-item"]
    (found,) = (tmp_path / "var" / "adhoc" / "units").glob("*.toml")
    assert f'kind = "{UnitKind.DISTRICT}"' in found.read_text(encoding="utf-8")
    again = duewatch("judge", "--run", result["run"]["id"], "--json", tmp_path / "again.json", cwd=tmp_path)
    assert again.returncode == ended.returncode, again.stderr
    assert json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))["judgements"] == result["judgements"]


def test_an_address_where_nothing_answers_accuses_nobody(duewatch, district, tmp_path):
    _folder, demo = district
    dead = next(base for host, base in demo.bases.items() if host.value == "dead")
    (tmp_path / "duewatch.toml").write_text(
        f'[crawl]\ndelay_seconds = 0\nretries = 0\nallow_private = ["{urlsplit(dead).netloc}"]\n', encoding="utf-8"
    )
    file = tmp_path / "dead.json"
    ended = duewatch("audit", "--url", f"{dead}/", "--json", file, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    result = json.loads(file.read_text(encoding="utf-8"))
    assert {judgement["verdict"] for judgement in result["judgements"]} <= {"undetermined", "pending", "exempt"}
    assert result["judgements"]


@pytest.mark.postgres
def test_the_same_audit_on_postgresql_gives_the_same_judgements(
    district, duewatch, audit_of_one, on_sqlite, fresh_postgres_url, tmp_path
):
    folder, _demo = district
    told = audit_of_one(tmp_path / "postgres.json", fresh_postgres_url)
    assert verdicts(told) == verdicts(on_sqlite)
    runs = duewatch("runs", "--json", cwd=folder, environment={"DUEWATCH_DATABASE_URL": fresh_postgres_url})
    assert [run["state"] for run in json.loads(runs.stdout)] == ["closed"]


def verdicts(result):
    return sorted((j["check"], j["unit"], j["subject"], j["verdict"], j["reason"]) for j in result["judgements"])
