"""What several commands do before and after their own work: read choices, load the catalogue, write the result."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import RunState
from duewatch.errors import ReportError, UsageError
from duewatch.locale import Translate, translator

if TYPE_CHECKING:
    from duewatch.domain.catalogue import Catalog
    from duewatch.domain.orders import Run
    from duewatch.domain.results import RunResult

CatalogFolder = Annotated[Path | None, typer.Option("--catalog", help="Catalogue folder, laid over the shipped one.")]
Language = Annotated[str | None, typer.Option("--lang", help="Language of reports: zh or en.")]
Spoken = Annotated[
    str | None, typer.Option("--lang", help="Language of what is printed: zh or en; --json is the same in both.")
]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Write the whole result to this file.")]


def moment_of(as_of: str | None) -> datetime | None:
    """The end of the asked day in UTC+8; ``None`` when no day was asked for.

    Raises:
        UsageError: the text is no date.
    """
    if as_of is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(as_of), time(23, 59, 59), CHINA)
    except ValueError as error:
        raise UsageError("reading --as-of", as_of, "write the date as YYYY-MM-DD") from error


def with_choices(settings: Settings, catalog: Path | None, language: str | None) -> Settings:
    """The settings with what the command line chose instead.

    Raises:
        UsageError: the language is not known, or the catalogue folder does not exist.
    """
    if language not in (None, "zh", "en"):
        raise UsageError("reading --lang", str(language), "zh and en are known")
    if catalog and not catalog.is_dir():
        raise UsageError("reading --catalog", str(catalog), "name an existing folder with catalogue files")
    if language:
        settings = settings.model_copy(update={"report": settings.report.model_copy(update={"language": language})})
    if catalog:
        settings = settings.model_copy(update={"catalog": settings.catalog.model_copy(update={"folder": catalog})})
    return settings


def speaker(settings: Settings, language: str | None = None) -> Translate:
    """What a command prints by: the language that was asked for, or that of the settings.

    Raises:
        UsageError: the language is not known.
    """
    return translator("cli", with_choices(settings, None, language).report.language)


def load_catalog(settings: Settings, run: "Run | None" = None) -> "Catalog":
    """The catalogue a command works with; for a run of one address also the unit that was found there.

    Raises:
        CatalogError: with every complaint.
    """
    from checks.registry import infos
    from duewatch.catalog import load

    folders = [settings.catalog.folder] if settings.catalog.folder else []
    if run and run.order.url:
        folders.append(settings.adhoc_dir)
    return load(
        folders, national=settings.catalog.national, calendar_extra=settings.calendar.extra, known_checks=infos().keys()
    )


def require_writable(file: Path | None) -> None:
    """Find out before the work, not after it, that a result file cannot be written.

    Raises:
        UsageError: the file's folder cannot be written.
    """
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise UsageError("preparing the result file", str(file), "name a file in a writable folder", [str(error)]) from error


def write_json(result: "RunResult", file: Path | None) -> None:
    """Write the result for machines.

    Raises:
        ReportError: the file cannot be written.
    """
    from reports.as_json import run_json

    if file is None:
        return
    try:
        file.write_text(json.dumps(run_json(result), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise ReportError("writing the result", str(file), "free space or name another file", [str(error)]) from error


def exit_of(result: "RunResult", settings: Settings) -> Exit:
    """The exit status a result deserves; an incomplete audit outweighs its breaches."""
    if result.run.state is not RunState.CLOSED:
        return Exit.INCOMPLETE
    threshold = Severity(settings.report.threshold).rank
    breached = any(
        judgement.verdict is Verdict.BREACHED and judgement.severity.rank >= threshold
        for unit in result.units
        for judgement in unit.judgements
    )
    return Exit.BREACHES if breached else Exit.OK
