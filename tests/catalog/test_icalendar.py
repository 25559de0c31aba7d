from datetime import date

from duewatch.catalog import load
from duewatch.catalog.icalendar import icalendar
from duewatch.domain.duedays import due_between

STAMP = date(2026, 11, 21)


def written(catalog, first=date(2027, 1, 1), last=date(2027, 3, 31)):
    due = due_between(catalog, [catalog.units["pingtan-gonganju"]], first, last)
    return icalendar(due, STAMP, {"serious": 10})


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_an_event_says_who_owes_what_on_which_basis():
    lines = unfolded(written(load([])))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2] == "END:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20270131" in lines
    assert "DTEND;VALUE=DATE:20270201" in lines
    assert "SUMMARY:平潭综合实验区公安局：部门每年1月31日前公布上一年度政府信息公开工作年度报告" in lines
    assert any(line.startswith("DESCRIPTION:中华人民共和国政府信息公开条例 第四十九条：") for line in lines)
    assert "TRIGGER:-P10D" in lines


def test_no_line_is_longer_than_75_octets_and_none_is_cut_inside_a_character():
    raw = written(load([])).encode()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert all(line.decode() is not None for line in raw.split(b"\r\n"))


def test_the_same_day_has_the_same_uid_whenever_it_is_written():
    catalog = load([])
    due = due_between(catalog, catalog.units.values(), date(2027, 1, 1), date(2027, 1, 31))

    def uids(stamp):
        return [line for line in unfolded(icalendar(due, stamp, {})) if line.startswith("UID:")]

    assert uids(STAMP) == uids(date(2026, 12, 1))
    assert len(set(uids(STAMP))) == len(due)


def test_hostile_titles_cannot_add_lines(good, folder):
    folder(
        "hostile.toml",
        """
        [[obligation]]
        id         = "law/hostile"
        title      = 'a;b,c\\nEND:VCALENDAR'
        applies-to = ["department"]
        looks-for  = { title = ["x"] }
        limit      = { by = 2027-02-01 }
        checks     = ["missing-item"]
        basis      = { document = "No. 1", clause = "1", quote = "q" }
        """,
    )
    catalog = load([good], national=False)
    due = due_between(catalog, catalog.units.values(), date(2027, 1, 1), date(2027, 12, 31))
    lines = unfolded(icalendar(due, STAMP, {}))
    assert "SUMMARY:Unit：a\\;b\\,c\\\\nEND:VCALENDAR" in lines
    assert lines.count("END:VCALENDAR") == 1
