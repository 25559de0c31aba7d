"""A site drawn by a script: the page is an empty frame, the list a JSON endpoint, the documents JSON as well."""

import json

from benchmarks.other.district import Column, Doc
from benchmarks.other.sites import soup
from benchmarks.other.sites.parts import Spot, ordered

CHARSET = "utf-8"
PER_PAGE = 10
file_base = soup.file_base
doc_path = soup.doc_path
doc_page = soup.doc_page


def column_path(column: Column) -> str:
    """Where a column's frame stands."""
    return f"/pc/list.html?channelId={column.n}"


def column_pages(spot: Spot) -> dict[str, str]:
    """The frame, and the answer of the endpoint that its script asks."""
    column = spot.column
    rows = [
        {"id": doc.n, "title": doc.title, "publishTime": f"{doc.published:%Y-%m-%d %H:%M:%S}", "url": spot.link(doc)}
        for doc in ordered(column)
    ]
    answer = {"code": 200, "data": {"total": len(rows), "pages": 1, "current": 1, "size": PER_PAGE, "records": rows}}
    frame = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{spot.unit.name}</title></head><body><div id="app"></div>'
        '<script src="/pc/js/chunk-vendors.0f3a.js"></script><script src="/pc/js/app.77b1.js"></script></body></html>'
    )
    return {
        column.path: frame,
        f"/api/cms/article/page?channelId={column.n}&current=1&size=10": json.dumps(answer, ensure_ascii=False),
    }


__all__ = ["CHARSET", "PER_PAGE", "Doc", "column_pages", "column_path", "doc_page", "doc_path", "file_base"]
