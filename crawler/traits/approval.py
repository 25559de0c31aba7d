"""The days on which a budget or final account was approved by the congress or replied to by the finance department.

Facts, for documents whose title names a budget or final account: ``approval`` and ``reply``, each YYYY-MM-DD or ``None`` where
the text names no day or several, and ``raw``, the words they were read from.
"""

import re
from datetime import date

from crawler.fields import dates
from crawler.normal import half_width
from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

FINANCE = re.compile(r"预算|决算")
_DATE = r"20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
_EVENTS = {
    "approval": re.compile(
        rf"({_DATE})[^。；;]{{0,60}}?(?:批准|审议通过|审查通过|表决通过)|批准(?:时间|日期)[:：]?\s*({_DATE})"
    ),
    "reply": re.compile(rf"({_DATE})[^。；;]{{0,40}}?批复|批复(?:时间|日期)[:：]?\s*({_DATE})"),
}
LONGEST = 90


def examine(examined: Examined) -> Facts | None:
    """The days named; ``None`` for any other page."""
    record = examined.reading.record
    if examined.reading.kind is not PageKind.RECORD or record is None or not FINANCE.search(record.title or ""):
        return None
    text = half_width(examined.body_text)
    facts: dict[str, str | None] = {}
    raw = []
    for name, pattern in _EVENTS.items():
        matches = list(pattern.finditer(text))
        days = {day for found in matches if (day := _day(found[1] or found[2]))}
        facts[name] = days.pop().isoformat() if len(days) == 1 else None
        raw += [found[0] for found in matches[:1]]
    return {**facts, "raw": " … ".join(raw)[:LONGEST]}


def _day(text: str) -> date | None:
    interval = dates.parse(text)
    return interval.day if interval else None
