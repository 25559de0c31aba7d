"""The real pages: every labelled list, answer and menu is read as the people who looked at it read it."""

import json

import pytest

from crawler.lists import read_list
from crawler.lists.json import read_json_list
from crawler.menus import read_disclosure
from crawler.page import Page

pytestmark = pytest.mark.corpus

LAST_ROW_IN_DOUBT = {"0031"}
"""Its label names the fourth of five rows as the last."""
OWN_WORDS = {"部门片区目录"}
"""A label in words that do not stand on the page."""


def labels(corpus):
    lines = (corpus / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def page_of(corpus, label):
    return Page.from_bytes((corpus / "raw" / f"{label['id']}.html").read_bytes(), label["url"] or "http://q.example/a/")


def bare(text):
    return "".join((text or "").split())


def row_of(entry):
    return {"title": bare(entry.title), "date": entry.date, "href": entry.href}


def test_every_labelled_list_is_read(corpus):
    wrong = []
    for label in labels(corpus):
        if label.get("list") is None:
            continue
        expected, reading = label["list"], read_list(page_of(corpus, label))
        assert reading is not None, label["id"]
        ends = [row_of(entry) for entry in (*reading.entries[:1], *reading.entries[-1:])]
        wanted = [{**row, "title": bare(row["title"])} for row in (expected["first"], expected["last"]) if row]
        if (len(reading.entries), ends, reading.next_page) != (expected["entries"], wanted, expected["next_page"]):
            wrong.append(label["id"])
        if expected.get("total") and reading.total != expected["total"]:
            wrong.append(f"{label['id']} total")
    assert wrong == []


def test_no_record_page_is_taken_for_a_list(corpus):
    taken = [
        label["id"]
        for label in labels(corpus)
        if label["kind"] in ("article", "policy")
        and (corpus / "raw" / f"{label['id']}.html").exists()
        and read_list(page_of(corpus, label))
    ]
    assert taken == []


def test_every_labelled_answer_is_read_and_no_error_is_an_empty_list(corpus):
    wrong = []
    for label in labels(corpus):
        file = corpus / "raw" / f"{label['id']}.json"
        expected = label.get("json_list")
        if not file.exists():
            continue
        answer = read_json_list(file.read_bytes(), label["url"] or "http://q.example/api")
        if answer.is_error != bool(label.get("error")):
            wrong.append(f"{label['id']} error")
        if expected is None:
            assert answer.list is None, label["id"]
            continue
        entries = answer.list.entries
        if (len(entries), answer.list.total) != (expected["entries"], expected.get("total", answer.list.total)):
            wrong.append(label["id"])
        for end, entry in (("first", entries[:1]), ("last", entries[-1:])):
            if expected[end] and not (end == "last" and label["id"] in LAST_ROW_IN_DOUBT):
                day = (expected[end].get("published") or expected[end].get("date") or "")[:10]
                if (bare(entry[0].title), entry[0].date) != (bare(expected[end]["title"]), day):
                    wrong.append(f"{label['id']} {end}")
    assert wrong == []


def test_every_labelled_column_is_found(corpus):
    missing = []
    for label in labels(corpus):
        found = read_disclosure(page_of(corpus, label)) if label.get("disclosure") else {}
        expected = {name: href for name, href in (label.get("disclosure") or {}).items() if name not in OWN_WORDS}
        missing += [(label["id"], name) for name, href in expected.items() if found.get(name) != href]
    assert missing == []
