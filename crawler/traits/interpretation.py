"""Which policy a page interprets, and which interpretation a policy's page leads to.

Facts, for documents: ``is_interpretation``; of one that is, ``interprets`` (links of its own, each with ``url`` and ``text``),
``names`` (titles in 《》 in its title) and ``numbers`` (document numbers in its text); of any other, ``interpreted_by`` (links
whose words say that they lead to an interpretation) and ``files`` (names of attached files that say so).
"""

import re
from collections.abc import Iterable

from crawler.normal import half_width, squeeze
from crawler.readings import PageKind, PageLink
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Fact, Facts

EXPLAINS = re.compile(r"解读|图解|一图读懂|一图看懂|政策问答|问答|说明(?:》)?$")
LEADS = re.compile(r"解读|图解|一图读懂|一图看懂|政策问答")
COLUMN = re.compile(
    r"^(?:相关|政策|文件|图文|部门|专家|媒体|更多|视频|音频|其他)*(?:解读|图解|问答)(?:栏目|专栏|列表|材料)?[>》»]*$"
)
NAMES = re.compile(r"《([^《》]{4,80})》")
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[﹝(【]\s*(?:19|20)\d\d\s*[〕\]﹞)】]\s*\d{1,4}\s*号")
MOST = 20
TEXT = 80


def examine(examined: Examined) -> Facts | None:
    """What links the page to a policy or an interpretation; ``None`` for lists."""
    record = examined.reading.record
    if examined.reading.kind is not PageKind.RECORD or record is None:
        return None
    own = [link for link in examined.reading.links if not link.in_template and link.role == "link" and link.url]
    title = squeeze(record.title or "")
    if EXPLAINS.search(title):
        numbers = [squeeze(found) for found in NUMBER.findall(half_width(examined.body_text[:3000]))]
        return {
            "is_interpretation": True,
            "interprets": _shown(own),
            "names": NAMES.findall(title),
            "numbers": list(dict.fromkeys(numbers))[:MOST],
        }
    leading = [link for link in own if LEADS.search(link.text) and not COLUMN.match(squeeze(link.text))]
    files = [file.text[:TEXT] for file in record.attachments if LEADS.search(file.text)]
    return {"is_interpretation": False, "interpreted_by": _shown(leading), "files": files[:MOST]}


def _shown(links: Iterable[PageLink]) -> list[Fact]:
    seen = {link.url: link for link in links}
    return [{"url": link.url, "text": squeeze(link.text)[:TEXT]} for link in list(seen.values())[:MOST]]
