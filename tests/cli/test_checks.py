"""``duewatch checks``: list, show, manual, new."""

import json
from pathlib import Path

import pytest

from checks import registry
from duewatch.cli.exits import Exit
from duewatch.cli.main import run


def test_the_list_names_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks", "list"]) == Exit.OK
    out = capsys.readouterr().out
    assert all(check_id in out for check_id in registry.every())


def test_the_list_for_machines_holds_the_whole_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks", "list", "--json"]) == Exit.OK
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed.keys() == registry.infos().keys()
    assert listed["broken-link"]["messages"]["met"] == "{url} {state}."
    assert listed["broken-link"]["severity"] == "minor"


def test_a_page_is_shown_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks", "show", "missing-item"]) == Exit.OK
    assert "Something the unit must have published is not to be found." in capsys.readouterr().out
    assert run(["checks", "show", "missing-item", "--lang", "zh"]) == Exit.OK
    assert "应公开" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "broken-lnik"], "did you mean broken-link?"),
        (["show", "qwertz"], "duewatch checks list"),
        (["show", "broken-link", "--lang", "fr"], "zh or en"),
        (["new", "Links/Broken"], "<group>/<name>"),
        (["new", "links/broken-link"], "no check has or had"),
        (["new", "links/silent-image", "--root", "nowhere"], "a checkout"),
    ],
)
def test_a_wrong_word_gets_a_useful_answer(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks", *words]) == Exit.USAGE
    assert message in capsys.readouterr().err


def test_the_manual_is_written_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["checks", "manual", str(tmp_path / "pages")]) == Exit.OK
    assert {page.stem for page in (tmp_path / "pages").glob("*.md")} == {"README", *registry.every()}
    (tmp_path / "file").write_text("")
    assert run(["checks", "manual", str(tmp_path / "file")]) == Exit.USAGE


def test_a_new_check_begins_with_a_module_and_cases_that_wait_to_be_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "registry.py").touch()
    (tmp_path / "tests" / "checks" / "cases").mkdir(parents=True)
    assert run(["checks", "new", "coverage/missing-map", "--root", str(tmp_path)]) == Exit.OK
    module = (tmp_path / "checks" / "coverage" / "missing_map.py").read_text("utf-8")
    compile(module, "missing_map.py", "exec")
    assert "def missing_map(view: UnitView)" in module
    assert (tmp_path / "tests" / "checks" / "cases" / "missing-map.toml").exists()
