"""What the keys of list endpoints mean: titles, addresses, dates, numbers, page counts.

One table for all systems. A key stands higher the surer it is; it is taken only when the values of the rows look right. Where a
system uses a key against its name, its own :class:`Shape` in ``crawler/layouts`` says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one system's answers are built, where the general tables would misread them.

    Paths are keys joined by dots; ``*`` stands for every key of an object.
    """

    name: str
    marks: tuple[str, ...]  # paths that must all exist for the shape to apply
    rows: str = ""  # path of the row array; "" = found by itself
    keys: Mapping[str, str] = field(default_factory=dict)  # field → key of the row


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TITLE = _names(
    "title_no_tag doctitle _doctitle title docsubtitle doc_title infotitle articletitle articlename titlestr at biaoti bt "
    "subject headline filename zc_doctitle gk_doctitle documentname docname infoname wjmc mc name showtitle topic_title"
)
HREF = _names(
    "docpuburl url chnldocurl docurl doc_url link linkurl href infourl pageurl detailurl detail_url articleurl visiturl "
    "htmlurl weburl contenturl puburl post_url au path infopath filepath"
)
PUBLISHED = _names(
    "docreltime docpubtime publishdate publishtime publish_time publish_date pubtime first_publish_time display_publish_time "
    "published releasetime release_time releasedate pubdate pub_date fbrq fbsj fbdate infodate showdate display_date time date "
    "apd pubtimestr publisheddate publicdate issuedate addtime createtime createdate create_time created_at crtime"
)
WRITTEN = _names("ptime builddate writtendate writedate write_date cwrq scrq generatedate fwrq fawentime createdoctime")
FIELDS: Mapping[str, Sequence[str]] = {
    "index_no": _names("idxid indexno indexnum index_no index indexcode syh suoyinhao identifier"),
    "doc_no": _names("fileno filenum docno pcode document_number documentno docnumber wenhao fwzh fwzihao wh filenumber"),
    "issuer": _names("puborg publisher issuer fwjg publishdept puborgname publishorg fbjg docpuborg orgname"),
    "topic": _names("zhutiname childtype subcat themename ztfl"),
    "source": _names("source docsourcename sourcename laiyuan ly"),
    "summary": _names("docabstract abstract summary description"),
}
BY_VALUE = {
    "doc_no": re.compile(r"[^\s，。；]{1,24}[〔\[［（(]\d{4}[〕\]］）)]\s?第?\d{1,5}\s?号"),
    "index_no": re.compile(r"[A-Z0-9]{3,20}[-/][\w-]{0,24}\d{4}[-/]\d{3,9}", re.IGNORECASE),
}
"""Fields whose values are recognised under keys that say nothing (``table-1``)."""

ROW_KEYS = frozenset(
    _names(
        "list rows data datas records content items item listvo lists result results articles article infolist doclist "
        "documents docs datalist resultlist pagelist news infos"
    )
)
TOTALS = _names(
    "total totalcount recordcount totalrecord totalrecords totalelements totalnum recordscount totalrows total_count totalhits "
    "numfound hits allcount count num"
)
PAGES = _names("totalpage totalpages pagecount pages page_count totalpagecount maxpage allpage")
HERE = _names("currentpage pageno pagenumber pagenum pageindex curpage current page p rulespageno")

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_NOT_A_TITLE = re.compile(r"[\w.:/\\ -]*", re.ASCII)
_ADDRESS = re.compile(
    r"^(?:https?:)?//|^\.{0,2}/|\.(?:s?html?|jspx?|pdf|docx?|xlsx?|aspx?|php)\b|^[\w-]+/[\w./-]+", re.IGNORECASE
)


def plain(value: object) -> str:
    """A value as text: highlighting markup out, entities and white space folded."""
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = str(value)
    if "<" in text:
        text = _MARKUP.sub("", text)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(name, sign)
    return " ".join(_INVISIBLE.sub("", text).split())


def key_of(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """The first of some keys that most rows have with a value. Keys are compared in lower case."""
    present: dict[str, str] = {key.lower(): key for row in rows for key in row}
    for name in names:
        key = present.get(name)
        if key is not None and 2 * sum(1 for row in rows if plain(row.get(key))) >= len(rows):
            return key
    return None


def title_key(rows: Sequence[Row]) -> str | None:
    """The key of the rows' titles: a known name whose values read like titles."""
    present: dict[str, str] = {key.lower(): key for row in rows for key in row}
    for name in TITLE:
        key = present.get(name)
        if key is None:
            continue
        values = [plain(row.get(key)) for row in rows]
        good = [value for value in values if len(value) >= 4 and not _NOT_A_TITLE.fullmatch(value)]
        if 2 * len(good) > len(values):
            return key
    return None


def href_key(rows: Sequence[Row]) -> str | None:
    """The key of the rows' addresses: a known name whose values read like addresses."""
    present: dict[str, str] = {key.lower(): key for row in rows for key in row}
    for name in HREF:
        key = present.get(name)
        if key is not None and 2 * sum(1 for row in rows if _ADDRESS.search(plain(row.get(key)))) > len(rows):
            return key
    return None
