"""What a page shows beyond the metadata of its document: one module an examination, each small enough to read at a glance.

An examiner gets the page as it was parsed once, and gives JSON facts; ``None`` says that the examination has no sense here (a
list has no period of consultation). A new one is a module with an ``examine`` function and a line in ``EXAMINERS``.
"""

import logging
from collections.abc import Mapping

from crawler.traits import (
    annual_report,
    approval,
    catalogue,
    citations,
    consultation,
    entries,
    guide,
    hidden_links,
    injected,
    interpretation,
    menu,
    notice_period,
    page_tags,
    personal_data,
    site_marks,
)
from crawler.traits.examiner import Examined, Examiner
from duewatch.domain.traits import Trait, TraitKind

__all__ = ["EXAMINERS", "Examined", "Examiner", "traits_of"]

EXAMINERS: Mapping[TraitKind, Examiner] = {
    TraitKind.HIDDEN_LINKS: hidden_links.examine,
    TraitKind.PAGE_TAGS: page_tags.examine,
    TraitKind.SITE_MARKS: site_marks.examine,
    TraitKind.ENTRIES: entries.examine,
    TraitKind.GUIDE: guide.examine,
    TraitKind.ANNUAL_REPORT: annual_report.examine,
    TraitKind.CATALOGUE: catalogue.examine,
    TraitKind.INTERPRETATION: interpretation.examine,
    TraitKind.CONSULTATION: consultation.examine,
    TraitKind.NOTICE_PERIOD: notice_period.examine,
    TraitKind.APPROVAL: approval.examine,
    TraitKind.MENU: menu.examine,
    TraitKind.PERSONAL_DATA: personal_data.examine,
    TraitKind.INJECTED: injected.examine,
    TraitKind.CITATIONS: citations.examine,
}
"""What is looked for, in a fixed order."""

_LOG = logging.getLogger(__name__)


def traits_of(examined: Examined) -> tuple[Trait, ...]:
    """The outcome of every examination that has sense for this page.

    One that stumbles leaves its trait out (which is logged): the judges then know that it was not examined.
    """
    found = []
    for kind, examine in EXAMINERS.items():
        try:
            facts = examine(examined)
        except Exception:  # noqa: BLE001
            _LOG.exception("examining %s for %s failed", examined.page.url, kind)  # one page must not end a night
            continue
        if facts is not None:
            found.append(Trait(kind, facts))
    return tuple(found)
