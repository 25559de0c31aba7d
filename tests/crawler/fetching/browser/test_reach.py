"""What the scripts of a page can reach, and what they cannot."""

import socket
import threading
import time

import pytest

pytestmark = pytest.mark.browser


def test_the_budget_of_the_host_holds_for_what_scripts_ask(show, site, page):
    for n in range(3):
        site.put(f"/data{n}", "{}")
    script = "<script>" + "".join(f"fetch('/data{n}');" for n in range(3)) + "</script>"
    (rendering,) = show(page(script), crawl={"delay_seconds": 0.5})
    assert rendering.trouble == ""
    times = [moment for _, path, moment in site.requests if path.startswith("/data")]
    assert len(times) == 3
    assert times[-1] - times[0] >= 0.8


def test_a_private_address_and_other_hosts_are_out_of_reach_of_any_script(show, site, monkeypatch, page):
    met = []
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def listen():
        while True:
            try:
                met.append(listener.accept()[1])
            except OSError:
                return

    threading.Thread(target=listen, daemon=True).start()
    secret = f"127.0.0.1:{port}"
    lure = page(f"""<script>
      fetch("http://{secret}/a").catch(function () {{}});
      try {{ new WebSocket("ws://{secret}/b"); }} catch (e) {{}}
      new Image().src = "http://{secret}/c";
      navigator.sendBeacon("http://{secret}/d", "x");
      var frame = document.createElement("iframe"); frame.src = "http://{secret}/e"; document.body.append(frame);
      ["preconnect", "prefetch", "dns-prefetch"].forEach(function (kind) {{
        var link = document.createElement("link"); link.rel = kind; link.href = "http://{secret}/f"; document.head.append(link);
      }});
      try {{ new Worker(URL.createObjectURL(new Blob(["fetch('http://{secret}/g')"]))); }} catch (e) {{}}
      window.open("http://{secret}/h");
      new EventSource("http://{secret}/i");
      setTimeout(function () {{ location.href = "http://{secret}/j"; }}, 50);
      document.body.append("the end");
    </script>""")
    (stranger,) = show(lure)
    assert secret in stranger.refused
    assert b"the end" in stranger.html
    assert stranger.is_partial
    (allowed_to_scripts,) = show(lure, hosts=[secret])
    assert allowed_to_scripts.trouble == "asked-in-vain", "the guard of addresses has the last word"
    time.sleep(0.3)
    listener.close()
    assert met == []


def test_a_page_that_grows_without_end_is_not_taken(show, site, page):
    site.put("/big", b"x" * 60_000)
    grown, fetched = show(
        page("<script>document.body.append('x'.repeat(200000))</script>"),
        page("<script>fetch('/big')</script>"),
        max_bytes=50_000,
    )
    assert (grown.trouble, fetched.trouble) == ("too-large", "too-large")


def test_no_page_inherits_anything_from_another(show, page):
    first = "<script>document.cookie='who=me; path=/'; localStorage.setItem('who', 'me')</script>"
    second = "<script>document.body.append('[' + document.cookie + '|' + localStorage.getItem('who') + ']')</script>"
    assert b"[|null]" in show(page(first), page(second))[1].html


def test_a_script_that_pages_share_is_fetched_once(show, site, page):
    site.put("/lib.js", "document.body.append('filled')", headers={"Content-Type": "text/javascript"})
    renderings = show(*[page("<script src='/lib.js'></script>")] * 3)
    assert all(b"filled" in one.html for one in renderings)
    assert len(site.asked("/lib.js")) == 1


def test_pictures_and_styles_are_not_fetched(show, site, page):
    for path in ("/a.png", "/a.css", "/a.woff"):
        site.put(path, b"x")
    style = "@font-face { font-family: a; src: url(/a.woff) } p { font-family: a }"
    more = f"<link rel='stylesheet' href='/a.css'><img src='/a.png'><style>{style}</style><p>字</p>"
    (rendering,) = show(page("<script>document.title='x'</script>", more))
    assert rendering.trouble == ""
    assert site.requests == []
