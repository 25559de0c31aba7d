"""Draws the pages of the demo: the templates in ``pages/`` filled with one unit's column or document."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from duewatch.demo.addresses import Bases, document_path, file_path, link_url, list_path, unit_path
from duewatch.demo.register import CITY_NAME, MAIL_DOMAIN, SITE_CODE, SITE_NAME, SUPERIOR_UNIT
from duewatch.demo.shapes import DemoColumn, DemoUnit, District, Document, Host, Layout, Offer, Shown
from duewatch.demo.wording import date_text, pick
from duewatch.domain.records import FieldName
from duewatch.domain.units import ColumnKind

LABELS: dict[Layout, tuple[tuple[FieldName, str], ...]] = {
    Layout.TRS: (
        (FieldName.INDEX_NO, "索 引 号"),
        (FieldName.TOPIC, "主题分类"),
        (FieldName.ISSUER, "发文机关"),
        (FieldName.WRITTEN_DATE, "成文日期"),
        (FieldName.TITLE, "标　　题"),
        (FieldName.DOC_NO, "发文字号"),
        (FieldName.PUBLISHED_DATE, "发布日期"),
        (FieldName.VALIDITY, "有 效 性"),
        (FieldName.REPEALED_DATE, "废止日期"),
    ),
    Layout.HANWEB: (
        (FieldName.TITLE, "信息名称"),
        (FieldName.INDEX_NO, "索引号"),
        (FieldName.TOPIC, "组配分类"),
        (FieldName.ISSUER, "发布机构"),
        (FieldName.DOC_NO, "文号"),
        (FieldName.WRITTEN_DATE, "生成日期"),
        (FieldName.PUBLISHED_DATE, "发布日期"),
        (FieldName.VALIDITY, "有效性"),
        (FieldName.REPEALED_DATE, "废止日期"),
    ),
}
"""The header labels of the two readable layouts, in their order on the page."""

HOME_ROWS = 6
"""Documents an entry page shows."""

OPEN_LISTS = frozenset({"annual", "normative", "standards"})
"""Columns of an opaque unit whose lists can be read although their documents cannot."""

READ_COLUMN_TYPES = {"annual": "信息公开年报", "guide": "信息公开指南", "normative": "信息公开，政策文件"}


@dataclass(frozen=True, slots=True)
class Pen:
    """What every page of one district needs."""

    district: District
    bases: Bases

    def list_page(self, unit: DemoUnit, column: DemoColumn, page: int) -> bytes:
        """One list page of a column, in the unit's encoding."""
        documents = in_order(column)
        pages = page_count(column)
        shown = documents[(page - 1) * column.per_page : page * column.per_page]
        rows = [_row(unit, column, document) for document in shown]
        folder = "trs" if unit.layout is Layout.OPAQUE else unit.layout.value
        template = f"{folder}/list.html"
        if unit.layout is Layout.OPAQUE and column.id not in OPEN_LISTS:
            template = "opaque/page.html"
        return _draw(
            template,
            unit,
            self._frame(unit, column)
            | {
                "page_title": f"{column.name}_{unit.name}_{self._site_name(unit)}",
                "metas": self._column_metas(unit, column),
                "rows": rows,
                "page": page,
                "page_count": pages,
                "total": len(documents),
                "previous_href": list_path(unit, column, page - 1) if page > 1 else "",
                "next_href": list_path(unit, column, page + 1) if page < pages else "",
                "pack": _packed(rows),
            },
        )

    def document_page(self, unit: DemoUnit, column: DemoColumn, document: Document) -> bytes:
        """The page of one document, in the unit's encoding."""
        template = "opaque/page.html" if unit.layout is Layout.OPAQUE else f"{unit.layout.value}/document.html"
        files, pictures = (
            [{"href": file_href(unit, column, document, offer), "text": offer.text} for offer in offers]
            for offers in (document.attachments, document.pictures)
        )
        links, hidden_links, folded_links = (
            [{"href": link_url(self.district, self.bases, unit.host, link.href), "text": link.text} for link in offers]
            for offers in (document.links, document.hidden_links, document.folded_links)
        )
        opaque = unit.layout is Layout.OPAQUE
        metas = [] if opaque else [*self._column_metas(unit, column), *_document_metas(document)]
        return _draw(
            template,
            unit,
            self._frame(unit, column)
            | {
                "page_title": SITE_NAME if opaque else f"{document.title}_{self._site_name(unit)}",
                "metas": metas,
                "block": _block(unit, document),
                "title": document.title,
                "shown_time": _shown_time(document),
                "source": document.source,
                "paragraphs": document.paragraphs,
                "tables": [[_cells(row) for row in table] for table in document.tables],
                "hidden": document.hidden,
                "links": links,
                "hidden_links": hidden_links,
                "folded_links": folded_links,
                "files": files,
                "pictures": pictures,
                "signature": _signature(document),
                "pack": _packed([document.title, *document.paragraphs]),
            },
        )

    def home_page(self, unit: DemoUnit, column: DemoColumn, groups: list[dict[str, Any]]) -> bytes:
        """An entry page: the newest documents of the unit, its entries, what it leads to, and the marks of its foot."""
        newest = datetime.combine(self.district.day - timedelta(days=column.newest_before), time.max)
        lists = [other for other in unit.columns if other.kind is ColumnKind.NOTICES]
        found = [(other, document) for other in lists for document in in_order(other)]
        rows = [_row(unit, other, document) for other, document in found if document.published <= newest][:HOME_ROWS]
        context = self._frame(unit, None) | {
            "page_title": f"{self._site_name(unit)}门户网站",
            "metas": (),
            "heading": self._site_name(unit),
            "groups": groups,
            "rows": rows,
            "lacks": column.lacks,
        }
        return _draw("plain/home.html", unit, context)

    def menu_page(self, unit: DemoUnit, heading: str, groups: list[dict[str, Any]]) -> bytes:
        """A page that only leads on: the portal's home, a unit's entry, a site map."""
        context = self._frame(unit, None) | {"page_title": heading, "metas": (), "heading": heading, "groups": groups}
        return _draw("plain/menu.html", unit, context)

    def _frame(self, unit: DemoUnit, column: DemoColumn | None) -> dict[str, Any]:
        """What stands around every page: menu, crumbs, side block, footer."""
        return {
            "encoding": unit.encoding,
            "site_name": self._site_name(unit),
            "site_domain": urlsplit(self.bases[unit.host]).netloc,
            "site_code": SITE_CODE,
            "mail_domain": MAIL_DOMAIN,
            "unit_name": unit.name,
            "unit_href": unit_path(unit),
            "column_name": column.name if column else "",
            "column_href": list_path(unit, column) if column else "",
            "menu": [
                {"href": list_path(unit, c), "text": c.name}
                for c in unit.columns
                if not c.open_address and c.kind is not ColumnKind.HOME
            ],
            "aside": self._aside(unit),
            "foot": self._foot(unit),
        }

    def _aside(self, unit: DemoUnit) -> list[dict[str, str]]:
        """The newest notices of a neighbour on the same host: rows that belong to no list of this unit."""
        neighbours = [other for other in self.district.units if other.host is unit.host and other.layout is not Layout.OPAQUE]
        neighbour = neighbours[pick(unit.id, "aside", of=len(neighbours))]
        column = neighbour.columns[-1]
        return [_row(neighbour, column, document) for document in in_order(column)[:4]]

    def _foot(self, unit: DemoUnit) -> list[dict[str, str]]:
        foot = [{"href": "/site/about.html", "text": "关于本站"}, {"href": "/site/map.html", "text": "网站地图"}]
        if unit.host is not Host.SUPERIOR:
            foot.append({"href": self.bases[Host.SUPERIOR] + "/", "text": f"{CITY_NAME}人民政府"})
        return foot

    def _site_name(self, unit: DemoUnit) -> str:
        if unit.id == SUPERIOR_UNIT:
            return f"{CITY_NAME}人民政府"
        return SITE_NAME if unit.host is Host.PORTAL else unit.name

    def _column_metas(self, unit: DemoUnit, column: DemoColumn) -> list[tuple[str, str]]:
        return [
            ("ColumnName", column.name),
            ("ColumnDescription", f"{unit.name}{column.name}栏目"),
            ("ColumnKeywords", f"{column.name},{unit.short}"),
            ("ColumnType", READ_COLUMN_TYPES.get(column.id, "信息公开")),
        ]


def _cells(row: tuple[str, ...]) -> list[tuple[str, int]]:
    """The cells of a row with their widths: equal neighbours that are words are one cell."""
    cells: list[tuple[str, int]] = []
    for text in row:
        if cells and cells[-1][0] == text and text and not text.isdigit():
            cells[-1] = (text, cells[-1][1] + 1)
        else:
            cells.append((text, 1))
    return cells


def in_order(column: DemoColumn) -> tuple[Document, ...]:
    """The documents as the list shows them: pinned ones first, then the newest."""
    newest_first = sorted(column.documents, key=lambda document: (document.published, document.key), reverse=True)
    return tuple(sorted(newest_first, key=lambda document: not document.pinned))


def page_count(column: DemoColumn) -> int:
    """List pages of a column; an empty column has one."""
    return max(1, -(-len(column.documents) // column.per_page))


def file_href(unit: DemoUnit, column: DemoColumn, document: Document, offer: Offer) -> str:
    """How a document's page writes the address of its file: beside the page, or below the host's root."""
    path = file_path(unit, column, document, offer)
    return path if unit.layout is Layout.HANWEB else f"./{path.rsplit('/', 1)[-1]}"


def draw_plain(template: str, **context: str) -> bytes:
    """A page without a unit around it: a challenge, an error page."""
    return _environment().get_template(f"plain/{template}").render(context).encode("utf-8")


def _row(unit: DemoUnit, column: DemoColumn, document: Document) -> dict[str, str]:
    shown = column.row_dates and document.shown is not Shown.NOT
    return {
        "href": document_path(unit, column, document),
        "text": document.title,
        "date": document.published.strftime("%Y-%m-%d") if shown else "",
    }


def _block(unit: DemoUnit, document: Document) -> list[tuple[str, str]]:
    """The cells of the header above the text; none for a document that has no header."""
    if not document.fields:
        return []
    texts = {FieldName.TITLE: document.title, FieldName.PUBLISHED_DATE: document.published.date().isoformat()}
    if document.shown is Shown.NOT:
        del texts[FieldName.PUBLISHED_DATE]
    texts |= document.fields
    labels = LABELS.get(unit.layout, LABELS[Layout.TRS])
    return [(label, texts[name]) for name, label in labels if name in texts]


def _document_metas(document: Document) -> list[tuple[str, str]]:
    """The tags of a document's page, with what it says otherwise or leaves out."""
    said: dict[str, str | None] = {**dict(_usual_metas(document)), **document.metas}
    return [(name, content) for name, content in said.items() if content is not None]


def _usual_metas(document: Document) -> list[tuple[str, str]]:
    metas = [("ArticleTitle", document.title)]
    if document.shown is not Shown.NOT:
        metas.append(("PubDate", _shown_time(document, document.meta_published)))
    return [
        *metas,
        ("ContentSource", document.source),
        ("Keywords", document.title[:20]),
        ("Description", "".join(document.paragraphs[:1])[:60]),
    ]


def _shown_time(document: Document, moment: datetime | None = None) -> str:
    pattern = {Shown.MINUTE: "%Y-%m-%d %H:%M", Shown.DAY: "%Y-%m-%d", Shown.NOT: ""}[document.shown]
    return (moment or document.published).strftime(pattern)


def _signature(document: Document) -> tuple[str, str] | None:
    """Issuer and date below the text, where the header says both."""
    issuer, written = document.fields.get(FieldName.ISSUER), document.fields.get(FieldName.WRITTEN_DATE)
    if not document.signed or not issuer or not written or not written[-2:].isdecimal():
        return None
    return issuer, date_text(date.fromisoformat(written))


def _packed(content: object) -> str:
    """Content that only the page's own script could unfold."""
    return base64.b85encode(json.dumps(content, ensure_ascii=True).encode()[::-1]).decode()


def _draw(template: str, unit: DemoUnit, context: dict[str, Any]) -> bytes:
    text = _environment().get_template(template).render(context)
    return text.encode(unit.encoding, errors="xmlcharrefreplace")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("duewatch.demo", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
