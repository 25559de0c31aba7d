"""Numbers of persons: told by their digits, masked, and never two ways to the same one. All of them are nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duewatch.domain.personal_numbers import (
    CHECK_DIGITS,
    WEIGHTS,
    PersonalKind,
    is_card,
    is_identity,
    is_masked_address,
    mask,
    mask_address,
    masked_numbers,
    numbers_in,
)

SERIALS = st.integers(1, 999)


def unborn(serial: int, born: str = "20390101", region: str = "350103") -> str:
    digits = f"{region}{born}{serial:03d}"
    return digits + CHECK_DIGITS[sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11]


def card_of(body: str) -> str:
    return next(number for last in range(10) if is_card(number := f"{body}{last}"))


ENDING_IN_X = next(number for n in range(1, 999) if (number := unborn(n)).endswith("X"))
KINDS = [
    (unborn(1), PersonalKind.IDENTITY),
    (ENDING_IN_X, PersonalKind.IDENTITY),
    (ENDING_IN_X.lower(), PersonalKind.IDENTITY),
    (f"{unborn(2)[:6]} {unborn(2)[6:14]} {unborn(2)[14:]}", PersonalKind.IDENTITY),
    ("".join(chr(ord(sign) + 0xFEE0) for sign in unborn(3)), PersonalKind.IDENTITY),
    (card_of("620000000000123"), PersonalKind.CARD),
    ("350103390101001", PersonalKind.OLD_IDENTITY),
    ("15400000012", PersonalKind.MOBILE),
    ("154-0000-0012", PersonalKind.MOBILE),
    ("+86 15400000012", PersonalKind.MOBILE),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_number_is_found_however_it_is_written_and_nothing_of_its_middle_is_left(text, kind):
    (number,) = numbers_in(f"号码：{text}。")
    assert number.kind is kind
    assert number.digits not in mask(f"号码：{text}。")
    assert number.masked in mask(f"号码：{text}。")
    assert number.digits not in repr(number)


@pytest.mark.parametrize(
    "text",
    [
        "350103202401150012",  # a serial number of region and day
        unborn(1, born="20391301"),  # no such month
        unborn(1, region="990103"),  # no such region
        unborn(1, born="18390101"),  # too long ago
        "91350100M000100Y43",  # a code of an organisation
        "P020260115364781234567",  # the name of a file
        "/art/2026/1/15/art_1229_5271530.html",
        "20260115093000123",
        "YX00100-0240-2026-00123",
        "12345678901",
        "0591-0000000",
        "15400000000",  # all alike: a placeholder
        "t154000000123456789",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert [number.kind for number in numbers_in(f"（{text}）")] == []
    assert mask_address(text) == text


def test_a_number_with_a_slip_is_masked_and_accuses_nobody():
    slip = f"{unborn(1)[:-1]}{(int(unborn(1)[-1].replace('X', '0')) + 1) % 10}"
    assert not list(numbers_in(slip))
    assert mask(slip) == f"35*************{slip[-3:]}"


def test_masks_are_those_of_circulars():
    assert mask(unborn(1)) == f"35*************{unborn(1)[-3:]}"
    assert mask("15400000012") == "154****0012"
    assert masked_numbers("35*************123 和 138****1234，共**人") == 2


@given(SERIALS, SERIALS, st.text("身份证号，。（）: 电话=&/", max_size=12))
def test_masking_twice_changes_nothing_and_leaves_no_number(one, other, between):
    text = f"甲{unborn(one)}{between}，{between}15400{other:06d}乙"
    once = mask(text)
    assert mask(once) == once
    assert not list(numbers_in(once))
    assert unborn(one) not in once


@pytest.mark.parametrize(
    "address",
    [
        f"https://unit.example/q?id={unborn(7)}&m=1",
        f"https://unit.example/files/%E5%90%8D%E5%8D%95{unborn(7)}.pdf",
        "https://unit.example/files/%E5%90%8D%E8%AF%8115400000012.pdf",
        "https://unit.example/" + "".join(f"%{ord(sign):02x}" for sign in unborn(7)),
    ],
)
def test_an_address_is_masked_and_known_as_masked(address):
    masked = mask_address(address)
    assert unborn(7) not in masked
    assert "15400000012" not in masked
    assert is_masked_address(masked)
    assert not is_masked_address(address)
    assert masked.startswith("https://unit.example/")


def test_an_identity_number_is_one_only_with_its_own_check_digit():
    assert is_identity(unborn(9))
    assert sum(is_identity(unborn(9)[:-1] + last) for last in CHECK_DIGITS) == 1
