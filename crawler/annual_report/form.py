"""Rows and columns of the three tables as the form orders them, and the words they are known by.

Source: 国办公开办函〔2021〕30号, attachment (the form); rows are matched by their label, so that added rows do no harm.
"""

import re
from typing import Final

DISCLOSED_ROWS: Final = {
    "rules": re.compile(r"^规章$"),
    "normative-documents": re.compile(r"规范性文件"),
    "licences": re.compile(r"行政许可"),
    "penalties": re.compile(r"行政处罚"),
    "compulsion": re.compile(r"行政强制"),
    "fees": re.compile(r"行政事业性收费"),
}
"""Section 二: Article 20 (1) 规章, 行政规范性文件; (5) 行政许可; (6) 行政处罚, 行政强制; (8) 行政事业性收费."""

TRIAL_ROWS: Final = {
    "other-services": re.compile(r"其他对外管理服务"),
    "procurement": re.compile(r"集中采购"),
}
"""Section 二, rows that only the trial form of 2019 has."""

DISCLOSED_COLUMNS: Final = {
    "made": re.compile(r"制[发作]件?数|本年新?制"),
    "newly-published": re.compile(r"本年新公开"),
    "published-total": re.compile(r"对外公开总"),
    "last-year": re.compile(r"上一年项目"),
    "change": re.compile(r"本年增"),
    "procured": re.compile(r"采购项目"),
    "repealed": re.compile(r"废止"),
    "in-force": re.compile(r"现行有效"),
    "decisions": re.compile(r"处理决定|决定数量"),
    "amount": re.compile(r"(?:收费|采购)总?金额|万元"),
}
"""Columns of section 二; 本年新公开数量 to 采购项目数量 are of the trial form."""

REQUEST_COLUMNS: Final = {
    "persons": re.compile(r"自然人"),
    "companies": re.compile(r"商业企业"),
    "research": re.compile(r"科研机构"),
    "charities": re.compile(r"公益组织"),
    "legal-services": re.compile(r"法律服务"),
    "others": re.compile(r"^其他$"),
    "total": re.compile(r"总计|合计"),
}
APPLICANTS: Final = tuple(column for column in REQUEST_COLUMNS if column != "total")

GROUPS: Final = {
    "received": re.compile(r"本年新收"),
    "carried-in": re.compile(r"上年结转"),
    "carried-out": re.compile(r"结转下年"),
    "granted": re.compile(r"^[（(]?一?[)）]?予以公开"),
    "partly": re.compile(r"部分公开"),
    "refused": re.compile(r"不予公开"),
    "unavailable": re.compile(r"无法提供"),
    "not-handled": re.compile(r"不予处理"),
    "other": re.compile(r"其他处理"),
    "results": re.compile(r"^[（(]七[)）]|^(?:[（(].{1,2}[)）])?(?:总计|合计)$"),
}
"""Rows of section 三 that stand for themselves or hold the numbered rows below them."""
SINGLE: Final = frozenset({"received", "carried-in", "carried-out", "granted", "partly", "results"})

ITEMS: Final = {
    "refused": {
        "state-secret": re.compile(r"国家秘密"),
        "forbidden-by-law": re.compile(r"法律.{0,4}法规禁止"),
        "security-and-stability": re.compile(r"三安全|一稳定"),
        "third-party": re.compile(r"第三方"),
        "internal-affairs": re.compile(r"内部事务"),
        "process-information": re.compile(r"过程性"),
        "enforcement-file": re.compile(r"执法案卷"),
        "administrative-query": re.compile(r"行政查询"),
    },
    "unavailable": {
        "not-held": re.compile(r"不掌握"),
        "needs-making": re.compile(r"没有现成|另行制作"),
        "still-unclear": re.compile(r"补正后|仍不明确"),
    },
    "not-handled": {
        "complaint": re.compile(r"信访|举报|投诉"),
        "repeated": re.compile(r"重复申请"),
        "publication": re.compile(r"公开出版物"),
        "excessive": re.compile(r"大量反复"),
        "confirm-again": re.compile(r"确认或|重新出具"),
    },
    "other": {
        "not-corrected": re.compile(r"不补正|逾期补正"),
        "not-paid": re.compile(r"缴纳|缴费|收费通知"),
        "other": re.compile(r"^(?:\d+\s*[.．、]?)?\s*其他$"),
    },
}
"""Section 三, the numbered rows below 不予公开, 无法提供, 不予处理 and 其他处理."""

REQUEST_KEYS: Final = (
    "received", "carried-in", "granted", "partly",
    *(f"{group}/{item}" for group, items in ITEMS.items() for item in items),
    "results", "carried-out",
)  # fmt: skip

DISPUTE_ROWS: Final = {
    "after-review": re.compile(r"复议后"),
    "direct": re.compile(r"未经复议|直接起诉"),
    "review": re.compile(r"行政复议"),
}
"""Section 四: 行政复议; 行政诉讼 未经复议直接起诉; 行政诉讼 复议后起诉. The more telling words come first."""
DISPUTE_COLUMNS: Final = {
    "upheld": re.compile(r"维持"),
    "corrected": re.compile(r"纠正"),
    "other": re.compile(r"其他"),
    "pending": re.compile(r"尚未|未审结"),
    "total": re.compile(r"总计|合计"),
}
