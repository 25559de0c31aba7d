"""Silence, walls, rules, soft 404, proxies and the links of a page."""

from duewatch.domain.sightings import SightingKind

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


def test_who_never_answers_or_never_ends_is_a_failure_of_the_way(hosts, say, climb):
    silent, slow, deaf = hosts(), hosts(), hosts()
    silent.pages["/"] = say.hang()
    slow.pages["/"] = say.unless_head(say.hang(HEAD, b"Content-Length: 9999\r\n\r\n<html>"))
    deaf.pages["/"] = say.hang(b"HTTP/1.1 200 OK\r\nContent-Ty")
    made = (silent, slow, deaf)
    found = climb([host.url() for host in made], *made, timeout=1.0, obey_robots=False)
    for host in made:
        one = found[host.url()]
        assert (one.kind, one.note) == (SightingKind.FAILED, "timeout")
        assert len(one.hops[0].rungs) > 1, "one client's silence is not enough"


def test_a_file_whose_first_bytes_come_is_there_though_the_rest_never_comes(hosts, say, climb):
    host = hosts()
    first = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 999999\r\n\r\n%PDF-1.7 " + b"0" * 200_000
    host.pages["/a.pdf"] = say.unless_head(say.hang(first))
    one = climb([host.url("/a.pdf")], host)[host.url("/a.pdf")]
    assert (one.kind, one.hops[0].length) == (SightingKind.SEEN, 128 * 1024)


def test_where_nobody_listens_and_where_we_may_not_go(hosts, climb):
    gone = hosts()
    gone.close()
    no_such = f"http://{'a' * 64}.example/"
    inside = ["http://10.0.0.1/", "http://localhost:9/", "http://[::1]/", "http://127.0.0.1:9/", "http://2130706433/"]
    strange = ["mailto:a@town.example", "javascript:void(0)", "tel:0591-1234", "ftp://town.example/a", "http://"]
    strange += ["http://town.example:99999/", "http://[::1", "http://", "://", "http:///a", "#top"]
    found = climb([gone.url(), no_such, *inside, *strange], gone, timeout=5.0)
    assert (found[gone.url()].kind, found[gone.url()].note) == (SightingKind.FAILED, "connect")
    assert (found[no_such].kind, found[no_such].note) == (SightingKind.FAILED, "dns")
    assert {(found[one].kind.value, found[one].note) for one in inside} == {("skipped", "private-address")}
    assert {(found[one].kind.value, found[one].note) for one in strange} == {("skipped", "bad-address")}
    assert not [rung for one in (*inside, *strange) for hop in found[one].hops for rung in hop.rungs], "something was asked"


def test_robots_txt_is_obeyed_and_shown(hosts, say, climb):
    host = hosts()
    host.pages |= {"/robots.txt": say.answer(200, b"User-agent: *\nDisallow: /secret", kind="text/plain")}
    host.pages |= {"/secret/a.html": say.answer(), "/open.html": say.answer()}
    found = climb([host.url("/secret/a.html"), host.url("/open.html")], host)
    secret = found[host.url("/secret/a.html")]
    assert (secret.kind, secret.note) == (SightingKind.SKIPPED, "robots.txt")
    assert [rung.status for rung in secret.robots] == [200]
    assert found[host.url("/open.html")].kind is SightingKind.SEEN
    assert not host.methods("/secret/a.html")


SMALL = "<html><head><title>{}</title></head><body><p>{}</p></body></html>"
LOST = SMALL.format("提示信息", "抱歉 您访问的内容 暂时 不在 这里 请 联系 管理员").encode()
HOME = SMALL.format("某镇人民政府", "要闻 公告 公开 服务 互动 数据 专题").encode()


MANNERS = {
    "honest": (lambda say: say.answer(404, LOST), "gone"),
    "page": (lambda say: say.answer(200, LOST), "gone"),
    "redirect": (lambda say: say.moved("/error.html"), "gone"),
    "indistinct": (lambda say: say.answer(200, HOME), "seen"),
}


def test_how_a_host_answers_for_what_does_not_exist_is_learnt_and_shown(hosts, say, climb):
    made = {manner: hosts() for manner in MANNERS}
    for manner, host in made.items():
        host.missing = MANNERS[manner][0](say)
        host.pages |= {"/": say.answer(200, HOME), "/there.html": say.answer(), "/error.html": say.answer(200, LOST)}
    found = climb([host.url(name) for host in made.values() for name in ("/there.html", "/lost.html")], *made.values())
    for manner, host in made.items():
        there, lost = found[host.url("/there.html")], found[host.url("/lost.html")]
        assert (there.kind, there.missing) == (SightingKind.SEEN, manner)
        assert (lost.kind.value, lost.missing) == (MANNERS[manner][1], manner)


RUISHU = b"<html><script>$_ts=window['$_ts'];</script></html>"
WALLS = [
    (521, b"<script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script>", "jiasule"),
    (412, RUISHU, "ruishu"),
    (202, RUISHU, "ruishu"),
    (200, b"<html><script src='/WZWSREL'>wzwschallenge</script></html>", "wzws"),
    (429, b"slow down", "rate-limit"),
    (401, b"who are you", "login"),
]


def test_a_wall_is_told_by_its_name_and_nothing_more_is_asked_there(hosts, say, climb):
    made = [hosts() for _ in WALLS]
    for host, (status, body, _) in zip(made, WALLS, strict=True):
        host.pages["/a.html"] = say.unless_head(say.answer(status, body), say.answer(status if status != 200 else 405, b""))
    found = climb([host.url("/a.html") for host in made], *made, obey_robots=False)
    for host, (_, _, wall) in zip(made, WALLS, strict=True):
        one = found[host.url("/a.html")]
        assert (one.kind, one.note, one.missing) == (SightingKind.BLOCKED, wall, None)
        assert {target for _, target in host.asked} == {"/a.html"}, "a host that keeps us out was asked for more"


def test_a_chinese_host_name_is_asked_by_its_registered_name_through_a_proxy(hosts, say, climb):
    proxy = hosts()
    page = "http://xn--fiqs8s.xn--rhqv96g.example/%E9%80%9A%E7%9F%A5.html"
    proxy.pages[page] = say.answer()
    proxy.missing = say.answer(404, b"no")
    asked = "http://中国.世界.example/通知.html"
    one = climb([asked], proxy=f"http://{proxy.name}")[asked]
    assert one.kind is SightingKind.SEEN, proxy.asked
    assert one.hops[0].rungs[0].status == 200


LINKS = {  # as written on a page at /zwgk/tzgg/index.html with <base href="/zwgk/list/">: the request target it must lead to
    "a.html": "/zwgk/list/a.html",
    "./b.html": "/zwgk/list/b.html",
    "../c.html": "/zwgk/c.html",
    "/d.html": "/d.html",
    "?page=2": "/zwgk/list/?page=2",
    "e f.html": "/zwgk/list/e%20f.html",
    "  g.html ": "/zwgk/list/g.html",
    "sub\\h.html": "/zwgk/list/sub/h.html",
    "\\i.html": "/i.html",
    "j.html?x=a\\b": "/zwgk/list/j.html?x=a%5Cb",
    "k.html#part": "/zwgk/list/k.html",
    "通知.html": "/zwgk/list/%E9%80%9A%E7%9F%A5.html",
    "l.html?a=1&amp;b=2": "/zwgk/list/l.html?a=1&b=2",
    "m\n.html": "/zwgk/list/m.html",
    "//{host}/n.html": "/n.html",
    "\\\\{host}\\o.html": "/o.html",
    "http://{host}/p.html": "/p.html",
    "http:\\\\{host}\\q.html": "/q.html",
}


def test_links_of_a_page_are_resolved_as_browsers_resolve_them_and_then_asked(hosts, say, climb):
    host = hosts()
    written = [one.replace("{host}", host.name) for one in (*LINKS, "mailto:a@town.example", "javascript:void(0)", "#top", "")]
    anchors = "".join(f'<p><a href="{one}">第{n}条</a></p>' for n, one in enumerate(written))
    page = f'<html><head><base href="/zwgk/list/"><title>通知公告</title></head><body>{anchors}</body></html>'
    host.pages["/zwgk/tzgg/index.html"] = say.answer(200, page.encode())
    host.pages |= {target: say.answer() for target in LINKS.values()}
    start = host.url("/zwgk/tzgg/index.html")
    found = climb([start], host, links=True)
    found.pop(start)
    assert {(one.kind.value, one.found_on) for one in found.values()} == {("seen", start)}, [
        one for one in found.values() if one.kind is not SightingKind.SEEN
    ]
    assert not [target for target in LINKS.values() if not host.methods(target)]
    assert len(found) == len(LINKS), "an address that leads nowhere on the web was asked, or one was lost"


def test_what_was_gone_gets_a_second_look_and_may_be_back(hosts, say, climb):
    host = hosts()
    host.pages["/lost.html"] = say.answer(404, b"no")
    looks = []

    def back_at_the_fourth_question(asked):
        looks.append(asked.method)
        (say.answer(404, b"no") if len(looks) <= 3 else say.answer())(asked)

    host.pages["/flaky.html"] = back_at_the_fourth_question
    host.pages["/there.html"] = say.answer()
    addresses = [host.url(name) for name in ("/lost.html", "/flaky.html", "/there.html")]
    found = climb(addresses, host, again=0.0)
    assert [(found[one].kind.value, found[one].attempt) for one in addresses] == [("gone", 2), ("seen", 2), ("seen", 1)]
    assert looks == ["HEAD", "GET", "GET", "HEAD"]
