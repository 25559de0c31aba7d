"""What the keys of list endpoints mean: titles, addresses, dates, numbers, page counts.

One table for all systems. A key stands higher the surer it is; it is taken only when the values of the rows look right. Where a
system uses a key against its name, a :class:`crawler.layouts.layout.Shape` says so.
"""

import re
from collections.abc import Mapping, Sequence

from crawler.lists.moments import moment

Row = Mapping[str, object]


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TITLE = _names(
    "title_no_tag doctitle _doctitle title docsubtitle doc_title infotitle articletitle articlename titlestr at biaoti bt "
    "subject headline filename zc_doctitle gk_doctitle documentname docname infoname wjmc mc name showtitle topic_title "
    "noticename bulletinname announcementname projectname xmmc gcmc"
)
HREF = _names(
    "docpuburl url chnldocurl docurl doc_url link linkurl href infourl pageurl detailurl detail_url articleurl visiturl "
    "htmlurl weburl contenturl puburl post_url au path infopath filepath"
)
PUBLISHED = _names(
    "docreltime docpubtime publishdate publishtime publish_time publish_date pubtime display_publish_time first_publish_time "
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
        "documents docs datalist resultlist pagelist news infos table obj infodata newslist"
    )
)
TOTALS = _names(
    "total totalcount recordcount totalrecord totalrecords totalelements totalnum recordscount totalrows total_count totalhits "
    "numfound hits allcount count num itotalrecords itotaldisplayrecords recordstotal recordsfiltered rowcount recordnum "
    "zongshu zts"
)
PAGES = _names("totalpage totalpages pagecount pages page_count totalpagecount maxpage allpage")
HERE = _names("currentpage pageno pagenumber pagenum pageindex curpage current page p rulespageno")

FEW = 3
"""Rows below which equal values prove nothing."""

MADE_LAST = 6
"""Names at the end of ``PUBLISHED`` that tell when a row was made, which is taken only when nothing tells of publishing."""

_OTHER_TITLE = re.compile(r"sub|short|site|chan|chnl|col|menu|seo|page|en$|type")
_PICTURE = re.compile(r"img|image|pic|photo|logo|icon|thumb|video|short")
_OTHER_DATE = re.compile(r"update|modif|oper|crawl|index|ware|expire|(?<![st])end|valid|abolish|read|start|state|user")
_A_DATE = re.compile(r"date|time|sj|(?:publish|releas|issu|post)(?:ed)?_?(?:at|on|day)$")
_PUBLISHING = re.compile(r"pub|rel|issue|show|display|fb|post|send")
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|ico|svg)(?:$|\?)", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_NOT_A_TITLE = re.compile(r"[\w.:/\\ -]*", re.ASCII)
_ADDRESS = re.compile(
    r"^(?:https?:)?//|^\.{0,2}/|\.(?:s?html?|jspx?|pdf|docx?|xlsx?|aspx?|php)\b|^[\w-]+/[\w./-]+", re.IGNORECASE
)


def plain(value: object) -> str:
    """A value as text: highlighting markup out, entities and white space folded; an array of one value is that value."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = str(value)
    if "<" in text:
        text = _MARKUP.sub("", text)
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(name, sign)
    return " ".join(_INVISIBLE.sub("", text).split())


def keys_of(rows: Sequence[Row]) -> dict[str, str]:
    """The keys of the rows by their form in lower case; ``publish_time`` also as ``publishtime``, which comes after it."""
    written = {key.lower(): key for row in rows for key in row}
    return {**{name.replace("_", ""): key for name, key in written.items()}, **written}


def key_of(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """The first of some keys that most rows have with a value. Keys are compared in lower case."""
    present = keys_of(rows)
    for name in names:
        key = present.get(name)
        if key is not None and 2 * sum(1 for row in rows if plain(row.get(key))) >= len(rows):
            return key
    return None


def title_key(rows: Sequence[Row]) -> str | None:
    """The key of the rows' titles: a known name whose values read like titles, else one that says it holds titles."""
    present = keys_of(rows)
    hinted = [name for name in present if "title" in name and not _OTHER_TITLE.search(name)]
    found = [present[name] for name in (*TITLE, *hinted) if name in present and _are_titles(rows, present[name])]
    return next((key for key in found if tells_apart(rows, key)), found[0] if found else None)


def tells_apart(rows: Sequence[Row], key: str) -> bool:
    """Whether the values under a key differ from row to row; one word in all rows is the kind of the rows, not their name."""
    values = [value for row in rows if (value := plain(row.get(key)))]
    return len(values) < FEW or 2 * len(set(values)) > len(values)


def _are_titles(rows: Sequence[Row], key: str) -> bool:
    values = [plain(row.get(key)) for row in rows]
    good = [value for value in values if len(value) >= 4 and not _NOT_A_TITLE.fullmatch(value)]
    return 2 * len(good) > len(values)


def href_key(rows: Sequence[Row]) -> str | None:
    """The key of the rows' addresses: a known name whose values read like addresses, else one that says it holds them."""
    present = keys_of(rows)
    hinted = [name for name in present if ("url" in name or "link" in name or "href" in name) and not _PICTURE.search(name)]
    named = next((present[name] for name in (*HREF, *hinted) if name in present and _are_addresses(rows, present[name])), None)
    return named or next(
        (key for name, key in present.items() if _are_documents(rows, key) and not _PICTURE.search(name)), None
    )


def _are_addresses(rows: Sequence[Row], key: str) -> bool:
    """Most values are addresses, and most rows have one of their own: one for all of them is what a script builds upon."""
    values = [value for row in rows if (value := plain(row.get(key)))]
    good = sum(1 for value in values if _ADDRESS.search(value))
    return 2 * len(values) >= len(rows) and 2 * good > len(values) and tells_apart(rows, key)


def _are_documents(rows: Sequence[Row], key: str) -> bool:
    """Whether the values under a key that says nothing are addresses, each row with its own, and none of a picture."""
    values = [plain(row.get(key)) for row in rows]
    return len(set(values)) == len(values) and all(_ADDRESS.search(one) and not _IMAGE.search(one) for one in values)


def published_key(rows: Sequence[Row]) -> str | None:
    """The key of the day of publication: a known name, else one that speaks of a date and of publishing, else of a date."""
    hinted = [name for name in keys_of(rows) if _A_DATE.search(name) and not _OTHER_DATE.search(name)]
    publishing = [name for name in hinted if _PUBLISHING.search(name)]
    named = date_key(rows, (*PUBLISHED[:-MADE_LAST], *publishing, *PUBLISHED[-MADE_LAST:], *hinted))
    if named is not None:
        return named
    by_key = {key: name for name, key in keys_of(rows).items()}
    written = [name for key, name in by_key.items() if all(_DATE.match(plain(row.get(key))) for row in rows)]
    # Under keys that say nothing only one date can be the day of publication.
    return (
        date_key(rows, written)
        if len(written) == 1 and written[0] not in WRITTEN and not _OTHER_DATE.search(written[0])
        else None
    )


def date_key(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """The first of some keys whose values read as dates in most of the rows that have one."""
    present = keys_of(rows)
    for name in names:
        key = present.get(name)
        values = [row.get(key) for row in rows if row.get(key)] if key else []
        if key and values and 2 * sum(1 for value in values if moment(value).day) > len(values):
            return key
    return None


def flat(rows: Sequence[Row]) -> list[Row]:
    """Rows whose fields stand in an object of their own (``{"_source": {…}}``), without that object."""
    if title_key(rows):
        return list(rows)
    for name in keys_of(rows).values():
        inner: list[Row] = [value for row in rows if isinstance(value := row.get(name), Mapping)]
        if 2 * len(inner) > len(rows) and title_key(inner):
            return [_unfolded(row, name) for row in rows]
    return list(rows)


def _unfolded(row: Row, name: str) -> Row:
    """A row with the fields of the objects in it, those of the object that holds the title before all others."""
    inside = [value for key, value in row.items() if key != name and isinstance(value, Mapping)]
    first = row.get(name)
    merged = {key: value for part in (*inside, row) for key, value in part.items()}
    return {**merged, **first} if isinstance(first, Mapping) else merged


def of_arrays(data: Sequence[object]) -> list[Row]:
    """Rows that are delivered as arrays of values, with keys that say nothing; none when that is not what they are."""
    rows = [row for row in data if isinstance(row, list) and len(row) > 1 and not isinstance(row[0], Mapping)]
    return [{f"c{at}": value for at, value in enumerate(row)} for row in rows] if 2 * len(rows) > len(data) else []


def of_numbered(data: Mapping[str, object]) -> list[Row]:
    """Rows that are delivered as an object whose keys count them; none when that is not what it is."""
    rows: list[Row] = [value for key, value in data.items() if str(key).isdigit() and isinstance(value, Mapping)]
    return rows if len(rows) > 1 and len(rows) == len(data) else []
