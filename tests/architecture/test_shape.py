"""The tree keeps its shape: what a reviewer would otherwise have to look for by hand."""

import ast
import functools
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("crawler", "checks", "reports", "schedules", "duewatch")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
CLOCK = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
CLOCK_READERS = {  # who may ask what time it is, and why
    "duewatch/cli": "a command takes the moment once and hands it down",
    "crawler": "a sighting carries the moment it was made",
    "schedules": "a schedule is about the present",
}
GIVE_CHILDREN_THEIR_ENVIRONMENT = {  # not to read settings, but to hand a child what it needs, or to be that child
    "crawler/children.py",
    "crawler/child.py",
    "crawler/files/text.py",
}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def test_tests_hold_no_init_file():
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_says_what_it_is_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module begins with what it is"
    assert text.count("\n") <= 400, "over 400 lines: which two things is it?"
    assert path.stem not in {"utils", "helpers", "common", "base", "manager", "core"}


@pytest.mark.parametrize("path", [p for p in SOURCES if not name_of(p).startswith(tuple(CLOCK_READERS))], ids=name_of)
def test_nothing_reads_a_clock_but_those_that_may(path):
    assert not CLOCK.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [p for p in SOURCES if name_of(p) != "duewatch/cli/options.py"], ids=name_of)
def test_the_environment_is_read_in_one_place(path):
    text = path.read_text(encoding="utf-8")
    reads = re.findall(r"os\.(?:environ\.get|environ\[[^\]]+\](?!\s*=)|getenv)", text)
    assert not reads or name_of(path) in GIVE_CHILDREN_THEIR_ENVIRONMENT


@pytest.mark.parametrize(
    ("library", "owner"),
    [
        ("sqlalchemy", "duewatch/storage/"),
        ("alembic", "duewatch/storage/"),
        ("scrapy", "crawler/"),
        ("twisted", "crawler/"),
        ("playwright", "crawler/browser/"),
        ("apscheduler", "schedules/"),
        ("dateparser", "crawler/fields/"),
        ("jinja2", ("reports/", "duewatch/demo/")),
        ("smtplib", "reports/"),
    ],
)
def test_a_library_has_one_owner(library, owner):
    importing = {name_of(path) for path in SOURCES if library in _imports(path)}
    assert not {name for name in importing if not name.startswith(owner)}


@pytest.mark.parametrize(
    "library", ["socket", "urllib.request", "http", "asyncio", "aiohttp", "os", "pathlib", "sqlite3", "time"]
)
def test_judges_and_domain_do_no_io(library):
    pure = [p for p in SOURCES if name_of(p).startswith(("checks/", "duewatch/domain/"))]
    allowed = {"checks/registry.py", "checks/contract.py"}  # the folder is the registry, so it is listed once at import
    assert not {name_of(p) for p in pure if library in _imports(p)} - allowed


def test_commands_start_quickly_because_heavy_libraries_are_imported_late():
    heavy = "scrapy, twisted, sqlalchemy, apscheduler, dateparser, selectolax"
    script = (
        "import sys; from duewatch.cli.main import build_app; build_app();"
        f"print([m for m in '{heavy}'.split(', ') if m in sys.modules])"
    )
    ended = subprocess.run([_python(), "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_ci_runs_the_commands_of_the_readme_as_they_are_written():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"```sh\n(.*?)\n(.*?)\n```", readme, re.DOTALL).groups()
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    for command in commands:
        assert command.strip() in ci


def test_package_data_and_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## [{project['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _python():
    import sys

    return sys.executable


@functools.cache
def _imports(path):
    """Every module that a module imports, with the packages above each; read once for all libraries."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return {prefix for name in found for prefix in _prefixes(name)}


def _prefixes(name):
    parts = name.split(".")
    return {".".join(parts[: n + 1]) for n in range(len(parts))}
