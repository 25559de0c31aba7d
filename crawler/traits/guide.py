"""The elements of a disclosure guide (条例 第十二条: 政府信息的分类、编排体系、获取方式和机构的名称、办公地址 …).

Facts: ``elements`` that the text names and ``missing`` ones, by the Article's own words; ``length`` of the text in characters.
"""

import re

from crawler.normal import bare
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

TITLE = re.compile(r"(?:信息|政务)公开(?:工作)?指南")
ELEMENTS = {
    "政府信息的分类": re.compile(r"分类|类别|种类|公开(?:的)?(?:范围|内容)|主动公开.{0,20}(?:以下|下列|包括)"),
    "编排体系": re.compile(r"编排|编目|索引号|目录(?:体系|编|由|包括|分为)|检索|分栏"),
    "获取方式": re.compile(r"获取(?:方式|途径|渠道)?|公开(?:形式|方式|渠道|途径|平台)|查阅|查询"),
    "机构名称": re.compile(
        r"(?:机构|部门|单位|受理点)(?:的)?名称|(?:受理|工作|承办|主管|负责)(?:机构|部门|单位|机关)|政务公开办|信息公开办"
    ),
    "办公地址": re.compile(r"地址|地点|所在地|[路街道巷镇村]\d{1,5}号"),
    "办公时间": re.compile(
        r"(?:办公|工作|受理|接待|服务)时间|\d{1,2}[:：时点]\d{0,2}.{0,3}(?:至|到|[-—~～]).{0,5}\d{1,2}[:：时点]"
    ),
    "联系电话": re.compile(r"电话|热线|(?<!\d)0\d{2,3}[-－—]?\d{7,8}(?!\d)"),
    "传真号码": re.compile(r"传真"),
    "互联网联系方式": re.compile(
        r"(?:电子)?(?:邮箱|邮件|信箱)|e-?mail|@|互联网联系|网址|https?://|www\.|在线(?:申请|提交)|网上(?:申请|提交|平台)",
        re.IGNORECASE,
    ),
}
"""Each element with the ways guides in use name it; a wide net, since a missing element accuses."""
SHORTEST = 100
"""Characters below which a page is the frame of a guide (a link, a picture), not its text."""


def examine(examined: Examined) -> Facts | None:
    """The elements of the guide on the page; ``None`` where its title is not that of a guide."""
    record = examined.reading.record
    if record is None or not TITLE.search(bare(record.title or "")):
        return None
    return elements_of(record.body_text)


def elements_of(text: str) -> Facts | None:
    """The same for the text of a page or file; ``None`` when it is too short to be a guide."""
    plain = bare(text)
    if len(plain) < SHORTEST:
        return None
    found = [name for name, sign in ELEMENTS.items() if sign.search(plain)]
    return {"elements": found, "missing": [name for name in ELEMENTS if name not in found], "length": len(plain)}
