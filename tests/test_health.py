"""When the reports of a night are held: a failure of ours must not be told as a failure of theirs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from duewatch.config import HealthSettings
from duewatch.domain.dates import CHINA
from duewatch.domain.sightings import Role, Sighting, SightingKind
from duewatch.health import Health, assess
from duewatch.notes import of_health

START = datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
LIMITS = HealthSettings()
FAILED, SEEN, BLOCKED, GONE = SightingKind.FAILED, SightingKind.SEEN, SightingKind.BLOCKED, SightingKind.GONE


def visits(host: str, kind: SightingKind, note: str = "", *, many: int = 10, at: int = 0, role: Role = Role.DOCUMENT):
    """``many`` visits to a host within one minute, ``at`` minutes after the start."""
    return [
        Sighting(
            f"{host} {at} {n} {note}", f"http://{host}/{n}", role, kind, START + timedelta(minutes=at, seconds=n), note=note
        )
        for n in range(many)
    ]


def night(*parts: list[Sighting]) -> Health:
    return assess([one for part in parts for one in part], (), LIMITS)


def test_a_quiet_night_is_sound():
    health = night(*(visits(f"h{n}.example", SEEN) for n in range(10)))
    assert health.is_sound
    assert (health.visits, health.failures) == (100, {})
    assert of_health(health, "zh") == ()


def test_nothing_seen_is_no_failure_of_the_way():
    assert assess((), (), LIMITS).is_sound


def test_hosts_that_fail_alike_in_the_same_minutes_make_a_night_unsound():
    ill = [visits(f"h{n}.example", FAILED, "timeout", role=Role.LINK, at=30) for n in range(6)]
    fine = [visits(f"f{n}.example", SEEN, role=Role.LINK, at=30) for n in range(4)]
    health = night(visits("h.example", SEEN, many=200), *ill, *fine)
    assert not health.is_sound
    (alike,) = health.alike
    assert (alike.failure, alike.hosts, alike.of, alike.since, alike.until) == (
        "timeout",
        6,
        10,
        "2026-06-15 02:30",
        "2026-06-15 02:40",
    )
    told = of_health(health, "en")
    assert "6 of 10 hosts failed alike (no answer in time) between 2026-06-15 02:30 and 02:40" in told[0]
    assert "send --anyway" in told[-1]


@pytest.mark.parametrize(
    "parts",
    [
        [visits(f"h{n}.example", FAILED, "timeout", role=Role.LINK, at=11 * n) for n in range(6)],  # one after the other
        [
            visits(f"h{n}.example", FAILED, note, role=Role.LINK)
            for n, note in enumerate(["dns", "tls", "reset", "connect"] * 2)
        ],
        [visits(f"h{n}.example", FAILED, "http-500", role=Role.LINK) for n in range(10)],  # what a host answers is its affair
        [visits(f"h{n}.example", GONE, role=Role.LINK) for n in range(10)],
        [visits(f"h{n}.example", SightingKind.SKIPPED, "host-down") for n in range(10)],
        [visits(f"h{n}.example", FAILED, "timeout", role=Role.LINK) for n in range(4)],  # too few to be alike
        [visits("one.example", FAILED, "timeout", many=19)],  # too few for a share
    ],
    ids=["apart in time", "each in its own way", "5xx", "gone", "not asked", "few hosts", "few visits"],
)
def test_what_is_no_common_cause_holds_nothing(parts):
    assert night(*parts).is_sound


def test_an_address_that_got_banned_shows_as_walls_everywhere():
    health = night(*(visits(f"h{n}.example", BLOCKED, note) for n, note in enumerate(["jiasule", "ruishu", "wall"] * 3)))
    assert health.overwhelming == ("blocked",)
    assert health.alike[0].hosts == 9


@pytest.mark.parametrize(("failing", "sound"), [(50, True), (51, False)])
def test_the_share_of_one_failure_counts_beyond_the_half(failing, sound):
    health = night(visits("portal.example", FAILED, "reset", many=failing), visits("b.example", SEEN, many=100 - failing))
    assert health.is_sound is sound
    assert health.failures == {"reset": failing}


def test_what_failed_the_night_before_is_no_sign_of_tonight():
    walled = visits("portal.example", BLOCKED, "jiasule", many=60)
    dead = [one for n in range(8) for one in visits(f"h{n}.example", FAILED, "dns", role=Role.LINK)]
    tonight = [*walled, *dead, *visits("b.example", SEEN, many=30)]
    assert not assess(tonight, (), LIMITS).is_sound
    assert assess(tonight, tonight, LIMITS).is_sound


def test_canaries_that_all_fail_accuse_our_own_network_and_one_that_lives_clears_it():
    limits = HealthSettings(canaries=("http://a.example/0", "http://b.example/0"))
    dead = [*visits("a.example", FAILED, "dns", many=1, role=Role.LINK), *visits("b.example", FAILED, "timeout", many=1)]
    assert assess(dead, dead, limits).dead_canaries == limits.canaries
    assert "a.example" in of_health(assess(dead, (), limits), "zh")[0]
    alive = [dead[0], replace(dead[1], kind=SEEN, note="")]
    assert assess(alive, (), limits).is_sound
    again = [*dead, replace(dead[0], key="again", kind=SEEN, note="", attempt=2)]
    assert assess(again, (), limits).is_sound, "a canary that came back is alive"


def test_the_end_of_a_redirect_counts_as_the_failure_it_is():
    health = night(visits("a.example", FAILED, "redirects-to:timeout", many=30))
    assert health.overwhelming == ("timeout",)
