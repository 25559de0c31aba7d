"""Tells: what a run found, in words, for the people who supervise and for those who publish."""

from collections.abc import Mapping
from pathlib import Path

from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from duewatch.errors import ReportError
from reports.files import write_whole
from reports.model import office_report, unit_report
from reports.render import office_html, unit_html


def language_of(office: Office, language: str) -> str:
    """The language an office is told in: the asked one, unless its entry in the catalogue asks for another than Chinese."""
    return office.language if office.language != "zh" else language


def write_reports(result: RunResult, folder: Path, language: str, settings: Settings) -> Mapping[str, Path]:
    """Write one HTML file an office and one a unit; each is whole in itself.

    Args:
        result: The run to tell.
        folder: Where the files go; it is made if it does not exist.
        language: ``zh`` or ``en``; an office that asks for another one in the catalogue has that.
        settings: For the days that are allowed for putting right.

    Returns:
        ``office:<id>`` and ``unit:<id>`` → file, the offices first.

    Raises:
        ReportError: the folder cannot be written.
    """
    languages = {office.id: language_of(office, language) for office in result.offices}
    written: dict[str, Path] = {}
    try:
        for office in result.offices:
            told = office_report(result, office, languages[office.id], settings)
            file = folder / f"office-{told.head.slug}.html"
            write_whole(file, office_html(told).encode())
            written[f"office:{office.id}"] = file
        for unit in result.units:
            told_unit = unit_report(result, unit.unit.id, languages.get(unit.unit.office, language), settings)
            file = folder / f"unit-{told_unit.head.slug}.html"
            write_whole(file, unit_html(told_unit).encode())
            written[f"unit:{unit.unit.id}"] = file
    except OSError as error:
        cure = "name a folder that can be written, or make room on the disk"
        raise ReportError("writing the reports", str(folder), cure, [error.strerror or str(error)]) from error
    return written
