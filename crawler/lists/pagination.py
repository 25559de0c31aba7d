"""Where a list goes on: the next page, the number of pages, the number of documents.

Links come first, because a link is what the page offers; then the functions and variables of the common publishing systems, as
the page's own script gives them. Comments in scripts are not read for numbers: a commented-out call is an old or a lying one.
"""

import math
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from crawler.lists.hrefs import is_dead
from crawler.lists.scripts import number, string, without_comments
from crawler.lists.spots import Anchor, Skeleton, Spot, fold

MAX_PAGES = 100_000
"""A page count above this is not believed."""

_NEXT = re.compile(r"^[\[【\s]*(?:下\s*一\s*页|下\s*页|后\s*一?\s*页|下一頁|next(?:\s*page)?|>|›|»|＞|→)[\]】\s>›»＞]*$", re.IGNORECASE)
_PREVIOUS = re.compile(r"上\s*一?\s*页|前\s*一?\s*页|^(?:<|‹|«|＜)+$|prev", re.IGNORECASE)
_EDGE = re.compile(r"首\s*页|尾\s*页|末\s*页|第一页|最后", re.IGNORECASE)
_DIGITS = re.compile(r"^[\[【(]?\s*(\d{1,5})\s*[\])】]?$")
_GOES = re.compile(r"""(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|goto\w*\(|jump\w*\()\s*["']([^"'\n]{1,400})["']""", re.IGNORECASE)
_OFF = re.compile(r"disab|\boff\b|_d\b|no-?drop|unable", re.IGNORECASE)
_TOTALS = (
    re.compile(r"(?:共|总计|合计|找到|总共|全部)(?:有|计)?\s{0,9}(\d{1,7})\s{0,9}(?:条|篇|个(?!页)|项|件|则|份|记录|结果)"),
    re.compile(r"(?:总记录数?|记录总数|记录数|总条数|总数)\s{0,9}[:：为]?\s{0,9}(\d{1,7})"),
    re.compile(r"(\d{1,7})\s{0,9}(?:条|篇)\s{0,9}(?:记录|信息|数据|结果)"),
)
_COUNTS = (
    re.compile(r"(?:共|总计|合计|总共)(?:有|计)?\s{0,9}(\d{1,5})\s{0,9}页"),
    re.compile(r"(?:总页数|页数)\s{0,9}[:：为]?\s{0,9}(\d{1,5})"),
    re.compile(r"(?<![\d/.-])\d{1,5}\s{0,9}/\s{0,9}(\d{1,5})(?![\d/.-])\s{0,9}页?"),
)
_CALL = re.compile(r"\b(?:createPageHTML|createPage|createPageHtml|createPageNav)\s*\(([^()\n]{3,300})\)", re.IGNORECASE)
_BUILT = re.compile(
    r"""["'\\=]\s*\.?/?(?P<stem>[\w./-]{0,80}?)\\?["']?\s*(?:\+\s*)?["']?_["']\s*\+\s*(?:\w*[nN]ext\w*|\(?\s*\w*[cC]ur\w*\s*\+\s*1\s*\)?|[in]\w{0,2})\s*\+\s*["'](?P<dot>\.?)["']?\s*\+?\s*["']?(?P<ext>\.?(?:s?html?|jspx?|aspx?|php))"""
)


@dataclass(slots=True)
class Paging:
    """What a page says about the other pages of its list."""

    next_page: str | None = None
    page_count: int | None = None
    total: int | None = None
    here: int | None = None  # number of this page, counted from 1
    guess: str | None = None  # address the next page usually has where the page does not say it
    spot: Spot | None = None  # the element with the page links, when there is one
    found: bool = False  # whether any sign of pagination was there


def read_paging(bones: Skeleton | None, scripts: list[str], url: str, top: LexborNode | None) -> Paging:
    """Read the pagination of a list page.

    Args:
        bones: the page's skeleton; ``None`` when it has no links.
        scripts: the inline scripts, as they stand.
        url: the page's address.
        top: the element whose text may tell counts (the body).

    Returns:
        What was found; an empty ``Paging`` when the page has no sign of one.
    """
    paging = Paging()
    if bones is not None:
        _from_links(paging, bones, url)
    if top is not None:
        _from_buttons(paging, top)
    _from_scripts(paging, scripts, url)
    _counts(paging, top)
    if paging.page_count is not None and paging.page_count > MAX_PAGES:
        paging.page_count = None
    paging.found = paging.found or paging.next_page is not None
    return paging


def _from_links(paging: Paging, bones: Skeleton, url: str) -> None:
    named = [anchor for anchor in bones.anchors if _NEXT.match(anchor.text) or (not anchor.text and _NEXT.match(anchor.title))]
    named += [anchor for anchor in bones.anchors if not named and _is_next_by_class(anchor)]
    numbered = _numbered(bones)
    for anchor in named:
        if not _in_pager(anchor, numbered):
            continue
        paging.spot, paging.found = _pager_of(anchor), True
        if not _is_off(anchor) and not _is_here(anchor.href, url):
            paging.next_page = anchor.href
            break
    if paging.spot is None and numbered:
        paging.spot, paging.found = numbered[0].parent if numbered[0].tag == "a" else numbered[0], True
    if paging.next_page is None and numbered:
        paging.here, href = _following(numbered, url)
        if not any(_NEXT.match(anchor.text) for anchor in named) or paging.here:
            paging.next_page = href
    if numbered and paging.page_count is None:
        last = max((int(match[1]) for spot in numbered for anchor in spot.anchors if (match := _DIGITS.match(anchor.text))), default=0)
        ends = [anchor for spot in numbered for anchor in spot.anchors if _EDGE.search(anchor.text)]
        if last > 1 and not ends and not any(_NEXT.match(anchor.text) for spot in numbered for anchor in spot.anchors):
            paging.page_count = last


def _is_next_by_class(anchor: Anchor) -> bool:
    attributes = anchor.node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return attributes.get("rel") == "next" or any(name in ("next", "next-page", "nextpage", "page-next", "pagenext") for name in names)


def _is_off(anchor: Anchor) -> bool:
    attributes = anchor.node.attributes
    return bool(_OFF.search(attributes.get("class") or "")) or "disabled" in attributes


def _is_here(href: str, url: str) -> bool:
    """Whether a link leads to the page itself: the last page's "next" often does."""
    href = href.strip()
    if href.endswith("#"):
        return True
    here, there = urlsplit(url), urlsplit(href)
    if there.query or there.netloc:
        same = there.path == here.path and sorted(parse_qsl(there.query)) == sorted(parse_qsl(here.query))
        return same and (not there.netloc or there.netloc == here.netloc)
    return bool(here.path) and there.path.removeprefix("./").rsplit("/", 1)[-1] == here.path.rsplit("/", 1)[-1] != "" and (
        there.path == here.path or "/" not in there.path.removeprefix("./")
    )


def _in_pager(anchor: Anchor, numbered: list[Spot]) -> bool:
    """A bare arrow counts only beside page numbers or the words of a pager: sliders and tabs have arrows too."""
    if "页" in anchor.text or "頁" in anchor.text or "next page" in anchor.text.lower():
        return True
    spot: Spot | None = anchor.spot
    for _ in range(4):
        if spot is None or len(spot.anchors) > 30:
            return False
        if any(spot is other or spot.within(other) or other.within(spot) for other in numbered):
            return True
        if any(_EDGE.search(other.text) or _DIGITS.match(other.text) for other in spot.anchors):
            return True
        spot = spot.parent
    return "page" in " ".join(sorted(anchor.spot.words)) and "next" in anchor.spot.words


def _pager_of(anchor: Anchor) -> Spot:
    spot = anchor.spot
    while spot.parent is not None and len(spot.parent.anchors) <= 24 and all(_is_page_link(other) for other in spot.parent.anchors):
        spot = spot.parent
    return spot


def _is_page_link(anchor: Anchor) -> bool:
    text = anchor.text
    return bool(_DIGITS.match(text) or _NEXT.match(text) or _PREVIOUS.search(text) or _EDGE.search(text) or not text or text in ("...", "…", "GO", "跳转"))


def _numbered(bones: Skeleton) -> list[Spot]:
    """Elements whose links are page numbers."""
    found = []
    for spot in bones.spots:
        digits = [anchor for anchor in spot.anchors if _DIGITS.match(anchor.text)]
        if digits and len(digits) >= 1 and len(spot.anchors) <= 30 and all(_is_page_link(anchor) for anchor in spot.anchors):
            if not any(spot.within(other) for other in found):
                found.append(spot)
    pagers = [spot for spot in found if len(spot.anchors) > 1 or spot.words & {"page", "pages", "pager", "pagination", "paging", "fanye", "fy"}]
    return pagers


def _following(numbered: list[Spot], url: str) -> tuple[int | None, str | None]:
    """The number of this page and the href of the one after it, from page numbers of which this one is not a live link."""
    for spot in numbered:
        links = {int(match[1]): anchor for anchor in spot.anchors if (match := _DIGITS.match(anchor.text))}
        here = _marked(spot, links, url)
        if here is not None and here + 1 in links and not _is_off(links[here + 1]):
            return here, links[here + 1].href
        if here is not None:
            return here, None
    return None, None


def _marked(spot: Spot, links: dict[int, Anchor], url: str) -> int | None:
    for value, anchor in links.items():
        own = f"{anchor.node.attributes.get('class') or ''} {' '.join(sorted(anchor.spot.words))}".lower()
        outer = " ".join(sorted(anchor.spot.parent.words)) if anchor.spot.parent and len(anchor.spot.parent.anchors) == 1 else ""
        if re.search(r"\b(?:cur|current|active|on|now|selected|this|thispage|dq|hover)\b", f"{own} {outer}") or _is_here(anchor.href, url):
            return value
    for node in spot.node.css("span,strong,b,em,a,li,font,i"):
        match = _DIGITS.match(fold(node.text()))
        if match and (node.tag != "a" or is_dead(node.attributes.get("href") or "")) and node.css_first("a[href]") is None:
            value = int(match[1])
            if value not in links and (value + 1 in links or value - 1 in links):
                return value
    return None


def _from_buttons(paging: Paging, top: LexborNode) -> None:
    """Links whose address stands in their ``onclick`` or in a data attribute."""
    if paging.next_page is not None:
        return
    for node in top.css("a[onclick],span[onclick],li[onclick],button[onclick],a[data-url],a[data-href],a[tagname]"):
        if not _NEXT.match(fold(node.text())):
            continue
        attributes = node.attributes
        match = _GOES.search(attributes.get("onclick") or "")
        href = match[1] if match else attributes.get("data-url") or attributes.get("data-href") or attributes.get("tagname") or ""
        if href and not is_dead(href) and ("/" in href or "." in href):
            paging.next_page, paging.found = href, True
            return


def _from_scripts(paging: Paging, scripts: list[str], url: str) -> None:
    for source in scripts:
        if len(source) > 60_000 and "age" not in source[:60_000]:
            continue
        script = without_comments(source)
        for call in _CALL.finditer(script):
            if script[max(0, call.start() - 12) : call.start()].rstrip().endswith("function"):
                continue
            _from_call(paging, [part.strip().strip("\"'") for part in call[1].split(",")])
        if paging.next_page is None:
            _from_variables(paging, script, source, url)
        if paging.total is None:
            paging.total = number(script, "recordCount", "totalRecord", "totalRecords", "m_nRecordCount", "totalCount", "recordcount")
            paging.found = paging.found or paging.total is not None
        if paging.next_page is None:
            literal = re.search(r"""<a[^>]{0,200}?href=\\?["']([^"'\\+]{1,300})\\?["'][^>]{0,200}>\s*下\s*一?\s*页""", script)
            if literal and not is_dead(literal[1]):
                paging.next_page = literal[1]


def _from_call(paging: Paging, parts: list[str]) -> None:
    """``createPageHTML(pages, this page from 0, name, extension)`` and ``createPageHTML(box, pages, this page from 1, name, …, total)``."""
    if len(parts) >= 4 and parts[0].isdigit() and parts[1].isdigit():
        count, here, name, extension = int(parts[0]), int(parts[1]), parts[2], parts[3]
        paging.found, paging.page_count, paging.here = True, count, here + 1
        if here + 1 < count and name and extension.isalnum() and paging.next_page is None:
            paging.next_page = f"{name}_{here + 1}.{extension}"
    elif len(parts) >= 5 and parts[1].isdigit() and parts[2].isdigit():
        count, here, name, extension = int(parts[1]), int(parts[2]), parts[3], parts[4]
        paging.found, paging.page_count, paging.here = True, count, here
        if len(parts) >= 6 and parts[5].isdigit():
            paging.total = int(parts[5])
        # The function that turns these into links stands in a file of its own, which was not read.
        if here < count and name and extension.isalnum():
            paging.guess = f"{name}_{here + 1}.{extension}"


def _from_variables(paging: Paging, script: str, source: str, url: str) -> None:
    """``var countPage = 20, currentPage = 0`` with links written by the script, pages counted from 0."""
    count = number(script, "countPage", "m_nPageCount", "nPageCount", "pageCount")
    here = number(script, "currentPage", "m_nCurrPage", "nCurrIndex", "currPage", "curPage")
    if count is None and (records := number(script, "m_nRecordCount")) is not None:
        count = math.ceil(records / (number(script, "m_nPageSize") or 15))
    if count is None or here is None:
        return
    names = _names(script, source, url)
    paging.found, paging.page_count, paging.here = True, count, here + 1
    if names and here + 1 < count:
        paging.next_page = f"{names[0]}_{here + 1}.{names[1]}"


def _names(script: str, source: str, url: str) -> tuple[str, str] | None:
    """The first part and the extension of page names: as the script builds them, as a call (even an old one) names them."""
    if built := _BUILT.search(script):
        stem = built["stem"].removeprefix("./")
        if stem:
            return stem, built["ext"].lstrip(".")
    name, extension = string(script, "m_sPageName", "sPageName", "pageName"), string(script, "m_sPageExt", "sPageExt", "pageExt")
    if name and extension:
        return name, extension
    for call in _CALL.finditer(source):
        parts = [part.strip().strip("\"'") for part in call[1].split(",")]
        if len(parts) >= 4 and parts[0].isdigit() and re.fullmatch(r"[\w-]+", parts[2]) and parts[3].isalnum():
            return parts[2], parts[3]
    last = urlsplit(url).path.rsplit("/", 1)[-1]
    match = re.fullmatch(r"([\w-]+?)(?:_\d{1,4})?\.(s?html?)", last)
    return (match[1], match[2]) if match else None


def _counts(paging: Paging, top: LexborNode | None) -> None:
    if top is None:
        return
    spot = paging.spot
    texts = []
    if spot is not None:
        texts.append(fold(spot.node.text(separator=" "))[:2000])
        if spot.node.parent is not None:
            texts.append(fold(spot.node.parent.text(separator=" "))[:2000])
    for node in top.css("[class*=page],[id*=page],[class*=Page],[class*=fanye],[class*=total],[class*=pag]")[:12]:
        if node.tag in ("div", "p", "span", "td", "ul", "table", "form", "section"):
            text = fold(node.text(separator=" "))
            if len(text) < 600:
                texts.append(text)
    for text in texts:
        if paging.total is None:
            paging.total = next((int(match[1]) for shape in _TOTALS if (match := shape.search(text))), None)
        if paging.page_count is None:
            paging.page_count = next((int(match[1]) for shape in _COUNTS if (match := shape.search(text)) and int(match[1])), None)
    paging.found = paging.found or (paging.total is not None and bool(texts) and paging.page_count is not None)
