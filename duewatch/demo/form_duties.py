"""The duties of the demo district on the form of reports, guides, catalogues and entry pages."""

from duewatch.demo import duties
from duewatch.demo.toml import Value

_GRASSROOTS = ("township", "street")
_EVERYBODY = ("department", *_GRASSROOTS, "district")


def form_tables() -> list[dict[str, Value]]:
    """The obligations as their TOML tables; ``clause`` and ``quote`` are those of the local plan."""
    fields: tuple[tuple[str, str], ...] = ((duties.AID_FIELD, "社会救助"), (duties.CULTURE_FIELD, "公共文化服务"))
    found: list[dict[str, Value]] = [
        {
            "id": duties.REPORT_FORM,
            "title": "年度报告和公开指南内容完整",
            "checks": ["incomplete-annual-report", "incomplete-guide"],
            "clause": "三（二）",
            "quote": "年度报告、公开指南应当按照统一格式编制，内容完整、数据准确",
            "applies-to": _EVERYBODY,
            "severity": "minor",
        },
        {
            "id": duties.CATALOGUE_FORM,
            "title": "标准目录要素齐全、不照搬外地",
            "checks": ["incomplete-catalogue", "copied-catalogue"],
            "clause": "四（三）",
            "quote": "标准目录应当结合本地实际，逐项载明规定要素",
            "applies-to": _GRASSROOTS,
            "severity": "minor",
        },
        {
            "id": duties.ENTRY_PAGE,
            "title": "首页标识和入口齐全",
            "checks": ["missing-site-mark", "missing-entry"],
            "clause": "六（五）",
            "quote": "网站首页应当列明规定标识，设置互动、办事和公开入口",
            "applies-to": _EVERYBODY,
            "severity": "minor",
        },
    ]
    found += [
        {
            "id": name,
            "title": f"{field}领域标准目录",
            "checks": ["missing-field-catalogue"],
            "clause": "四（四）",
            "quote": "标准目录应当覆盖各试点领域",
            "applies-to": _GRASSROOTS,
            "looks-for": {"columns": ["基层政务公开标准化规范化"], "title": [f"{field} 标准目录"]},
            "severity": "minor",
        }
        for name, field in fields
    ]
    return found
