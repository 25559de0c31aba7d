"""What the pages of all systems share: who asks for a page, its tags, menu, foot, files."""

from dataclasses import dataclass
from html import escape

from benchmarks.other.district import Column, District, Doc, Unit


@dataclass(frozen=True)
class Spot:
    """Whose page is written."""

    district: District
    unit: Unit
    column: Column

    def link(self, target: Column | Doc) -> str:
        """The href of something, short where it is on the same host."""
        base = self.district.bases[self.unit.host]
        return target.url.removeprefix(base)


def day(doc: Doc) -> str:
    """The published day as a page prints it: 2026-05-07."""
    return f"{doc.shown or doc.published.date()}"


def tags(spot: Spot, doc: Doc | None) -> str:
    """The prescribed tags, if the unit's templates have them."""
    column, unit = spot.column, spot.unit
    found = {
        "SiteName": f"{unit.name}网站" if unit.kind != "department" else "砚溪县人民政府门户网站",
        "SiteDomain": "www.yanxi.example",
        "SiteIDCode": "3599990001",
        "ColumnName": column.name,
        "ColumnDescription": f"{unit.name}{column.name}栏目发布本单位{column.name}信息",
        "ColumnKeywords": f"{unit.short},{column.name}",
        "ColumnType": column.name,
    }
    if doc:
        found |= {
            "ArticleTitle": doc.title,
            "PubDate": f"{doc.published:%Y-%m-%d %H:%M}",
            "ContentSource": doc.source or unit.name,
        }
    shown = {name: value for name, value in found.items() if unit.tagged and name not in unit.left_out}
    shown |= doc.tags if doc else {}
    keywords = f'<meta name="keywords" content="{escape(column.keywords)}">' if column.keywords and doc is None else ""
    return keywords + "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in shown.items() if value)


def menu(spot: Spot) -> list[tuple[str, str]]:
    """Words and hrefs of the unit's menu."""
    own = [(column.name, spot.link(column)) for column in spot.unit.columns if not column.historical]
    return own + [(word, "#") for word in spot.unit.menu]


def files(doc: Doc, spot: Spot, base: str) -> list[tuple[str, str]]:
    """Names and hrefs of a document's files."""
    return [(file.name, f"{base}{place}-{doc.n}.{file.name.rsplit('.', 1)[-1]}") for place, file in enumerate(doc.files)]


def pages_of(docs: list[Doc], size: int) -> list[list[Doc]]:
    """The documents of each list page, at least one page."""
    return [docs[start : start + size] for start in range(0, len(docs), size)] or [[]]


def ordered(column: Column) -> list[Doc]:
    """As lists show them: pinned ones first, then from new to old."""
    return sorted(column.docs, key=lambda doc: (not doc.pinned, -doc.published.timestamp()))
