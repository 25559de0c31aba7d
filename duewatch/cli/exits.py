"""How a command ends."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses, a contract with other people's scripts."""

    OK = 0  # done, and nothing at or above the threshold
    BREACHES = 1  # done, and breaches at or above the threshold were found
    USAGE = 2  # wrong usage, configuration or catalogue; or a part of ours that could not be opened
    INCOMPLETE = 3  # the audit is incomplete: part of it could not be carried out
