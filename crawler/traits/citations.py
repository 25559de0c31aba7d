"""Documents that the text of a page cites.

Facts: ``found`` lists citations in their order, each once: ``title`` (between 《 and 》), ``number`` (the document number
behind it, in normal form, or ``None``), ``basis`` (it stands behind 根据, 依据, 按照 …), ``makes`` (what is announced is made
on that basis: 制定本办法), ``past`` (the words around it say that it is a thing of the past: 原, 废止, 修订前 …).
"""

import re
from collections.abc import Iterator

from crawler.normal import DOC_NO_CLOSE, DOC_NO_OPEN, bare, doc_no
from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

MOST = 60
CITED = re.compile(
    rf"《([^《》\n]{{2,80}}(?:《[^《》\n]{{2,60}}》[^《》\n]{{0,20}})?)》"
    rf"(?:\s*[（(]([^（()）\n]{{1,20}}[{DOC_NO_OPEN}](?:19|20)\d\d[{DOC_NO_CLOSE}]\s?第?\d{{1,5}}\s?号)[）)])?"
)
BASIS = re.compile(r"(?:根据|依据|依照|按照|遵照)(?:国家)?[^。；;\n]{0,120}$")
ENDED = re.compile(r"[，,](?!\s*《)")
"""A comma ends what a text rests on, unless another title follows."""
MAKES = re.compile(r"^[^。；;\n]{0,80}(?:制定|制订|修订)(?:本|如下|了?本)|^[^。；;\n]{0,60}特制[定订]")
PAST = re.compile(r"(?:原|已废止的|已失效的|修订前的?|旧)(?:(?:根据|依据|依照|按照)(?:《[^《》]*》|[、和及])*)?$")
REPEALS = re.compile(r"废止|失效|停止执行|不再施行|修改前|清理")
SENTENCE = re.compile(r"[。；;\n]")


def examine(examined: Examined) -> Facts | None:
    """The citations of a document; ``None`` for pages that are none."""
    if examined.reading.kind is not PageKind.RECORD or examined.reading.record is None:
        return None
    return {"found": list(citations_in(examined.body_text))}


def citations_in(text: str) -> Iterator[dict[str, str | bool | None]]:
    """The citations of a text, each title with its number once."""
    seen: set[tuple[str, str | None]] = set()
    for found in CITED.finditer(text):
        title, number = bare(found[1]), doc_no(found[2]) if found[2] else None
        if (title, number) in seen:
            continue
        seen.add((title, number))
        before, after = _sentence(text, found.start(), found.end())
        basis = BASIS.search(before)
        rests = basis is not None and not ENDED.search(before[basis.start() :])
        past = bool(PAST.search(before)) or bool(REPEALS.search(before + found[0] + after))
        makes = rests and bool(MAKES.search(after))
        yield {"title": title[:120], "number": number, "basis": rests, "makes": makes, "past": past}
        if len(seen) >= MOST:
            return


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same sentence before and behind a place."""
    before = text[max(0, start - 200) : start]
    after = text[end : end + 200]
    return SENTENCE.split(before)[-1], SENTENCE.split(after)[0]
