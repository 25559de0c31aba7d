"""``duewatch demo``: what is refused before anything is written, and the portal that is only served."""

import os
import signal
import subprocess
import sys
import urllib.request

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run
from duewatch.config import load
from duewatch.demo.config import write_settings
from duewatch.demo.shapes import Host


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "soon"], "YYYY-MM-DD"),
        (["--date", "2026-07-01"], "earlier --date"),
        (["--date", "2031-01-01"], "working-day tables"),
        (["--night", "0"], "from 1 to 9"),
        (["--night", "10"], "from 1 to 9"),
        (["--lang", "fr"], "zh and en are known"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cure_and_leaves_nothing_behind(tmp_path, capfd, arguments, said, time_machine):
    time_machine.move_to("2026-07-01 12:00:00+08:00")
    folder = tmp_path / "demo"
    assert run(["demo", "--folder", str(folder), *arguments]) == Exit.USAGE
    printed = capfd.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert not folder.exists()


def test_the_portal_is_served_until_it_is_interrupted(tmp_path):
    command = [sys.executable, "-m", "duewatch", "demo", "serve", "--folder", str(tmp_path / "demo")]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        bases = dict(line.split() for line in (serving.stdout.readline() for _ in Host))
        hint = serving.stdout.readline().strip()
        with urllib.request.urlopen(bases[Host.PORTAL], timeout=30) as answer:
            assert "栖澜区" in answer.read().decode()
        serving.send_signal(signal.SIGINT)
        assert serving.wait(timeout=30) == Exit.OK
    assert hint.startswith("duewatch audit --config")


def test_serving_writes_a_configuration_that_every_other_command_can_use(tmp_path):
    bases = {Host.PORTAL: "http://127.0.0.1:8765", Host.SUPERIOR: "http://127.0.0.1:8766"}
    settings = load(write_settings(tmp_path, bases))
    assert settings.data_dir == tmp_path
    assert settings.catalog.folder == tmp_path / "catalog"
    assert settings.crawl.allow_private == ("127.0.0.1:8765", "127.0.0.1:8766")
