"""Whose document a page is."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from checks.issuers import is_of_another_body
from duewatch.domain.views import UnitView

Build = Callable[[Mapping[str, Any]], UnitView]


@pytest.mark.parametrize(
    ("unit", "issuer", "another"),
    [
        ("云溪区教育局", "云溪区教育局", False),
        ("云溪区教育局", "区教育局", False),
        ("云溪区教育局", "上溪市云溪区教育局", False),
        ("云溪区教育局", "云溪区教育局、云溪区财政局", False),
        ("云溪区教育局", "上溪市人民政府", True),
        ("云溪区教育局", "云溪区财政局", True),
        ("云溪区人民政府", "云溪区人民政府办公室", False),
        ("云溪区教育局网站", "云溪区教育局", False),
        ("云溪区人民政府门户网站", "云溪区人民政府", False),
        ("云溪区人民政府门户网站", "上溪市人民政府", True),
        ("www.unit.example", "云溪区教育局", False),
        ("127.0.0.1:8000", "云溪区教育局", False),
        ("中国·云溪", "云溪区教育局", False),
        ("中国云溪网站", "云溪区教育局", False),
        ("云溪政务网", "云溪区教育局", False),
        ("云栈乡", "云栈乡人民政府", False),
    ],
)
def test_only_a_body_that_is_surely_another_is_another(build_view: Build, unit: str, issuer: str, another: bool) -> None:
    words = {"unit": {"name": unit}, "columns": [{"id": "docs", "records": [{"title": "甲", "issuer": issuer}]}]}
    view = build_view(words)
    assert is_of_another_body(view.records[0], view.unit) is another


def test_a_page_that_names_no_issuer_is_the_units_own(build_view: Build) -> None:
    for fields in ({}, {"issuer": {"state": "empty"}}, {"issuer": {"state": "placeholder", "raw": "null"}}):
        view = build_view({"columns": [{"id": "docs", "records": [{"title": "甲", "fields": fields}]}]})
        assert not is_of_another_body(view.records[0], view.unit)
