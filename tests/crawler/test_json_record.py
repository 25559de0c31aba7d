"""Documents behind JSON answers: fields by the meaning of their keys, text out of the markup inside."""

import json

from crawler.normal import bare
from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.records import FieldName, FieldState, Where

ANSWER = {
    "code": 200,
    "msg": "成功",
    "data": {
        "docTitle": "关于同意设立青禾分中心的批复",
        "indexNo": "QH-2026-309",
        "documentNo": "青复[2026]220号",
        "builddate": "2026-04-21",
        "publishDate": "2026-04-24 17:32:00",
        "docSource": "审批处",
        "docSummary": None,
        "docClob": "<p>青禾县中心：</p><p>你单位的请示收悉，经研究，同意设立分中心，请按规定办理手续。</p>"
        "<p>青禾县政务局</p><p>2026年4月20日</p>",
        "attachmentInfoVOList": [{"fileName": "附件1.pdf", "fileUrl": "/files/1.pdf"}],
        "menus": [{"title": "甲", "desc": "<p>栏目说明</p>"}, {"title": "乙", "desc": "<p>栏目说明</p>"}],
    },
}
URL = "https://www.qinghe.example/api/doc?id=7"


def _read(answer):
    return read_page(json.dumps(answer, ensure_ascii=False).encode(), URL)


def test_a_document_is_read_out_of_its_answer():
    reading = _read(ANSWER)
    assert reading.kind is PageKind.RECORD
    record = reading.record
    values = {name: value.best.value for name, value in record.fields.items()}
    assert record.title == "关于同意设立青禾分中心的批复"
    assert values[FieldName.INDEX_NO] == "QH-2026-309"
    assert values[FieldName.DOC_NO] == "青复〔2026〕220号"
    assert values[FieldName.PUBLISHED_DATE] == "2026-04-24"
    assert record.published_time == "17:32:00"
    assert values[FieldName.SOURCE] == "审批处"
    assert [one.href for one in record.attachments] == ["/files/1.pdf"]
    assert bare(record.body_text).startswith("青禾县中心：")


def test_the_answers_own_date_ranks_before_the_signature_and_the_contradiction_is_kept():
    written = _read(ANSWER).record.fields[FieldName.WRITTEN_DATE]
    assert (written.best.where, written.best.value) == (Where.API, "2026-04-21")
    assert written.contradicted


def test_a_field_that_is_null_in_the_answer_is_empty_and_not_missing():
    answer = {**ANSWER, "data": {**ANSWER["data"], "docSource": None}}
    assert _read(answer).record.fields[FieldName.SOURCE].best.state is FieldState.EMPTY


def test_rows_side_by_side_are_a_list_and_no_document():
    rows = [{"title": f"通知之{at}", "url": f"/a/{at}.htm", "date": "2026-01-02", "summary": "<p>摘要</p>"} for at in range(5)]
    assert _read({"data": {"list": rows, "total": 5}}).kind is PageKind.JSON_LIST


def test_an_error_answer_is_an_error():
    reading = _read({"state": 500, "msg": "检索失败，服务器发生错误", "data": None})
    assert reading.kind is PageKind.ERROR
    assert reading.list is None
