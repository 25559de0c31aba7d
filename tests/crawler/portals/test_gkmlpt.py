"""The gkmlpt platform: the page is empty, its script asks ``/gkmlpt/api/all/<column>?page=1&sid=<site>``."""

import json

from duewatch.domain.sightings import Role

HOST = "http://www.shimen.example"
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>石门县人民政府信息公开目录</title></head><body>
<div class="header">石门县政府信息公开</div><div class="nav"><a href="/gkmlpt/guide">政府信息公开指南</a>
<a href="/gkmlpt/policy">政策</a><a href="/gkmlpt/annals">政府信息公开年报</a></div><div id="app"></div>
<script>window._CONFIG = {{ SID: '{site}', CATE_ID: '{column}', SITE_NAME: '石门县', ROOT: '/gkmlpt' }};</script>
<script src="/gkmlpt/js/app.3f2a.js"></script></body></html>"""


def test_the_page_names_the_address_its_script_asks(read):
    reading = read(PAGE.format(site="755031", column="2811"), f"{HOST}/gkmlpt/index", expect=Role.LIST)
    assert reading.kind.value == "list"
    assert reading.layout == "gkmlpt"
    assert reading.list.endpoint == f"{HOST}/gkmlpt/api/all/2811?page=1&sid=755031"


def test_its_answer_gives_rows_and_the_next_page(district, read):
    articles = [
        {
            "id": 7000 - n,
            "title": district.title(n),
            "url": f"{HOST}/gkmlpt/content/7/7000/post_{7000 - n}.html",
            "identifier": f"0070000{n:02d}/2024-00{100 + n}",
            "publisher": "石门县人民政府办公室",
            "document_number": "石政办发〔2024〕23号",
            "date": 1735315200 - n * 86400,
            "display_publish_time": 1735315200 - n * 86400,
            "created_at": "2024-12-28 00:00:00",
            "abstract": "",
        }
        for n in range(100)
    ]
    answer = json.dumps({"classify": "all", "total": 230, "articles": articles, "columns": [{"id": 2811, "name": "政策文件"}]})
    reading = read(answer, f"{HOST}/gkmlpt/api/all/2811?page=1&sid=755031", content_type="application/json")
    assert reading.kind.value == "json-list"
    assert len(reading.list.entries) == 100
    assert reading.list.entries[0].date == "2024-12-28"
    assert (reading.list.total, reading.list.next_page) == (230, f"{HOST}/gkmlpt/api/all/2811?page=2&sid=755031")
