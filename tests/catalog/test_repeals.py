"""Repealed documents are data: read, laid over each other, complained about."""

from datetime import date

import pytest

from duewatch.catalog import load
from duewatch.errors import CatalogError


def test_the_shipped_repeals_are_past_and_say_what_repealed_them():
    repeals = load([]).repeals
    assert {"物权法", "合同法"} <= {repeal.title for repeal in repeals}
    assert all(repeal.by and date(1980, 1, 1) < repeal.since < date(2030, 1, 1) for repeal in repeals)


def test_a_later_folder_corrects_a_repeal(good, folder):
    first = folder("r.toml", '[[repealed]]\ntitle = "旧章程"\nsince = 2020-01-01\nby = "甲"\n', name="first")
    later = folder(
        "r.toml", '[[repealed]]\ntitle = "旧章程"\nsince = 2021-01-01\nby = "乙"\nnames = ["老章程"]\n', name="later"
    )
    (repeal,) = load([good, first, later], national=False).repeals
    assert (repeal.since, repeal.by, repeal.names) == (date(2021, 1, 1), "乙", ("老章程",))


def test_a_repeal_without_its_day_or_its_ground_is_a_complaint(good, folder):
    bad = folder("r.toml", '[[repealed]]\ntitle = "旧章程"\n', name="bad")
    with pytest.raises(CatalogError) as raised:
        load([good, bad], national=False)
    told = "\n".join(raised.value.complaints)
    assert "since: is missing" in told
    assert "by: " in told
