"""The names of disclosure columns: which of them are the same thing, and what each is for.

Source of the fixed names: 国办公开办函〔2019〕61号 (one name, one place, one layout: 指南, 制度, 法定主动公开内容,
年报) and its successor 国办公开办函〔2021〕33号 (政策 comes first). Portals print them with and without 政府信息, with
blanks and with counts.
"""

import re

from duewatch.catalog.copied_text import needs_converting, simplified
from duewatch.domain.units import ColumnKind

LONGEST_NAME = 40
"""Characters of a text that may be a column's name; nothing longer is converted."""

_COUNTER = re.compile(r"^\d{1,2}[.、]?(?=[\u4e00-\u9fff]{4})(?!\d*年)")
_NOISE = re.compile(r"[\s\u200b\ufeff>»›·•|丨【】\[\]+＋◆◇●○◎■□▪►▶→★☆※]|[（(]\d{0,5}[）)]|&nbsp;")
_SELF = r"本(?:机关|单位|部门|级|区|县|市|镇|乡|街道|局)|[区县市省镇乡](?:政府|级)"
_OWNER = rf"(?:{_SELF})?"
_UNIT = re.compile(
    r"^.{2,16}?(?:人民政府|办事处|管委会|管理局|委员会|局|办公室|街道|镇|乡|中心|委|办|厅|政府)(?=政府信息|政务信息|信息公开|公开)"
)
_WHAT = r"(?:政府信息|政务信息|信息|政务)"

STATUTORY: tuple[tuple[str, ColumnKind, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern))
    for name, kind, pattern in (
        ("指南", ColumnKind.GUIDE, rf"{_OWNER}(?:{_WHAT}公开(?:工作)?指南|公开指南|(?:信息)?公开指引)"),
        (
            "制度",
            ColumnKind.RULES,
            rf"{_OWNER}(?:{_WHAT}公开|公开)(?:工作)?(?:相关)?(?:制度|规定|制度规范|规章制度|法规制度|制度规定|制度建设|制度文件|相关规定)",
        ),
        (
            "法定主动公开内容",
            ColumnKind.STATUTORY,
            r"(?:政府信息)?法定主动公开(?:内容|信息|事项|目录)?|主动公开(?:内容|基本目录|信息目录|目录|信息)|法定公开内容|法定主动公开的内容",
        ),
        (
            "年报",
            ColumnKind.ANNUAL_REPORT,
            rf"{_OWNER}(?:{_WHAT}公开|公开)(?:工作)?(?:年度)?(?:工作)?(?:年报|年度报告|报告|年度总结报告)|信息公开年度报告|政府信息公开工作年报",
        ),
        (
            "依申请公开",
            ColumnKind.APPLICATION,
            (
                r"(?:政府信息|网上|在线)?依申请公开(?:政府信息|申请|平台|系统|服务|渠道|专栏|办理|受理|入口|系统入口)?"
                r"|(?:政府)?信息公开申请|(?:网上|在线|我要)?申请公开|公开申请"
            ),
        ),
        ("政策", ColumnKind.POLICIES, r"政策|最新政策|政策公开"),
    )
)
"""The six first-level entries of the disclosure platform: name, kind, and every way of writing it."""

_SHORT = {
    "指南": "指南",
    "公开指南": "指南",
    "制度": "制度",
    "公开制度": "制度",
    "规定": "制度",
    "年报": "年报",
    "年度报告": "年报",
    "工作年报": "年报",
    "公开年报": "年报",
    "历年年报": "年报",
    "历年年度报告": "年报",
    "申请公开": "依申请公开",
    "依申请": "依申请公开",
    "主动公开": "法定主动公开内容",
}
FIXED_KINDS = {name: kind for name, kind, _ in STATUTORY}
"""Kind of each fixed name; 指南 alone would not tell whose guide it is."""

OTHERS: tuple[tuple[str, ColumnKind, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern))
    for name, kind, pattern in (
        ("政府信息公开", ColumnKind.OTHER, r"政府信息公开(?:专栏|平台|栏目)?"),
        ("政务公开", ColumnKind.OTHER, r"政务公开|信息公开|政务公开专栏"),
        ("政府信息公开目录", ColumnKind.OTHER, rf"(?:{_SELF})?(?:{_WHAT})?公开目录"),
        ("规范性文件", ColumnKind.POLICIES, r"(?:行政|现行有效|现行)?规范性文件(?:库|查询)?"),
        ("政策文件库", ColumnKind.POLICIES, r"(?:国务院|[省市县区])?(?:政府)?政策文件库"),
        ("公报", ColumnKind.POLICIES, r"(?:国务院|(?:[省市县区]|人民)*政府)?公报"),
        ("政策解读", ColumnKind.INTERPRETATION, r"政策解读"),
        (
            "基层政务公开标准化规范化",
            ColumnKind.STANDARDS,
            r"基层政务公开标准化(?:和)?规范化(?:专栏|专区|试点|工作|建设)?|基层政务公开(?:专栏|专区|标准化)?",
        ),
    )
)
"""Further columns known by a name of their own."""

_KINDS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (ColumnKind.STANDARDS, r"基层政务公开|标准目录|试点领域"),
        (ColumnKind.REPOSTS, r"上级(?:政策|文件)|国务院(?:文件|政策)|政策转载|省(?:市)?政府文件|中央文件"),
        (ColumnKind.INTERPRETATION, r"解读"),
        (ColumnKind.PERSONNEL, r"人事|任免|公务员招考|干部"),
        (ColumnKind.FINANCE, r"财政|预决?算|决算|三公|资金"),
        (ColumnKind.PLANS, r"规划|计划总结|工作计划"),
        (ColumnKind.STATISTICS, r"统计|数据发布|数据公开"),
        (ColumnKind.NOTICES, r"通知公告|公示公告|公告公示|^公告$|^公示$|^通知$|公告栏"),
        (ColumnKind.NEWS, r"动态|要闻|^新闻|新闻中心|资讯"),
        (ColumnKind.POLICIES, r"文件$|政策法规|^政策|法规公文|^公文"),
    )
)


def bare_name(text: str) -> str:
    """A column's name without blanks, arrows, brackets and counts: ``政府信息 公开指南（3）`` → ``政府信息公开指南``.

    In simplified characters: 政府資訊 stays what it is, 政務公開 is 政务公开.
    """
    bare = _COUNTER.sub("", _NOISE.sub("", text).strip("：:、，。-—_"))
    return simplified(bare) if len(bare) <= LONGEST_NAME and needs_converting(bare) else bare


def statutory_name(text: str) -> str | None:
    """The fixed name a text is a way of writing: 政府信息公开申请 → 依申请公开, but 行政许可办事服务指南 → ``None``."""
    bare = bare_name(text)
    return next((name for name, _, shape in STATUTORY if shape.fullmatch(bare)), None) if len(bare) <= 24 else None


def owned_name(text: str) -> str | None:
    """The same for a name that begins with its unit's: 区民政局信息公开年报.

    Only for links to columns: a document may be called so, too.
    """
    bare = bare_name(text)
    return statutory_name(bare) or statutory_name(_UNIT.sub("", bare))


def menu_name(text: str) -> str | None:
    """The fixed name a short text means *within* the disclosure menu, where 指南 or 年度报告 alone is clear."""
    return _SHORT.get(bare_name(text))


def known_name(text: str) -> str | None:
    """The fixed name, or that of a further column known by name."""
    bare = bare_name(text)
    if len(bare) > 24:
        return None
    return statutory_name(text) or next((name for name, _, shape in OTHERS if shape.fullmatch(bare)), None)


def kind_of(text: str) -> ColumnKind:
    """What a column of that name is for; ``OTHER`` when the name does not tell."""
    bare = bare_name(text)
    for _, kind, shape in (*STATUTORY, *OTHERS):
        if shape.fullmatch(bare):
            return kind
    return next((kind for kind, shape in _KINDS if shape.search(bare)), ColumnKind.OTHER)
