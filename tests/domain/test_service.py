"""Where a reader enters, and which visits count."""

from datetime import datetime

import pytest

from duewatch.domain.dates import CHINA
from duewatch.domain.service import ALONE, VisitEnd, certificate_address, end_of, home_addresses, visits_of
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind

AT = datetime(2026, 6, 14, 8, 0, tzinfo=CHINA)
OPEN, DOWN = ("seen", ""), ("failed", "timeout")


def seen(url: str, kind: str = "seen", note: str = "") -> Sighting:
    return Sighting(f"{url}{kind}{note}", url, Role.VISIT, SightingKind(kind), AT, note=note)


def unit_with(*columns: Column) -> Unit:
    return Unit("town", "云溪镇人民政府", UnitKind.TOWNSHIP, "office", columns)


def test_a_reader_enters_by_the_home_column_or_else_by_the_roots_of_the_hosts():
    news = Column("news", "动态", "https://town.example/news/")
    files = Column("files", "文件", "http://files.example:8080/a/b/")
    home = Column("home", "首页", "https://town.example/town/", ColumnKind.HOME)
    unknown = Column("plans", "规划", None)
    assert home_addresses(unit_with(news, files, unknown)) == ("https://town.example/", "http://files.example:8080/")
    assert home_addresses(unit_with(news, home)) == ("https://town.example/town/",)


@pytest.mark.parametrize(
    ("kind", "note", "end"),
    [
        ("seen", "", VisitEnd.OPENED),
        ("moved", "", VisitEnd.OPENED),
        ("not-genuine", "empty-shell", VisitEnd.OPENED),
        ("failed", "timeout", VisitEnd.FAILED),
        ("failed", "dns", VisitEnd.FAILED),
        ("failed", "http-503", VisitEnd.FAILED),
        ("failed", "redirects-to:connect", VisitEnd.FAILED),
        ("failed", "tls", VisitEnd.UNKNOWN),
        ("failed", "reset", VisitEnd.UNKNOWN),
        ("failed", "redirect-loop", VisitEnd.UNKNOWN),
        ("blocked", "jiasule", VisitEnd.UNKNOWN),
        ("refused", "http-403", VisitEnd.UNKNOWN),
        ("gone", "", VisitEnd.UNKNOWN),
        ("skipped", "robots.txt", VisitEnd.UNKNOWN),
    ],
)
def test_what_a_visit_says_by_itself(kind, note, end):
    assert end_of(seen("https://a.example/", kind, note)) is end


@pytest.mark.parametrize(
    ("others", "end"),
    [([OPEN], "failed"), ([OPEN, DOWN, OPEN], "failed"), ([OPEN, DOWN], "unknown"), ([DOWN], "unknown"), ([], "unknown")],
)
def test_a_failure_counts_only_where_most_others_answered_in_the_same_run(others, end):
    sightings = [seen("https://a.example/", *DOWN)]
    sightings += [seen(f"https://b{n}.example/", *told) for n, told in enumerate(others)]
    (visit,) = visits_of([(AT, 7, one) for one in sightings])["https://a.example/"]
    assert (visit.end, visit.why) == (end, ALONE if end == "unknown" else "")


def test_runs_do_not_vouch_for_each_other():
    told = [(AT, 1, seen("https://a.example/", *DOWN)), (AT, 2, seen("https://b.example/"))]
    assert visits_of(told)["https://a.example/"][0].end is VisitEnd.UNKNOWN


def test_a_certificate_is_kept_under_an_address_no_page_can_have():
    assert certificate_address("https://town.example/a/") == "tls://town.example:443"
    assert certificate_address("https://town.example:8443/") == "tls://town.example:8443"
    assert certificate_address("http://town.example/") is None
