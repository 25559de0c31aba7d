"""Lists that a page's script carries, and endpoints it asks."""

from crawler.lists import read_list
from crawler.page import Page

ADDRESS = "https://www.guling.example/col/col57/index.html"
RECORD = '<record><![CDATA[<li><a href="{href}" title="{title}">{cut}...</a><span>{day}</span></li>]]></record>'
ROW = '<li><a href="{href}">{title}</a><span>{day}</span></li>'


def read(portal, main):
    return read_list(Page.from_bytes(portal.page(main).encode(), ADDRESS))


def test_records_in_a_script_are_the_list_and_the_side_block_is_not(portal):
    store = f"""<div id="77"><script type="text/xml"><datastore>
    <nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;columnid=57"></a>]]></nextgroup>
    <recordset>{portal.rows(RECORD, 30)}</recordset></datastore></script></div>
    <script>$('#77').jpage({{perPage:15,totalRecord:123,proxyUrl:'/module/web/jpage/dataproxy.jsp'}})</script>"""
    reading = read(portal, store)
    assert [(entry.title, entry.date) for entry in reading.entries[:2]] == [
        (portal.document(n).title, portal.document(n).day) for n in (0, 1)
    ]
    assert (len(reading.entries), reading.total, reading.page_count) == (30, 123, 9)
    assert reading.next_page == "/module/web/jpage/dataproxy.jsp?page=1&columnid=57"


def test_without_a_next_group_the_rest_is_asked_for_by_record_numbers(portal):
    store = f"""<script type="text/xml"><datastore><recordset>{portal.rows(RECORD, 30)}</recordset></datastore></script>
    <script>$('#77').jpage({{perPage:15,totalRecord:50,proxyUrl:'/module/jpage/dataproxy.jsp',
    ajaxParam:{{columnid:57,unitid:'77',webid:3}}}})</script>"""
    reading = read(portal, store)
    assert reading.next_page == "/module/jpage/dataproxy.jsp?startrecord=31&endrecord=50&perpage=15"
    assert reading.next_post.body == "webid=3&columnid=57&unitid=77"


def test_a_proxy_that_no_layout_knows_is_asked_by_its_address_alone(portal):
    store = f"""<script type="text/xml"><datastore><recordset>{portal.rows(RECORD, 30)}</recordset></datastore></script>
    <script>$('#77').jpage({{perPage:15,totalRecord:50,proxyUrl:'/own/records.jsp',ajaxParam:{{columnid:57}}}})</script>"""
    reading = read(portal, store)
    assert reading.next_page == "/own/records.jsp?startrecord=31&endrecord=50&perpage=15&columnid=57"
    assert reading.next_post is None


def test_a_store_that_holds_everything_has_no_next_page(portal):
    store = f"""<script type="text/xml"><datastore><recordset>{portal.rows(RECORD, 9)}</recordset></datastore></script>
    <script>$('#77').jpage({{perPage:15,totalRecord:9,proxyUrl:'/module/jpage/dataproxy.jsp'}})</script>"""
    reading = read(portal, store)
    assert (len(reading.entries), reading.next_page, reading.endpoint) == (9, None, None)


def test_rows_in_an_array_of_the_script_are_read(portal):
    rows = ",".join(
        f'{{"aT":"{portal.document(n).title}","aPd":"{portal.document(n).day} 17:00","aU":"/c100/2026/{n}.html"}}'
        for n in range(15)
    )
    reading = read_list(
        Page.from_bytes(portal.page(f"<script>var rows = [{rows}]; draw(rows);</script>", side=False).encode(), ADDRESS)
    )
    assert (len(reading.entries), reading.entries[0].date) == (15, portal.document(0).day)


UNIT = """<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" parseType="bulidstatic"
 queryData="{'parseType':'bulidstatic','webId':'3','pageType':'column','tagId':'%s','pageId':'57'}"></script>"""


def test_a_page_unit_names_its_endpoint_and_the_side_block_stays_out(portal):
    reading = read(portal, f'<section><h4>通知公告 <a href="./2026/">2026年</a></h4>{UNIT % "分页列表"}</section>')
    assert reading.entries == ()
    assert reading.endpoint == (
        "https://www.guling.example/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=3"
        "&pageType=column&tagId=%E5%88%86%E9%A1%B5%E5%88%97%E8%A1%A8&pageId=57&paramJson=%7B%22pageNo%22%3A1%2C%22pageSize%22%3A15%7D"
    )


def test_units_of_menus_and_slides_are_no_lists(portal):
    assert read(portal, f"<ul>{portal.rows(ROW)}</ul>{UNIT % '当前位置'}{UNIT % '图片轮播'}").endpoint is None


def test_rows_that_stand_beside_the_unit_are_kept(portal):
    reading = read(portal, f"<section><ul>{portal.rows(ROW)}</ul>{UNIT % '分页列表'}</section>")
    assert len(reading.entries) == 15
    assert reading.endpoint is not None
