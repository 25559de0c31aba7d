"""gkmlpt (政府信息公开目录平台): the page is a shell, its script asks ``/gkmlpt/api/all/<column>?page=1&sid=<site>``.

The column stands behind ``#`` in the address or in the page's own settings, the site there; a department may have a folder of
its own. Where no column is named none is invented: number 0 would be the documents of all.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="gkmlpt",
    system="gkmlpt",
    signs=(("/gkmlpt",), ("SID",), ("_CONFIG", "CATE_ID", "cate_id")),
    endpoint="{root}/api/all/{column}?page=1&sid={site}",
    variables={
        "root": r"[\"'](/(?:[\w-]+/)?gkmlpt)/?[\"']",
        "column": r"\A[^\n]*#(\d+)|(?:CATE_ID|cate_id|CATEGORY_ID)[\"']?\s*[:=]\s*[\"']?(\d+)",
        "site": r"(?<![A-Za-z])SID[\"']?\s*[:=]\s*[\"']?(\d+)",
    },
    defaults={"root": "/gkmlpt"},
)
