"""Every layout has a saved page (of our own making) and what must be read from it; a layout without one fails here."""

import json
import re
from pathlib import Path

import pytest

from crawler import layouts
from crawler.layouts.layout import Layout
from crawler.lists import read_list
from crawler.page import Page

PAGES = Path(__file__).parent.parent / "pages"
GENERIC = Layout(name="none", system="none", signs=())


def saved(name: str) -> tuple[Page, dict]:
    folder = PAGES / name
    expected = json.loads((folder / "list.json").read_text(encoding="utf-8"))
    return Page.from_bytes((folder / "list.html").read_bytes(), expected["url"]), expected


@pytest.mark.parametrize("name", layouts.layouts())
def test_every_layout_has_a_saved_page_and_what_it_says(name):
    for file in ("list.html", "list.json"):
        assert (PAGES / name / file).is_file(), f"layout {name} has no tests/crawler/pages/{name}/{file}"


@pytest.mark.parametrize("name", layouts.layouts())
def test_a_saved_page_is_recognised_as_its_layout_and_as_no_other(name):
    page, _ = saved(name)
    assert layouts.recognise(page.text).name == name


@pytest.mark.parametrize("name", layouts.layouts())
def test_a_saved_page_reads_as_expected(name):
    page, expected = saved(name)
    reading = read_list(page)
    assert {
        "entries": [{"title": entry.title, "date": entry.date, "href": entry.href} for entry in reading.entries],
        "next_page": reading.next_page,
        "next_guess": reading.next_guess,
        "page_count": reading.page_count,
        "total": reading.total,
        "endpoint": reading.endpoint,
        "body": reading.endpoint_post.body if reading.endpoint_post else None,
    } == {"body": None} | expected["list"]


@pytest.mark.parametrize("name", layouts.layouts())
def test_the_rows_need_no_layout(name):
    page, expected = saved(name)
    reading = read_list(page, GENERIC)
    assert [entry.title for entry in (reading.entries if reading else ())] == [
        row["title"] for row in expected["list"]["entries"]
    ]


@pytest.mark.parametrize("name", layouts.layouts())
def test_a_layout_is_named_like_its_file_and_names_no_host(name):
    source = Path(layouts.__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
    assert not re.search(r"https?://|\bwww\.|\.gov\.|\.cn\b|\.com\b", source)


def test_no_reader_of_lists_or_menus_names_a_host():
    root = Path(layouts.__file__).parent.parent
    for file in (*root.glob("lists/*.py"), root / "menus.py", root / "columns.py", root / "second_reading.py"):
        assert not re.search(r"\bwww\.\w+\.\w+|\.gov\.", file.read_text(encoding="utf-8")), file.name


def test_a_page_of_no_known_system_has_no_layout():
    assert layouts.recognise("<html><body><p>鼓岭区人民政府</p></body></html>") is None


def test_a_layout_that_is_not_known_any_more_is_the_generic_reading():
    assert layouts.named("retired-system") is None
    assert layouts.named(None) is None
    assert layouts.named(layouts.GENERIC) is None
    assert layouts.named("trs").system == "TRS WCM"


def test_a_layout_may_say_what_the_rows_are():
    rows = "".join(f'<div class="card"><a href="/d/{n}.html">鼓岭区某项工作的说明（{n}）</a></div>' for n in range(3))
    page = Page.from_bytes(
        f"<body>{rows}<ul><li><a href='/x/1.html'>别的栏目的一份很长的文件标题</a></li></ul></body>".encode(),
        "http://q.example/",
    )
    reading = read_list(page, Layout(name="cards", system="Cards", signs=(), rows="div.card"))
    assert [entry.href for entry in reading.entries] == ["/d/0.html", "/d/1.html", "/d/2.html"]


def test_an_endpoint_whose_variables_are_not_in_the_page_is_not_invented():
    page = Page.from_bytes(b"<body><p>maxStaticIndex classsql recordCount</p></body>", "http://q.example/")
    assert read_list(page) is None
