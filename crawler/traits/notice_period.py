"""A public notice (公示, 预公告) and the period for which it stands.

Facts, for documents whose title says that they are one: ``from``, ``to``, ``n``, ``unit``, ``raw`` (see
:mod:`crawler.traits.periods`).
"""

import re

from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from crawler.traits.periods import period_of
from crawler.traits.years import year_of
from duewatch.domain.judgements import Facts

SHOWS = re.compile(r"公示|预公告|征收.{0,30}公告|安置方案.{0,10}公告")
ANCHOR = re.compile(r"公示|公告|反映|异议|起止")


def examine(examined: Examined) -> Facts | None:
    """The period of a notice; ``None`` for any other page."""
    record = examined.reading.record
    if examined.reading.kind is not PageKind.RECORD or record is None or not SHOWS.search(record.title or ""):
        return None
    return period_of(examined.body_text, ANCHOR, year_of(record)).facts
