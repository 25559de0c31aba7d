"""The second count of rows looks at addresses alone."""

from crawler.readings import PageLink
from crawler.second_reading import count_rows, shape_of


def link(url: str, text: str = "关于印发工作方案的通知", **more) -> PageLink:
    return PageLink(url, url, text, **more)


def test_documents_of_one_shape_are_counted_once_each():
    links = [link(f"http://q.example/zwgk/202606/t202606{day:02d}_100{day}.html") for day in range(1, 11)]
    assert count_rows([*links, *links]) == 10


def test_columns_menus_and_files_are_not_rows():
    links = [
        link("http://q.example/zwgk/gsgg/"),
        link("http://q.example/zwgk/202606/t20260601_1.html", in_template=True),
        link("http://q.example/zwgk/202606/t20260602_2.html", text="更多"),
        link("http://q.example/P020260601.pdf", role="attachment"),
    ]
    assert count_rows(links) == 0


def test_hosts_and_folders_do_not_split_a_list():
    links = [link("http://a.example/x/202606/t20260601_1.htm"), link("http://b.example/y/202505/t20250501_22.htm")]
    assert count_rows(links) == 2


def test_numbers_in_queries_and_hexadecimal_names_are_blotted_out():
    assert shape_of("http://q.example/show.jsp?id=17&type=gg") == "show.jsp&id=#&type=gg"
    assert shape_of("http://q.example/art/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html") == "art_#.html"
    assert shape_of("http://q.example/zwgk/index.html") == ""


def test_a_broken_address_has_no_shape():
    assert shape_of("http://[broken/t1.html") == ""


def test_columns_of_the_shape_of_the_page_itself_are_a_menu_and_no_rows():
    menu = [link(f"http://q.example/List.aspx?cid={n}", text="政府信息公开指南") for n in range(9)]
    documents = [link(f"http://q.example/Detail.aspx?id={n}") for n in range(4)]
    assert count_rows([*menu, *documents], "http://q.example/List.aspx?cid=3") == 4
    assert count_rows(menu, "http://q.example/List.aspx?cid=3") == 0
