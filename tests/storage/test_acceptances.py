from datetime import timedelta

import pytest

from duewatch.domain.acceptances import Acceptance
from duewatch.errors import StorageError

PAGE = "https://town-a.example/zwgk/1.html"


def test_the_same_document_accepted_again_takes_the_place_of_the_first_acceptance(store, now):
    first = Acceptance("town-a", "missing-item", "plan/catalogue", PAGE, "公开事项一览", "王某")
    again = Acceptance(
        "town-a", "missing-item", "plan/catalogue", PAGE, "公开事项一览", "李某", words="公开事项 一览", year=2026
    )
    store.acceptances.record(first, now)
    number = store.acceptances.record(again, now + timedelta(days=1))
    (standing,) = store.acceptances.standing()
    assert (standing.number, standing.by, standing.words, standing.year) == (number, "李某", "公开事项 一览", 2026)
    assert [one.by for one in store.acceptances.every()] == ["王某", "李某"]


def test_a_withdrawn_acceptance_no_longer_holds(store, now):
    number = store.acceptances.record(Acceptance("town-a", "missing-item", "plan/catalogue", PAGE, "一览", "王某"), now)
    store.acceptances.withdraw(number, "李某", now)
    assert store.acceptances.standing() == ()
    assert store.acceptances.every()[0].withdrawn_by == "李某"
    with pytest.raises(StorageError, match="no acceptance of that number stands"):
        store.acceptances.withdraw(number, "李某", now)
