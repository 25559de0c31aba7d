"""Sheets and columns of a catalogue workbook: one sheet a kind of table, one column a key, nested keys with a dot."""

from collections.abc import Mapping
from typing import Final

SHEETS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "basis": ("bases", ("id", "title", "number", "issuer", "issued", "effective-from", "effective-until")),
    "office": ("offices", ("id", "name", "mail", "language")),
    "jurisdiction": ("jurisdictions", ("id", "parent")),
    "unit": (
        "units",
        ("id", "name", "kind", "office", "jurisdiction", "names", "hosts", "opened", "closed", "successor", "duties-of"),
    ),
    "column": (
        "columns",
        ("unit", "id", "name", "url", "kind", "update-days", "update-basis", "layout", "historical", "max-pages"),
    ),
    "obligation": (
        "obligations",
        (
            *("id", "title", "applies-to", "on-demand", "units", "jurisdiction"),
            *("looks-for.columns", "looks-for.column-kinds", "looks-for.title", "looks-for.synonyms", "looks-for.exclude"),
            *("looks-for.fields", "looks-for.column-exists", "looks-for.year-in-title", "looks-for.year-offset", "limit"),
            *("concerns.columns", "concerns.column-kinds", "concerns.title", "concerns.synonyms", "concerns.exclude"),
            *("repost.source-unit", "repost.source-column", "repost.hours", "repost.into", "repost.title", "required-fields"),
            *("required-tags.page", "required-tags.column", "required-tags.document"),
            *("service.open-seconds", "service.visits-per-day", "service.days", "service.failed-percent"),
            *("service.page-seconds", "service.least-looks", "service.certificate-days"),
            *("checks", "severity", "may-be-nothing", "basis.document", "basis.clause", "basis.quote", "verifiable", "reason"),
            *("effective-from", "effective-until", "superseded-by", "replaces"),
        ),
    ),
    "waiver": ("waivers", ("unit", "obligation", "check", "subject", "reason", "by", "until", "no-end")),
}
"""Kind of table → (name of the sheet, its columns)."""

LISTS: Final = frozenset(
    {
        *("mail", "names", "hosts", "duties-of", "applies-to", "units", "checks", "replaces", "required-fields"),
        *("looks-for.columns", "looks-for.column-kinds", "looks-for.title", "looks-for.synonyms", "looks-for.exclude"),
        *("looks-for.fields", "repost.into", "repost.title"),
        *("concerns.columns", "concerns.column-kinds", "concerns.title", "concerns.synonyms", "concerns.exclude"),
        *("required-tags.page", "required-tags.column", "required-tags.document"),
    }
)
FLAGS: Final = frozenset(
    {"historical", "on-demand", "no-end", "may-be-nothing", "looks-for.column-exists", "looks-for.year-in-title"}
)
NUMBERS: Final = frozenset(
    {
        *("update-days", "max-pages", "looks-for.year-offset", "repost.hours"),
        *("service.open-seconds", "service.visits-per-day", "service.days", "service.failed-percent"),
        *("service.page-seconds", "service.least-looks", "service.certificate-days"),
    }
)
DATES: Final = frozenset({"issued", "opened", "closed", "effective-from", "effective-until", "until"})
PARALLEL: Final = ("basis.document", "basis.clause", "basis.quote")
"""Line n of each of these cells belongs to citation n."""
WIDE: Final = frozenset({"title", "reason", "url", "limit", "basis.quote"})
"""Columns that need room for sentences."""
