"""``duewatch catalog draft``: an implementation plan in, draft duties out. Added to its group by ``duewatch.cli.catalog``."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.options import ConfigFile, settings_from
from duewatch.config import Settings
from duewatch.errors import CatalogError, UsageError

if TYPE_CHECKING:
    from duewatch.catalog.drafting import Found, Plan

_SECONDS = 30.0  # a plan is read for a person who waits, not for a night with thousands of files


def draft_duties(
    file: Annotated[Path, typer.Argument(help="An implementation plan (TXT, HTML, DOCX, PDF).")],
    out: Annotated[
        Path | None, typer.Option("--out", help="The TOML file to write; it must not exist. Default: print it.")
    ] = None,
    source: Annotated[str, typer.Option("--source", help="First part of the ids of the duties, e.g. yunxi-2026.")] = "draft",
    jurisdiction: Annotated[str, typer.Option("--jurisdiction", help="Where the duties apply.")] = "national",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    config: ConfigFile = None,
) -> None:
    """Draft an obligation for every dated or periodic duty of a plan, with quotation and confidence, for a person to review."""
    from checks.registry import infos
    from duewatch.catalog.drafting import About, duties_in
    from duewatch.catalog.drafting import as_json as rows_of
    from duewatch.catalog.drafting import as_toml as text_of

    plan = read_plan(file)
    found = duties_in(plan)
    about = About(source, file.stem, jurisdiction)
    known = infos().keys()
    text = text_of(found, plan, about, known)
    _must_load(text, settings_from(config))
    if out:
        _write(text, out)
    if as_json:
        typer.echo(json.dumps(rows_of(found, plan, about, known), ensure_ascii=False, indent=2))
    elif out:
        _list(found, out)
    else:
        typer.echo(text)


def read_plan(file: Path) -> "Plan":
    """A plan in whatever kind of file it came. Raises :class:`CatalogError` for one that gives no text."""
    from crawler.files import Limits, read_file
    from duewatch.catalog.drafting import plan_of

    try:
        reading = read_file(file, limits=Limits(seconds=_SECONDS))
    except OSError as error:
        raise CatalogError("reading a plan", str(file), f"Name a file that can be read: {error.strerror}.") from None
    if reading.scanned or not reading.understood or not reading.text.strip():
        why = "its pages are pictures without text" if reading.scanned else "; ".join(reading.warnings) or "it has no text"
        raise CatalogError("reading a plan", str(file), f"Give a TXT, HTML, DOCX or PDF file with text: {why}.")
    return plan_of(reading.text, [table.grid for table in reading.tables])


def _must_load(text: str, settings: Settings) -> None:
    """A draft that the loader would not read is not handed out."""
    from checks.registry import infos
    from duewatch.catalog import load

    with TemporaryDirectory() as name:
        (Path(name) / "draft.toml").write_text(text, encoding="utf-8")
        own = [settings.catalog.folder] if settings.catalog.folder else []
        load([*own, Path(name)], national=settings.catalog.national, known_checks=infos().keys())


def _write(text: str, out: Path) -> None:
    try:
        with out.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError("writing a draft", str(out), f"Name a new file: {error.strerror}.") from None


def _list(found: "tuple[Found, ...]", out: Path) -> None:
    for duty in found:
        days = ", ".join(clause.by.isoformat() for clause in duty.limit.clauses if clause.by) or duty.printed_limit
        typer.echo(f"{duty.confidence:6}  {days:12}  {duty.clause}  {duty.plain[:60]}")
    typer.echo(f"{len(found)} dated or periodic duties drafted in {out}: review every row before you use it.")
