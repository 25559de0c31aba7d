"""An audit that is killed in the middle loses nothing: the same command takes it up, and the report says so."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

PATIENCE = 120  # seconds


def sightings_in(database):
    """How many sightings stand in the database; 0 while it is not there yet."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            return connection.execute("select count(*) from sighting where run_id = (select max(id) from run)").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


@pytest.fixture(scope="module")
def killed_and_taken_up(tmp_path_factory, first_night, duewatch):
    folder = tmp_path_factory.mktemp("killed")
    assert first_night.ended.returncode == 0, first_night.ended.stdout + first_night.ended.stderr
    database = first_night.go_on_in(folder) / "duewatch.db"
    command = [sys.executable, "-m", "duewatch", "demo", "--folder", str(folder / "demo"), "--night", "2"]
    victim = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    runs_before = _runs(database)
    deadline = time.monotonic() + PATIENCE
    while not (len(_runs(database)) > len(runs_before) and sightings_in(database) > 50):
        assert victim.poll() is None, "the audit ended before it could be killed"
        assert time.monotonic() < deadline, "the audit saw nothing"
        time.sleep(0.02)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    killed = _runs(database)[-1]
    seen = sightings_in(database)
    file = folder / "night-2.json"
    again = duewatch("demo", "--folder", folder / "demo", "--night", "2", "--json", file, cwd=folder)
    return folder, killed, seen, again, json.loads(file.read_text(encoding="utf-8"))


def _runs(database):
    with sqlite3.connect(database) as connection:
        return connection.execute("select id, state from run order by id").fetchall()


def test_a_killed_run_is_visible(killed_and_taken_up):
    _folder, killed, seen, _again, _result = killed_and_taken_up
    assert killed[1] == "open"
    assert seen > 0


def test_the_same_command_takes_it_up_and_judges_as_if_nothing_had_happened(killed_and_taken_up):
    _folder, killed, _seen, again, result = killed_and_taken_up
    assert again.returncode == 0, again.stdout + again.stderr
    assert result["run"]["id"] == killed[0]
    assert result["run"]["resumed"] == 1
    assert result["run"]["state"] == "closed"


def test_the_report_says_that_the_run_was_interrupted(killed_and_taken_up):
    folder, killed, _seen, again, _result = killed_and_taken_up
    assert "中断" in again.stdout
    reports = folder / "demo" / "reports" / f"run-{killed[0]:05d}"
    office = next(reports.glob("office-*.html")).read_text(encoding="utf-8")
    assert "中断" in office
