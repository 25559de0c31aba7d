"""Which words the answer sheets of several nights make of each finding: new, still open, cleared, reopened, unverified."""

from collections.abc import Collection, Mapping
from datetime import date

from duewatch.demo.addresses import Bases
from duewatch.demo.answers import expected
from duewatch.demo.opening import EVE, EVE_UNITS
from duewatch.domain.findings import FindingKey, FindingState, Move, move_of


def expected_moves(
    night: int, bases: Bases, day: date, checks: Collection[str] | None = None
) -> Mapping[Move, frozenset[FindingKey]]:
    """The moves of a night, when the eve and every night before it were audited in order.

    Raises:
        UsageError: there is no demo for that day.
    """
    states: dict[FindingKey, FindingState | None] = {}
    moves: dict[Move, set[FindingKey]] = {}
    for each in range(EVE, night + 1):
        moves = {move: set() for move in Move if move is not Move.NONE}
        units = EVE_UNITS if each == EVE else None
        for line in expected(each, bases, day, units, checks):
            states[line.key], move = move_of(states.get(line.key), line.verdict)
            if move is not Move.NONE:
                moves[move].add(line.key)
    return {move: frozenset(keys) for move, keys in moves.items()}
