"""Pagination by script: the calls and variables from which common publishing systems build their page links.

Comments are not read for numbers: a commented-out call is an old or a lying one. They are read for the *names* of pages, which
do not change when a template is rebuilt.
"""

import math
import re
from urllib.parse import urlsplit

from crawler.lists.hrefs import is_dead
from crawler.lists.paging import Paging
from crawler.lists.scripts import Script, number, string, without_comments
from crawler.whole import whole

_HINTS = ("Page", "page", "recordCount", "ecordcount", "otalRecord", "otalCount")
_CALL = re.compile(
    r"\b(?:createPageHTML|createPage|createPageNav|createPageNavigation|createPager|makePageHTML|getPageHTML|showPageHTML)"
    r"(?:_?\w{1,3})?\s*\(([^()]{3,300})\)",
    re.IGNORECASE,
)
_SETTINGS = re.compile(r"\bPager\s*\(\s*\{([^{}]{10,400})\}")
_SETTING = re.compile(r"""\b(size|current|prefix|suffix)\s*:\s*["']?([\w./-]{1,80})""")
_SUFFIX = re.compile(r"_(\d{1,4})\.\w{2,6}$")
_JUMP = re.compile(
    r"""location(?:\.href)?\s*=\s*["'](?P<before>[^"'\n]{1,200}[_=/-])["']\s*\+\s*(?P<number>\([\w.\s+-]{1,40}\)|[\w.\s-]{1,40})(?:\s*\+\s*["'](?P<after>[^"'\n]{1,40})["'])?"""
)
_BUILT = re.compile(
    r"""["'\\=]\s*\.?/?(?P<stem>[\w./-]{0,80}?)\\?["']?\s*(?:\+\s*)?["']?_["']\s*\+\s*(?:\w*[nN]ext\w*|\(?\s*\w*[cC]ur\w*\s*\+\s*1\s*\)?|[in]\w{0,2})\s*\+\s*["'](?P<dot>\.?)["']?\s*\+?\s*["']?(?P<ext>\.?(?:s?html?|jspx?|aspx?|php))"""
)


def from_scripts(paging: Paging, scripts: list[Script], url: str) -> None:
    """Fill in what the scripts say, where the links have not said it."""
    for source, node in scripts:
        before = paging.found
        if not any(hint in source for hint in _HINTS):
            continue
        script = without_comments(source)
        for call in _CALL.finditer(script):
            if script[max(0, call.start() - 12) : call.start()].rstrip().endswith("function"):
                continue
            _from_call(paging, [_argument(part, script) for part in call[1].split(",")], url)
        if (settings := _SETTINGS.search(script)) is not None:
            _from_settings(paging, dict(_SETTING.findall(settings[1])))
        if paging.next_page is None:
            _from_variables(paging, script, source, url)
        if paging.total is None:
            paging.total = number(
                script, "recordCount", "totalRecord", "totalRecords", "m_nRecordCount", "totalCount", "recordcount"
            )
            paging.found = paging.found or paging.total is not None
        if paging.next_page is None:
            _from_jump(paging, script)
        if paging.next_page is None and not (paging.here and paging.here == paging.page_count):
            literal = re.search(r"""<a[^>]{0,200}?href=\\?["']([^"'\\+]{1,300})\\?["'][^>]{0,200}>\s*下\s*一?\s*页""", script)
            if literal and not is_dead(literal[1]) and re.search(r"[./?]", literal[1]):
                paging.next_page = literal[1]
        if paging.found and not before:
            paging.node = node


def _argument(text: str, script: str) -> str:
    """An argument as a text; a variable as the number or text that the script gives it."""
    text = text.strip()
    if re.fullmatch(r"[A-Za-z_$][\w$]{1,40}", text):
        found = number(script, text)
        return str(found) if found is not None else string(script, text) or text
    return text.strip("\"'").removeprefix("./")


def _from_call(paging: Paging, parts: list[str], url: str) -> None:
    """The families of one call, told by their arguments.

    ``createPageHTML(pages, this page, name, extension[, documents])`` counts from 0: the second page is ``name_1``.
    ``createPageHTML(box, pages, this page, name, extension[, documents])`` counts from 1 as a rule. What its function makes of
    that stands in a file of its own, so that the next page is only a guess. Which of the two a call is, the page without a
    number in its address tells: it is the first.
    """
    boxed = len(parts) >= 5 and whole(parts[0]) is None and whole(parts[1]) is not None and whole(parts[2]) is not None
    if boxed:
        parts = parts[1:]
    count, now = (whole(part) for part in parts[:2]) if len(parts) >= 4 else (None, None)
    if count is None or now is None:
        return
    name, extension = parts[2], parts[3].removeprefix(".")
    is_first = _SUFFIX.search(urlsplit(url).path) is None
    from_one = now > 0 if is_first else boxed
    here = now if from_one else now + 1
    paging.found, paging.page_count, paging.here = True, count, here
    total = whole(parts[4]) if len(parts) >= 5 else None
    if total is not None and (boxed or total >= count):
        paging.total = total
    if here >= count or not name or not extension.isalnum():
        return
    if from_one:
        paging.parts = (name, extension)
    elif paging.next_page is None:
        paging.next_page = f"{name}_{now + 1}.{extension}"


def _from_settings(paging: Paging, settings: dict[str, str]) -> None:
    """``Pager({size: 16, current: 0, prefix: 'index', suffix: 'html'})``: page 1 of 16, ``index_1.html`` next."""
    count, here = whole(settings.get("size", "")), whole(settings.get("current", ""))
    name, extension = settings.get("prefix", ""), settings.get("suffix", "").removeprefix(".")
    if count is None or here is None or not (name and extension.isalnum()):
        return
    paging.found, paging.page_count, paging.here = True, count, here + 1
    if here + 1 < count and paging.next_page is None:
        paging.next_page = f"{name}_{here + 1}.{extension}"


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


def _from_jump(paging: Paging, script: str) -> None:
    """A pager that is given the number of pages and builds ``location.href = "index_" + (n - 1) + ".html"`` when it is used."""
    jump = _JUMP.search(script)
    count = number(script, "pages", "pageCount", "totalPage", "totalPages", "totalpage", "countPage")
    rows, size = number(script, "count", "total"), number(script, "limit", "pageSize", "perPage", "page_size")
    if count is None and jump is not None and rows is not None and size:
        count, paging.total = math.ceil(rows / size), rows
    here = number(script, "curr", "currentPage", "current", "curPage", "pageIndex", "pageNo") or 1
    if jump is None or count is None or here >= count or script[jump.end() :].lstrip().startswith("+"):
        return  # an address of which only the beginning is understood would lead elsewhere
    from_zero = "-" in jump["number"]
    paging.found, paging.page_count, paging.here = True, count, here
    paging.next_page = f"{jump['before']}{here if from_zero else here + 1}{jump['after'] or ''}"


def _names(script: str, source: str, url: str) -> tuple[str, str] | None:
    """The first part and the extension of page names: as the script builds them, as a call (even an old one) names them."""
    if built := _BUILT.search(script):
        stem = built["stem"].removeprefix("./")
        if stem:
            return stem, built["ext"].lstrip(".")
    name, extension = (
        string(script, "m_sPageName", "sPageName", "pageName"),
        string(script, "m_sPageExt", "sPageExt", "pageExt"),
    )
    if name and extension:
        return name, extension
    for call in _CALL.finditer(source):
        parts = [part.strip().strip("\"'") for part in call[1].split(",")]
        if len(parts) >= 4 and re.fullmatch(r"[\w-]+", parts[2]) and re.fullmatch(r"s?html?|jsp|aspx", parts[3]):
            return parts[2], parts[3]
    last = urlsplit(url).path.rsplit("/", 1)[-1]
    match = re.fullmatch(r"([\w-]+?)(?:_\d{1,4})?\.(s?html?)", last)
    return (match[1], match[2]) if match else None
