"""What is wrong in the other district, with the truth sheet, and what only looks wrong; one module a group of checks."""

import random

from benchmarks.other.building import Builder
from benchmarks.other.district import District


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """All faults and look-alikes."""
