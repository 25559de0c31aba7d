"""What a sick night says is held back, and nothing else is."""

from datetime import datetime

from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.health import Alike, Health
from duewatch.held import held

NOW = datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
SOUND = Health(100, {})
ALIKE = Health(100, {"timeout": 9}, alike=(Alike("timeout", 9, 10, "2026-06-15 02:00", "02:10"),))
DEAD = Health(100, {}, dead_canaries=("http://canary.example/",))


def seen(key: str, host: str, kind: SightingKind = SightingKind.SEEN, note: str = "") -> Sighting:
    return Sighting(key, f"http://{host}/{key}", Role.LIST, kind, NOW, note=note)


SIGHTINGS = {
    one.key: one
    for one in (
        seen("whole", "ill.example"),
        seen("cut", "ill.example", SightingKind.FAILED, "timeout"),
        seen("fine", "well.example"),
        seen("reset", "well.example", SightingKind.FAILED, "reset"),
    )
}


def judgement(verdict: Verdict, proof: str, reason: Reason | None = None) -> Judgement:
    return Judgement("missing-item", "unit", f"{verdict}-{proof}", verdict, Severity.MINOR, reason, sightings=(proof,))


BREACH_THERE = judgement(Verdict.BREACHED, "whole")
BREACH_ELSEWHERE = judgement(Verdict.BREACHED, "fine")
OTHERS = [
    judgement(Verdict.MET, "whole"),
    judgement(Verdict.PENDING, "whole"),
    judgement(Verdict.UNDETERMINED, "cut", Reason.UNREACHABLE),
]


def test_a_sound_night_passes_through_unchanged():
    judgements = [BREACH_THERE, BREACH_ELSEWHERE, *OTHERS]
    assert held(judgements, SIGHTINGS, SOUND) == judgements


def test_accusations_on_hosts_that_failed_like_too_many_others_are_held():
    there, elsewhere, *others = held([BREACH_THERE, BREACH_ELSEWHERE, *OTHERS], SIGHTINGS, ALIKE)
    assert (there.verdict, there.reason) == (Verdict.UNDETERMINED, Reason.NIGHT_UNSOUND)
    assert there.facts == BREACH_THERE.facts
    assert elsewhere == BREACH_ELSEWHERE
    assert others == OTHERS


def test_without_a_single_canary_nobody_is_accused():
    suspicion = judgement(Verdict.SUSPECTED, "fine")
    told = held([BREACH_THERE, BREACH_ELSEWHERE, suspicion, *OTHERS], SIGHTINGS, DEAD)
    assert {one.reason for one in told[:3]} == {Reason.NIGHT_UNSOUND}
    assert told[3:] == OTHERS


def test_proof_of_an_earlier_run_is_no_sign_of_tonight():
    earlier = judgement(Verdict.BREACHED, "of another night")
    assert held([earlier], SIGHTINGS, ALIKE) == [earlier]
