"""Tells: what a run found, in words, for the people who supervise and for those who publish."""

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from duewatch.errors import ReportError
from reports.circular import office_circular
from reports.files import write_whole
from reports.mail import compose
from reports.model import office_report, unit_report
from reports.render import office_html, unit_html
from reports.words import words_of
from reports.workbook import office_workbook


def language_of(office: Office, language: str) -> str:
    """The language an office is told in: the asked one, unless its entry in the catalogue asks for another than Chinese."""
    return office.language if office.language != "zh" else language


def write_reports(result: RunResult, folder: Path, language: str, settings: Settings) -> Mapping[str, Path]:
    """Write the reports of a run: HTML, an XLSX ledger and a DOCX draft of a circular an office, HTML a unit.

    Args:
        result: The run to tell.
        folder: Where the files go; it is made if it does not exist.
        language: ``zh`` or ``en``; an office that asks for another one in the catalogue has that.
        settings: For the days that are allowed for putting right.

    Returns:
        ``office:<id>``, ``ledger:<id>``, ``circular:<id>`` and ``unit:<id>`` → file, the offices first.

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
            words = words_of(languages[office.id])
            ledger = folder / f"office-{told.head.slug}.xlsx"
            write_whole(ledger, office_workbook(told, words, result.run.as_of))
            written[f"ledger:{office.id}"] = ledger
            circular = folder / f"office-{told.head.slug}.docx"
            write_whole(circular, office_circular(told, words, result.run.as_of))
            written[f"circular:{office.id}"] = circular
        for unit in result.units:
            told_unit = unit_report(result, unit.unit.id, languages.get(unit.unit.office, language), settings)
            file = folder / f"unit-{told_unit.head.slug}.html"
            write_whole(file, unit_html(told_unit).encode())
            written[f"unit:{unit.unit.id}"] = file
    except OSError as error:
        cure = "name a folder that can be written, or make room on the disk"
        raise ReportError("writing the reports", str(folder), cure, [error.strerror or str(error)]) from error
    return written


def office_mail(result: RunResult, office: Office, language: str, settings: Settings, at: datetime) -> EmailMessage:
    """The mail to an office, its report and its ledger attached.

    Raises:
        ReportError: the run holds no unit of that office.
        MailError: an address cannot be used.
    """
    words = words_of(language_of(office, language))
    told = office_report(result, office, words.language, settings)
    name = f"{told.head.title}-{told.head.subtitle}-{told.head.day}"
    attachments = {
        f"{name}.html": office_html(told).encode(),
        f"{name}.xlsx": office_workbook(told, words, result.run.as_of),
    }
    return compose(told, attachments, settings.mail, office.mail, at)
