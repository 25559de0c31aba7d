"""The templates use what is declared and nothing else, let no markup of a page through, and need no other file."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError, nodes

import reports.letter
import reports.pages
import reports.parts
import reports.score_parts
from duewatch.config import Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Column, Office
from reports.model import office_report, unit_report
from reports.render import environment, fill, office_html, unit_html

TEMPLATES = Path(reports.__file__).parent
READ_BY_CODE = {"run_id", "slug", "date"}  # name files and mails
OF_JINJA = {"format", "index"}  # str.format, loop.index

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\x07\u202egnp.exe{{ 7*7 }}"


def declared() -> set[str]:
    modules = (reports.parts, reports.score_parts, reports.pages, reports.letter)
    values = [
        value for module in modules for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__
    ]
    classes = [value for value in values if dataclasses.is_dataclass(value)]
    return {field.name for one in classes for field in dataclasses.fields(one)}


def used() -> Iterator[str]:
    for file in sorted(TEMPLATES.rglob("*.j2")):
        tree = environment("en").parse(file.read_text(encoding="utf-8"))
        yield from (node.attr for node in tree.find_all(nodes.Getattr))


def test_templates_use_exactly_the_fields_that_are_declared() -> None:
    assert set(used()) - OF_JINJA == declared() - READ_BY_CODE


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("unit", ["education", "finance", "civil", "baishi"])
def test_every_report_can_be_filled(result: RunResult, settings: Settings, language: str, unit: str) -> None:
    html = unit_html(unit_report(result, unit, language, settings))
    assert html.startswith("<!DOCTYPE html>")
    assert html.rstrip().endswith("</html>")


def test_an_unknown_name_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        fill("html/office.html.j2", "en")


class Reader(HTMLParser):
    """What an HTML page holds: ids, links, elements, unbalanced tags."""

    VOID = frozenset({"meta", "br", "img", "input", "hr", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def test_a_report_is_one_file_whose_inner_links_all_lead_somewhere(
    result: RunResult, office: Office, settings: Settings
) -> None:
    for html in (
        office_html(office_report(result, office, "zh", settings)),
        unit_html(unit_report(result, "education", "zh", settings)),
    ):
        page = read(html)
        assert len(page.ids) == len(set(page.ids))
        inner = {link[1:] for link in page.links if link.startswith("#")}
        assert inner
        assert inner <= set(page.ids)
        assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
        assert not page.tags & {"script", "link", "iframe", "img", "object", "form"}
        assert "@import" not in html
        assert "url(" not in html


def hostile(result: RunResult) -> RunResult:
    """The same run, everything that comes from a page or a catalogue being an attack."""
    units = []
    for unit in result.units:
        judgements = tuple(
            replace(
                judgement,
                facts={**judgement.facts, "item": HOSTILE, "text": HOSTILE, "url": "javascript:alert(3)"}
                | {
                    "places": [{"page": "javascript:alert(4)", "text": HOSTILE}],
                    "candidates": [{"url": "data:x", "title": HOSTILE}],
                },
            )
            for judgement in unit.judgements
        )
        columns = tuple(
            replace(
                view,
                column=Column(view.column.id, HOSTILE, "javascript:alert(5)"),
                records=tuple(replace(record, title=HOSTILE) for record in view.records),
            )
            for view in unit.columns
        )
        body = replace(unit.unit, name=HOSTILE, columns=tuple(view.column for view in columns))
        units.append(replace(unit, unit=body, judgements=judgements, changes=(), columns=columns))
    sightings = {key: replace(seen, url="javascript:alert(6)", note=HOSTILE) for key, seen in result.sightings.items()}
    notes = (HOSTILE,)
    return replace(result, units=tuple(units), sightings=sightings, operator_notes=notes)


def test_nothing_from_a_page_becomes_markup_or_a_link_that_runs(result: RunResult, office: Office, settings: Settings) -> None:
    attacked = hostile(result)
    for html in (
        office_html(office_report(attacked, replace(office, name=HOSTILE), "zh", settings)),
        unit_html(unit_report(attacked, "education", "zh", settings)),
    ):
        page = read(html)
        assert "&lt;script&gt;" in html
        assert not page.tags & {"script", "img"}
        assert not {name for name in page.attributes if name.startswith("on")}
        assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e]", html)
        assert "{{ 7*7 }}" in html
        assert "49" not in re.findall(r"gnp\.exe(.{2})", html)


def test_a_report_names_language_title_and_print_rules(result: RunResult, office: Office, settings: Settings) -> None:
    html = office_html(office_report(result, office, "zh", settings))
    assert '<html lang="zh-CN">' in html
    assert "<title>政务公开监测报告 · 云溪区政务公开办公室</title>" in html
    assert "@media print" in html
    assert 'name="viewport"' in html


def test_the_table_of_findings_has_the_columns_offices_work_with(result: RunResult, office: Office, settings: Settings) -> None:
    html = office_html(office_report(result, office, "zh", settings))
    head = re.search(r'<table class="ledger">.*?</thead>', html, re.DOTALL)
    assert head
    assert re.findall(r"<th[^>]*>([^<]+)</th>", head.group()) == [
        "序号", "责任单位", "栏目", "问题类型", "问题描述", "问题页面", "证据", "发现时间", "依据", "整改期限", "状态",
    ]  # fmt: skip


def test_veto_items_are_said_to_be_absent_where_there_is_none(result: RunResult, settings: Settings) -> None:
    html = unit_html(unit_report(result, "finance", "zh", settings))
    veto = re.search(r'<h3 id="s-veto">.*?</h3>', html)
    assert veto
    assert "未发现" in veto.group()
