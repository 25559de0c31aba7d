"""From the district to what its servers answer: addresses when a thing is added, pages when all faults are planted."""

from collections.abc import Mapping
from html import escape
from itertools import count

from benchmarks.other.district import Answer, Column, District, Doc, Unit
from benchmarks.other.sites import SYSTEMS
from benchmarks.other.sites.parts import Spot, files

_FILE_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


class Builder:
    """Adds things to a district and gives them their addresses at once."""

    def __init__(self, district: District) -> None:
        self.district = district
        self._numbers = count(411)

    def add_column(self, unit: Unit, column: Column) -> Column:
        """Open a column."""
        column.n = next(self._numbers)
        system = SYSTEMS[self.district.layouts[unit.host]]
        column.path = column.path or ("/" if column.kind == "home" else system.column_path(column))
        column.url = self.district.bases[unit.host] + column.path
        unit.columns.append(column)
        return column

    def add(self, unit_id: str, column_id: str, doc: Doc) -> Doc:
        """Publish a document."""
        unit = self.district.unit(unit_id)
        column = unit.column(column_id)
        system = SYSTEMS[self.district.layouts[unit.host]]
        doc.n = next(self._numbers) * 7 + 90_000
        doc.path = system.doc_path(doc, column)
        doc.url = self.district.bases[unit.host] + doc.path
        column.docs.append(doc)
        return doc

    def file_path(self, unit: Unit, doc: Doc, place: int = 0) -> str:
        """Where a document's file stands."""
        name = self.district.layouts[unit.host]
        if name in ("soup", "spa"):
            return f"/portal/getfile.jsp?id={doc.n}{place}"
        spot = Spot(self.district, unit, unit.columns[0])
        return files(doc, spot, SYSTEMS[name].file_base(doc))[place][1]


def answers(district: District, builder: Builder) -> dict[str, dict[str, Answer]]:
    """Host → path → answer."""
    made: dict[str, dict[str, Answer]] = {host: {} for host in district.layouts}
    for unit in district.units:
        name = district.layouts[unit.host]
        system = SYSTEMS[name]
        kind = f"text/html; charset={system.CHARSET}" if name != "aspnet" else "text/html"
        for column in unit.columns:
            spot = Spot(district, unit, column)
            pages: Mapping[str, str] = {column.path: _home(spot)} if column.kind == "home" else system.column_pages(spot)
            for path, body in pages.items():
                data = body.encode(system.CHARSET, "xmlcharrefreplace")
                made[unit.host][path] = Answer(body=data, kind="application/json" if path.startswith("/api/") else kind)
            for doc in column.docs:
                body = system.doc_page(spot, doc).encode(system.CHARSET, "xmlcharrefreplace")
                made[unit.host][doc.path] = Answer(body=body, kind=kind)
                for place, file in enumerate(doc.files):
                    if not file.missing:
                        ending = file.name.rsplit(".", 1)[-1]
                        made[unit.host][builder.file_path(unit, doc, place)] = Answer(
                            body=file.body, kind=_FILE_KINDS.get(ending, file.kind)
                        )
    for (host, path), answer in district.pages.items():
        made[host].setdefault(path, answer)
    return made


def _home(spot: Spot) -> str:
    """The entry page of a site: its newest documents in boxes, one a column."""
    unit = spot.unit
    system = SYSTEMS[spot.district.layouts[unit.host]]
    boxes = ""
    for column in unit.columns:
        if column.kind not in ("news", "notices", "policies") or column.text is not None:
            continue
        rows = "".join(
            f'<li><a href="{spot.link(doc)}" title="{escape(doc.title)}">{escape(doc.title)}</a><span>{doc.published:%Y-%m-%d}</span></li>'
            for doc in sorted(column.docs, key=lambda doc: doc.published, reverse=True)[:6]
        )
        boxes += f'<div class="box"><h3>{column.name}<a href="{spot.link(column)}">更多</a></h3><ul>{rows}</ul></div>'
    entries = "".join(f'<a class="rk" href="/rukou/{place}.html">{word}</a>' for place, word in enumerate(unit.entries, 1))
    page: str = system.frame(spot, f"{unit.name}门户网站", f'<div class="rukou">{entries}</div>{boxes}{spot.column.extra}')
    return page
