"""Pages that a script builds: shells without a word, and the answers behind them."""

import json

HOST = "https://www.shimen.example"


def test_a_shell_is_no_list_and_no_document(read):
    shell = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>石门县政府信息公开</title></head><body><noscript>'
        "请启用JavaScript"
        '</noscript><div id="app"></div><script src="/js/chunk-vendors.9a.js"></script></body></html>'
    )
    reading = read(shell, f"{HOST}/xxgk/#/list?id=3")
    assert (reading.kind.value, reading.genuine.note) == ("error", "empty-shell")


def test_rows_of_an_answer_in_the_manner_of_a_paging_library_are_read(district, read):
    records = [
        {
            "id": f"{n:032x}",
            "infoTitle": district.title(n),
            "pubDate": f"{district.day(n)}T01:20:00.000+00:00",
            "detailUrl": f"/xxgk/d/{n}.html",
        }
        for n in range(10)
    ]
    data = {"records": records, "total": 98, "size": 10, "current": 1, "orders": [], "searchCount": True, "pages": 10}
    answer = json.dumps({"code": 200, "success": True, "data": data, "msg": "操作成功"})
    reading = read(answer, f"{HOST}/api/info/page?columnId=3&current=1&size=10", content_type="application/json")
    assert reading.kind.value == "json-list"
    assert [(entry.title, entry.date, entry.time) for entry in reading.list.entries] == [
        (district.title(n), district.day(n), "09:20:00") for n in range(10)
    ]
    assert (reading.list.total, reading.list.page_count) == (98, 10)
    assert reading.list.next_page == f"{HOST}/api/info/page?columnId=3&current=2&size=10"


def test_a_document_of_an_answer_is_read(district, read):
    data = {
        "id": 12, "title": district.title(0),
        "wenHao": "石政办发〔2024〕23号", "indexNo": "SM-2024-00123", "publishTime": 1735348800000,
        "source": "石门县人民政府办公室", "content": district.text(),
        "attachList": [{"fileName": "任务分解表.xlsx", "fileUrl": "/f/1.xlsx"}],
    }  # fmt: skip
    reading = read(json.dumps({"code": 0, "data": data}), f"{HOST}/api/info/12", content_type="application/json")
    assert reading.kind.value == "record"
    values = {name.value: value.best.value for name, value in reading.record.fields.items()}
    assert values["doc_no"] == "石政办发〔2024〕23号"
    assert values["index_no"] == "SM-2024-00123"
    assert values["published_date"] == "2024-12-28"
    assert reading.record.body_text.endswith(district.paragraphs[-1])
    assert [one.href for one in reading.record.attachments] == ["/f/1.xlsx"]
