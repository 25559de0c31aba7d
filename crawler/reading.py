"""Reads one page: is it genuine, what sort of page is it, and what does it hold.

The order of questions: is the answer genuine (:mod:`crawler.genuine`); is it JSON or XML (a list endpoint's answer, or a
document);
does the page carry a document; a list; columns. Each reader says itself whether it understood the page; nothing is forced.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from crawler import genuine, layouts
from crawler.edges import DAY_ALONE
from crawler.json_record import read_json_record
from crawler.lines import Line, lines_of
from crawler.links import links_of
from crawler.lists import blank, read_list
from crawler.lists.front import is_front
from crawler.lists.json import read_json_list
from crawler.menus import read_disclosure
from crawler.normal import compare, squeeze
from crawler.page import Page
from crawler.posting import Post
from crawler.readings import Genuineness, ListReading, PageKind, PageLink, PageReading, RecordReading
from crawler.record import FOREIGN_METAS, read_record
from crawler.standing import is_standing
from crawler.traits import Examined, traits_of
from duewatch.domain.records import FieldName, Where
from duewatch.domain.sightings import Role, SightingKind

DATA = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:[\[{]|<\?xml(?![^>]*>\s*<!DOCTYPE html)|[\w$.]{1,60}\("
    rb"|\"\s*[\[{]|/\*[^<]{0,300}?\*/\s*[\w$.]{1,60}\(|try\s*\{|\)\]\}'|while\s*\(1\)|(?:var\s|let\s|const\s|window\.)\s*[\w.$]{1,60}\s*=\s*[\[{])",
    re.IGNORECASE,
)
DOCUMENT_ADDRESS = re.compile(
    r"/t?\d{8}_\d+\.|/content[-_]\d+|/art_\w+|/art/\d{4}/|/c\d+/content|/content\.s?html|/info/\d+/\d+\.|/\d{4}[-/]?\d{2}[-/]?\d{2}/[\w-]+\.s?html?|/20\d\d/\d{1,2}/\d{1,2}/[\w-]+\.s?html?|/c\d+a\d+/page\.|/post_\d+"
    r"|[?&](?:docId|infoid|articleid|newsid|contentid)=",
    re.IGNORECASE,
)
LIST_ADDRESS = re.compile(r"(?:/|/(?:index|list|nlist|column|default)[-_\w]*\.\w+|/col/col\d+/.*)(?:\?.*)?$", re.IGNORECASE)
FRONT = re.compile(r"/?(?:(?:index|default)\.\w{3,5})?", re.IGNORECASE)
"""The path of a site's front page."""
OWN_TITLE = 10
"""Characters of a title that names a document and no column."""
NEIGHBOUR = re.compile(r"([上下])一(?:篇|条)")
"""What leads to the document before or after this one."""
FEW_ROWS = 3
"""Dated rows below which a page that a list led to is rather a document with files than a list itself."""
FEWEST_DAYS = 4
"""Lines of a text that are days alone from which it may be a list without links."""
FEWEST_SENTENCES, MOST_LINKS = 3, 5
"""Of a standing text: a list whose rows were not recognised has many links and no sentences."""
ARTICLE_TEXT = 120
"""Characters of running text from which a page without other evidence is taken for a document."""


def read_page(
    body: bytes,
    url: str,
    *,
    content_type: str | None = None,
    status: int = 200,
    layout: str | None = None,
    expect: Role | None = None,
    examine: bool = False,
    post: Post | None = None,
    fetched_at: datetime | None = None,
) -> PageReading:
    """Everything one page gives. Never raises on any body.

    ``expect`` says why the page was asked for; it decides only where the page itself leaves the question open. ``examine`` asks
    for the traits as well. ``post`` is what was sent along to get the answer; from ``fetched_at`` (aware) relative dates are
    counted, which without it stay unreadable.
    """
    genuineness = genuine.judge(status, {"content-type": content_type or ""}, body, url)
    if genuineness.kind is SightingKind.SEEN and _is_data(body, content_type):
        return _read_data(body, url, genuineness, layout, post)
    page = Page.from_bytes(body, url, content_type)
    page.fetched_at = fetched_at
    if genuineness.note == genuine.EMPTY_SHELL:
        listing = read_list(page, layouts.named(layout))
        if listing is not None and (listing.endpoint or listing.entries):  # asked for by its script, or carried as data
            return _result(page, PageKind.LIST, Genuineness(SightingKind.SEEN), layout, listing=listing)
    if genuineness.kind is not SightingKind.SEEN:
        return _not_the_page(page, body, genuineness, layout)
    lines = lines_of(page)
    reading = _read_html(page, lines, body, genuineness, layout, expect)
    if not examine or reading.kind is PageKind.ERROR:
        return reading
    return replace(reading, traits=traits_of(Examined(page, lines, reading)))


def _read_html(
    page: Page, lines: Sequence[Line], body: bytes, genuineness: Genuineness, layout: str | None, expect: Role | None
) -> PageReading:
    """A genuine HTML page: a document, a list, columns, or none of these."""
    url = page.url
    record = read_record(page, lines)
    evidence = _document_evidence(page, record, lines)
    listing = read_list(page, layouts.named(layout)) if evidence < 3 or expect is Role.LIST else None
    if expect is Role.LIST and evidence < 3 and _is_blank_list(page, lines, listing):
        return _result(page, PageKind.LIST, genuineness, layout, listing=ListReading(()))
    if expect is Role.LIST and listing is None and _is_standing_text(page, record):
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    if expect is not Role.HOME and evidence < 3 and listing is None and _is_short_page(page, lines, record):
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    if evidence < 5 and LIST_ADDRESS.search(url) and len(record.body_text) < 4 * ARTICLE_TEXT and listing is None:
        disclosure = read_disclosure(page)
        # A column that is one short document stands inside the menu of its site, too; that it is a column, its owner says.
        is_document = expect is Role.LIST and evidence >= 3 and len(record.body_text) >= ARTICLE_TEXT
        # A home page can carry the traces of a document that a script showed on it.
        if len(disclosure) >= 4 and not is_document:
            return _result(page, PageKind.COLUMNS, genuineness, layout, disclosure=disclosure)
    if evidence >= 3 and expect is not Role.LIST:
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    dated = listing is not None and any(entry.date for entry in listing.entries)
    # An error page in the full template of its site says so in its own lines; a guide that explains what happens when
    # information does not exist says the same words, but it is a document.
    if not dated and evidence < 3 and genuine.apologises(line.text for line in lines if not line.links):
        return _not_the_page(page, body, Genuineness(SightingKind.NOT_GENUINE, "soft-404"), layout)
    if listing is not None and evidence >= 2 and _strength(listing) < 2 and record.understood:
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    # A column that is asked for as a list keeps its rows: two reports offered as files would be one page named like the column.
    may_be_document = expect is Role.DOCUMENT or (expect is None and not LIST_ADDRESS.search(url))
    if (
        listing is not None
        and may_be_document
        and ((expect is Role.DOCUMENT and _is_short_document(record, listing)) or _is_of_own_files(page, record, listing))
    ):
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    if listing is not None and listing.understood and (listing.entries or listing.endpoint or evidence <= 0):
        disclosure = read_disclosure(page)
        # A column's page may carry the whole disclosure menu and be blank: asked for as a list, it is a list.
        is_home = expect is Role.HOME or (expect is not Role.LIST and _is_home(listing, disclosure, url))
        is_home = is_home or (expect is None and _is_front_page(page, listing))
        kind = PageKind.COLUMNS if is_home else PageKind.LIST
        return _result(page, kind, genuineness, layout, listing=listing, disclosure=disclosure)
    if expect is Role.LIST and _is_rows(record):
        return _result(page, PageKind.OTHER, genuineness, layout)
    if evidence >= 1 or (expect is Role.DOCUMENT and record.understood and len(record.body_text) >= 20):
        return _result(page, PageKind.RECORD, genuineness, layout, record=record)
    disclosure = read_disclosure(page)
    is_home = len(disclosure) >= 2 or (expect in (None, Role.HOME) and _is_front_page(page, None))
    return _result(page, PageKind.COLUMNS if is_home else PageKind.OTHER, genuineness, layout, disclosure=disclosure)


def _is_rows(record: RecordReading) -> bool:
    """Whether a text is a list whose rows lead nowhere: titles and days in turn. It is not read, and it is no document."""
    parts = record.body_text.split("\n")
    days = sum(DAY_ALONE.fullmatch(part.strip()) is not None for part in parts)
    return days >= FEWEST_DAYS and 3 * days >= len(parts)


def _is_front_page(page: Page, listing: ListReading | None) -> bool:
    """Whether a page of which nobody said what it is shows previews of columns; one that goes on is a list."""
    goes_on = listing is not None and bool(listing.next_page or listing.total or listing.page_count or listing.endpoint)
    return not goes_on and LIST_ADDRESS.search(page.url) is not None and is_front(page)


def _is_standing_text(page: Page, record: RecordReading) -> bool:
    """Whether a column's page is one text without a date, such as a guide: whole sentences, and hardly a link beside menus."""
    text = record.body_text
    if not record.understood or len(text) < 2 * ARTICLE_TEXT or text.count("。") < FEWEST_SENTENCES:
        return False
    return sum(link.role == "link" and not link.in_template and bool(link.url) for link in links_of(page)) <= MOST_LINKS


def _is_short_page(page: Page, lines: Sequence[Line], record: RecordReading) -> bool:
    """Whether a page without a list is a short standing one: contacts, leaders, duties."""
    if not is_standing(record, lines) or genuine.apologises(line.text for line in lines if not line.links):
        return False
    titles = (link for link in links_of(page) if link.role == "link" and not link.in_template and len(link.text) >= blank.TITLE)
    return sum(bool(link.url) for link in titles) <= MOST_LINKS


def _is_blank_list(page: Page, lines: Sequence[Line], listing: ListReading | None) -> bool:
    """Whether a page asked for as a list holds none, no text and nothing that could bring one."""
    if listing is not None and (listing.understood or listing.entries or listing.endpoint):
        return False
    words = "".join(line.text for line in lines if not line.links and not blank.FOOT.search(line.text))
    return blank.is_plainly_blank(page, links_of(page), words)


def _not_the_page(page: Page, body: bytes, genuineness: Genuineness, layout: str | None) -> PageReading:
    """A wall, an error page, a shell. Where a page only sends its reader on, its one link is where to."""
    links: tuple[PageLink, ...] = ()
    target = genuine.redirect_target(body) if genuineness.note == genuine.SCRIPT_REDIRECT else None
    if target and (url := page.resolve(target)):
        links = (PageLink(target, url, ""),)
    return PageReading(
        PageKind.ERROR,
        genuineness,
        page.url,
        title=page.title,
        encoding=page.encoding,
        meta=page.metas,
        links=links,
        layout=layout or "generic",
        warnings=tuple(page.warnings),
    )


def _result(
    page: Page,
    kind: PageKind,
    genuineness: Genuineness,
    layout: str | None,
    *,
    record: RecordReading | None = None,
    listing: ListReading | None = None,
    disclosure: dict[str, str] | None = None,
) -> PageReading:
    return PageReading(
        kind,
        genuineness,
        page.url,
        title=page.title,
        encoding=page.encoding,
        record=record,
        list=listing,
        disclosure=disclosure or {},
        meta=page.metas,
        links=links_of(page),
        layout=layout or _layout_of(page, kind),
        warnings=tuple(page.warnings),
    )


def _layout_of(page: Page, kind: PageKind) -> str:
    """The name of the system that made a page. Head and tail of a long document are asked: all documents are read alike."""
    source = page.text
    if kind is not PageKind.RECORD:
        return layouts.name_of(source)
    return layouts.name_of(source if len(source) < 16_000 else source[:2_000] + source[-2_000:], of_document=True)


def _is_data(body: bytes, content_type: str | None) -> bool:
    start = body[:400]
    return bool(DATA.match(start)) or "json" in (content_type or "")


def _read_data(body: bytes, url: str, genuineness: Genuineness, layout: str | None, post: Post | None) -> PageReading:
    """An answer in JSON or XML: an error, one document, or rows."""
    name = layout or "generic"
    record = read_json_record(body, url)
    if record is not None:
        return PageReading(PageKind.RECORD, genuineness, url, title=record.title, record=record, layout=name)
    answer = read_json_list(body, url, post)
    if answer.is_error:
        failed = Genuineness(SightingKind.NOT_GENUINE, "error-answer")
        notes = (squeeze(answer.note)[:200],) if answer.note else ()
        return PageReading(PageKind.ERROR, failed, url, layout=name, warnings=notes)
    blank_xml = answer.list is not None and not answer.list.entries and answer.list.total is None and body.lstrip()[:1] == b"<"
    if answer.list is None or blank_xml:  # XML without a single record may be a cut answer: no proof that nothing is there
        return PageReading(PageKind.OTHER, genuineness, url, layout=name)
    return PageReading(PageKind.JSON_LIST, genuineness, url, list=answer.list, layout=name)


def _document_evidence(page: Page, record: RecordReading, lines: Sequence[Line]) -> int:
    """How surely a page is one document: each independent sign counts, signs of a list count against."""
    metas = page.metas_lower
    places = [value.best.where for name, value in record.fields.items() if name is not FieldName.TITLE]
    text = record.body_text
    score = 0
    if FOREIGN_METAS not in page.warnings:
        score += 2 if metas.get("articletitle") else 0
        score += 1 if metas.get("pubdate") or metas.get("firstpublishedtime") else 0
    if Where.BLOCK in places:
        score += 4 if places.count(Where.BLOCK) >= 3 else 2
    if _repeats_its_block(record):  # a list whose rows carry their metadata in popups
        score -= 6
    if Where.LINE in places:
        score += 1
    signed = record.fields.get(FieldName.WRITTEN_DATE)
    if signed and signed.best.where is Where.BODY:
        score += 1
    if DOCUMENT_ADDRESS.search(page.url):
        score += 2
    if len(text) >= ARTICLE_TEXT:
        score += 1
    if len(text) >= 8 * ARTICLE_TEXT:
        score += 1
    if LIST_ADDRESS.search(page.url):
        score -= 2
    if not text and not record.attachments and record.body_kind in ("unknown", "empty"):
        score -= 2
    if score < 3 and _leads_to_neighbours(lines):
        score += 2
    return score if record.title else min(score, 0)


def _leads_to_neighbours(lines: Sequence[Line]) -> bool:
    """Whether a page leads to the document before it and to the one after it, as lists never do."""
    ways = [line.text for line in lines if "一" in line.text[:6] and NEIGHBOUR.match(line.text.lstrip("[【<《 "))]
    return len({way for text in ways for way in NEIGHBOUR.findall(text)}) == 2


def _repeats_its_block(record: RecordReading) -> bool:
    """Whether index numbers, document numbers or dates of publication stand on the page as if it were several documents."""
    for name in (FieldName.INDEX_NO, FieldName.DOC_NO):
        value = record.fields.get(name)
        if value and len({one.value for one in (value.best, *value.others) if one.where is Where.BLOCK}) >= 3:
            return True
    published = record.fields.get(FieldName.PUBLISHED_DATE)
    shown = (published.best, *published.others) if published else ()
    return len({one.value for one in shown if one.where in (Where.BLOCK, Where.LINE)}) >= 4


def _strength(listing: ListReading) -> int:
    """How surely rows are a column's list and not a menu beside a document."""
    rows = len(listing.entries)
    dated = sum(entry.date is not None for entry in listing.entries)
    goes_on = bool(listing.next_page or listing.total or listing.page_count or listing.endpoint)
    return 2 * goes_on + 2 * (rows > 0 and 2 * dated >= rows) + (rows >= 10)


def _is_of_own_files(page: Page, record: RecordReading, listing: ListReading) -> bool:
    """Whether the few rows are the files of a document that has title and date of its own and hardly a word beside them.

    A row that begins with the document's title is its file, too, whatever its link may do; the line of date and source may
    look like a row that leads to the site's front page.
    """
    published = record.fields.get(FieldName.PUBLISHED_DATE)
    if published is None or published.best.where not in (Where.BLOCK, Where.LINE) or not 0 < len(listing.entries) <= FEW_ROWS:
        return False
    files, title = {file.url for file in record.attachments}, compare(record.title or "")
    if (
        len(title) >= OWN_TITLE
        and not listing.next_page
        and any(_begins_alike(compare(row.title), title) for row in listing.entries)
    ):
        return record.understood
    own = all(page.resolve(row.href) in files or FRONT.fullmatch(urlsplit(row.url).path) for row in listing.entries)
    return record.understood and not listing.next_page and own


def _begins_alike(one: str, other: str) -> bool:
    """Whether one of two titles, each long enough for one, begins with the other."""
    return min(len(one), len(other)) >= OWN_TITLE and (one.startswith(other) or other.startswith(one))


def _is_short_document(record: RecordReading, listing: ListReading) -> bool:
    """A page that a list led to as a document: title and date of its own, and rows that are only its menu or its files.

    A picture or two sentences are little evidence against a site's menu whose entries look like rows.
    """
    published = record.fields.get(FieldName.PUBLISHED_DATE)
    dated = sum(entry.date is not None for entry in listing.entries)
    if not record.understood or published is None or published.best.where not in (Where.BLOCK, Where.LINE):
        return False
    return not listing.next_page and not listing.endpoint and (dated == 0 or len(listing.entries) < FEW_ROWS)


def _is_home(listing: ListReading, disclosure: dict[str, str], url: str) -> bool:
    """A home page whose best block looks like a list: it leads to columns and has no further pages."""
    del url
    return len(disclosure) >= 4 and not listing.next_page and not listing.total and len(listing.entries) < 10
