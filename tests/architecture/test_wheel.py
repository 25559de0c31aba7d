"""The built wheel holds our five packages and the duties, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = out.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_the_top_level_is_ours_alone(wheel_names):
    tops = {name.split("/")[0] for name in wheel_names if ".dist-info/" not in name}
    assert tops == {"crawler", "checks", "reports", "schedules", "duewatch"}


@pytest.mark.parametrize("ending", [".j2", ".po", ".css", "migrations/env.py", "retired.toml"])
def test_data_files_are_shipped(wheel_names, ending):
    assert any(name.endswith(ending) for name in wheel_names)


def test_every_duty_is_shipped(wheel_names):
    duties = {path.relative_to(ROOT / "catalog").as_posix() for path in (ROOT / "catalog").rglob("*.toml")}
    shipped = {name.removeprefix("duewatch/shipped_catalog/") for name in wheel_names if "shipped_catalog/" in name}
    assert duties
    assert duties <= shipped
