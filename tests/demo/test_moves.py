"""What each night tells of the findings of the nights before it."""

from duewatch.demo.moves import expected_moves
from duewatch.domain.findings import Move


def test_the_first_night_is_all_new_but_for_what_the_eve_left_behind(bases, day):
    moves = expected_moves(1, bases, day)
    assert moves[Move.NEW]
    assert {(key.check, key.unit) for key in moves[Move.CLEARED]} == {
        ("broken-attachment", "emergency"),
        ("incomplete-metadata", "emergency"),
    }
    assert not moves[Move.STILL_OPEN] | moves[Move.REOPENED] | moves[Move.UNVERIFIED]


def test_every_word_occurs_on_the_second_night(bases, day):
    moves = expected_moves(2, bases, day)
    assert all(moves.values())
    assert {key.unit for key in moves[Move.REOPENED]} == {"emergency"}
    assert {(key.check, key.unit) for key in moves[Move.UNVERIFIED]} == {
        ("missing-entry", "nanzhu"),
        ("missing-site-mark", "nanzhu"),
        ("soft-not-found", "gov-office"),
    }
    assert {(key.check, key.unit) for key in moves[Move.NEW]} == {
        ("broken-attachment", "transport"),
        ("overdue-publication", "culture"),
        ("overdue-publication", "finance"),
    }


def test_what_was_put_right_for_one_night_comes_back_on_the_third(bases, day):
    moves = expected_moves(3, bases, day, checks={"incomplete-metadata"})
    assert {key.unit for key in moves[Move.REOPENED]} == {"gov-office"}
    assert not moves[Move.NEW] | moves[Move.CLEARED]


def test_a_quiet_night_leaves_everything_open(bases, day):
    before, after = expected_moves(4, bases, day), expected_moves(5, bases, day)
    assert before == after
    assert not after[Move.NEW] | after[Move.CLEARED] | after[Move.REOPENED]
