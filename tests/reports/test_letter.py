"""The letter says what the sightings show and what the configuration says, and nothing else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from duewatch.domain.dates import CHINA
from duewatch.domain.orders import Order, OrderKind, Run, RunState
from duewatch.domain.sightings import Role, Sighting, SightingKind
from reports.letter import Sender, admission_letter

START = datetime(2026, 6, 15, 2, 0, tzinfo=CHINA)
RUN = Run(7, Order(OrderKind.NIGHTLY, ("town-a",)), START, START, START + timedelta(hours=1), RunState.CLOSED)
SENDER = Sender("政务公开监测", "duewatch/1.0 (+https://us.example/)", "https://us.example/", ("203.0.113.9",), 1.5, 2, True)


def sightings(*told: tuple[SightingKind, str, int | None]) -> list[Sighting]:
    return [
        Sighting(
            f"s{n}",
            f"http://town.example/{n}.html",
            Role.DOCUMENT,
            kind,
            START + timedelta(seconds=n),
            status=status,
            note=note,
        )
        for n, (kind, note, status) in enumerate(told)
    ]


MIXED = sightings(
    (SightingKind.SEEN, "", 200),
    (SightingKind.BLOCKED, "jiasule", 521),
    (SightingKind.BLOCKED, "jiasule", 521),
    (SightingKind.BLOCKED, "rate-limit", 429),
    (SightingKind.REFUSED, "http-403", 403),
    (SightingKind.REFUSED, "http-405", 405),
    (SightingKind.SKIPPED, "walled", None),
    (SightingKind.SKIPPED, "robots.txt", None),
    (SightingKind.GONE, "", 404),
)


def letter(found: list[Sighting], language: str = "zh", sender: Sender = SENDER) -> str:
    return admission_letter("town.example", found, RUN, sender, START, language)


def test_the_letter_counts_visits_walls_and_what_was_left_alone():
    text = letter(MIXED)
    assert "town.example 网站运维单位：" in text
    assert (
        "第 7 次监测共访问 town.example 7 次，其中 4 次被拦截，首次为 2026-06-15 02:00:01，末次为 2026-06-15 02:00:04" in text
    )
    assert "安全防护（加速乐）：2 次 (HTTP 521)" in text
    assert "访问频率受限：1 次 (HTTP 429)" in text
    assert "另有 1 个地址未再访问" in text
    assert "另有 1 个地址因 robots.txt" in text


def test_the_letter_names_agent_contact_address_and_politeness():
    text = letter(MIXED)
    assert "duewatch/1.0 (+https://us.example/)" in text
    assert "203.0.113.9" in text
    assert "同时不超过 2 个请求，两次请求间隔不少于 1.5 秒" in text
    assert "遵守 robots.txt" in text
    assert "联系方式：https://us.example/" in text
    assert text.rstrip().endswith("2026年6月15日")


def test_what_the_configuration_does_not_say_is_not_claimed():
    text = letter(MIXED, sender=replace(SENDER, addresses=(), obeys_robots=False))
    assert "____（发函前填写）" in text
    assert "遵守 robots.txt" not in text
    assert "未再访问" not in letter(sightings((SightingKind.BLOCKED, "ruishu", 412)))


def test_the_letter_is_whole_in_english():
    text = letter(MIXED, "en")
    assert "To the operator of town.example:" in text
    assert not [line for line in text.splitlines() if any("\u4e00" <= char <= "\u9fff" for char in line) and "政务" not in line]


def test_five_addresses_stand_as_examples_and_a_hostile_one_is_not_among_them():
    many = sightings(*[(SightingKind.BLOCKED, "wall", 403)] * 9)
    many[0] = replace(many[0], url="http://town.example/\x1b[2J")
    text = letter(many)
    assert text.count("http://town.example/") == 5
    assert "\x1b" not in text


def test_without_a_wall_there_is_nothing_to_ask_for():
    with pytest.raises(ValueError, match="no wall"):
        letter(sightings((SightingKind.SEEN, "", 200), (SightingKind.FAILED, "timeout", None)))
