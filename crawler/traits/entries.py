"""The entries of services that an entry page leads to.

Facts: ``found``, entry name → words of the link; ``missing`` entries by name; ``links``, how many links have words;
``wordless``, how many lead somewhere by a picture without words, behind which an entry may be hidden.

Source: 国办发〔2017〕47号 (one entry for interaction, one for services) and 国办公开办函〔2019〕61号 (依申请公开).
"""

import re

from crawler.normal import bare
from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

ENTRIES = {
    "互动交流": re.compile(
        r"互动|领导信箱|[区县市镇长]长信箱|政民|12345|问政|留言|咨询投诉|网上信访|调查征集|在线访谈|民意征集|意见箱"
    ),
    "办事服务": re.compile(r"办事(?!处)|政务服务|网上办|网办|服务大厅|便民服务|政府服务|公共服务|一件事"),
    "政府信息公开": re.compile(r"(?:信息|政务)公开"),
}
LONGEST = 40
WORDLESS = re.compile(r"^[\W\d_]*$")


def examine(examined: Examined) -> Facts | None:
    """The entries on an entry page; ``None`` for other pages."""
    if examined.reading.kind is not PageKind.COLUMNS:
        return None
    found: dict[str, str] = {}
    with_words = wordless = 0
    for link in examined.reading.links:
        if link.role != "link":
            continue
        words = bare(link.text)
        if WORDLESS.match(words):
            wordless += 1
            continue
        with_words += 1
        for name, sign in ENTRIES.items():
            if name not in found and sign.search(words):
                found[name] = words[:LONGEST]
    return {
        "found": found,
        "missing": [name for name in ENTRIES if name not in found],
        "links": with_words,
        "wordless": wordless,
    }
