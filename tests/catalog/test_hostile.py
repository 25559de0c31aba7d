"""Whatever stands in a file, the loader gives a catalogue or one CatalogError, never anything else."""

from datetime import date, datetime, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duewatch.catalog.complaints import Complaints
from duewatch.catalog.gathering import Gathered
from duewatch.catalog.references import check_references
from duewatch.catalog.workbook_shape import SHEETS

KEYS = sorted(
    {part for _, keys in SHEETS.values() for key in keys for part in key.split(".")}
    | {
        "column",
        "by",
        "by-yearly",
        "n",
        "unit",
        "trigger",
        "frequency",
        "times",
        "per",
        "text",
        "clauses",
        "vague",
        "extension",
    }
)
WORDS = [
    "a",
    "a/b",
    "national",
    "missing-item",
    "department",
    "working-day",
    "01-31",
    "20个工作日内",
    "https://[x",
    "http://x:99999/",
    "\u202e",
    "",
]
PLAIN = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.integers(-5, 10**12),
    st.booleans(),
    st.floats(allow_nan=False),
    st.sampled_from([date(2026, 1, 31), date(1, 1, 1), date(9999, 12, 31), datetime(2026, 1, 1, 5), time(5)]),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)),
    max_leaves=12,
)
TABLES = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=10)
FILES = st.dictionaries(
    st.sampled_from(["office", "unit", "obligation", "basis", "waiver", "jurisdiction", "nonsense"]),
    st.one_of(VALUES, st.lists(TABLES, max_size=4)),
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, FILES)
def test_no_content_makes_the_loader_fail(first, second):
    complaints = Complaints()
    found = Gathered(complaints)
    found.add_file("first.toml", first, 0)
    found.add_file("second.toml", second, 1)
    check_references(found, ["missing-item"])
    assert all("\n" not in line for line in complaints.lines)
