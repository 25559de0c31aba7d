"""The duties of the other district, in the words of its own plan; each says which checks answer it."""

from datetime import date
from typing import Any

JURISDICTION = "yanxi"
BODIES = ["district", "department", "township", "street", "committee"]
_S = "yanxi/"


def _all(name: str, title: str, checks: list[str], **more: Any) -> dict[str, Any]:
    keys = {key.replace("_", "-"): value for key, value in more.items()}
    if "units" not in keys:
        keys = {"applies-to": BODIES, **keys}
    return {"id": _S + name, "title": title, "checks": checks, **keys}


DUTIES: list[dict[str, Any]] = [
    _all(
        "twenty-days", "主动公开的政府信息二十个工作日内公开", ["overdue-publication"], severity="serious",
        looks_for={"column-kinds": ["policies"]}, limit={"text": "自政府信息形成或者变更之日起20个工作日内"},
    ),
    _all("guide-text", "政府信息公开指南", ["incomplete-guide"], looks_for={"column-kinds": ["guide"]}),
    _all("guide-column", "政府信息公开指南栏目", ["missing-column"], looks_for={"columns": ["政府信息公开指南", "公开指南"], "column-kinds": ["guide"]}),
    _all(
        "report-column", "政府信息公开年报栏目", ["missing-column"],
        looks_for={"columns": ["政府信息公开年报", "政府信息公开工作年度报告"], "column-kinds": ["annual-report"]},
    ),
    _all("statutory-column", "法定主动公开内容栏目", ["missing-column"], looks_for={"columns": ["法定主动公开内容"], "column-kinds": ["statutory"]}),
    _all(
        "report-department", "部门每年1月31日前公布年度报告", ["overdue-annual-report"], severity="serious",
        applies_to=["department"],
        looks_for={"column-kinds": ["annual-report"], "title": ["政府信息公开 年度报告", "政府信息公开 年报"], "year-in-title": True, "year-offset": -1},
        limit={"by-yearly": "01-31"},
    ),
    _all("report-form", "年度报告按统一格式编制", ["incomplete-annual-report"]),
    _all(
        "budget", "部门预算批复后二十日内公开", ["overdue-budget"], severity="serious", applies_to=["department"],
        looks_for={"column-kinds": ["finance"], "title": ["部门预算"], "exclude": ["决算"], "year-in-title": True, "year-offset": 0},
        limit={"text": "经本级政府财政部门批复后二十日内"},
    ),
    _all(
        "decisions", "行政处罚、许可决定七个工作日内公开", ["overdue-decision"], severity="serious", applies_to=["department"],
        looks_for={"columns": ["行政处罚", "双公示"], "title": ["处罚 决定", "许可 决定"], "synonyms": ["罚决字"]},
        limit={"text": "执法决定作出之日起7个工作日内"},
    ),
    _all(
        "interpretation", "政策文件公开后三个工作日内解读", ["missing-interpretation", "overdue-interpretation"], applies_to=["district"],
        looks_for={"columns": ["政策解读"], "column-kinds": ["interpretation"]},
        concerns={"column-kinds": ["policies"], "title": ["管理办法", "实施细则", "若干措施"], "exclude": ["转发", "废止"]},
        limit={"text": "关联文件公开后3个工作日内"},
    ),
    _all(
        "enforcement-figures", "上年度行政执法总体情况", ["missing-item", "overdue-publication"], looks_for={"column-kinds": ["notices", "statutory", "statistics"], "title": ["行政执法 总体情况"], "synonyms": ["行政执法 数据"], "year-in-title": True, "year-offset": -1},
        limit={"by-yearly": "01-31"}, units=["scj", "cgj", "yjj", "wjj"],
    ),
    _all(
        "village-affairs", "每季度公开村（居）务财务情况", ["overdue-update"], applies_to=["township", "street"],
        looks_for={"column-kinds": ["statutory"], "title": ["财务收支"]}, limit={"text": "每季度公开"},
    ),
    _all(
        "consultation", "重大行政决策征求意见不少于三十日", ["short-consultation"],
        looks_for={"title": ["征求"]}, limit={"text": "公开征求意见的期限不少于30日"},
    ),
    _all(
        "requisition-notice", "征收土地预公告不少于十个工作日", ["notice-kept-too-long"], severity="serious",
        looks_for={"title": ["征收土地 预公告"]}, limit={"text": "预公告时间不少于十个工作日"},
    ),
    _all(
        "aid-lists", "救助对象公示期满三个月撤下", ["notice-kept-too-long"],
        looks_for={"title": ["救助对象 公示"]}, limit={"max-public": 3, "max-public-unit": "month"},
    ),
    _all("field-relief", "社会救助领域标准目录", ["missing-field-catalogue"], applies_to=["district"], looks_for={"column-kinds": ["standards"], "title": ["社会救助 标准目录"], "synonyms": ["社会救助 目录"]}, limit={"by": date(2021, 12, 31)}),
    _all("field-safety", "安全生产领域标准目录", ["missing-field-catalogue"], applies_to=["district"], looks_for={"column-kinds": ["standards"], "title": ["安全生产 标准目录"], "synonyms": ["安全生产 目录"]}, limit={"by": date(2021, 12, 31)}),
    _all("catalogue-elements", "标准目录逐项载明八个要素", ["incomplete-catalogue", "copied-catalogue"]),
    _all("marks", "首页页脚标识", ["missing-site-mark"]),
    _all("entries", "首页入口", ["missing-entry"]),
    _all("home", "首页两周内更新", ["stale-homepage"], severity="serious", limit={"frequency": {"times": 1, "per": 2, "unit": "week"}}),
    _all("news", "动态类栏目两周内更新", ["stale-column"], looks_for={"column-kinds": ["news"]}, limit={"frequency": {"times": 1, "per": 2, "unit": "week"}}),
    _all("notices", "通知公告六个月内更新", ["stale-column"], looks_for={"column-kinds": ["notices"]}, limit={"frequency": {"times": 1, "per": 6, "unit": "month"}}),
    _all("blank", "不得有空白栏目", ["empty-column"]),
    _all("veto", "栏目不更新", ["veto-nearing"], severity="veto"),
    _all("links", "链接、附件能够打开", ["broken-link", "broken-attachment", "broken-image", "soft-not-found", "redirect-loop", "intranet-link"]),
    _all("foreign", "不得链接赌博、色情内容", ["hijacked-link", "injected-content"], severity="serious"),
    _all("certificates", "证书有效", ["certificate-problem"], service={"certificate-days": 14}),
    _all("speed", "页面三秒内打开", ["slow-page"], severity="advice", service={"page-seconds": 3, "least-looks": 2}),
    _all("privacy", "不得公开个人隐私", ["personal-data"], severity="serious"),
    _all("accuracy", "公开的政府信息准确", ["contradicting-validity", "impossible-dates", "template-residue", "contradicting-dates", "suspected-back-dating", "wrong-citation"]),
    _all("order", "便于检索", ["duplicate-index-number", "malformed-index-number", "malformed-document-number", "duplicate-record", "image-only-text"], severity="advice"),
    _all("basis", "依据现行有效", ["outdated-basis"]),
    _all("header", "政策文件标明要素", ["incomplete-metadata"], looks_for={"column-kinds": ["policies"]}, required_fields=["issuer", "written_date", "doc_no"]),
    _all("tags", "网页标签", ["missing-page-tags", "title-mismatch"], required_tags={"page": ["SiteName", "SiteIDCode"], "column": ["ColumnName", "ColumnType"], "document": ["ArticleTitle", "PubDate"]}, units=["zjj", "tjj"]),
    _all("title-tags", "标签标题一致", ["title-mismatch"]),
    _all(
        "repost", "市政府重要政策二十四小时内转载", ["missing-repost", "late-repost", "altered-repost", "unnamed-source"], severity="serious", applies_to=["district"],
        repost={"source-unit": "shi", "source-column": "zcwj", "hours": 24, "into": ["reposts", "notices"]},
    ),
    _all("half-year-meeting", "半年工作例会纪要", ["due-soon"], severity="veto", applies_to=["street"], limit={"by": date(2026, 11, 5)}),
    _all("year-end", "年终总结", ["due-soon"], severity="veto", applies_to=["street"], limit={"by": date(2026, 12, 25)}),
]  # fmt: skip

REPEALED: list[dict[str, Any]] = [
    {"title": "合同法", "since": date(2021, 1, 1), "by": "中华人民共和国民法典 第一千二百六十条", "instead": "民法典"},
    {"title": "担保法", "since": date(2021, 1, 1), "by": "中华人民共和国民法典 第一千二百六十条", "instead": "民法典"},
]
