"""The disclosure columns that the menu of a page leads to.

Facts, for lists and entry pages that carry one: ``columns``, the names in the page's order (the fixed entries of the platform
under their fixed names: 政策, 指南, 制度, 法定主动公开内容, 年报, 依申请公开, and under those printed).
Fixed names that stand on the page as a line of their own count, too: many menus print the head of a group without a link.
"""

from crawler.columns import bare_name, statutory_name
from crawler.readings import PageKind
from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

MOST = 80
LONGEST = 30


def examine(examined: Examined) -> Facts | None:
    """The names of the columns; ``None`` for documents, and where no menu was found."""
    linked = examined.reading.disclosure
    if examined.reading.kind not in (PageKind.LIST, PageKind.COLUMNS) or not linked:
        return None
    headed = (statutory_name(line.text) for line in examined.lines if len(line.text) <= LONGEST)
    linked_words = (link.text for link in examined.reading.links if len(link.text) <= LONGEST)
    printed = (bare_name(text) for text in linked_words if statutory_name(text))
    names = dict.fromkeys([*linked, *(name for name in headed if name), *printed])
    return {"columns": [name[:LONGEST] for name in list(names)[:MOST]]}
