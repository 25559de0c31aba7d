"""``duewatch read``: the documented answer, and one clear message for a file that is not there."""

import json
from pathlib import Path

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run

PAGES = Path(__file__).parent.parent / "crawler" / "pages" / "records"


def test_a_document_is_printed_as_the_documented_json(capsys):
    status = run(
        [
            "read",
            str(PAGES / "block_table_with_divisions.html"),
            "--url",
            "http://a.example/art/2021/3/5/art_1_2.html",
            "--json",
        ]
    )
    answer = json.loads(capsys.readouterr().out)
    assert status == Exit.OK
    assert answer["kind"] == "record"
    assert {"record", "list", "disclosure", "meta", "warnings"} <= set(answer)
    record = answer["record"]
    assert record["published_date"] == "2021-03-05"
    assert record["published_time"] == "16:20"
    assert record["doc_no"] == "青政办〔2021〕8 号"
    assert record["summary"] is None
    assert record["states"]["summary"] == "empty"
    assert answer["meta"]["PubDate"] == "2021-03-05 16:20"


def test_the_day_in_an_address_is_not_printed_as_a_date_of_the_page(capsys):
    run(["read", str(PAGES / "order_with_bracket.html"), "--url", "http://a.example/gz/202001/t20200102_3.htm", "--json"])
    assert json.loads(capsys.readouterr().out)["record"]["published_date"] is None


def test_without_json_a_few_lines_for_a_person_are_printed(capsys):
    run(["read", str(PAGES / "block_table_with_divisions.html")])
    out = capsys.readouterr().out
    assert out.startswith("record: ")
    assert "QH00100-0201-2021-00012" in out


def test_a_list_answer_is_printed_with_its_rows(tmp_path, capsys):
    rows = [{"title": f"关于事项{at}的通知", "url": f"/a/{at}.htm", "date": "2026-01-02"} for at in range(3)]
    (tmp_path / "a.json").write_text(json.dumps({"data": {"list": rows, "total": 3}}), "utf-8")
    run(["read", str(tmp_path / "a.json"), "--url", "http://a.example/api/list", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["kind"] == "json-list"
    assert [entry["href"] for entry in answer["list"]["entries"]] == ["/a/0.htm", "/a/1.htm", "/a/2.htm"]
    assert answer["list"]["total"] == 3


@pytest.mark.parametrize("name", ["missing.html", "."])
def test_a_file_that_cannot_be_read_is_one_clear_message(name, tmp_path, capsys):
    assert run(["read", str(tmp_path / name)]) == Exit.USAGE
    message = capsys.readouterr().err
    assert "reading a saved page" in message
    assert "Traceback" not in message
