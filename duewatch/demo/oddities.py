"""Addresses that answer in unusual ways and are innocent all the same."""

from collections.abc import Mapping
from dataclasses import replace

from duewatch.demo.addresses import Bases, page_url
from duewatch.demo.drawing import draw_plain
from duewatch.demo.files import make_file
from duewatch.demo.replies import Reply, moved, page
from duewatch.demo.shapes import District, Host

SECOND_NIGHT = 2
"""From this night on the street's own site stands behind a wall."""

BUSY = "/service/queue.html"  # answers 503: the server is overloaded, the page may be there
SHY_FILE = "/files/handbook.pdf"  # HEAD answers 404, GET gives the file
CURT_FILE = "/files/form.docx"  # HEAD answers 405
OLD_ADDRESS = "/old/lawhelp.html"  # moved, and the new address is there
CIRCLE, CIRCLE_BACK = "/service/booking.html", "/service/booking-now.html"  # each leads to the other
COOKIE_CIRCLE = "/service/appointment.html"  # leads to itself and gives a cookie: a browser gets in, we do not
GIVEN_UP = "/guide/2017/questions.html"  # leads to the home page
CLOSED_AREA = "/internal/summary.html"  # robots.txt keeps us out
BUS_PAGE = "/col/bus/line404.html"  # a true page that talks of 404 on the host that answers 200 to everything

FLICKERING = "/files/shelters.pdf"  # gone on the eve, there on the first night, gone again
FLICKERING_NIGHT = 1

MOVED_DOCUMENT = ("justice", "notices", "notice-1")


def odd_answers(district: District, bases: Bases, host: Host) -> Mapping[str, Reply]:
    """The unusual addresses of one host."""
    if host is Host.STREET:
        text = draw_plain("bus.html", title="404路公交线路调整公告_南渚街道")
        return {BUS_PAGE: page(text)}
    if host is not Host.PORTAL:
        return {}
    busy = draw_plain("notfound.html", title="系统繁忙", heading="系统繁忙，请稍后再试")
    pdf_type, pdf = make_file("handbook.pdf", "办事指南")
    docx_type, docx = make_file("form.docx", "申请表")
    replies = {
        BUSY: Reply(503, "text/html; charset=utf-8", busy),
        SHY_FILE: Reply(200, pdf_type, pdf, head_status=404),
        CURT_FILE: Reply(200, docx_type, docx, head_status=405),
        OLD_ADDRESS: moved(page_url(district, bases, MOVED_DOCUMENT).removeprefix(bases[Host.PORTAL])),
    }
    replies |= {
        CIRCLE: moved(CIRCLE_BACK, 302),
        CIRCLE_BACK: moved(CIRCLE, 302),
        COOKIE_CIRCLE: replace(moved(COOKIE_CIRCLE, 302), cookie="visitor=1; Path=/"),
        GIVEN_UP: moved("/", 302),
    }
    if district.night == FLICKERING_NIGHT:
        replies[FLICKERING] = page(make_file("shelters.pdf", "应急避难场所分布图")[1], pdf_type)
    return replies
