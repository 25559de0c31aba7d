"""Puts the plants of a night into the innocent district."""

from duewatch.demo.district import build_district
from duewatch.demo.moments import Moments
from duewatch.demo.planted import FAULTS, LOOKALIKES
from duewatch.demo.plants import Plant
from duewatch.demo.shapes import District

PLANTS: tuple[Plant, ...] = (*FAULTS, *LOOKALIKES)
"""Everything that is planted, in the order in which it is applied."""


def stage(moments: Moments, night: int) -> District:
    """The district of a night with everything that stands on it; night 0 is the eve."""
    district = build_district(moments, night)
    for plant in PLANTS:
        if plant.nights(night):
            district = plant.change(district, moments)
    return district
