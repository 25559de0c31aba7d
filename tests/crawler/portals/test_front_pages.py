"""Front pages of departments, which show the newest of several columns and often no date: no list of the page's own."""

import pytest

from duewatch.domain.sightings import Role

HOST = "https://www.shimen.example"
FRAME = (
    "<html><head><title>{title}</title></head><body><div class='nav'><ul><li><a href='/sw/'>首页</a></li>"
    "<li><a href='/sw/zwgk/'>政务公开</a></li><li><a href='/sw/bsfw/'>办事服务</a></li></ul></div>{main}"
    "<div class='foot'>主办：石门县商务局</div></body></html>"
)


def _rows(folder, many, *, dated=False):
    row = "<li><a href='/sw/{f}/2024/t20240{m}01_{n}00.html'>石门县商务局关于{f}第{n}项工作情况的报道</a>{day}</li>"
    months = [n % 9 + 1 for n in range(many)]
    days = [f"<span>2024-0{month}-01</span>" if dated else "" for month in months]
    return "".join(row.format(f=folder, m=months[n], n=n, day=days[n]) for n in range(many))


def _preview(name, folder, many=6, *, more=True, dated=False):
    link = f"<a class='more' href='/sw/{folder}/'>更多&gt;&gt;</a>" if more else ""
    head = f"<div class='hd'><a href='/sw/{folder}/'>{name}</a>{link}</div>"
    return f"<div class='box'>{head}<ul>{_rows(folder, many, dated=dated)}</ul></div>"


COLUMNS = (("工作动态", "dt"), ("通知公告", "gg"), ("政策法规", "zc"))
FRONTS = {
    "two previews": "".join(_preview(*one) for one in COLUMNS[:2]),
    "three previews": "".join(_preview(*one) for one in COLUMNS),
    "previews without a link to more": "".join(_preview(*one, more=False) for one in COLUMNS),
    "one long preview": _preview(*COLUMNS[0], 12) + _preview(*COLUMNS[1], 5),
    "previews with dates": "".join(_preview(*one, dated=True) for one in COLUMNS),
}


@pytest.mark.parametrize("url", [f"{HOST}/sw/", f"{HOST}/sw/index.html", f"{HOST}/"])
@pytest.mark.parametrize("expect", [None, Role.HOME])
@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS.keys())
def test_a_front_page_leads_to_columns_and_is_no_list(read, front, expect, url):
    assert read(FRAME.format(title="石门县商务局", main=front), url, expect=expect).kind.value == "columns"


@pytest.mark.parametrize("expect", [None, Role.LIST])
@pytest.mark.parametrize("pager", ["", "<div class='page'><a href='index_1.html'>下一页</a></div>"], ids=["one page", "paged"])
@pytest.mark.parametrize("dated", [False, True])
def test_a_list_beside_previews_of_other_columns_stays_a_list(read, expect, pager, dated):
    main = f"<div class='main'><h2>公示公告</h2><ul>{_rows('gs', 15, dated=dated)}</ul>{pager}</div>"
    page = FRAME.format(title="公示公告_石门县商务局", main=main + "".join(_preview(*one, 5) for one in COLUMNS[:2]))
    reading = read(page, f"{HOST}/sw/gs/", expect=expect)
    assert (reading.kind.value, len(reading.list.entries)) == ("list", 15)


def test_a_page_that_was_asked_for_as_a_list_is_read_as_one(read):
    page = FRAME.format(title="石门县商务局", main=FRONTS["two previews"])
    assert read(page, f"{HOST}/sw/", expect=Role.LIST).kind.value == "list"
