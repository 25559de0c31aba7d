"""Builds views from the compact words of case files; the words are told apart in ``words/``."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from case_views import view_of

from duewatch.domain.views import UnitView


@pytest.fixture(scope="session")
def build_view() -> Callable[[Mapping[str, Any]], UnitView]:
    return view_of
