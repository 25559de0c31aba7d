"""``duewatch probe`` as a person types it; the truth of what it shows is tested in tests/crawler/showing."""

import http.server
import json
import threading

import pytest

from crawler.certificate import EXPIRED, INCOMPLETE_CHAIN, NOT_YET_VALID, SELF_SIGNED, UNKNOWN_ISSUER, UNREADABLE, WRONG_HOST
from crawler.showing import values
from crawler.soft_not_found import Manner
from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.cli.outcomes import CERTIFICATE, MISSING, SENTENCES, WARNINGS
from duewatch.domain.sightings import SightingKind

PAGE = ("<html><title>通知</title><h1 id='a'>通知</h1>" + "现将有关事项通知如下。" * 200).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    """One page, one redirect to it, one redirect to the home page, one failure; everything else is missing."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        status = {"/": 200, "/page.html": 200, "/old.html": 301, "/given-up.html": 302, "/broken": 500}.get(path, 404)
        body = PAGE if status == 200 else b"<html>no</html>"
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/page.html" if status == 301 else "/")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self):
        self.do_GET()

    def log_message(self, *args):
        pass


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    host = f"127.0.0.1:{server.server_address[1]}"
    (tmp_path / "duewatch.toml").write_text(f'[crawl]\ndelay_seconds = 0\nretries = 0\nallow_private = ["{host}"]\n')
    yield host
    server.shutdown()
    server.server_close()


def test_every_step_of_every_address_is_shown_with_a_sentence(site, capsys):
    assert (
        duewatch(["probe", f"{site}/old.html", f"http://{site}/no.html#x\x1b[2J", "mailto:a@town.example"]) == Exit.INCOMPLETE
    )
    text = capsys.readouterr().out
    mail, moved, gone = sorted(text.strip().split("\n\n"), key=lambda part: ("mailto" not in part, "no.html" in part))
    assert moved.splitlines()[0] == f"{site}/old.html"
    assert f"> http://{site}/old.html" in moved
    assert f"跳转到 http://{site}/page.html" in moved
    assert "aiohttp    HEAD  301" in moved
    assert "经跳转可以访问" in moved
    assert "robots.txt" in text
    assert [line.split()[:3] for line in gone.splitlines() if " ms" in line and "robots" not in line] == [
        ["aiohttp", "HEAD", "404"],
        ["aiohttp", "GET", "404"],
        ["scrapy", "GET", "404"],
    ]
    assert "不存在：服务器明确答复该地址不存在。" in gone
    assert "如实返回错误状态" in gone
    assert "未访问" in mail
    assert "\x1b" not in text


def test_json_holds_the_whole_ladder(site, capsys):
    assert duewatch(["probe", "--json", "--lang", "en", f"{site}/given-up.html"]) == Exit.OK
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["kind"], one["status"], one["warnings"], one["missing"]) == ("moved", 302, ["to-home"], None)
    assert [hop["url"] for hop in one["hops"]] == [f"http://{site}/given-up.html", f"http://{site}/"]
    assert one["hops"][0]["rungs"][0].keys() == {"client", "method", "url", "status", "elapsed_ms", "length", "failure"}
    assert one["sentence"].startswith("Reached by a redirect")


def test_scripts_can_tell_gone_from_not_to_be_told(site):
    assert duewatch(["probe", f"{site}/no.html", f"{site}/page.html"]) == Exit.BREACHES
    assert duewatch(["probe", f"{site}/no.html", f"{site}/broken"]) == Exit.INCOMPLETE


def test_nothing_is_stored(site, tmp_path):
    duewatch(["probe", f"{site}/page.html"])
    kept = {path.name for path in (tmp_path / "var").rglob("*")} if (tmp_path / "var").exists() else set()
    assert not [name for name in kept if name.endswith((".db", ".warc.gz"))]


@pytest.mark.parametrize("words", [[], ["http://town.example/", "--lang", "fr"], ["http://town.example/\udcb9"]])
def test_wrong_words_are_refused(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert duewatch(["probe", *words]) == Exit.USAGE
    assert capsys.readouterr().err


def test_every_kind_manner_warning_and_problem_has_its_sentence():
    assert SENTENCES.keys() == set(SightingKind)
    assert MISSING.keys() == {manner.value for manner in Manner}
    assert WARNINGS.keys() == {
        values.TO_HOME,
        values.FRAGMENT_MISSING,
        values.OBSOLETE_TLS,
        values.CERTIFICATE,
        values.WRITTEN_ANEW,
    }
    assert CERTIFICATE.keys() == {
        *(EXPIRED, NOT_YET_VALID, WRONG_HOST, SELF_SIGNED, UNKNOWN_ISSUER, INCOMPLETE_CHAIN, UNREADABLE)
    }
