"""Two nights of one unit between which its site is redesigned: facts for the operator, and no word against the unit."""

import http.server
import json
import threading

import pytest

NAMES = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开", "政策")
FIXED = ("指南", "制度", "法定主动公开内容", "年报", "依申请公开", "政策")
TEXT = "现将本季度有关情况公告如下，欢迎社会各界监督，有意见的可以书面向本单位反映。" * 5


def menu(names):
    return "<ul>" + "".join(f'<li><a href="/c{NAMES.index(name)}/">{name}</a></li>' for name in names) + "</ul>"


def page(title, main):
    head = f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="nav"><a href="/">首页</a></div>'
    return f"{head}{main}<div class='foot'>主办：某镇人民政府</div></body></html>".encode()


def listing(count):
    rows = "".join(
        f'<li><a href="/tzgg/t202606{n + 1:02d}_{n}.html">关于第{n}件事项办理情况的公告</a><i>2026-06-{n + 1:02d}</i></li>'
        for n in range(count)
    )
    return page("通知公告", f"<h2>通知公告</h2><div class='list'><ul>{rows}</ul></div>")


def first_night():
    pages = {"/": page("某镇政府信息公开", menu(NAMES)), "/tzgg/": listing(8), "/gs/": listing(4)}
    pages |= {f"/c{n}/": page(name, f"<h1>{name}</h1><p>发布日期：2026-06-01</p><p>{TEXT}</p>") for n, name in enumerate(NAMES)}
    for n in range(8):
        title = f"关于第{n}件事项办理情况的公告"
        pages[f"/tzgg/t202606{n + 1:02d}_{n}.html"] = page(
            title, f"<h1>{title}</h1><p>发布日期：2026-06-{n + 1:02d}</p><p>{TEXT}</p>"
        )
    return pages


def second_night():
    """Most of the menu is drawn by a script now, one column wholly; another shows a quarter of its rows."""
    drawn = page("公示", "<h2>公示</h2><div id='board'><canvas></canvas></div><script src='/board.js'></script>")
    return first_night() | {"/": page("某镇政府信息公开", menu(NAMES[:2])), "/tzgg/": listing(2), "/gs/": drawn}


@pytest.fixture
def site():
    pages = first_night()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body or b"")

        do_HEAD = do_GET  # noqa: N815 - the name the server calls

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield pages, f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def operator(tmp_path, site):
    """The folder of an operator who supervises the unit."""
    _, host = site
    columns = (("home", "首页", "", "home"), ("notices", "通知公告", "tzgg/", "notices"), ("public", "公示", "gs/", "notices"))
    unit = "".join(
        f'[[unit.column]]\nid = "{id_}"\nname = "{name}"\nurl = "http://{host}/{path}"\nkind = "{kind}"\n'
        for id_, name, path, kind in columns
    )
    duties = "".join(
        f'[[obligation]]\nid = "own/{n}"\ntitle = "{name}"\napplies-to = ["township"]\nlooks-for = {{ columns = ["{name}"] }}\n'
        'checks = ["missing-column"]\nseverity = "minor"\nverifiable = "yes"\n'
        'basis = { document = "某〔2026〕1号", clause = "一", quote = "应当设置栏目" }\n'
        for n, name in enumerate(FIXED)
    )
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "own.toml").write_text(
        '[[basis]]\nid = "own"\ntitle = "某方案"\nnumber = "某〔2026〕1号"\n'
        '[[office]]\nid = "o"\nname = "某办"\n[[unit]]\nid = "u"\nname = "某镇人民政府"\nkind = "township"\noffice = "o"\n'
        f"{unit}{duties}",
        encoding="utf-8",
    )
    (tmp_path / "duewatch.toml").write_text(
        '[catalog]\nfolder = "catalog"\nnational = false\n[links]\nsecond_look_seconds = 0\n'
        f'[crawl]\ndelay_seconds = 0\nretries = 0\nallow_private = ["{host}"]\n',
        encoding="utf-8",
    )
    return tmp_path


def test_a_redesign_is_a_fact_for_the_operator_and_no_breach(duewatch, operator, site):
    pages, _ = site
    verdicts, accused, notes = {}, set(), ""
    for night, content in enumerate((first_night(), second_night()), 1):
        pages.clear()
        pages.update(content)
        ended = duewatch("audit", "--lang", "en", "--json", f"night-{night}.json", cwd=operator)
        result = json.loads((operator / f"night-{night}.json").read_text("utf-8"))
        judged = result["judgements"]
        verdicts[night] = {one["subject"]: one["verdict"] for one in judged if one["check"] == "missing-column"}
        accused |= {(one["check"], one["subject"]) for one in judged if one["verdict"] in ("breached", "suspected")}
        notes = " ".join(result["notes"])
        assert all(note.split()[-1] in ended.stdout + ended.stderr for note in result["notes"])
    assert verdicts[1] == {f"own/{n}": "met" for n in range(6)}
    assert verdicts[2] == {"own/0": "met", "own/1": "met"} | {f"own/{n}": "undetermined" for n in range(2, 6)}
    assert accused == set()
    assert "某镇人民政府: its menus do not lead to 法定主动公开内容, 年报, 依申请公开" in notes
    assert "2 rows, 8 last time. A redesign, or something was taken down." in notes
    assert "[u/public] (layout generic, read as other)" in notes
