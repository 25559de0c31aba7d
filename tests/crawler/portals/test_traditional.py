"""Pages in traditional characters: labels, columns and values are known in either script, and kept as they are printed."""

import pytest

from crawler.columns import bare_name, kind_of, known_name
from crawler.fields.spellings import spellings
from crawler.normal import arabic, doc_no
from duewatch.domain.records import FieldName
from duewatch.domain.units import ColumnKind

BLOCK = """<html><head><meta charset="{charset}"><title>關於做好政務公開工作的通知</title></head><body><div class="head">
<a href="/">首頁</a></div>
<table><tr><td>索 引 號：</td><td>SM-2024-00123</td><td>主題分類：</td><td>綜合政務</td></tr><tr><td>發文機關：</td>
<td>石門縣人民政府</td>
<td>成文日期：</td><td>２０２４年１２月２０日</td></tr><tr><td>標　　題：</td><td>關於做好政務公開工作的通知</td>
<td>發文字號：</td>
<td>石政辦〔二零二四〕十五號</td></tr><tr><td>有 效 性：</td><td>廢止</td><td>內容概述：</td><td></td></tr></table>
<h1>關於做好政務公開工作的通知</h1><p>發佈時間：2024-12-28 下午3:20　來源：縣政府辦公室　瀏覽次數：12</p>
<div class="text"><p>各鄉鎮人民政府：為進一步做好全縣政務公開工作，保障群眾的知情權、參與權和監督權，現將有關事項通知如下。</p>
<p>一、各單位要落實主體責任，及時公開本單位的政策文件、辦事指南和財政資金使用情況。</p></div></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "big5", "gbk"])
def test_a_block_in_traditional_characters_is_read(read, charset):
    reading = read(BLOCK.format(charset=charset), "https://www.shimen.example/gk/t20241228_1.html", encoding=charset)
    record = reading.record
    values = {name: value.best for name, value in record.fields.items()}
    assert record.title == "關於做好政務公開工作的通知"
    assert values[FieldName.INDEX_NO].value == "SM-2024-00123"
    assert values[FieldName.TOPIC].value == "綜合政務"
    assert values[FieldName.ISSUER].value == "石門縣人民政府"
    assert values[FieldName.WRITTEN_DATE].value == "2024-12-20"
    assert (values[FieldName.DOC_NO].value, values[FieldName.DOC_NO].raw) == ("石政办〔2024〕15号", "石政辦〔二零二四〕十五號")
    assert (values[FieldName.VALIDITY].value, values[FieldName.VALIDITY].raw) == ("废止", "廢止")
    assert values[FieldName.SUMMARY].state.value == "empty"
    assert values[FieldName.SOURCE].value == "縣政府辦公室"
    assert (values[FieldName.PUBLISHED_DATE].value, record.published_time) == ("2024-12-28", "15:20")
    assert record.body_text.startswith("各鄉鎮人民政府")


@pytest.mark.parametrize(
    ("written", "name"),
    [("政府信息公開指南", "指南"), ("政府信息公開年報", "年报"), ("依申請公開", "依申请公开"), ("政務公開", "政务公开")],
)
def test_columns_are_known_by_their_traditional_names(written, name):
    assert known_name(written) == name


def test_the_kind_of_a_column_is_told_in_either_script():
    assert kind_of("財政預決算") is ColumnKind.FINANCE
    assert bare_name("通知公告（3）") == "通知公告"


def test_labels_have_their_traditional_spellings():
    known = spellings(["发布日期", "索引号", "有效性"])
    assert {known[word] for word in ("發布日期", "發佈日期", "发布日期")} == {"发布日期"}
    assert (known["索引號"], known["有效性"]) == ("索引号", "有效性")


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("石政〔二〇二〇〕十五号", "石政〔2020〕15号"),
        ("国务院令第七百一十一号", "国务院令第711号"),
        ("石政办［２０２０］第０１５號", "石政办〔2020〕15号"),
        ("石政办【2020】15号", "石政办〔2020〕15号"),
        ("石政办<2020>15号", "石政办〔2020〕15号"),
        ("石政办（2020） 15 号", "石政办〔2020〕15号"),
        ("一号桥〔2020〕3号", "一号桥〔2020〕3号"),
    ],
)
def test_numbers_of_documents_have_one_form(printed, normal):
    assert doc_no(printed) == normal


def test_numerals_become_figures():
    numerals = ("二〇二〇", "十五", "二十三", "一百零三", "两百", "七百一十一")
    assert [arabic(numeral) for numeral in numerals] == ["2020", "15", "23", "103", "200", "711"]


def test_rows_with_full_width_dates_keep_what_is_printed(district, read):
    rows = "".join(
        f'<li><a href="/tz/{900 - n}.html">{district.title(n)}</a><span>２０２４－１２－{str(28 - n).translate(WIDE)}</span>'
        f"</li>"
        for n in range(6)
    )
    entries = read(f"<title>通知</title><ul>{rows}</ul>", "https://www.shimen.example/tz/").list.entries
    assert [entry.date for entry in entries] == [district.day(n) for n in range(6)]
    assert entries[0].date_raw == "２０２４－１２－２８"


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
