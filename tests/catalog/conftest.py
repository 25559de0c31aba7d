from pathlib import Path
from textwrap import dedent

import pytest

from duewatch.catalog import load
from duewatch.errors import CatalogError

GOOD = """
[[basis]]
id     = "law"
title  = "A law"
number = "No. 1"

[[office]]
id   = "office"
name = "Office"

[[unit]]
id     = "unit"
name   = "Unit"
kind   = "department"
office = "office"

  [[unit.column]]
  id   = "notices"
  name = "通知公告"
  url  = "https://unit.example/notices/"
  kind = "notices"

[[obligation]]
id         = "law/report"
title      = "Report"
applies-to = ["department"]
looks-for  = { title = ["报告"] }
limit      = { by = 2026-01-31 }
checks     = ["missing-item"]
severity   = "serious"
basis      = { document = "No. 1", clause = "1", quote = "shall publish" }
"""


@pytest.fixture
def folder(tmp_path):
    """Writes catalogue files: ``folder("a.toml", "…", name="own")`` gives the folder."""

    def write(file, text, name="own"):
        path = tmp_path / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return tmp_path / name

    return write


@pytest.fixture
def good(folder):
    """A small catalogue that is in order."""
    return folder("good.toml", GOOD)


@pytest.fixture
def complaints():
    """Loads folders that are not in order and gives the complaints."""

    def collect(*folders, **options):
        with pytest.raises(CatalogError) as caught:
            load(folders, national=False, **options)
        return caught.value.complaints

    return collect


@pytest.fixture(scope="session")
def sources():
    """The folder of the five source plans."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip("the source plans are not beside this checkout (../shared/sources)")
    return folder
