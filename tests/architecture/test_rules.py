"""Every rule the checks were written from is judged by a check or has a reason why not, and every check answers a rule."""

import re
from pathlib import Path

from checks import registry

ROOT = Path(__file__).resolve().parents[2]
GROUPS = {"AV": 4, "FR": 11, "DL": 11, "CP": 12, "MD": 12, "RP": 3, "CT": 5, "NM": 2}
"""Prefix of the rule ids and how many there are of each."""


def table() -> dict[str, str]:
    """Rule id → its last cell."""
    text = (ROOT / "docs" / "checks" / "not-checked.md").read_text("utf-8")
    rows = re.findall(r"^\| ([A-Z]{2}\d+) \| .+? \| (.+) \|$", text, re.MULTILINE)
    assert len(rows) == len(dict(rows)), "a rule stands twice"
    return dict(rows)


def test_every_rule_has_a_row_with_a_check_or_a_reason():
    rows = table()
    assert set(rows) == {f"{prefix}{number}" for prefix, count in GROUPS.items() for number in range(1, count + 1)}
    known = registry.every().keys()
    for rule, answer in rows.items():
        named = re.findall(r"`([a-z-]+)`", answer)
        assert set(named) <= known, rule
        assert named or len(answer) > 40, f"{rule} has neither a check nor a reason"


def test_every_check_answers_a_rule():
    named = {check for answer in table().values() for check in re.findall(r"`([a-z-]+)`", answer)}
    assert registry.every().keys() <= named
