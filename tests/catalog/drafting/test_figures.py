"""The five source plans: what a draft must find of them, and how little else it may hold."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.corpus
def test_the_goals_are_met_on_the_source_plans(sources):
    done = subprocess.run(
        [sys.executable, "benchmarks/drafting.py", str(sources)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    *plans, whole = [line for line in done.stdout.splitlines() if " dated " in line]
    assert len(plans) == 5
    assert whole.startswith("all")


def test_without_a_folder_the_benchmark_says_what_it_needs():
    done = subprocess.run([sys.executable, "benchmarks/drafting.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "folder of the source plans" in done.stderr
