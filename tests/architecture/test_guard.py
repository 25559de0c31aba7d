"""duewatch refuses to run beside a stranger's package that carries one of our names."""

import os
import subprocess
import sys
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest

from duewatch.guard import DEPARTMENTS, refuse_strangers

ROOT = Path(__file__).resolve().parents[2]


def test_our_own_packages_are_accepted():
    refuse_strangers()


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_stranger_with_our_name_is_refused_with_both_files_named(name, tmp_path):
    stranger = tmp_path / name
    stranger.mkdir()
    (stranger / "__init__.py").write_text("")
    ended = subprocess.run(
        [sys.executable, "-m", "duewatch", "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 2
    assert str(stranger / "__init__.py") in ended.stderr
    assert str(ROOT / name / "__init__.py") in ended.stderr
    assert "fresh venv" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_no_dependency_brings_one_of_our_names():
    ours = {"duewatch", *DEPARTMENTS}
    brought = {name: owners for name, owners in packages_distributions().items() if name in ours}
    strangers = {name: [o for o in owners if o != "duewatch"] for name, owners in brought.items()}
    assert not any(strangers.values()), strangers
    assert distribution("duewatch").metadata["Name"] == "duewatch"
