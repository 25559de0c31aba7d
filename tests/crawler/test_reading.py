"""What sort of page it is, where the page leaves the question open."""

from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.sightings import Role


def test_a_column_that_is_one_short_document_is_read_as_it_although_the_menu_of_the_site_stands_around_it():
    menu = "".join(
        f'<li><a href="/{path}/">{name}</a></li>'
        for path, name in (
            ("zfxxgkzn", "政府信息公开指南"),
            ("zfxxgkzd", "政府信息公开制度"),
            ("fdzdgknr", "法定主动公开内容"),
            ("zfxxgknb", "政府信息公开年报"),
            ("ysqgk", "依申请公开"),
        )
    )
    text = "".join(
        f"<p>申请人可以通过第{way}种方式提出申请，申请书应当写明所需信息的名称、文号和获取方式。</p>" for way in "一二三四"
    )
    source = (
        f'<html><head><meta name="ArticleTitle" content="依申请公开办理说明"><meta name="PubDate" content="2026-01-20 09:30">'
        f"</head><body><ul>{menu}</ul><h1>依申请公开办理说明</h1><div>发布时间：2026-01-20 09:30</div><div>{text}</div>"
    )
    reading = read_page(source.encode(), "http://town.example/ysqgk/", expect=Role.LIST)
    assert reading.kind is PageKind.RECORD
    assert reading.record.title == "依申请公开办理说明"
