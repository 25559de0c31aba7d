"""Sending the reports of a run: each office once, whoever tries, however often."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as command
from duewatch.cli.send import send_reports
from duewatch.config import MailSettings, Settings
from duewatch.domain.dispatches import DispatchState
from duewatch.domain.results import RunResult
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.domain.units import Office
from duewatch.storage import Store

NOW = datetime(2026, 6, 15, 3, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def store(settings: Settings):
    with Store.open(settings.database_url, settings.evidence_dir) as opened:
        yield opened


@pytest.fixture
def stored(result: RunResult, store: Store) -> RunResult:
    """The made-up run under the number that the ledger gives it."""
    opened = store.runs.open(result.run.order, result.run.as_of, NOW)
    return replace(result, run=replace(result.run, id=opened.id))


def fail(store: Store, run_id: int) -> None:
    """Thirty visits of the run that all ended in a timeout."""
    lost = [
        Sighting(f"lost {n}", f"http://portal.example/{n}", Role.DOCUMENT, SightingKind.FAILED, NOW, note="timeout")
        for n in range(30)
    ]
    store.facts.put(run_id, sightings=lost)


def mails(settings: Settings) -> list[str]:
    return sorted(file.name for file in settings.outbox_dir.glob("*.eml"))


def test_each_office_gets_one_mail_and_no_second_one(
    stored: RunResult, store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send_reports(stored, store, settings) is Exit.OK
    first = mails(settings)
    assert len(first) == 2
    for file in settings.outbox_dir.iterdir():
        file.unlink()
    capsys.readouterr()
    assert send_reports(stored, store, settings) is Exit.OK
    assert mails(settings) == []
    assert capsys.readouterr().out.count("第1次监测的报告此前已送达") == 2


def test_what_failed_and_may_pass_is_sent_when_asked_again(
    stored: RunResult, store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.outbox_dir.write_text("in the way")
    assert send_reports(stored, store, settings) is Exit.INCOMPLETE
    assert "make the outbox folder writable" in capsys.readouterr().err
    assert {dispatch.state for dispatch in store.dispatches.of_run(1)} == {DispatchState.FAILED}
    settings.outbox_dir.unlink()
    assert send_reports(stored, store, settings) is Exit.OK
    assert len(mails(settings)) == 2
    assert {dispatch.state for dispatch in store.dispatches.of_run(1)} == {DispatchState.DONE}


def test_one_office_that_cannot_be_reached_keeps_no_other_from_its_report(
    stored: RunResult, store: Store, settings: Settings
) -> None:
    broken = Office("yunxi-open", "云溪区政务公开办公室", ("no address",))
    some = replace(stored, offices=(broken, stored.offices[1]))
    assert send_reports(some, store, settings) is Exit.INCOMPLETE
    assert len(mails(settings)) == 1
    assert {d.office: d.permanent for d in store.dispatches.of_run(1)} == {"yunxi-open": True, "yunxi-towns": False}


def test_what_was_refused_for_good_stays_so_and_is_said_again(
    stored: RunResult, store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(stored, offices=(Office("yunxi-open", "云溪区政务公开办公室", ("no address",)),))
    send_reports(broken, store, settings)
    capsys.readouterr()
    assert send_reports(broken, store, settings) is Exit.INCOMPLETE
    assert "被邮件服务器拒收" in capsys.readouterr().err


def test_two_who_send_at_once_send_one_mail_an_office(stored: RunResult, settings: Settings) -> None:
    outcomes: list[Exit] = []

    def try_it() -> None:
        with Store.open(settings.database_url, settings.evidence_dir) as own:
            outcomes.append(send_reports(stored, own, settings))

    both = [threading.Thread(target=try_it) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert outcomes == [Exit.OK, Exit.OK]
    assert len(mails(settings)) == 2
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        assert [dispatch.attempts for dispatch in store.dispatches.of_run(1)] == [1, 1]


def test_a_run_that_has_not_ended_is_not_sent(stored: RunResult, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "duewatch.toml"
    config.write_text(f'data_dir = "{tmp_path}"\n', encoding="utf-8")
    assert command(["send", "--run", str(stored.run.id), "--config", str(config)]) == Exit.USAGE
    assert "wait until the run has ended" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report", "send"])
def test_a_run_that_does_not_exist_is_one_clear_message(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    config = tmp_path / "duewatch.toml"
    config.write_text(f'data_dir = "{tmp_path}"\n', encoding="utf-8")
    assert command([name, "--run", "99", "--config", str(config)]) == Exit.USAGE
    error = capsys.readouterr().err
    assert "there is no run of that number" in error
    assert "Traceback" not in error


def test_mail_settings_never_show_the_password() -> None:
    shown = repr(MailSettings(password="top secret"))
    assert "top secret" not in shown


def test_mails_of_an_unsound_night_are_held_until_a_person_sends_them_anyway(
    stored: RunResult, store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(store, stored.run.id)
    assert send_reports(stored, store, settings) is Exit.INCOMPLETE
    assert mails(settings) == []
    told = capsys.readouterr().err
    assert "30 次页面访问中有 30 次以同一方式失败" in told
    assert "send --anyway" in told
    assert send_reports(stored, store, settings, anyway=True) is Exit.OK
    assert len(mails(settings)) == 2
