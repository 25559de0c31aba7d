"""Duties of the demo that concern what documents say: personal details, foreign text, citations, tags."""

from duewatch.demo import duties
from duewatch.demo.toml import Value

_EVERYBODY: Value = ["department", "township", "street", "district"]
TAGGED_UNITS: Value = ["finance", "housing"]
"""Units whose pages are looked at for their tags: pages without a date, which others have on purpose, have no tag of it."""


def content_tables() -> list[dict[str, Value]]:
    """The obligations as their TOML tables; ``clause`` and ``quote`` are those of the local plan."""
    return [
        {
            "id": duties.PRIVACY,
            "title": "公开信息作去标识化处理",
            "checks": ["personal-data"],
            "clause": "七（一）",
            "quote": "公开前应当逐件审查，个人隐私一律作去标识化处理",
            "applies-to": _EVERYBODY,
            "severity": "serious",
        },
        {
            "id": duties.SECURITY,
            "title": "页面不得含有被植入的内容",
            "checks": ["injected-content"],
            "clause": "七（二）",
            "quote": "发现页面被篡改或者植入有害内容的，立即下线处置",
            "applies-to": _EVERYBODY,
            "severity": "serious",
        },
        {
            "id": duties.CITATIONS,
            "title": "引用文件准确",
            "checks": ["outdated-basis", "title-mismatch", "wrong-citation"],
            "clause": "七（三）",
            "quote": "引用文件应当现行有效，标题、文号准确",
            "applies-to": _EVERYBODY,
            "severity": "minor",
        },
        {
            "id": duties.TAGS,
            "title": "网页标签齐全",
            "checks": ["missing-page-tags"],
            "clause": "七（四）",
            "quote": "各类页面应当按规定设置网页标签",
            "units": TAGGED_UNITS,
            "required-tags": {
                "page": ["SiteName", "SiteDomain", "SiteIDCode"],
                "column": ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"],
                "document": ["ArticleTitle", "PubDate", "ContentSource"],
            },
            "severity": "advice",
        },
    ]
