"""Which documents are still watched: those published within the period that the operator chose."""

from datetime import timedelta

from duewatch.domain.records import FieldName, Record
from duewatch.domain.views import UnitView


def is_watched(record: Record, view: UnitView) -> bool:
    """Whether a document was published within the watch period; one whose date nobody can read counts as watched."""
    published = record.date_of(FieldName.PUBLISHED_DATE)
    if not view.settings.watch_days or published is None:
        return True
    return published.last_day >= view.as_of.date() - timedelta(days=view.settings.watch_days)
