"""A standard catalogue (基层政务公开标准目录): its fields, how many items, and which of the eight elements are blank.

Facts: ``fields`` named in captions and rows; ``items``; ``absent`` elements for which the form has no column at all; ``blank``,
a line for each item that leaves elements blank (bounded) and ``blanks``, how many there are; ``bodies``, the bodies named most;
``unread``, how many cells were not understood.
"""

from collections import Counter

from crawler.files.reading import FileReading
from crawler.standard_catalogue import REQUIRED, StandardCatalogue, catalogue_of_file, catalogue_of_page
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

ELEMENTS = {
    "item": "公开事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit": "公开时限",
    "body": "公开主体",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "method": "公开方式",
}
"""The eight elements as the form names them (国办发〔2019〕54号)."""
MOST_LINES = 10
MOST_FIELDS = 30
LONGEST = 60
SIGNS = ("公开事项", "公开依据", "公开时限", "公开主体", "公开渠道")
"""Words of the form's header; a page with fewer than three of them holds none, and its tables are not laid out."""


def examine(examined: Examined) -> Facts | None:
    """The catalogue on the page; ``None`` where there is none."""
    text = examined.page.text
    if sum(sign in text for sign in SIGNS) < 3:
        return None
    catalogue = catalogue_of_page(examined.page)
    return _facts(catalogue) if catalogue else None


def examine_file(reading: FileReading) -> Facts | None:
    """The catalogue in a file; ``None`` where there is none."""
    catalogue = catalogue_of_file(reading)
    return _facts(catalogue) if catalogue else None


def _facts(catalogue: StandardCatalogue) -> Facts:
    rows = catalogue.rows
    absent = [name for key, name in ELEMENTS.items() if rows and all(key in row.absent for row in rows)]
    lines = []
    for row in rows:
        blank = [ELEMENTS[key] for key in REQUIRED if key in row.missing and ELEMENTS[key] not in absent]
        if blank and not row.realigned:
            name = " / ".join(part for part in row.item if part) or row.no or f"#{row.place.row}"
            lines.append(f"{name[:LONGEST]}：{'、'.join(blank)}")
    bodies = Counter(row.body for row in rows if row.body)
    return {
        "fields": list(dict.fromkeys(row.field for row in rows if row.field))[:MOST_FIELDS],
        "items": len(rows),
        "absent": absent,
        "blank": lines[:MOST_LINES],
        "blanks": len(lines),
        "bodies": [body[:LONGEST] for body, _ in bodies.most_common(MOST_FIELDS)],
        "unread": len(catalogue.unread),
    }
