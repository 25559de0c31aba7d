"""Real pages, served on loopback under their own host names through a proxy: crawled, read, judged, replayable, re-judged."""

import json
import subprocess
import sys
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest

TITLES = "第 %s 类"
LISTS = ("list", "catalog", "home")


class Proxy(BaseHTTPRequestHandler):
    """A plain HTTP proxy that knows a few pages by their own address and nothing else of the world."""

    pages: ClassVar = {}

    def do_GET(self):
        self._answer(with_body=True)

    def do_HEAD(self):
        self._answer(with_body=False)

    def do_CONNECT(self):
        self.send_error(502, "no way to the outside")

    def _answer(self, *, with_body):
        body = self.pages.get(self.path)
        self.send_response(200 if body is not None else 404)
        payload = body if body is not None else "<html><title>404</title>您访问的页面不存在</html>".encode()
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        if with_body:
            self.wfile.write(payload)

    def log_message(self, *_arguments):
        pass


def plain(url):
    """The proxy speaks plain HTTP, so every page is asked for by http."""
    return url.replace("https://", "http://", 1)


@pytest.fixture(scope="module")
def pages(corpus):
    rows = [json.loads(line) for line in (corpus / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["file"].endswith(".html") and row["kind"] != "json-list"]


@pytest.fixture(scope="module")
def proxy(corpus, pages):
    Proxy.pages = {plain(address_of(row)): (corpus / row["file"]).read_bytes() for row in pages}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def address_of(row):
    """The page's own address; where its finder recorded none, one on its own host."""
    if row["url"]:
        return row["url"]
    host = row["site"].split()[0]
    return f"http://{host}/page/{row['id']}.html"


def write_catalog(folder, pages):
    """One unit a host; its list pages and its single pages are its columns, judged for freshness and completeness."""
    by_host = defaultdict(list)
    for row in pages:
        by_host[urlsplit(plain(address_of(row))).netloc].append(row)
    lines = ['[[office]]\nid = "office"\nname = "监管单位"\n']
    for number, (host, rows) in enumerate(sorted(by_host.items()), 1):
        lines.append(
            f'[[unit]]\nid = "site-{number}"\nname = "{host}"\nkind = "department"\noffice = "office"\nhosts = ["{host}"]\n'
        )
        for row in rows:
            kind = "home" if row["kind"] == "home" else "notices" if row["kind"] in LISTS else "other"
            lines.append(
                f'[[unit.column]]\nid = "p{row["id"]}"\nname = "{TITLES % row["id"]}"\nkind = "{kind}"\n'
                f"url = {json.dumps(plain(address_of(row)))}\nupdate-days = 180\n"
            )
    folder.mkdir()
    (folder / "sites.toml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def audited(tmp_path_factory, pages, proxy):
    folder = tmp_path_factory.mktemp("real-pages")
    write_catalog(folder / "catalog", pages)
    (folder / "duewatch.toml").write_text(
        f'[catalog]\nfolder = "catalog"\n[crawl]\nproxy = "{proxy}"\ndelay_seconds = 0\nretries = 0\nchildren = 1\n'
        "per_host = 4\ntimeout_seconds = 10\n[links]\nsecond_look_seconds = 0\n",
        encoding="utf-8",
    )
    ended = duewatch(folder, "audit", "--as-of", "2026-10-01", "--json", str(folder / "first.json"))
    assert ended.returncode in (0, 1), ended.stderr
    return folder, ended, json.loads((folder / "first.json").read_text(encoding="utf-8"))


def duewatch(folder, *arguments):
    command = [sys.executable, "-m", "duewatch", *arguments, "--config", str(folder / "duewatch.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900)


def test_every_page_is_crawled_read_and_judged_without_a_crash(audited, pages):
    _folder, ended, result = audited
    assert ended.returncode in (0, 1), ended.stderr
    assert "Traceback" not in ended.stderr
    assert result["run"]["state"] == "closed"
    assert result["coverage"]["columns"] == len(pages)
    assert not [j for j in result["judgements"] if j["reason"] == "check-fault"]
    judged = {j["check"] for j in result["judgements"]}
    assert {"stale-column", "broken-link"} <= judged


def test_most_pages_are_seen_and_read_whole(audited, pages):
    _folder, _ended, result = audited
    assert result["coverage"]["columns_read"] >= len(pages) // 2
    assert result["coverage"]["documents"] >= len(pages) // 2


def test_no_breach_stands_without_a_sighting(audited):
    _folder, _ended, result = audited
    for judgement in result["judgements"]:
        assert judgement["verdict"] != "breached" or judgement["sightings"]


def test_the_evidence_is_replayable(audited):
    folder, _ended, _result = audited
    archives = sorted((folder / "var" / "evidence").rglob("*.warc.gz"))
    assert archives
    checker = Path(sys.executable).with_name("warcio")
    ended = subprocess.run([checker, "check", *archives], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_judging_again_without_network_gives_the_same_judgements(audited, proxy):
    folder, _ended, result = audited
    ended = duewatch(folder, "judge", "--run", str(result["run"]["id"]), "--json", str(folder / "again.json"))
    assert ended.returncode in (0, 1), ended.stderr
    again = json.loads((folder / "again.json").read_text(encoding="utf-8"))
    assert again["judgements"] == result["judgements"]
    assert again["run"]["id"] != result["run"]["id"]
