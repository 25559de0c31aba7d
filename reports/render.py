"""Fills the templates: autoescape on, an unknown name is an error, no control character passes."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from duewatch.locale import translator
from reports.pages import OfficeReport, UnitReport
from reports.safe import clean


def office_html(report: OfficeReport) -> str:
    """An office's report as one self-contained HTML file."""
    return fill("html/office.html.j2", report.head.language, report=report)


def unit_html(report: UnitReport) -> str:
    """A unit's report as one self-contained HTML file."""
    return fill("html/unit.html.j2", report.head.language, report=report)


def fill(template: str, tag: str, **context: object) -> str:
    """Fill one template of ours; ``tag`` is the HTML language tag of its texts."""
    return environment(tag).get_template(template).render(**context)


@cache
def environment(tag: str) -> Environment:
    """The template environment of one language."""
    made = Environment(
        loader=PackageLoader("reports", ""),
        autoescape=select_autoescape(enabled_extensions=(), disabled_extensions=("txt.j2", "css"), default=True),
        undefined=StrictUndefined,
        finalize=_without_controls,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["_"] = translator("reports", "en" if tag == "en" else "zh")
    return made


def _without_controls(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
