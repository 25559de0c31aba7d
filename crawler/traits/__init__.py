"""What a page shows beyond the metadata of its document: one module an examination, each small enough to read at a glance.

An examiner gets the page as it was parsed once, and gives JSON facts; ``None`` says that the examination has no sense here (a
list has no period of consultation). A new one is a module with an ``examine`` function and a line in ``EXAMINERS``.
"""

import logging
from collections.abc import Mapping

from crawler.traits import page_tags
from crawler.traits.examiner import Examined, Examiner
from duewatch.domain.traits import Trait, TraitKind

__all__ = ["EXAMINERS", "Examined", "Examiner", "traits_of"]

EXAMINERS: Mapping[TraitKind, Examiner] = {
    TraitKind.PAGE_TAGS: page_tags.examine,
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
