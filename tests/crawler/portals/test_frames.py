"""Lists inside frames: the page is a frame around them, and names where they are."""

HOST = "http://www.shimen.example"
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开目录</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="left"><ul><li>
<a href="/zwgk/zn/">公开指南</a></li>
<li><a href="/zwgk/nb/">公开年报</a></li></ul></div>{frames}<div class="foot">主办：石门县人民政府</div></body></html>"""


def test_the_frame_of_the_same_site_is_where_the_list_is(read):
    frames = '<iframe src="/xxgk/list.jsp?col=33" width="700" height="900" name="mainFrame"></iframe>'
    reading = read(PAGE.format(frames=frames), f"{HOST}/zwgk/ml/")
    assert (reading.kind.value, reading.list.entries, reading.list.endpoint) == ("list", (), f"{HOST}/xxgk/list.jsp?col=33")


def test_of_several_frames_the_one_named_like_a_list_or_the_largest_is_taken(read):
    frames = (
        '<iframe src="/include/top.html" height="120"></iframe><iframe src="/weather.html" width="200" height="30"></iframe>'
        '<iframe src="/zwgk/ml/infolist.html" width="100%" height="800"></iframe><iframe src="/include/foot.html"></iframe>'
    )
    assert read(PAGE.format(frames=frames), f"{HOST}/zwgk/ml/").list.endpoint == f"{HOST}/zwgk/ml/infolist.html"


def test_frames_of_other_sites_players_and_maps_are_no_lists(read):
    frames = (
        '<iframe src="https://map.other.example/list?x=1" height="600"></iframe><iframe src="/files/notice.pdf" height="900">'
        "</iframe>"
        '<iframe src="about:blank"></iframe><iframe src="/video/player.html?list=1" height="400"></iframe>'
    )
    reading = read(PAGE.format(frames=frames), f"{HOST}/zwgk/ml/")
    assert reading.list is None or reading.list.endpoint is None


def test_a_frameset_leads_to_its_main_frame(read):
    page = (
        '<html><head><title>下镇政务公开</title></head><frameset rows="100,*"><frame src="top.asp" name="top"><frameset '
        'cols="180,*">'
        '<frame src="left.asp" name="left"><frame src="list.asp?lm=3" name="main"></frameset></frameset></html>'
    )
    reading = read(page, f"{HOST}/gk/index.asp", encoding="gbk")
    assert reading.list.endpoint == f"{HOST}/gk/list.asp?lm=3"


def test_a_page_with_rows_of_its_own_needs_no_frame(district, read, listed):
    rows = "".join(
        f'<li><a href="/zwgk/t{district.day(n).replace("-", "")}_{n}.html">{district.title(n)}</a><span>'
        f"{district.day(n)}</span></li>"
        for n in range(8)
    )
    frames = f'<ul class="list">{rows}</ul><iframe src="/zwgk/ml/list.html" height="800"></iframe>'
    listing = listed(
        read(PAGE.format(frames=frames), f"{HOST}/zwgk/"),
        [f"/zwgk/t{district.day(n).replace('-', '')}_{n}.html" for n in range(8)],
    )
    assert listing.endpoint is None
