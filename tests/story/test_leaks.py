"""A site that leaks numbers of persons wherever a site can: an audit must tell of it and never repeat one.

The numbers are computed here. Those of identity cards have a day of birth that lies ahead, those of telephones a range that no
operator has: they are nobody's.
"""

import http.server
import io
import json
import sqlite3
import threading
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import quote, unquote

import docx
import psycopg
import pytest
import xlsxwriter
from sqlalchemy.engine import make_url

from duewatch.config import DATABASE_URL_VARIABLE
from duewatch.domain.personal_numbers import CHECK_DIGITS, WEIGHTS, is_card, is_identity

PLACES = (
    "title", "row", "body", "spaced", "table", "link-text", "link-address", "broken-link", "redirect", "page-address", "query",
    "file-name", "file-text", "file-title", "pdf", "docx", "xlsx", "archive", "meta", "header-field", "picture", "escaped",
    "list-page", "foreign-link", "source",
)  # fmt: skip
"""Where a number is planted; each place has its own, so that a leak says where it came from."""


def unborn(serial: int) -> str:
    digits = f"35010320390202{serial:03d}"
    return digits + CHECK_DIGITS[sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11]


def card(serial: int) -> str:
    return next(number for last in range(10) if is_card(number := f"620000000000{serial:05d}{last}"))


IDENTITY = {place: unborn(n) for n, place in enumerate(PLACES, start=1)}
MOBILE = {place: f"1540001{n:04d}" for n, place in enumerate(PLACES, start=1)}
CARDS = {place: card(n) for n, place in enumerate(("body", "table", "title"), start=1)}
PLANTED = {f"{kind}/{place}": number for kind, numbers in (("identity", IDENTITY), ("mobile", MOBILE), ("card", CARDS))
           for place, number in numbers.items()}  # fmt: skip


def both(place: str) -> str:
    return f"{IDENTITY[place]}，电话{MOBILE[place]}"


def pdf_of(text: str) -> bytes:
    content = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    ]
    body = b"%PDF-1.4\n"
    for number, one in enumerate(objects, 1):
        body += f"{number} 0 obj\n{one}\nendobj\n".encode()
    return body + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n%%EOF".encode()


def docx_of(text: str) -> bytes:
    kept = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(kept)
    return kept.getvalue()


def xlsx_of(rows: list[list[str]]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def zip_of(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr(name, content)
    return kept.getvalue()


def article(title: str, body: str, *, metas: str = "") -> bytes:
    text = "现将本季度临时救助有关情况公示如下，欢迎社会各界监督，公示期内可以书面反映意见。" * 6
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="2026-06-01 09:30">{metas}</head><body><div class="nav"><a href="/">首页</a></div>'
        f'<table class="xxgk"><tr><td>索引号：</td><td>YX00100-2026-00001</td><td>内容概述：</td>'
        f"<td>{both('header-field')}</td></tr></table><h1>{title}</h1><p>发布日期：2026-06-01 来源：{MOBILE['source']}</p>"
        f'<div class="content"><p>{text}</p>{body}</div></body></html>'
    ).encode()


def pages_of() -> dict[str, tuple[int, str, bytes]]:
    """Path as it is asked for → status, content type or where it leads, body."""
    titled = f"关于{both('title')}、卡号{CARDS['title']}救助申请的公示"
    one = f"/tzgg/t20260601_{IDENTITY['page-address']}.html?phone={MOBILE['page-address']}"
    named = f"/files/{quote('名单' + IDENTITY['file-name'] + '_' + MOBILE['file-name'])}.pdf"
    escaped = "/files/" + "".join(f"%{ord(sign):02X}" for sign in IDENTITY["escaped"]) + ".pdf"
    digits, apart = IDENTITY["spaced"], MOBILE["spaced"]
    body = f"""
      <p>申请人身份证{IDENTITY["body"]}，申请人电话{MOBILE["body"]}，一卡通账号{CARDS["body"]}。</p>
      <p>分写：{digits[:6]} {digits[6:14]} {digits[14:]}，{apart[:3]}-{apart[3:7]}-{apart[7:]}</p>
      <table><tr><td>姓名</td><td>身份证号</td><td>手机</td><td>银行账号</td><td>补助金额</td></tr>
      <tr><td>林甲</td><td>{IDENTITY["table"]}</td><td>{MOBILE["table"]}</td><td>{CARDS["table"]}</td><td>1</td></tr></table>
      <p><a href="/tzgg/other.html">{both("link-text")}</a><a href="/q/{IDENTITY["link-address"]}">查询</a>
      <a href="/gone/{IDENTITY["broken-link"]}.html?m={MOBILE["broken-link"]}">旧页</a><a href="/moved.html">搬走</a>
      <a href="/q?id={IDENTITY["query"]}&amp;tel={MOBILE["query"]}">查询</a>
      <a href="http://foreign.invalid/{IDENTITY["foreign-link"]}">外部</a></p>
      <p><a href="{named}">{both("file-text")}.pdf</a><a href="{escaped}">附件二.pdf</a>
      <a href="/files/a.pdf" title="{both("file-title")}">附件.pdf</a><a href="/files/b.docx">附件.docx</a>
      <a href="/files/c.xlsx">附件.xlsx</a><a href="/files/d.zip">附件.zip</a></p>
      <img src="/pictures/{IDENTITY["picture"]}.png" alt="{both("picture")}">"""
    metas = f'<meta name="Keywords" content="{both("meta")}"><meta name="Description" content="{both("meta")}">'
    rows = [["姓名", "身份证号", "手机"], ["林甲", IDENTITY["xlsx"], MOBILE["xlsx"]]]
    listing = (
        f'<html><head><meta charset="utf-8"><title>通知公告{both("list-page")}</title></head><body><div class="list"><ul>'
        f'<li><a href="{one}">关于{both("row")}救助申请的公示</a><span>2026-06-01</span></li>'
        '<li><a href="/tzgg/t20260602_2.html">关于便民服务的通知</a><span>2026-06-02</span></li></ul></div></body></html>'
    )
    html, pdf = "text/html; charset=utf-8", "application/pdf"
    return {
        "/tzgg/": (200, html, listing.encode()),
        one: (200, html, article(titled, body, metas=metas)),
        "/tzgg/t20260602_2.html": (200, html, article("关于便民服务的通知", "<p>办公电话：0000-0000000。</p>")),
        "/tzgg/other.html": (200, html, article("关于便民服务的说明", "")),
        "/moved.html": (302, f"/there/{IDENTITY['redirect']}.html?m={MOBILE['redirect']}", b""),
        f"/q/{IDENTITY['link-address']}": (200, html, article("查询", "")),
        f"/q?id={IDENTITY['query']}&tel={MOBILE['query']}": (200, html, article("查询", "")),
        named: (200, pdf, pdf_of("list")),
        unquote(escaped): (200, pdf, pdf_of("list")),
        escaped: (200, pdf, pdf_of("list")),
        "/files/a.pdf": (200, pdf, pdf_of(f"{IDENTITY['pdf']} {MOBILE['pdf']}")),
        "/files/b.docx": (200, "application/octet-stream", docx_of(both("docx"))),
        "/files/c.xlsx": (200, "application/octet-stream", xlsx_of(rows)),
        "/files/d.zip": (200, "application/zip", zip_of(f"{both('archive')}.txt", both("archive").encode())),
    }


@pytest.fixture(scope="module")
def leaky() -> Iterator[tuple[str, list[str]]]:
    """A served site; gives its host, and the list of what it is asked."""
    pages, asked = pages_of(), list[str]()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self.path)
            status, kind, body = pages.get(self.path, (404, "text/html", b"<html><title>404</title>not found</html>"))
            self.send_response(status)
            self.send_header("Location" if status == 302 else "Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def office_folder(folder: Path, host: str) -> Path:
    """The folder of an operator who supervises one township."""
    folder.mkdir()
    (folder / "own").mkdir()
    (folder / "own" / "all.toml").write_text(
        f"""
        [[office]]
        id = "office"
        name = "云溪区政务公开办"
        mail = ["office@yunxi.example"]
        [[unit]]
        id = "town"
        name = "云溪区前洋镇人民政府"
        kind = "township"
        office = "office"
          [[unit.column]]
          id = "notices"
          name = "通知公告"
          url = "http://{host}/tzgg/"
          kind = "notices"
        """,
        encoding="utf-8",
    )
    (folder / "duewatch.toml").write_text(
        f"""
        [catalog]
        folder = "own"
        [crawl]
        delay_seconds = 0
        retries = 0
        timeout_seconds = 5
        allow_private = ["{host}"]
        [links]
        second_look_seconds = 0
        timeout_seconds = 5
        """,
        encoding="utf-8",
    )
    return folder


def words_of(path: Path) -> str:
    """Everything a file says, packed parts unpacked."""
    data = path.read_bytes()
    if path.suffix == ".eml":
        letter = message_from_bytes(data, policy=policy.default)
        parts = [part for part in letter.walk() if not part.is_multipart()]
        texts = [str(letter)]
        for part in parts:
            content = part.get_payload(decode=True) or b""
            texts.append(_unpacked(content) if content.startswith(b"PK") else content.decode("utf-8", "replace"))
        return "\n".join(texts)
    return _unpacked(data) if data.startswith(b"PK") else data.decode("utf-8", "replace")


def _unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def leaks_in(text: str) -> set[str]:
    """The places whose number stands in a text, also where it is written in another way."""
    plain = text + unquote(text)
    squeezed = plain.replace(" ", "").replace("-", "")
    return {place for place, number in PLANTED.items() if number in plain or number in squeezed}


def test_the_planted_numbers_are_valid_and_nobodys():
    assert all(is_identity(number) and number[6:10] == "2039" for number in IDENTITY.values())
    assert len(set(PLANTED.values())) == len(PLANTED)
    assert leaks_in(f"a {IDENTITY['spaced'][:6]} {IDENTITY['spaced'][6:]}") == {"identity/spaced"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def audited(request, tmp_path_factory, leaky, duewatch):
    """An audit with its mails, an English report, a list of findings: the folder, what was printed, the database's rows."""
    folder = office_folder(tmp_path_factory.mktemp("leaks") / request.param, leaky[0])
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    environment = {DATABASE_URL_VARIABLE: url} if url else {}
    ended = duewatch("audit", "--json", folder / "audit.json", "--send", cwd=folder, environment=environment)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    said = [ended]
    for words in (
        ("report", "--run", "1", "--lang", "en", "--out", folder / "english"),
        ("findings", "--json"),
        ("judge", "--run", "1"),
    ):
        said.append(duewatch(*words, cwd=folder, environment=environment))
        assert said[-1].returncode in (0, 1), said[-1].stdout + said[-1].stderr
    printed = "\n".join(one.stdout + one.stderr for one in said)
    return folder, printed, rows_of(folder, url)


def rows_of(folder: Path, url: str | None) -> str:
    """Every value of every table as text."""
    if url is None:
        with sqlite3.connect(folder / "var" / "duewatch.db") as database:
            return "\n".join(database.iterdump())
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)) as database:
        tables = [name for (name,) in database.execute("select tablename from pg_tables where schemaname = 'public'")]
        return "\n".join(str(row) for name in tables for row in database.execute(f'select to_json(t)::text from "{name}" t'))


def test_no_planted_number_stands_in_the_database(audited):
    _folder, _printed, rows = audited
    assert "35*************" in rows
    assert leaks_in(rows) == set()


def test_no_planted_number_is_printed(audited):
    _folder, printed, _rows = audited
    assert leaks_in(printed) == set()


def test_no_planted_number_stands_in_any_file_but_the_evidence(audited):
    folder, _printed, _rows = audited
    files = [path for path in folder.rglob("*") if path.is_file() and "evidence" not in path.relative_to(folder).parts]
    kinds = {path.suffix for path in files}
    assert {".html", ".xlsx", ".docx", ".json", ".eml", ".log"} <= kinds, kinds
    found = {path.relative_to(folder).as_posix(): leaks for path in files if (leaks := leaks_in(words_of(path)))}
    assert found == {}


def test_the_leaks_are_told_with_masked_samples_and_proof(audited):
    folder, _printed, _rows = audited
    judgements = json.loads((folder / "audit.json").read_text(encoding="utf-8"))["judgements"]
    found = [one for one in judgements if one["check"] == "personal-data" and one["verdict"] == "breached"]
    (leak, other) = sorted(found, key=lambda one: -one["facts"]["count"])
    assert "identity-number" in other["facts"]["leaked"]  # the header of the second document leaks as well
    kinds = leak["facts"]["counts"]
    assert kinds["identity-number"] >= len({"title", "body", "spaced", "table", "meta", "pdf", "docx", "xlsx", "archive"})
    assert {"mobile-number", "bank-card"} <= set(kinds)
    assert {"附件.pdf", "附件.docx", "附件.xlsx", "附件.zip"} <= set(leak["facts"]["where"])
    assert leak["sightings"]
    assert "35*************" in (folder / "var" / "reports" / "run-00001" / "unit-town.html").read_text(encoding="utf-8")


def test_an_address_that_was_masked_is_never_asked_as_it_is_shown(audited, leaky):
    _folder, _printed, rows = audited
    _host, asked = leaky
    assert "/gone/35*************" in rows
    assert any(IDENTITY["file-name"] in path for path in asked), "the file with a leak in its name was fetched"
    assert not [path for path in asked if "***" in unquote(path)]
