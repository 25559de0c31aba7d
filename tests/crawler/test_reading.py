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


SITE_MENU = "".join(
    f'<li><a href="/a/{path}/">{name}</a></li>'
    for path, name in (("zn", "政府信息公开指南"), ("nb", "政府信息公开年报"), ("fd", "法定主动公开内容"), ("ys", "依申请公开"))
)
SENTENCES = "".join(
    f"<p>{n}、公民、法人可以通过第{n}种方式查阅本机关主动公开的信息，查阅时间为法定工作日。</p>" for n in range(1, 9)
)


def column(inner: str):
    source = (
        f"<html><head><title>政府信息公开指南_示例县</title></head><body><div id='navMenu'><ul>{SITE_MENU}</ul></div>"
        f"<div class='viewbox'><div class='title'><h2>政府信息公开指南</h2></div><div class='content'>{inner}</div></div>"
    )
    return read_page(source.encode(), "http://town.example/a/zn/", expect=Role.LIST)


def test_a_column_that_is_one_standing_text_without_a_date_is_a_document():
    reading = column(SENTENCES)
    assert reading.kind is PageKind.RECORD
    assert reading.record.body_text.count("。") == 8


def test_a_column_of_many_links_is_not_taken_for_a_standing_text():
    rows = "".join(f'<p>事项{n}。<a href="/x/{n}/">办事指南之{n}，说明办理条件、材料和时限</a>。</p>' for n in range(1, 12))
    assert column(rows).kind is not PageKind.RECORD
