"""Whole commands, typed as a person would."""

import os
import subprocess
import sys
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


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("demo")
