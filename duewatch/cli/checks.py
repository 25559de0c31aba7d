"""``duewatch checks``: what is checked, how, and how a new check is begun."""

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.errors import UsageError

if TYPE_CHECKING:
    from duewatch.domain.checkinfo import CheckInfo

checks_app = typer.Typer(help="List and explain the checks; begin a new one.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(checks_app, name="checks")


@checks_app.command("list")
def list_checks(as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """All checks, by group."""
    from checks import registry

    every = registry.every()
    if as_json:
        typer.echo(json.dumps([_as_json(one.info) for one in every.values()], ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("check", "group", "severity", "what it finds", box=None, pad_edge=False)
    for one in sorted(every.values(), key=lambda check: (check.info.group, check.info.id)):
        name = f"{one.info.id} (preview)" if one.preview else one.info.id
        table.add_row(name, one.info.group, str(one.info.severity), one.info.summary)
    Console().print(table)


@checks_app.command("show")
def show_check(
    check_id: Annotated[str, typer.Argument(help="Name of the check, for example broken-link.")],
    lang: Annotated[str, typer.Option("--lang", help="zh or en.")] = "en",
) -> None:
    """The manual page of one check."""
    from checks import registry
    from checks.manual import page

    info = registry.infos().get(check_id)
    if info is None:
        raise UsageError("looking up a check", check_id, _nearest(check_id, list(registry.infos()), registry.retired()))
    if lang not in ("zh", "en"):
        raise UsageError("choosing a language", lang, "--lang takes zh or en")
    if lang == "zh":
        info = _translated(info)
    typer.echo(page(info))


@checks_app.command("manual")
def write_manual(
    folder: Annotated[Path, typer.Argument(help="Folder of the manual pages.")] = Path("docs/checks"),
) -> None:
    """Write the manual pages of all checks."""
    from checks import registry
    from checks.manual import pages

    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = pages(registry.infos())
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "writing the manual pages", str(folder), "name a folder that can be written to", [str(error)]
        ) from error
    typer.echo(f"{len(made)} pages written to {folder}")


@checks_app.command("new")
def new_check(
    place: Annotated[str, typer.Argument(help="<group>/<name>, for example coverage/missing-map.")],
    root: Annotated[Path, typer.Option("--root", help="The checkout to write into.")] = Path(),
) -> None:
    """Write the files of a new check: its module and its cases, failing until they are filled in."""
    from checks import registry
    from checks.template import CASES, GROUP, MODULE

    match = re.fullmatch(r"([a-z]+)/([a-z]+(?:-[a-z]+)*)", place)
    if not match:
        raise UsageError(
            "beginning a new check", place, "write <group>/<name> in small letters and hyphens: links/broken-image"
        )
    group, check_id = match.groups()
    if check_id in registry.infos() or check_id in registry.retired():
        raise UsageError("beginning a new check", place, "choose a name that no check has or had; see `duewatch checks list`")
    if not (root / "checks" / "registry.py").is_file() or not (root / "tests" / "checks" / "cases").is_dir():
        raise UsageError("beginning a new check", place, "run this in a checkout of duewatch, or name one with --root")
    name = check_id.replace("-", "_")
    files = {
        root / "checks" / group / "__init__.py": GROUP.format(group=group),
        root / "checks" / group / f"{name}.py": MODULE.format(name=name, check_id=check_id),
        root / "tests" / "checks" / "cases" / f"{check_id}.toml": CASES,
    }
    for file, text in files.items():
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            typer.echo(f"written: {file}")
    typer.echo("Next: write the page, the rule and the cases, then `duewatch checks manual` and the Chinese texts.")


def _as_json(info: "CheckInfo") -> dict[str, object]:
    table = asdict(info)
    table["messages"] = {verdict.value: text for verdict, text in info.messages.items()}
    table["verdicts"] = [verdict.value for verdict in info.verdicts]
    table["severity"] = info.severity.value
    return table


def _translated(info: "CheckInfo") -> "CheckInfo":
    """The same page with its texts in Chinese; headings and facts stay as they are."""
    from duewatch.locale import translator

    translate = translator("checks", "zh")
    return replace(
        info,
        summary=translate(info.summary),
        title=translate(info.title),
        why=translate(info.why),
        how=translate(info.how),
        remedy=translate(info.remedy),
        silent=translate(info.silent),
        messages={verdict: translate(text) for verdict, text in info.messages.items()},
    )


def _nearest(check_id: str, known: list[str], retired: Mapping[str, str]) -> str:
    if check_id in retired:
        return f"the check is now called {retired[check_id]}" if retired[check_id] else "the check exists no longer"
    near = difflib.get_close_matches(check_id, known, n=1)
    return f"did you mean {near[0]}?" if near else "`duewatch checks list` shows all names"
