"""Holds back what a sick night says: an accusation that touches a host which failed like too many others is undetermined.

Pure, like the judges: judgements, sightings and the night's health in, judgements out. A sound night passes through unchanged.
A verdict that is held keeps an open finding open and opens none, so that a failure of ours can neither accuse nor acquit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.sightings import Sighting
from duewatch.health import Health, failure_of

ACCUSING = frozenset({Verdict.BREACHED, Verdict.SUSPECTED})


def held(judgements: Iterable[Judgement], sightings: Mapping[str, Sighting], health: Health) -> list[Judgement]:
    """The judgements of a night, those that its failures touch held back.

    Args:
        judgements: Of all units.
        sightings: All of the run, by key.
        health: Of the run.

    Returns:
        The same judgements in the same order; on an unsound night every accusation whose proof stands on a host that showed
        one of the night's failures is undetermined, and every one if no canary could be reached.
    """
    if health.is_sound:
        return list(judgements)
    sick = {*health.overwhelming, *(alike.failure for alike in health.alike)}
    hosts = {_host(one) for one in sightings.values() if failure_of(one) in sick}

    def is_touched(judgement: Judgement) -> bool:
        if judgement.verdict not in ACCUSING:
            return False
        seen = [sightings[key] for key in judgement.sightings if key in sightings]
        return bool(health.dead_canaries) or any(_host(one) in hosts for one in seen)

    return [
        replace(judgement, verdict=Verdict.UNDETERMINED, reason=Reason.NIGHT_UNSOUND) if is_touched(judgement) else judgement
        for judgement in judgements
    ]


def _host(sighting: Sighting) -> str:
    return urlsplit(sighting.url).netloc.lower()
