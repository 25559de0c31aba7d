from datetime import date

from duewatch.domain.catalogue import Attestation


def test_attestations_come_back_and_the_same_day_is_kept_once(store, now):
    first = Attestation("plan/training", "town-a", date(2026, 11, 1), "张某", "签到表见档案")
    corrected = Attestation("plan/training", "town-a", date(2026, 11, 1), "张某", "签到表见第三卷")
    later = Attestation("plan/training", "town-a", date(2026, 11, 9), "李某")
    for attested in (later, first, corrected):
        store.ledger.attest(attested, now)
    assert store.ledger.attestations() == (corrected, later)
