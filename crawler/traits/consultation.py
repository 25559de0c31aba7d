"""A public consultation and the period in which opinions are taken.

Facts, for documents whose title says that opinions are asked for: ``from``, ``to``, ``n``, ``unit``, ``raw`` (see
:mod:`crawler.traits.periods`) and ``shortened``: whether the text gives a reason for a short period (紧急, 缩短).
"""

import re

from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from crawler.traits.periods import period_of
from crawler.traits.years import year_of
from duewatch.domain.judgements import Facts

ASKS = re.compile(r"征求.{0,20}意见|征集.{0,20}意见|意见.{0,6}征集|公开征集|征询.{0,12}意见")
TELLS = re.compile(r"结果|反馈情况|采纳情况|征集情况|意见情况|汇总|情况的?(?:说明|反馈|公告|公示|通报)|解读")
ANCHOR = re.compile(r"意见|征求|征集|反馈|起止|截止|截至")
SHORTENED = re.compile(r"缩短.{0,12}(?:期限|时间)|(?:期限|时间).{0,8}缩短|情况紧急|紧急情况|因.{0,10}紧急")


def examine(examined: Examined) -> Facts | None:
    """The period of a consultation; ``None`` for any other page."""
    record = examined.reading.record
    if examined.reading.kind is not PageKind.RECORD or record is None or not record.title:
        return None
    if not ASKS.search(record.title) or TELLS.search(record.title):
        return None
    period = period_of(examined.body_text, ANCHOR, year_of(record))
    return {**period.facts, "shortened": bool(SHORTENED.search(examined.body_text))}
