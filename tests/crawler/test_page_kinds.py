"""What sort of page it is, where signs of several sorts stand on one page."""

from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.sightings import Role

FOLDER = "http://www.qinghe.example/zwgk/gkml/"


def _read(body, url=FOLDER, **options):
    return read_page(
        f'<html><head><meta charset="utf-8"><title>政府文件-青禾县人民政府</title></head><body>{body}</body></html>'.encode(),
        url,
        **options,
    )


def _row(number, inside=""):
    title = f"青禾县人民政府关于第{number}号事项的通知"
    return f'<li><a href="./202001/t202001{number:02}_{number}.htm">{title}</a><span>2020-01-{number:02}</span>{inside}</li>'


def test_a_list_whose_rows_carry_their_metadata_in_popups_is_a_list():
    rows = "".join(
        _row(
            at,
            f'<div class="tip"><p>索引号：QH-2020-{at}</p><p>发布机构：青禾县人民政府</p><p>文号：青政〔2020〕{at}号</p></div>',
        )
        for at in range(1, 13)
    )
    reading = _read(f"<div class='nav'><a href='/'>首页</a></div><ul>{rows}</ul>")
    assert reading.kind is PageKind.LIST
    assert len(reading.list.entries) == 12


def test_a_document_beside_a_list_of_other_documents_is_a_document():
    rows = "".join(map(_row, range(1, 8)))
    text = (
        "<h1>关于调整办公时间的通知</h1><p>发布时间：2020-02-01</p><div><p>各单位：</p>"
        "<p>经研究，现将夏季办公时间调整如下，请遵照执行，并做好宣传解释工作。</p>"
        "<p>青禾县人民政府</p><p>2020年1月31日</p></div>"
    )
    reading = _read(
        f"<div>{text}</div><div class='side'><h3>最新文件</h3><ul>{rows}</ul></div>", FOLDER + "202002/t20200201_77.htm"
    )
    assert reading.kind is PageKind.RECORD
    assert reading.record.title == "关于调整办公时间的通知"


def test_a_page_asked_for_as_a_list_is_read_as_one_where_it_can_be():
    reading = _read(f"<ul>{''.join(map(_row, range(1, 8)))}</ul>", expect=Role.LIST)
    assert reading.kind is PageKind.LIST


def test_a_page_nobody_understands_is_other_and_not_an_error():
    reading = _read("<div>欢迎</div><p>请使用左侧菜单浏览各栏目内容</p>", FOLDER + "welcome.htm")
    assert reading.kind is PageKind.OTHER
    assert reading.record is None
    assert reading.list is None
