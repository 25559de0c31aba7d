"""To forget something about a check is to fail a test that names the check."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from checks import registry
from checks.manual import pages
from checks.template import UNWRITTEN
from duewatch.demo.answers import planted
from duewatch.domain.sentences import CODED, SAID_OF_US, places

ROOT = Path(__file__).resolve().parents[2]
CHECK_IDS = list(registry.every())
FORBIDDEN = {
    "socket",
    "urllib.request",
    "http",
    "pathlib",
    "os",
    "io",
    "time",
    "subprocess",
    "sqlite3",
    "logging",
    "random",
    "asyncio",
}
ALLOWED_FOREIGN = {"rapidfuzz"}


def source_of(check_id: str) -> str:
    info = registry.infos()[check_id]
    return (ROOT / "checks" / info.group / f"{check_id.replace('-', '_')}.py").read_text("utf-8")


@pytest.mark.parametrize("check_id", CHECK_IDS)
def test_a_check_explains_itself(check_id: str) -> None:
    info = registry.infos()[check_id]
    for text in (info.summary, info.why, info.how, info.remedy, info.silent):
        assert UNWRITTEN not in text
        assert text.endswith("."), text
        assert not text.startswith("This check")
    for text in (info.why, info.how, info.silent):
        assert len(text) > 80, f"{text!r} explains little"


@pytest.mark.parametrize("check_id", CHECK_IDS)
def test_a_check_reads_well(check_id: str) -> None:
    info = registry.infos()[check_id]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", info.id)
    assert not info.id.startswith(("check-", "ensure-", "no-", "is-"))
    assert len(info.summary) <= 90
    assert "\n" not in info.summary
    assert len(info.title) <= 40
    assert not info.title.endswith(".")
    assert info.title[0].isupper()
    for message in info.messages.values():
        assert message.endswith(".")
        assert UNWRITTEN not in message
    assert re.fullmatch(r"\d+\.\d+", info.since)


@pytest.mark.parametrize("check_id", CHECK_IDS)
def test_a_fact_is_explained_once(check_id: str) -> None:
    info = registry.infos()[check_id]
    for name in info.details:
        shown_in_all = all(name in places(message) for message in info.messages.values())
        assert not shown_in_all, f"{name} stands in every sentence and needs no explanation"


@pytest.mark.parametrize("check_id", CHECK_IDS)
def test_the_manual_page_of_a_check_is_fresh(check_id: str) -> None:
    page = ROOT / "docs" / "checks" / f"{check_id}.md"
    assert page.exists(), "run `duewatch checks manual`"
    assert page.read_text("utf-8") == pages(registry.infos())[page.name], "run `duewatch checks manual`"


def test_the_manual_has_an_index_and_no_page_of_a_check_that_is_gone() -> None:
    made = pages(registry.infos())
    folder = ROOT / "docs" / "checks"
    assert (folder / "README.md").read_text("utf-8") == made["README.md"], "run `duewatch checks manual`"
    assert {page.name for page in folder.glob("*.md")} - made.keys() <= {"not-checked.md"}


def test_a_retired_name_is_never_used_again() -> None:
    retired = registry.retired()
    assert not retired.keys() & registry.every().keys()
    assert {name for name in retired.values() if name} <= registry.every().keys()


def catalogue_checks() -> dict[str, set[str]]:
    """Check ids named by each file of obligations."""
    named: dict[str, set[str]] = {}
    for file in sorted((ROOT / "catalog" / "obligations").glob("*.toml")):
        rows = tomllib.loads(file.read_text("utf-8")).get("obligation", [])
        named[file.name] = {check for row in rows for check in row.get("checks", [])}
    return named


def test_obligations_name_real_checks() -> None:
    strange = {file: names - registry.every().keys() for file, names in catalogue_checks().items()}
    assert not {file: names for file, names in strange.items() if names}


@pytest.mark.parametrize("check_id", [one.info.id for one in registry.enabled()])
def test_an_enabled_check_answers_some_obligation(check_id: str) -> None:
    assert any(check_id in names for names in catalogue_checks().values())


@pytest.mark.parametrize("check_id", [one.info.id for one in registry.enabled()])
def test_an_enabled_check_has_a_planted_fault_in_the_demo_district(check_id: str) -> None:
    assert check_id in planted()


@pytest.mark.parametrize("check_id", CHECK_IDS)
def test_a_check_names_no_unit_no_address_no_law_and_no_number_of_days(check_id: str) -> None:
    tree = ast.parse(source_of(check_id))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node is not tree.body[0].value:  # type: ignore[attr-defined]
            assert "://" not in node.value, node.value
            assert not re.search(r"〔\d{4}〕|第[一二三四五六七八九十百]+条|\d+ (working )?days", node.value), node.value
        if isinstance(node, ast.keyword) and node.arg in ("days", "hours", "weeks", "minutes"):
            assert not isinstance(node.value, ast.Constant), f"{node.arg}={ast.unparse(node.value)} belongs into the catalogue"


@pytest.mark.parametrize("file", sorted((ROOT / "checks").rglob("*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_judging_imports_nothing_that_reads_a_clock_a_socket_a_file_or_a_row(file: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module)
    packages = {name.split(".")[0] for name in imported}
    assert not (imported | packages) & FORBIDDEN
    assert packages <= set(sys.stdlib_module_names) | {"checks", "duewatch"} | ALLOWED_FOREIGN
    text = file.read_text("utf-8")
    assert ".now(" not in text
    assert ".today(" not in text


def test_coded_facts_are_facts_of_some_check() -> None:
    known = set().union(*(places(message) for info in registry.infos().values() for message in info.messages.values()))
    known |= set().union(*(info.details for info in registry.infos().values()))
    known |= set().union(*(places(said) for said in SAID_OF_US.values()))
    assert known >= CODED
