"""Reports on disk: one file an office, one a unit, each written whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.errors import ReportError
from reports import write_reports
from reports.files import write_whole


def test_each_office_and_each_unit_gets_its_file_offices_first(result: RunResult, tmp_path: Path, settings: Settings) -> None:
    written = write_reports(result, tmp_path / "made" / "here", "zh", settings)
    offices = [f"{kind}:{office}" for office in ("yunxi-open", "yunxi-towns") for kind in ("office", "ledger", "circular")]
    assert list(written) == offices + [f"unit:{unit}" for unit in ("baishi", "civil", "education", "finance")]
    assert sorted(path.name for path in (tmp_path / "made" / "here").iterdir()) == sorted(
        path.name for path in written.values()
    )


def test_an_office_that_asks_for_english_is_told_in_english(result: RunResult, tmp_path: Path, settings: Settings) -> None:
    written = write_reports(result, tmp_path, "zh", settings)
    assert '<html lang="en">' in written["office:yunxi-towns"].read_text(encoding="utf-8")
    assert '<html lang="en">' in written["unit:baishi"].read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in written["unit:finance"].read_text(encoding="utf-8")


def test_the_same_run_is_told_in_the_same_bytes(result: RunResult, tmp_path: Path, settings: Settings) -> None:
    first = contents(write_reports(result, tmp_path / "a", "zh", settings))
    second = contents(write_reports(result, tmp_path / "b", "zh", settings))
    assert first == second


def contents(written: Mapping[str, Path]) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in written.items()}


def test_a_folder_that_cannot_be_made_is_one_clear_error(result: RunResult, tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReportError, match="What to do: name a folder that can be written") as caught:
        write_reports(result, tmp_path / "file", "zh", settings)
    assert str(tmp_path / "file") in str(caught.value)


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_whole(target, b"old")
    with pytest.raises(TypeError):
        write_whole(target, "no bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_leaves_no_half_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (os.open("/dev/full", os.O_WRONLY), str(tmp_path / ".half")))
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "report.html", b"content")
    assert list(tmp_path.iterdir()) == []
