"""What is wrong in the other district, with the truth sheet, and what only looks wrong; one module a group of checks."""

import random

from benchmarks.other.building import Builder
from benchmarks.other.district import District
from benchmarks.other.faults import content, coverage, deadlines, links, metadata


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """All faults and look-alikes; what takes documents away comes first."""
    deadlines.plant(district, builder, dice)
    coverage.plant(district, builder, dice)
    metadata.plant(district, builder, dice)
    content.plant(district, builder, dice)
    links.plant(district, builder, dice)
