import pytest

from duewatch.catalog.calendars import calendar


@pytest.fixture(scope="session")
def tables():
    """The working-day tables of the library, 2004 to 2026."""
    return calendar()
