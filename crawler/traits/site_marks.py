"""The marks that the foot of a government site must carry.

Facts: ``found`` and ``missing`` marks by name; ``scripted``, whether the page loads scripts or frames that may draw a foot;
``site_code``, the 网站标识码 that is printed (``""`` when none).

Sources: 国办发〔2017〕47号 (the foot of a page) and 国办函〔2016〕48号 (the entry 我为政府网站找错).
"""

import re

from crawler.normal import bare
from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

SITE_CODE = re.compile(r"标识(?:编)?码[:：]?((?:bm|N)?\d{8,10})", re.IGNORECASE)
IN_TEXT = {
    "主办单位": re.compile(r"主办|承办单位|版权所有|主管单位|Copyright", re.IGNORECASE),
    "网站标识码": re.compile(r"标识(?:编)?码"),
    "ICP备案号": re.compile(r"ICP(?:备|证)|备案(?:编)?号", re.IGNORECASE),
    "联系方式": re.compile(r"电话|热线|邮箱|联系我们|联系方式|地址|邮编"),
}
"""Marks that are words."""
IN_SOURCE = {
    "公安机关备案标识": re.compile(r"公网安备|公安备|beian\.(?:gov|mps\.gov)\.cn|beian\.mps", re.IGNORECASE),
    "党政机关标识": re.compile(r"conac|党政机关|事业单位标识|bszs", re.IGNORECASE),
    "政府网站找错": re.compile(r"zfwzgl|jiucuo|找错|纠错", re.IGNORECASE),
}
"""Marks that are pictures, often put there by a script of the body that grants them."""
SCRIPTED = re.compile(r"<(?:script[^>]*\ssrc=|iframe|frame\b|include\b)|\.load\(|document\.write", re.IGNORECASE)


def examine(examined: Examined) -> Facts | None:
    """The marks on an entry page; ``None`` for other pages, whose foot is the same."""
    if examined.reading.kind is not PageKind.COLUMNS:
        return None
    return marks_of("\n".join(bare(line.text) for line in examined.lines), examined.page.text)


def marks_of(visible: str, source: str) -> Facts:
    """The same for the words of a page and its source."""
    found = [name for name, sign in IN_TEXT.items() if sign.search(visible)]
    found += [name for name, sign in IN_SOURCE.items() if sign.search(visible) or sign.search(source)]
    code = SITE_CODE.search(visible)
    return {
        "found": found,
        "missing": [name for name in (*IN_TEXT, *IN_SOURCE) if name not in found],
        "scripted": SCRIPTED.search(source) is not None,
        "site_code": code[1] if code else "",
    }
