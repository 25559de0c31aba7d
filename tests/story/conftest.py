"""Whole commands, typed as a person would."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 600  # seconds after which a hanging command is a failed test


@pytest.fixture(scope="session")
def duewatch():
    """Run one command in a folder and give how it ended."""

    def run(*arguments, cwd, environment=None):
        return subprocess.run(
            [sys.executable, "-m", "duewatch", *(str(argument) for argument in arguments)],
            cwd=cwd,
            env={**os.environ, "COLUMNS": "140", **(environment or {})},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    return run


@dataclass(frozen=True)
class FirstNight:
    """The demo after its first night: made once, and copied by whoever goes on from there."""

    ended: subprocess.CompletedProcess[str]
    result: Path  # what ``--json`` wrote
    _folder: Path

    def go_on_in(self, folder: Path) -> Path:
        """A copy of the demo's folder as the first night left it, ports and all: copies take turns in being served."""
        return Path(shutil.copytree(self._folder, folder / "demo"))


@pytest.fixture(scope="session")
def first_night(tmp_path_factory, duewatch) -> FirstNight:
    """A whole audit of the demo, typed as a person would; the files that use it are named in ``tests/conftest.py``."""
    folder = tmp_path_factory.mktemp("first-night")
    result = folder / "night-1.json"
    ended = duewatch("demo", "--folder", folder / "demo", "--json", result, cwd=folder)
    return FirstNight(ended, result, folder / "demo")
