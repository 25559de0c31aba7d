"""When a defect is cured by taking it away: the link that was found on a page stands there no longer."""

from collections.abc import Iterator

from duewatch.domain.sightings import SightingKind
from duewatch.domain.views import UnitView


def links_taken_away(check_id: str, view: UnitView) -> Iterator[tuple[str, str]]:
    """Addresses of open findings that no page of the unit links to any more, each with the key of the sighting that shows it.

    It takes that the page on which the link was found was read again in this run; a page that was not reached proves nothing.
    """
    open_before = view.open_before.get(check_id)
    if not open_before:
        return
    linked = {link.url for link in view.links}
    read_now = {record.url: record.sighting for record in view.records}
    read_now |= {page.url: page.key for column in view.columns for page in column.sightings if page.kind is SightingKind.SEEN}
    for url, facts in sorted(open_before.items()):
        page_key = read_now.get(str(facts.get("page")))
        if url not in linked and page_key:
            yield url, page_key
