from dataclasses import replace
from datetime import date, timedelta

import pytest

from duewatch.domain.declarations import Declaration
from duewatch.errors import StorageError


def test_declarations_come_back_in_order_and_a_withdrawn_one_stays_known(store, now):
    quarter = Declaration("town-a", "plan/penalties", None, date(2026, 7, 1), date(2026, 9, 30), "王某", "本季度无处罚")
    column = Declaration("town-a", None, "news", date(2026, 10, 1), date(2026, 10, 31), "王某")
    first = store.declarations.record(quarter, now)
    second = store.declarations.record(column, now)
    store.declarations.withdraw(first, "李某", now + timedelta(hours=1))
    gone, standing = store.declarations.every()
    assert gone == replace(quarter, number=first, recorded_at=now, withdrawn_at=now + timedelta(hours=1), withdrawn_by="李某")
    assert standing == replace(column, number=second, recorded_at=now)
    assert store.declarations.standing() == (standing,)


def test_only_a_declaration_that_stands_can_be_withdrawn(store, now):
    number = store.declarations.record(Declaration("town-a", None, "news", date(2026, 10, 1), date(2026, 10, 31), "王某"), now)
    store.declarations.withdraw(number, "李某", now)
    for unknown in (number, number + 1):
        with pytest.raises(StorageError, match="no declaration of that number stands"):
            store.declarations.withdraw(unknown, "李某", now)
