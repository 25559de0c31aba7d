"""The catalogue that comes with duewatch: complete, consistent, and quoting what its sources say."""

import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import zhconv

from checks.registry import infos
from duewatch.catalog import load, shipped
from duewatch.domain.obligations import Verifiable

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"
PLANS = {  # source of obligations → (how many duties it names, leading number of its file)
    "gulou-chengguan-2020": (23, "000"),
    "gulou-2020": (27, "001"),
    "fuzhou-mingcheng-2018": (27, "002"),
    "changle-2020": (45, "003"),
    "township-template-2020": (15, "004"),
}
IN_FORCE = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalog():
    return load([], known_checks=infos().keys())


def of(catalog, source):
    return {name: duty for name, duty in catalog.obligations.items() if name.startswith(f"{source}/")}


@pytest.mark.parametrize("source", PLANS)
def test_no_duty_of_a_source_plan_is_lost(catalog, source):
    count, number = PLANS[source]
    expected = {f"{source}/{int(number)}-{row}" for row in range(1, count + 1)}
    assert of(catalog, source).keys() == expected


def test_the_five_plans_have_137_duties_together(catalog):
    assert sum(len(of(catalog, source)) for source in PLANS) == 137


def plain(text):
    """Simplified characters without white space, inserted readings and differences of width."""
    text = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", "", zhconv.convert(text, "zh-cn"))


@pytest.mark.corpus
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # zhconv leaves its dictionary file to the garbage collector
@pytest.mark.parametrize("source", PLANS)
def test_every_quotation_stands_in_its_source(catalog, source):
    if not SOURCES.is_dir():
        pytest.skip("the source plans are not beside this checkout")
    (file,) = SOURCES.glob(f"{PLANS[source][1]}_*.txt")
    text = plain(file.read_text(encoding="utf-8"))
    own = next(iter(of(catalog, source).values())).basis[0].document
    wrong = {
        name: citation.quote
        for name, duty in of(catalog, source).items()
        for citation in duty.basis
        if citation.document == own and plain(citation.quote) not in text
    }
    assert not wrong


@pytest.mark.parametrize("source", PLANS)
def test_a_plan_of_years_ago_accuses_nobody_today(catalog, source):
    for duty in of(catalog, source).values():
        assert duty.effective_from and duty.effective_until
        assert duty.effective_until < IN_FORCE
    for unit in catalog.units.values():
        assert not of(catalog, source).keys() & {duty.obligation.id for duty in catalog.duties_of(unit, IN_FORCE)}


@pytest.mark.parametrize("source", PLANS)
def test_a_plan_binds_somebody_in_its_own_time(catalog, source):
    if source == "township-template-2020":
        pytest.skip("a template without issuer binds no real unit")
    duties = of(catalog, source)
    day = min(duty.effective_from for duty in duties.values())
    bound = {duty.obligation.id for unit in catalog.units.values() for duty in catalog.duties_of(unit, day)}
    missing = duties.keys() - bound
    assert all(set(duties[name].applies_to) <= {"township", "street"} for name in missing), missing


def test_a_named_day_lies_within_the_time_a_duty_is_in_force(catalog):
    for duty in catalog.obligations.values():
        for clause in duty.limit.clauses if duty.limit else ():
            if clause.by and duty.effective_until:
                assert clause.by < duty.effective_until, duty.id


def test_what_the_web_cannot_show_says_why(catalog):
    for duty in catalog.obligations.values():
        if duty.verifiable is not Verifiable.YES or not duty.checks:
            assert duty.verifiable_reason, duty.id


def test_the_twenty_six_fields_have_catalogue_standard_and_procedure(catalog):
    kinds = Counter(name.rsplit("-", 1)[1] for name in of(catalog, "fields"))
    assert kinds == {"catalogue": 26, "standard": 26, "procedure": 26}


def test_pingtan_is_a_complete_district(catalog):
    units = [unit for unit in catalog.units.values() if unit.id.startswith("pingtan-")]
    assert Counter(unit.kind for unit in units) == {"department": 13, "committee": 4}
    for unit in units:
        assert {"guide", "annual-report", "statutory"} <= {column.kind for column in unit.columns}
        assert all(column.url and column.url.startswith("https://www.pingtan.gov.cn/zwgk/") for column in unit.columns)


def test_no_address_is_invented_where_none_was_read(catalog):
    for unit in catalog.units.values():
        if not unit.id.startswith("pingtan"):
            assert all(column.url is None for column in unit.columns), unit.id


def test_nobody_can_be_mailed_by_the_shipped_catalogue(catalog):
    assert all(not office.mail for office in catalog.offices.values())


def test_units_of_the_shipped_catalogue_are_known_as_such(catalog):
    assert catalog.shipped_units == catalog.units.keys()
    assert load([shipped()]).shipped_units == frozenset()


def test_a_department_has_the_national_duties(catalog):
    duties = {duty.obligation.id for duty in catalog.duties_of(catalog.units["pingtan-gonganju"], IN_FORCE)}
    assert {"national/twenty-working-days", "national/guide", "national/annual-report-department"} <= duties
    assert "national/annual-report-government" not in duties
    assert "gulou-guide/changes" not in duties


def test_the_page_of_the_catalogue_counts_what_ships(catalog):
    page = (Path(__file__).resolve().parents[2] / "docs" / "catalogue.md").read_text("utf-8").partition("## What ships")[2]
    rows = re.findall(r"^\| (`.+?`) \| (\d+) \|", page, re.MULTILINE)
    held = Counter(name.partition("/")[0] for name in catalog.obligations)
    told = {tuple(re.findall(r"`([\w-]+)/`", sources)): int(count) for sources, count in rows}
    assert told == {sources: sum(held[source] for source in sources) for sources in told}
    assert {source for sources in told for source in sources} == held.keys()
    assert f"{held.total()} duties" in page
