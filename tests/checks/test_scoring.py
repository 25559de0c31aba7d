"""Scores: vetoes first, every fault once, every point traced, and nothing that is not proved takes a point."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.counting import Case, cases_of, tally
from checks.scoring import score, scores_of, site_of
from duewatch.catalog.calendars import calendar
from duewatch.domain.catalogue import Catalog
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import AppliedDuty, Citation, LooksFor, Obligation, Severity
from duewatch.domain.records import Record
from duewatch.domain.results import Coverage, UnitResult
from duewatch.domain.scales import Certainty, Effect, Indicator, Level, Match, Scale, Selection
from duewatch.domain.scores import Standing, WhyLeftOut
from duewatch.domain.units import Column, ColumnKind, Unit, UnitKind
from duewatch.domain.views import ColumnView

BASIS = Citation("云政办〔2026〕1号", "二（一）", "扣分")
CHECKS = frozenset({"stale-column", "empty-column", "broken-link", "missing-item", "incomplete-metadata"})
UNIT = Unit(
    "unit",
    "云溪区教育局",
    UnitKind.DEPARTMENT,
    "office",
    (
        Column("news", "动态", "https://portal.example/news/", ColumnKind.NEWS),
        Column("policies", "政策文件", "https://portal.example/policies/", ColumnKind.POLICIES),
        Column("guide", "指南", "https://portal.example/guide/", ColumnKind.GUIDE),
    ),
)


def deduction(id_, points, cap, *checks, **more):
    counts = tuple(Match(check) for check in checks)
    return Indicator(
        id_, id_, "扣分", Effect.DEDUCTION, Certainty.VERBATIM, BASIS,
        more.pop("counts", counts), Decimal(points), Decimal(cap), enabled=more.pop("enabled", True), **more,
    )  # fmt: skip


def veto(id_, line, *counts, warn=None):
    return Indicator(id_, id_, "单项否决", Effect.VETO, Certainty.VERBATIM, BASIS, counts, line=line, warn=warn, enabled=True)


def scale_of(*indicators, levels=(Level.UNIT,), pass_mark=60):
    return Scale("scale", "Scale", BASIS, levels, Decimal(100), Decimal(pass_mark), Decimal(30), Decimal(80), indicators)


def judged(check, subject, verdict=Verdict.BREACHED, unit="unit", **more):
    reason = Reason.UNREACHABLE if verdict is Verdict.UNDETERMINED else None
    return Judgement(check, unit, subject, verdict, Severity.MINOR, reason, sightings=("s",), **more)


def cases(*judgements, unit=UNIT, duties=(), columns=()):
    return list(cases_of(unit, judgements, duties, columns))


def of(scale, *judgements, ran=CHECKS, **more):
    return score(scale, Level.UNIT, "unit", ("unit",), cases(*judgements, **more), ran)


def page(n):
    return f"https://portal.example/{n}.html"


LINKS = scale_of(deduction("links", "0.2", "1", "broken-link"))


def test_each_fault_takes_its_points_and_is_traced_to_its_finding():
    told = of(
        LINKS, judged("broken-link", page(1)), judged("broken-link", page(2)), judged("broken-link", page(3), Verdict.MET)
    )
    (line,) = told.deductions
    assert (line.deducted, told.most, told.least, told.standing) == (
        Decimal("0.4"),
        Decimal("99.6"),
        Decimal("99.6"),
        Standing.PASSED,
    )
    assert line.found == (FindingKey("broken-link", "unit", page(1)), FindingKey("broken-link", "unit", page(2)))


def test_an_indicator_never_takes_more_than_its_own_points():
    told = of(LINKS, *(judged("broken-link", page(n)) for n in range(9)))
    (line,) = told.deductions
    assert (line.deducted, line.faults, len(line.found), len(line.beyond)) == (1, 5, 5, 4)
    assert told.most == 99


def test_a_last_fault_takes_what_is_left_of_the_points():
    told = of(scale_of(deduction("links", 2, 5, "broken-link")), *(judged("broken-link", page(n)) for n in range(4)))
    assert [line.deducted for line in told.deductions] == [5]


def test_one_address_seen_by_two_checks_is_one_fault():
    scale = scale_of(deduction("links", 1, 5, "broken-link"), deduction("fields", 3, 6, "incomplete-metadata"))
    told = of(scale, judged("broken-link", page(1)), judged("incomplete-metadata", page(1)))
    assert told.most == 97
    assert [line.deducted for line in told.deductions] == [0, 3]
    assert told.deductions[0].beyond == (FindingKey("broken-link", "unit", page(1)),)


def test_a_duty_on_a_page_of_the_unit_and_the_page_itself_are_one_fault():
    scale = scale_of(deduction("late", 2, 9, "missing-item", "incomplete-metadata"))
    column = ColumnView(UNIT.columns[1], None, (), (Record("unit", "policies", page(1), "s", "甲", {}),))
    pair = (judged("missing-item", f"law/x|{page(1)}"), judged("incomplete-metadata", page(1)))
    assert of(scale, *pair, columns=(column,)).most == 98
    assert of(scale, *pair).most == 96, "on somebody else's page they are two matters"


def test_a_guide_missing_because_its_column_is_blank_is_the_blank_column():
    obligation = Obligation(
        "law/guide", "指南", (), LooksFor(column_exists=True), None, ("missing-item",), Severity.SERIOUS, (BASIS,)
    )
    pair = (
        judged("missing-item", "law/guide", obligation="law/guide", column="guide"),
        judged("empty-column", "guide", column="guide"),
    )
    told = of(scale_of(deduction("all", 2, 9, "missing-item", "empty-column")), *pair, duties=(AppliedDuty(obligation),))
    assert (told.most, told.deductions[0].faults, len(told.deductions[0].found)) == (98, 1, 2)


@pytest.mark.parametrize("verdict", [Verdict.EXEMPT, Verdict.PENDING, Verdict.MET])
def test_what_is_waived_not_due_or_met_takes_nothing_and_leaves_nothing_open(verdict):
    told = of(LINKS, judged("broken-link", page(1), verdict))
    assert (told.most, told.least, told.standing) == (100, 100, Standing.PASSED)


@pytest.mark.parametrize("verdict", [Verdict.SUSPECTED, Verdict.UNDETERMINED])
def test_what_is_suspected_or_could_not_be_verified_takes_nothing_and_makes_a_range(verdict):
    told = of(LINKS, judged("broken-link", page(1)), judged("broken-link", page(2), verdict))
    assert told.standing is Standing.PASSED
    assert (told.most, told.least) == (Decimal("99.8"), Decimal("99.6"))
    assert told.deductions[0].open == (FindingKey("broken-link", "unit", page(2)),)


def test_what_could_mostly_not_be_verified_is_never_called_passed():
    hidden = [judged("broken-link", page(n), Verdict.UNDETERMINED) for n in range(3)]
    told = of(LINKS, judged("broken-link", page(9), Verdict.MET), *hidden)
    assert (told.most, told.standing) == (100, Standing.OPEN)


def test_many_good_links_do_not_outweigh_columns_that_could_not_be_read():
    scale = scale_of(*LINKS.indicators, deduction("columns", 3, 6, "stale-column"), deduction("missing", 5, 10, "missing-item"))
    links = [judged("broken-link", page(n), Verdict.MET) for n in range(50)]
    unread = [judged("stale-column", "news", Verdict.UNDETERMINED), judged("missing-item", "law/x", Verdict.UNDETERMINED)]
    told = of(scale, *links, *unread)
    assert (told.most, told.least, told.standing) == (100, 92, Standing.OPEN)


def test_below_the_pass_mark_only_what_is_proved_fails():
    scale = scale_of(deduction("links", 30, 90, "broken-link"))
    proved, open_ = [judged("broken-link", page(n)) for n in range(2)], judged("broken-link", page(9), Verdict.UNDETERMINED)
    assert of(scale, *proved).standing is Standing.FAILED
    assert of(scale, proved[0], open_).standing is Standing.OPEN
    assert of(scale, proved[0]).standing is Standing.PASSED


BLANK = Match("stale-column", facts={"blank": True})
VETO = scale_of(veto("blank", 2, BLANK, Match("empty-column"), warn=1), deduction("links", "0.2", 1, "broken-link"))


def blank(column, verdict=Verdict.BREACHED, check="stale-column", **facts):
    return judged(check, column, verdict, column=column, facts={"blank": True, **facts})


def test_a_veto_fails_by_itself_and_nothing_else_is_scored():
    told = of(VETO, blank("news"), blank("policies"), judged("broken-link", page(1)))
    assert (told.standing, told.most, told.least, told.deductions) == (Standing.VETOED, None, None, ())
    assert told.vetoes[0].reached
    assert [key.subject for key in told.vetoes[0].found] == ["news", "policies"]


def test_a_column_seen_by_two_checks_counts_once_towards_a_veto():
    told = of(VETO, blank("news"), blank("news", check="empty-column"))
    assert (told.vetoes[0].faults, told.vetoes[0].near, told.standing) == (1, True, Standing.PASSED)


def test_a_veto_that_open_subjects_could_complete_is_no_veto_and_no_pass():
    told = of(VETO, blank("news"), blank("policies", Verdict.UNDETERMINED))
    assert (told.vetoes[0].faults, told.vetoes[0].could_be_reached, told.standing, told.most) == (1, True, Standing.OPEN, 100)


def test_a_known_fact_that_speaks_against_it_keeps_an_open_subject_out():
    told = of(VETO, blank("news"), blank("policies", Verdict.UNDETERMINED, blank=False))
    assert (told.vetoes[0].could_be_reached, told.standing) == (False, Standing.PASSED)


def test_facts_kinds_of_columns_and_numbers_decide_what_counts():
    old = Match("stale-column", column_kinds=(ColumnKind.NEWS,), over={"age": 14})
    told = of(
        scale_of(veto("old", 1, old)),
        judged("stale-column", "news", column="news", facts={"age": 14}),
        judged("stale-column", "policies", column="policies", facts={"age": 400}),
    )
    assert told.vetoes[0].faults == 0
    assert (
        of(scale_of(veto("old", 1, old)), judged("stale-column", "news", column="news", facts={"age": 15})).standing
        is Standing.VETOED
    )
    districts = Match("stale-column", unit_kinds=(UnitKind.DISTRICT,))
    assert not of(scale_of(veto("old", 1, districts)), judged("stale-column", "news", column="news")).vetoes


def test_what_is_left_out_is_said_with_its_reason():
    scale = scale_of(
        veto("person", 1),
        deduction("no-points", 0, 0, "broken-link"),
        deduction("unsure", 1, 1, "broken-link", enabled=False),
        deduction("unrun", 1, 1, "title-mismatch"),
        deduction("nothing", 1, 1, "missing-item"),
        deduction("links", 1, 1, "broken-link", "title-mismatch"),
        Indicator("bonus", "bonus", "加分", Effect.BONUS, Certainty.VERBATIM, BASIS),
    )
    unsure = scale.indicators[2]
    doubtful = Indicator("b", "b", "扣分", Effect.DEDUCTION, Certainty.INDIRECT, BASIS, unsure.counts, Decimal(1))
    told = of(scale_of(*scale.indicators, doubtful), judged("broken-link", page(1)))
    assert {left.indicator.id: left.why for left in told.left_out} == {
        "person": WhyLeftOut.FOR_A_PERSON,
        "no-points": WhyLeftOut.NO_POINTS,
        "unsure": WhyLeftOut.SWITCHED_OFF,
        "b": WhyLeftOut.NOT_CONFIRMED,
        "unrun": WhyLeftOut.NOT_RUN,
        "nothing": WhyLeftOut.NOTHING_JUDGED,
        "bonus": WhyLeftOut.FOR_A_PERSON,
    }
    (line,) = told.deductions
    assert (line.indicator.id, line.not_run) == ("links", ("title-mismatch",))


def test_nothing_counted_is_no_pass():
    assert of(LINKS).standing is Standing.OPEN


def test_a_check_that_threw_leaves_every_indicator_open_that_it_may_concern():
    fault = Judgement("stale-column", "unit", "law/x", Verdict.UNDETERMINED, Severity.MINOR, Reason.CHECK_FAULT)
    told = of(scale_of(deduction("news", 5, 5, counts=(Match("stale-column", column_kinds=(ColumnKind.NEWS,)),))), fault)
    assert (told.most, told.least) == (100, 95)


SUBJECTS = [page(n) for n in range(6)] + ["news", "policies", "law/x"]
JUDGEMENTS = st.dictionaries(
    st.tuples(st.sampled_from(sorted(CHECKS)), st.sampled_from(SUBJECTS)),
    st.sampled_from([Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.MET, Verdict.EXEMPT]),
    max_size=14,
)
POINTS = st.sampled_from(["0.2", "1", "2", "5"])
INDICATORS = st.lists(
    st.tuples(POINTS, POINTS, st.lists(st.sampled_from(sorted(CHECKS)), min_size=1, max_size=3, unique=True)),
    min_size=1,
    max_size=5,
)


def built(rows):
    return scale_of(*(deduction(f"i{n}", p, max(Decimal(p), Decimal(c)), *checks) for n, (p, c, checks) in enumerate(rows)))


def made(verdicts):
    return [judged(check, subject, verdict) for (check, subject), verdict in verdicts.items()]


@given(INDICATORS, JUDGEMENTS, st.sampled_from(sorted(CHECKS)), st.sampled_from(SUBJECTS))
def test_one_breach_more_never_raises_a_score(rows, verdicts, check, subject):
    scale = built(rows)
    before, after = of(scale, *made(verdicts)), of(scale, *made({**verdicts, (check, subject): Verdict.BREACHED}))
    assert after.most <= before.most
    assert after.least <= before.least


@given(INDICATORS, JUDGEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(rows, verdicts, random):
    scale, found = built(rows), made(verdicts)
    shuffled = random.sample(found, len(found))
    assert of(scale, *found) == of(scale, *shuffled)


@given(INDICATORS, JUDGEMENTS)
def test_caps_hold_the_range_holds_and_no_fault_is_counted_twice(rows, verdicts):
    found = cases(*made(verdicts))
    told = score(built(rows), Level.UNIT, "unit", ("unit",), found, CHECKS)
    faults = {case.key: case.fault for case in found}
    counted = [{faults[key] for key in line.found} for line in told.deductions]
    assert sum(map(len, counted)) == len(set().union(*counted)) if counted else True
    for line, own in zip(told.deductions, counted, strict=True):
        assert line.faults == len(own)
        assert 0 <= line.deducted <= line.indicator.limit
        assert not set(line.found) & set(line.beyond)
    assert told.least <= told.most
    assert told.most == max(0, 100 - sum(line.deducted for line in told.deductions))


@given(JUDGEMENTS)
def test_only_breaches_take_points(verdicts):
    scale = scale_of(deduction("all", "0.2", "9", *CHECKS))
    only = {key: verdict for key, verdict in verdicts.items() if verdict is Verdict.BREACHED}
    assert of(scale, *made(verdicts)).most == (of(scale, *made(only)).most if only else 100)


def test_a_tally_does_not_call_open_what_is_found_anyway():
    counts = tally(LINKS.indicators[0], [Case(judged("broken-link", page(1)), UNIT, "x"),
                                         Case(judged("broken-link", page(2), Verdict.UNDETERMINED), UNIT, "x")])  # fmt: skip
    assert (counts.faults, counts.open_faults, counts.judged) == ({"x"}, frozenset(), 2)


NONE = Coverage(0, 0, 0, 0, 0)


def unit_at(name, *addresses):
    columns = tuple(Column(f"c{n}", "栏目", address, ColumnKind.NEWS) for n, address in enumerate(addresses))
    return Unit(name, name, UnitKind.DEPARTMENT, "office", columns)


def catalog_of(scale, *units):
    return Catalog(
        {}, {unit.id: unit for unit in units}, {}, {}, (), calendar(), {"national": ("national",)},
        scales={scale.id: scale}, selected={"national": Selection(scale.id)},
    )  # fmt: skip


def result(unit, *judgements):
    return UnitResult(unit, (), (), judgements, (), NONE)


def test_the_columns_of_all_units_of_a_site_count_together_towards_its_vetoes():
    scale = scale_of(veto("blank", 2, BLANK), levels=(Level.SITE, Level.UNIT))
    one, two = unit_at("one", "https://p.example/1/"), unit_at("two", "https://p.example/2/")
    catalog = catalog_of(scale, one, two)
    site, first, second = scores_of(
        [result(one, blank("c0")), result(two, Judgement("stale-column", "two", "c0", Verdict.BREACHED, Severity.MINOR,
                                                         sightings=("s",), facts={"blank": True}))], catalog, CHECKS
    )  # fmt: skip
    assert (site.level, site.subject, site.units, site.standing) == (Level.SITE, "p.example", ("one", "two"), Standing.VETOED)
    assert [one.standing for one in (first, second)] == [Standing.PASSED, Standing.PASSED]


def test_a_site_of_which_units_were_not_audited_never_passes():
    scale = scale_of(veto("blank", 2, BLANK), levels=(Level.SITE,))
    one, two = unit_at("one", "https://p.example/1/"), unit_at("two", "https://p.example/2/")
    (site,) = scores_of(
        [result(one, judged("stale-column", "c0", Verdict.MET, unit="one"))], catalog_of(scale, one, two), CHECKS
    )
    assert (site.whole, site.standing) == (False, Standing.OPEN)


def test_without_a_scale_there_is_no_score():
    one = unit_at("one", "https://p.example/1/")
    catalog = Catalog({}, {"one": one}, {}, {}, (), calendar())
    assert scores_of([result(one, blank("c0"))], catalog, CHECKS) == ()


def test_a_unit_belongs_to_the_host_of_most_of_its_columns():
    assert site_of(unit_at("u", "https://a.example/1", "https://b.example/1", "https://B.example/2", None)) == "b.example"
    assert site_of(unit_at("u", None)) == ""


def test_a_dead_link_in_a_menu_is_one_fault_of_the_site_and_a_stale_column_is_each_units_own():
    one, two = unit_at("one", "https://p.example/1/"), unit_at("two", "https://p.example/2/")
    scale = scale_of(deduction("links", 1, 9, "broken-link", "stale-column"), levels=(Level.SITE,))
    results = [
        result(one, judged("broken-link", page(1), unit="one"), judged("stale-column", "c0", unit="one", column="c0")),
        result(two, judged("broken-link", page(1), unit="two"), judged("stale-column", "c0", unit="two", column="c0")),
    ]
    (site,) = scores_of(results, catalog_of(scale, one, two), CHECKS)
    assert (site.deductions[0].faults, site.most) == (3, 97)
