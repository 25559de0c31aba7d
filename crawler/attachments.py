"""Files offered with a document: links, ``document.write`` strings, buttons; not those of menus, side blocks and footers."""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from crawler.body import Body
from crawler.filenames import EXTENSIONS, FILE
from crawler.lines import Line
from crawler.normal import compare, squeeze
from crawler.page import Page
from duewatch.domain.records import Attachment

FILE_TEXT = re.compile(rf"\.(?:{EXTENSIONS})\s*[)）\]】]?$", re.IGNORECASE)
IMAGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)$", re.IGNORECASE)
DOWNLOAD = re.compile(r"download|downfile|attach|/file|fileid|getfile|ueditor", re.IGNORECASE)
WRITTEN = re.compile(
    rf"href\s*=\s*\\?[\"']([^\"'\\<>]{{1,500}}?\.(?:{EXTENSIONS}))\\?[\"'][^>]{{0,300}}>([^<]{{0,200}})<", re.IGNORECASE
)
OPENED = re.compile(
    rf"(?:open|location(?:\.href)?\s*=|href\s*=|downloadFile|download)\s*\(?\s*[\"']([^\"'<>]{{1,500}}?\.(?:{EXTENSIONS}))[\"']",
    re.IGNORECASE,
)
PAGES = (".htm", ".html", ".shtml", "/")
CANDIDATE = re.compile(rf"\.(?:{EXTENSIONS}|jpe?g|png|gif|bmp|webp)|download|downfile|attach|file|ueditor|%2e", re.IGNORECASE)
VIEWED = re.compile(r"[?&]file=([^&#]+)")
SHOWN = re.compile(r"\.(?:pdf|ofd|docx?)$", re.IGNORECASE)
ANNOUNCED = re.compile(r"附件|下载|附表|相关文档")
ELSEWHERE = re.compile(
    r"foot|bottom|copyright|header|nav|menu|friend|(?<![a-z])side(?![a-z])|sidebar|aside|hot|recommend|relate|xgwz|xgyd|rank|crumb|search",
    re.IGNORECASE,
)
MOST = 300
LONGEST_REMEMBERED = 1000


def find_attachments(page: Page, body: Body | None, lines: Sequence[Line], title: str | None) -> tuple[Attachment, ...]:
    """The attachments in page order, one of each address; hrefs as written."""
    found: dict[str, Attachment] = {}
    holder = body.node if body else None
    inside: set[int] | None = None
    area: set[int] | None = None
    for node, href in [anchor for anchor in page.anchors if not anchor[1].endswith(PAGES)]:
        if not (_may_be_file if len(href) <= LONGEST_REMEMBERED else _may_be_file.__wrapped__)(href):
            continue
        if inside is None:
            inside = {one.mem_id for one in holder.css("a")} if holder is not None else set()
        in_body = node.mem_id in inside
        if not _is_file(href, node, in_body):
            continue
        if not in_body:
            if area is None:
                area = _area(body, lines, title)
            if not _belongs(node, area):
                continue
        _add(found, page, href, squeeze(node.text() or "") or node.attributes.get("title") or "")
    for href, text in (*_shown_inside(page), *_by_script(page)):
        _add(found, page, href, text)
    return tuple(found.values())[:MOST]


@lru_cache(maxsize=8192)
def _may_be_file(href: str) -> bool:
    """Whether an address is worth a closer look. Nearly all of a page's links are its template's and were asked before."""
    return CANDIDATE.search(href) is not None


def _area(body: Body | None, lines: Sequence[Line], title: str | None) -> set[int]:
    """The elements that hold the document: the smallest one around heading and text, and everything around it is not."""
    if body is None or body.node is None:
        return set()
    chain = _upwards(body.node)
    goal = compare(title) if title else ""
    around = {node.mem_id for node in chain[:2]}
    for line in lines[: body.first]:
        if goal and line.says(goal) and line.links * 2 < len(line.text) + 1:
            above = {node.mem_id for node in _upwards(line.block)}
            for node in chain:
                around.add(node.mem_id)
                if node.mem_id in above:
                    break
            break
    return around


def _upwards(node: LexborNode) -> list[LexborNode]:
    chain: list[LexborNode] = []
    above: LexborNode | None = node
    while above is not None and above.tag not in ("body", "html", "-document"):
        chain.append(above)
        above = above.parent
    return chain


def _belongs(node: LexborNode, area: set[int]) -> bool:
    """Whether a file's link stands with the document: inside its area, or in a block that says 附件; not in a side block."""
    if _elsewhere(node):
        return False
    if not area:
        return True
    chain = _upwards(node)
    if any(above.mem_id in area for above in chain):
        return True
    for above in chain[:4]:
        before = above.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        label = squeeze(before.text() or "")[:40] if before is not None else ""
        if ANNOUNCED.search(label) or ANNOUNCED.search(squeeze(above.text() or "")[:8]):
            return True
    return False


def _add(found: dict[str, Attachment], page: Page, href: str, text: str) -> None:
    url = page.resolve(href)
    if url:
        found.setdefault(unquote(url), Attachment(href.strip(), url, text[:200]))


def _is_file(href: str, node: LexborNode, in_body: bool) -> bool:
    target = unquote(href).strip()
    if target.lower().startswith(("javascript:", "mailto:", "#", "data:")):
        return False
    if FILE.search(target.partition("#")[0] + " "):
        return True
    if in_body and IMAGE.search(target.partition("?")[0]):  # around a picture alone it only enlarges that picture
        return bool((node.text() or "").strip()) or node.css_first("img") is None
    return bool(DOWNLOAD.search(target) and FILE_TEXT.search(squeeze(node.text() or "")))


def _elsewhere(node: LexborNode) -> bool:
    """Whether a link stands in a part of the page that is not about this document."""
    above: LexborNode | None = node
    for _ in range(12):
        above = above.parent if above is not None else None
        if above is None or above.tag in ("body", "html"):
            return False
        if above.tag in ("footer", "nav", "aside", "header"):
            return True
        attributes = above.attributes
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
        if len(names) > 2 and ELSEWHERE.search(names) and "attach" not in names and "download" not in names:
            return True
    return False


def _shown_inside(page: Page) -> list[tuple[str, str]]:
    """Files that a page shows in a frame instead of a text, directly or in a viewer: the document itself is the file."""
    found: list[tuple[str, str]] = []
    for node in page.group("frames"):
        attributes = node.attributes
        address = attributes.get("data" if node.tag == "object" else "src") or ""
        viewed = VIEWED.search(address)
        href = unquote(viewed.group(1)) if viewed else address
        if SHOWN.search(href.partition("?")[0]) and not _elsewhere(node):
            found.append((href, ""))
    return found


def _near(source: str, word: str) -> bool:
    """Whether a file's ending stands soon after a word: cheap enough to ask of every page."""
    at = source.find(word)
    for _ in range(MOST):
        if at < 0:
            return False
        if FILE.search(source, at, at + 600):
            return True
        at = source.find(word, at + 1)
    return False


def _by_script(page: Page) -> list[tuple[str, str]]:
    """Files that only a script writes or a button opens."""
    found: list[tuple[str, str]] = []
    if _near(page.text, "document.write"):
        for node in page.tree.css("script"):
            script = node.text() or ""
            if "document.write" in script:
                found.extend((href, squeeze(text)) for href, text in WRITTEN.findall(script[:200_000]))
    for node in page.tree.css("[onclick]"):
        action = node.attributes.get("onclick") or ""
        if (opened := OPENED.search(action[:2000])) and not _elsewhere(node):
            found.append((opened.group(1), squeeze(node.text() or "")))
    return found
