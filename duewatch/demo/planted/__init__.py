"""Everything that was planted, a topic a module: its faults, and beside them what must not be accused."""

from duewatch.demo.planted import (
    accounts,
    content,
    coverage,
    dates,
    forms,
    freshness,
    headers,
    interpretations,
    limits,
    links,
    platform,
    publication,
    reposts,
    service,
    takeovers,
)
from duewatch.demo.plants import Plant

_TOPICS = (
    publication,
    coverage,
    links,
    reposts,
    headers,
    dates,
    freshness,
    forms,
    content,
    service,
    takeovers,
    limits,
    interpretations,
    platform,
    accounts,
)

FAULTS: tuple[Plant, ...] = tuple(plant for topic in _TOPICS for plant in topic.FAULTS)
"""What must be accused, in the order in which it is applied."""

LOOKALIKES: tuple[Plant, ...] = tuple(plant for topic in _TOPICS for plant in topic.LOOKALIKES)
"""What must not."""
