from datetime import date

import pytest

from duewatch.catalog import load
from duewatch.catalog.complaints import MOST_COMPLAINTS
from duewatch.domain.limits import Clause, Trigger
from duewatch.domain.obligations import Severity
from duewatch.domain.units import ColumnKind, UnitKind


def test_a_catalogue_becomes_values(good):
    catalog = load([good], national=False)
    unit = catalog.units["unit"]
    assert (unit.name, unit.kind, unit.office, unit.jurisdiction) == ("Unit", UnitKind.DEPARTMENT, "office", "national")
    assert unit.columns[0].kind is ColumnKind.NOTICES
    duty = catalog.obligations["law/report"]
    assert duty.limit.clauses == (Clause(trigger=Trigger.FIXED_DATE, by=date(2026, 1, 31)),)
    assert duty.severity is Severity.SERIOUS
    assert duty.basis[0].quote == "shall publish"
    assert catalog.calendar.knows(2026)


def test_seven_mistakes_are_listed_at_once_with_file_id_and_nearest_name(good, folder, complaints):
    folder(
        "bad.toml",
        """
        [[unit]]
        id     = "other"
        name   = "Other"
        kind   = "departmant"
        office = "ofice"
        colour = "red"

        [[obligation]]
        id         = "law/plan"
        titel      = "Plan"
        applies-to = ["department"]
        looks-for  = { title = ["计划"] }
        limit      = { by = "2026-01-31" }
        checks     = ["mising-item"]
        basis      = { document = "No. 2", clause = "1", quote = "shall" }
        """,
    )
    lines = complaints(good, known_checks=["missing-item", "broken-link"])
    expected = [
        ("unit other", "kind: unknown word 'departmant'; did you mean 'department'?"),
        ("other", "office: 'ofice' is not known; did you mean 'office'?"),
        ("unit other", "unknown key 'colour'"),
        ("obligation law/plan", "unknown key 'titel'; did you mean 'title'?"),
        ("obligation law/plan", "title: is missing"),
        ("obligation law/plan: limit", "by: expected a date such as 2026-01-31 without quotation marks, got '2026-01-31'"),
        ("law/plan", "checks: there is no check 'mising-item'; did you mean 'missing-item'?"),
        ("law/plan", "basis: document 'No. 2' is not known; did you mean 'No. 1'?"),
    ]
    for about, what in expected:
        assert any(line.startswith(f"own/bad.toml: {about}: {what}") for line in lines), (what, lines)


def test_a_later_folder_is_laid_over_an_earlier_one(good, folder):
    later = folder("mine.toml", '[[office]]\nid = "office"\nname = "Renamed"\nmail = ["duty@office.example"]\n', name="later")
    catalog = load([good, later], national=False)
    assert catalog.offices["office"].name == "Renamed"
    assert "unit" in catalog.units


def test_the_same_id_twice_in_one_folder_names_both_files(good, folder, complaints):
    folder("again.toml", '[[office]]\nid = "office"\nname = "Again"\n')
    assert complaints(good) == ("own/good.toml: office office: id: 'office' stands in own/again.toml already",)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[unit]\n", "is not TOML"),
        ("a = 1\nb = \n", "at line 2"),
        (b'[[office]]\nid = "\xff\xfe"\n', "line 2: is not UTF-8"),
        ("x = " + "[" * 5000 + "]" * 5000, "is nested too deeply"),
        ("[[nonsense]]\nid = 1\n", "unknown key 'nonsense'"),
        ("unit = 3\n", "unit: expected a list"),
        ("[[unit]]\n", "id: is missing"),
        ('[[office]]\nid = "Büro"\nname = "x"\n', "id: 'Büro' is no id"),
        ('[[office]]\nid = "o"\nname = "x\\ny"\n', "name: holds line breaks"),
        ('[[office]]\nid = "o"\nname = "x"\nmail = ["a@b, c@d"]\n', "is no mail address"),
        ('[[office]]\nid = "o"\nname = "x"\nlanguage = "fr"\n', "language: expected zh or en"),
        ('[[jurisdiction]]\nid = "a"\nparent = "b"\n[[jurisdiction]]\nid = "b"\nparent = "a"\n', "leads in a circle"),
        ('[[jurisdiction]]\nid = "a"\nparent = "natoinal"\n', "parent: 'natoinal' is not known; did you mean 'national'?"),
        ('[[waiver]]\nunit = "*"\nreason = "r"\nby = "b"\nuntil = 2026-01-01\n', "names neither an obligation nor a check"),
        ('[[waiver]]\nunit = "*"\nobligation = "a/b"\nreason = "r"\nby = "b"\n', "until: is missing"),
        ('[[waiver]]\nunit = "no"\ncheck = "x"\nreason = "r"\nby = "b"\nno-end = true\n', "unit: 'no' is not known"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(folder, complaints, text, complaint):
    lines = complaints(folder("a.toml", text))
    assert any(complaint in line for line in lines), lines


UNIT = '[[office]]\nid = "o"\nname = "O"\n[[unit]]\nid = "u"\nname = "U"\nkind = "street"\noffice = "o"\n'


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("opened = 2026-05-01\nclosed = 2026-04-01", "closed: 2026-04-01 lies before opened 2026-05-01"),
        ('successor = "v"', "successor: only a unit that is closed has one"),
        ('jurisdiction = "mars"', "jurisdiction: 'mars' is not known"),
        ('duties-of = ["a/b"]', "duties-of: 'a/b' is not known"),
        ('hosts = ["HTTP://x"]', "hosts: 'HTTP://x' is no host name"),
        ('[[unit.column]]\nid = "c"\nname = "C"\nurl = "ftp://x/"', "url: 'ftp://x/' is no http or https address"),
        ('[[unit.column]]\nid = "c"\nname = "C"\nurl = "https://me:secret@x/"', "is no http or https address"),
        ('[[unit.column]]\nid = "c"\nname = "C"\n[[unit.column]]\nid = "c"\nname = "C"', "two columns of this id"),
        ('[[unit.column]]\nid = "c"\nname = "C"\nupdate-days = 0', "update-days: expected a whole number from 1"),
        ('[[unit.column]]\nid = "c"\nname = "C"\nupdate-days = 14\nhistorical = true', "a historical column has no period"),
        ('[[unit.column]]\nid = "c"\nname = "C"\nupdate-basis = "a/b"', "update-basis: 'a/b' is not known"),
    ],
)
def test_what_is_wrong_with_a_unit_is_said(folder, complaints, lines, complaint):
    assert any(complaint in line for line in complaints(folder("a.toml", UNIT + lines + "\n")))


DUTY = {
    "id": '"s/d"',
    "title": '"T"',
    "applies-to": '["department"]',
    "looks-for": '{ title = ["x"] }',
    "checks": '["missing-item"]',
    "basis": '{ document = "law", clause = "1", quote = "q" }',
}


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"checks": '["overdue-publication"]'}, "limit: is missing, but the check overdue-publication needs one"),
        ({"checks": '["late-repost"]'}, "repost: is missing, but the check late-repost needs"),
        ({"checks": '["incomplete-metadata"]'}, "required-fields: are missing"),
        ({"looks-for": "{ }"}, "looks-for: says nothing, but the check missing-item"),
        ({"looks-for": "{ column-exists = true }"}, "column-exists: name the columns"),
        ({"looks-for": '{ fields = ["colour"], title = ["x"] }'}, "fields: unknown word 'colour'"),
        ({"verifiable": '"no"', "reason": '"r"'}, 'a duty that is verifiable = "no" has none'),
        ({"verifiable": '"partly"'}, "reason: is missing"),
        ({"checks": "[]"}, "checks: are missing"),
        ({"effective-from": "2026-02-01", "effective-until": "2026-01-01"}, "effective-until: 2026-01-01 lies before"),
        ({"superseded-by": '"s/e"'}, "superseded-by: 's/e' is not known"),
        ({"replaces": '["s/d"]'}, "replaces: names the duty itself"),
        ({"units": '["nobody"]'}, "units: 'nobody' is not known"),
        ({"applies-to": '["superior"]'}, "superior bodies are watched, not judged"),
        ({"applies-to": "[]"}, "applies-to: is missing"),
        ({"basis": "[]"}, "basis: is missing"),
        ({"basis": '{ document = "law", clause = "1" }'}, "quote: is missing"),
        ({"basis": '{ document = "law", clause = "1", quote = "' + "长" * 301 + '" }'}, "quote: longer than 300"),
        ({"limit": "{ }"}, "limit: holds nothing"),
        ({"limit": '{ text = "详见附件" }'}, "holds no limit that is understood"),
        ({"limit": "{ n = 20 }"}, "n and unit belong together"),
        ({"limit": '{ n = 20, unit = "day", by = 2026-01-01 }'}, "exclude each other"),
        ({"limit": '{ by-yearly = "02-30" }'}, "by-yearly: expected a day such as"),
        ({"limit": "{ frequency = { times = 1, per = 1 } }"}, "unit: is missing"),
        ({"repost": '{ source-unit = "x", source-column = "y", hours = 8 }'}, "repost: source-unit: 'x' is not known"),
        ({"repost": '{ source-unit = "x", source-column = "y" }'}, "hours: is missing"),
        ({"checks": '["slow-page"]'}, "service: the check slow-page needs page-seconds, least-looks"),
        ({"checks": '["site-unreachable"]', "service": "{ days = 7 }"}, "needs open-seconds, visits-per-day, failed-percent"),
        ({"service": "{ failed-percent = 101 }"}, "failed-percent"),
    ],
)
def test_what_is_wrong_with_an_obligation_is_said(folder, complaints, changed, complaint):
    keys = {**DUTY, **changed}
    text = '[[basis]]\nid = "law"\ntitle = "L"\n[[obligation]]\n' + "".join(f"{key} = {value}\n" for key, value in keys.items())
    assert any(complaint in line for line in complaints(folder("a.toml", text)))


def test_a_hopeless_file_does_not_make_an_endless_list(folder, complaints):
    lines = complaints(folder("a.toml", "[[office]]\n" * 2000))
    assert len(lines) == MOST_COMPLAINTS + 1
    assert lines[-1].startswith("… and")


def test_a_folder_that_is_not_there_is_said(tmp_path, complaints):
    assert complaints(tmp_path / "nowhere") == (f"{tmp_path / 'nowhere'}: is not a folder",)


def test_the_digest_follows_the_content(good, folder):
    before = load([good], national=False).digest
    assert load([good], national=False).digest == before
    folder("more.toml", '[[office]]\nid = "second"\nname = "Second"\n')
    assert load([good], national=False).digest != before


def test_a_local_duty_replaces_the_national_one_where_it_applies(good, folder):
    folder(
        "local.toml",
        """
        [[jurisdiction]]
        id = "here"

        [[unit]]
        id = "there"
        name = "There"
        kind = "department"
        office = "office"

        [[unit]]
        id = "here-unit"
        name = "Here"
        kind = "department"
        office = "office"
        jurisdiction = "here"

        [[obligation]]
        id = "here/report"
        title = "Report, earlier"
        applies-to = ["department"]
        jurisdiction = "here"
        replaces = ["law/report"]
        looks-for = { title = ["报告"] }
        limit = { by = 2026-01-15 }
        checks = ["missing-item"]
        basis = { document = "law", clause = "1", quote = "q" }
        """,
    )
    catalog = load([good], national=False)

    def duties(unit):
        return [duty.obligation.id for duty in catalog.duties_of(catalog.units[unit], date(2026, 1, 1))]

    assert duties("there") == ["law/report"]
    assert duties("here-unit") == ["here/report"]


def test_a_duty_that_names_units_binds_no_other(good, folder):
    folder(
        "named.toml",
        """
        [[unit]]
        id = "other"
        name = "Other"
        kind = "department"
        office = "office"

        [[obligation]]
        id = "law/named"
        title = "Named"
        units = ["other"]
        looks-for = { title = ["x"] }
        checks = ["missing-item"]
        basis = { document = "law", clause = "1", quote = "q" }
        """,
    )
    catalog = load([good], national=False)
    assert [d.obligation.id for d in catalog.duties_of(catalog.units["unit"], date(2026, 1, 1))] == ["law/report"]
    assert [d.obligation.id for d in catalog.duties_of(catalog.units["other"], date(2026, 1, 1))] == ["law/named", "law/report"]


def test_a_duty_may_say_that_it_can_come_to_nothing_or_that_it_cannot(good, folder):
    def said(line):
        head = DUTY_HEAD.format(severity="serious", line=line)
        return load([good, folder("more.toml", head, name="more")], national=False).obligations["law/more"].may_be_nothing

    assert (said("may-be-nothing = true"), said("may-be-nothing = false"), said("")) == (True, False, None)


def test_what_fails_a_unit_by_itself_cannot_be_declared_away(good, folder, complaints):
    text = DUTY_HEAD.format(severity="veto", line="may-be-nothing = true")
    (complaint,) = complaints(good, folder("more.toml", text, name="more"))
    assert "may-be-nothing: what fails a unit by itself cannot be declared away" in complaint


DUTY_HEAD = """
[[obligation]]
id = "law/more"
title = "More"
applies-to = ["department"]
looks-for = {{ title = ["更多"] }}
checks = ["missing-item"]
severity = "{severity}"
basis = {{ document = "No. 1", clause = "1", quote = "shall publish" }}
{line}
"""
