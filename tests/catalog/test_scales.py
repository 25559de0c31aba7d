"""Scales are data: read whole, completed by those they extend, chosen by jurisdictions."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checks.registry import infos
from duewatch.catalog import load
from duewatch.domain.scales import Certainty, Effect, Level
from duewatch.domain.units import ColumnKind

SCALE = """
[[scale]]
id        = "points"
title     = "Points"
basis     = { document = "No. 1", clause = "2", quote = "points" }
levels    = ["unit"]
full      = 100
pass-mark = 60
warn-percent = 60

  [[scale.indicator]]
  id        = "blank"
  title     = "Blank columns"
  group     = "vetoes"
  effect    = "veto"
  certainty = "A"
  basis     = { document = "No. 1", clause = "3", quote = "blank" }
  line      = 5
  counts    = [{ check = "stale-column", facts = { blank = true } }]

  [[scale.indicator]]
  id        = "links"
  title     = "Links"
  group     = "points"
  effect    = "deduction"
  certainty = "B"
  basis     = { document = "No. 1", clause = "4", quote = "links" }
  points    = 0.2
  cap       = 1
  counts    = [{ check = "broken-link", column-kinds = ["notices"], over = { status = 399 } }]
"""


@pytest.fixture
def scaled(good, folder):
    return folder("scale.toml", SCALE)


def indicators(scale):
    return {one.id: one for one in scale.indicators}


def test_a_scale_becomes_values(scaled):
    scale = load([scaled], national=False).scales["points"]
    assert (scale.full, scale.pass_mark, scale.bonus, scale.levels) == (100, 60, 0, (Level.UNIT,))
    blank, links = scale.indicators
    assert (blank.effect, blank.line, blank.warn, blank.enabled) == (Effect.VETO, 5, 3, True)
    assert blank.counts[0].facts == {"blank": True}
    assert (links.points, links.limit, links.certainty) == (Decimal("0.2"), 1, Certainty.INDIRECT)
    assert (links.counts[0].column_kinds, links.counts[0].over) == ((ColumnKind.NOTICES,), {"status": 399})
    assert scale.veto_lines == (blank,)


def test_only_what_was_read_word_for_word_counts_unless_a_jurisdiction_switches_it_on(scaled, folder):
    catalog = load([scaled], national=False)
    assert not indicators(catalog.scales["points"])["links"].enabled
    assert catalog.scale_of(catalog.units["unit"]) is None
    chosen = '[[jurisdiction]]\nid = "national"\nscale = "points"\nswitch-on = ["links"]\n'
    catalog = load([scaled, folder("mine.toml", chosen, name="mine")], national=False)
    assert indicators(catalog.scale_of(catalog.units["unit"]))["links"].enabled


def test_the_nearest_jurisdiction_decides_and_may_want_no_score(scaled, folder):
    places = """
        [[jurisdiction]]
        id = "national"
        scale = "points"
        [[jurisdiction]]
        id = "city"
        parent = "national"
        [[jurisdiction]]
        id = "quiet"
        parent = "city"
        scale = "none"
        """
    catalog = load([folder("places.toml", places)], national=False)
    unit = catalog.units["unit"]
    assert catalog.scale_of(replace(unit, jurisdiction="city")).id == "points"
    assert catalog.scale_of(replace(unit, jurisdiction="quiet")) is None


def test_a_later_folder_that_names_no_scale_leaves_the_choice(scaled, folder):
    chosen = folder("places.toml", '[[jurisdiction]]\nid = "national"\nscale = "points"\n')
    later = folder("later.toml", '[[jurisdiction]]\nid = "national"\nname = "Everywhere"\n', name="later")
    catalog = load([chosen, later], national=False)
    assert catalog.scale_of(catalog.units["unit"]).id == "points"


def test_a_scale_takes_what_it_does_not_say_from_the_one_it_extends(scaled, folder):
    own = """
        [[scale]]
        id      = "own"
        title   = "Own"
        extends = "points"
        basis   = { document = "No. 1", clause = "9", quote = "own" }
        bonus   = 10

          [[scale.indicator]]
          id        = "links"
          title     = "Links of the place"
          group     = "points"
          effect    = "deduction"
          certainty = "A"
          basis     = { document = "No. 1", clause = "9", quote = "own" }
          points    = 2
          counts    = [{ check = "broken-link" }]
        """
    catalog = load([folder("own.toml", own)], national=False)
    scale = catalog.scales["own"]
    assert (scale.full, scale.bonus, scale.levels) == (100, 10, (Level.UNIT,))
    assert [one.id for one in scale.indicators] == ["blank", "links"]
    links = indicators(scale)["links"]
    assert (links.points, links.limit, links.enabled) == (2, 2, True)
    assert indicators(scale)["blank"].warn == 3


def test_everything_wrong_with_a_scale_is_said_at_once(scaled, folder, complaints):
    folder(
        "bad.toml",
        """
        [[jurisdiction]]
        id = "city"
        scale = "ponts"

        [[jurisdiction]]
        id = "town"
        scale = "points"
        switch-on = ["link", "blank"]

        [[jurisdiction]]
        id = "village"
        switch-on = ["links"]

        [[scale]]
        id      = "turns"
        title   = "Turns"
        extends = "turns"
        basis   = { document = "No. 7", clause = "9", quote = "own" }

        [[scale]]
        id     = "bare"
        title  = "Bare"
        full   = 10.125
        levels = ["unitt"]

          [[scale.indicator]]
          id        = "x"
          title     = "X"
          group     = "points"
          effect    = "deduction"
          certainty = "B"
          enabled   = true
          points    = 3
          cap       = 1
          line      = 2
          basis     = { document = "No. 1", clause = "9", quote = "own" }
          counts    = [{ check = "broken-lnk", obligations = ["law/reprot"], over = { status = "high" }, colour = "red" }]

          [[scale.indicator]]
          id     = "x"
          title  = "X"
          group  = "points"
          effect = "veto"
          points = 1
        """,
    )
    lines = complaints(scaled, known_checks=["broken-link", "stale-column", "missing-item"])
    for about, what in [
        ("city", "scale: 'ponts' is not known; did you mean 'points'?"),
        ("town", "switch-on: 'link' is not known; did you mean 'links'?"),
        ("jurisdiction village", "switch-on: belongs to a scale; name it under scale"),
        ("turns", "extends: 'turns' leads in a circle"),
        ("turns", "basis: document 'No. 7' is not known"),
        ("scale bare", "full: expected a number from 0 to 1000 with at most two decimals, got 10.125"),
        ("scale bare", "levels: unknown word 'unitt'; did you mean 'unit'?"),
        ("scale bare", "basis: is missing"),
        ("scale bare", "pass-mark: is missing"),
        ("scale bare: indicator x", "enabled: a figure of certainty B counts only where a jurisdiction says switch-on"),
        ("scale bare: indicator x", "line, warn: belong to a veto"),
        ("scale bare: indicator x", "points: 3 for one fault are more than the cap of 1"),
        ("scale bare: indicator x", "the scale has two indicators of this id"),
        ("scale bare: indicator x", "certainty: is missing"),
        ("scale bare: indicator x", "points, cap: belong to a deduction, not to a veto"),
        ("scale bare: indicator x", "counts: are missing"),
        ("scale bare: indicator x: counts 1", "over: status: expected a whole number"),
        ("scale bare: indicator x: counts 1", "unknown key 'colour'"),
        ("bare: indicator x", "counts: there is no check 'broken-lnk'; did you mean 'broken-link'?"),
        ("bare: indicator x", "counts: obligations: 'law/reprot' is not known; did you mean 'law/report'?"),
    ]:
        assert any(line.startswith(f"own/bad.toml: {about}: {what}") for line in lines), (about, what, lines)


@pytest.fixture(scope="module")
def shipped():
    return load([], known_checks=infos().keys())


def test_the_national_scale_has_its_six_vetoes_and_three_cumulative_lines(shipped):
    scale = shipped.scales["inspection-2019"]
    vetoes = [one for one in scale.indicators if one.effect is Effect.VETO]
    assert {one.id.split("-")[0] for one in vetoes} == {"v1", "v2", "v3", "v4", "v5", "v6"}
    assert [(one.line, one.warn) for one in scale.veto_lines] == [(5, 3), (10, 6), (5, 3)]
    assert (scale.full, scale.pass_mark, scale.bonus, scale.bonus_above) == (100, 60, 30, 80)


def test_points_of_the_national_scale_count_only_where_they_were_read_word_for_word(shipped):
    for one in shipped.scales["inspection-2019"].indicators:
        assert not one.enabled or one.certainty is Certainty.VERBATIM
        if not one.enabled:
            assert one.reason or one.certainty is not Certainty.VERBATIM, one.id
    counting = [one for one in shipped.scales["inspection-2019"].indicators if one.enabled and one.effect is Effect.DEDUCTION]
    assert {one.id: one.points for one in counting} == {"policies": 5}
    read = [one for one in shipped.scales["inspection-2019"].indicators if one.points and one.certainty is Certainty.VERBATIM]
    assert {one.id: one.points for one in read} == {"policies": 5, "service-statistics": 2, "replies": 3}


def test_the_nation_selects_its_scale_and_a_local_one_differs_only_where_it_says(shipped):
    pingtan = shipped.units["pingtan-gonganju"]
    national, local = shipped.scales["inspection-2019"], shipped.scales["beijing-2022"]
    assert shipped.scale_of(pingtan) == national
    assert (local.bonus, local.indicators, local.full) == (10, national.indicators, national.full)


def test_the_example_of_the_manual_can_be_loaded(folder):
    page = (Path(__file__).resolve().parents[2] / "docs" / "scales.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    cited = '[[basis]]\nid = "own"\ntitle = "评分办法"\nnumber = "云政办〔2026〕3号"\n'
    catalog = load([folder("own.toml", cited + example)], known_checks=infos().keys())
    unit = replace(catalog.units["pingtan-gonganju"], jurisdiction="yunxi")
    scale = catalog.scale_of(unit)
    assert (scale.id, scale.bonus, len(scale.veto_lines)) == ("yunxi-2026", 10, 3)
    assert indicators(scale)["availability"].enabled
