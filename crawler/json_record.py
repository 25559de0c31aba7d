"""One document out of a JSON answer: systems whose pages are filled by script keep each document behind such an address.

Known key names are looked for at any depth (``indexNo``, ``documentNo``, ``publishDate`` …, see each field's ``keys``);
the text is the
longest value that is markup, read like any page.
"""

import re
from collections.abc import Iterator, Mapping

from crawler.body import Body, joined
from crawler.encoding import decode
from crawler.fields.table import FIELDS
from crawler.filenames import FILE
from crawler.json_text import loads
from crawler.lines import lines_of
from crawler.normal import compare, squeeze
from crawler.page import Page
from crawler.readings import RecordReading
from crawler.record import finish, take_body
from duewatch.domain.records import Attachment, FieldName, FieldState, Reading, Where

MARKUP = re.compile(r"<(?:p|div|span|br|table|td|font)[\s>/]", re.IGNORECASE)
DEEPEST = 8
TITLE_KEYS = ("doctitle", "title", "articletitle", "docname", "subject", "docsubtitle", "infotitle", "name")
LINK_KEYS = ("url", "href", "fileurl", "filepath", "path", "downloadurl", "attachurl", "docfileurl", "pdffileurl", "link")
NAME_KEYS = ("filename", "name", "title", "attachname", "originalname", "text")


def read_json_record(body: bytes, url: str) -> RecordReading | None:
    """The document of an answer; ``None`` when it is not JSON or holds no document with a title and a text or a number."""
    try:
        data = loads(decode(body).text)
    except ValueError:
        return None
    holder = _document(data)
    if holder is None:
        return None
    lowered = {key.lower(): value for key, value in holder.items() if isinstance(key, str)}
    markup = max((value for value in lowered.values() if isinstance(value, str) and _is_markup(value)), key=len, default="")
    page = Page(url, markup)
    lines = lines_of(page)
    article = Body(0, len(lines), page.body, marked=True)
    found: dict[FieldName, list[Reading]] = {}
    titles = [squeeze(str(lowered[key])) for key in TITLE_KEYS if lowered.get(key)]
    for rule in FIELDS.values():
        if rule.name is FieldName.TITLE:
            found[rule.name] = [rule.reading(title, Where.API) for title in titles]
            continue
        for key in rule.keys:
            value = lowered.get(key)
            if key in lowered and (value is None or isinstance(value, str | int)) and not isinstance(value, bool):
                found.setdefault(rule.name, []).append(rule.reading("" if value is None else str(value), Where.API))
    paragraphs = article.paragraphs(lines)
    take_body(found, lines, article, titles[0] if titles else "", paragraphs)
    text = joined(paragraphs)
    known = sum(any(reading.state is FieldState.PRESENT for reading in readings) for readings in found.values())
    if not titles or (len(text) < 30 and known < 3):
        return None
    kind = "text" if len(text) >= 12 else "title-only" if compare(text) == compare(titles[0]) else "empty"
    return finish(found, _files(data, page), text, kind, titles[0])


def _document(data: object) -> Mapping[str, object] | None:
    """The object that describes the document: the shallowest one that has a title and either a text or a catalogue key."""
    best: tuple[int, Mapping[str, object]] | None = None
    for depth, value in _objects(data, 0):
        keys = {key.lower() for key in value if isinstance(key, str)}
        if not keys.intersection(TITLE_KEYS):
            continue
        has_text = any(isinstance(text, str) and _is_markup(text) and len(text) > 60 for text in value.values())
        if has_text and (best is None or depth < best[0]):
            best = depth, value
    return best[1] if best else None


def _objects(data: object, depth: int) -> Iterator[tuple[int, Mapping[str, object]]]:
    if depth > DEEPEST:
        return
    if isinstance(data, dict):
        yield depth, data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list) and len(data) == 1:  # many objects side by side are a list, not a document
        yield from _objects(data[0], depth + 1)


def _is_markup(value: str) -> bool:
    return len(value) > 20 and MARKUP.search(value) is not None


def _files(data: object, page: Page) -> tuple[Attachment, ...]:
    """Attachments out of objects that carry an address with a document's ending, and out of the text's own links."""
    found: dict[str, Attachment] = {}
    for _, value in _everything(data, 0):
        texts = {key.lower(): item for key, item in value.items() if isinstance(item, str)}
        href = next((texts[key] for key in LINK_KEYS if FILE.search(texts.get(key, "") + " ")), "")
        if href and (resolved := page.resolve(href)):
            name = next((texts[key] for key in NAME_KEYS if texts.get(key)), "")
            found.setdefault(resolved, Attachment(href, resolved, squeeze(name)[:200]))
    for node, href in page.anchors:
        if FILE.search(href + " ") and (resolved := page.resolve(href)):
            found.setdefault(resolved, Attachment(href, resolved, squeeze(node.text() or "")[:200]))
    return tuple(found.values())


def _everything(data: object, depth: int) -> Iterator[tuple[int, Mapping[str, object]]]:
    if depth > DEEPEST:
        return
    if isinstance(data, dict):
        yield depth, data
        for value in data.values():
            yield from _everything(value, depth + 1)
    elif isinstance(data, list):
        for value in data[:200]:
            yield from _everything(value, depth + 1)
