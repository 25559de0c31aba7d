"""Numbers of persons in a text: which they are, and how they are masked before anything is kept.

An identity card number has 17 digits and a check digit (GB 11643-1999): region, day of birth, serial number. The old one of 15
digits has none. A bank card number ends in a check digit of its own (ISO/IEC 7812, Luhn). A mobile number has nothing of the
kind: eleven digits that begin with 13 to 19.

The masks keep no more than circulars print: ``35*************123``, ``138****1234``.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

PROVINCES: Final = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83]
)
"""The first two digits of a region (GB/T 2260)."""
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS: Final = "10X98765432"
FIRST_YEAR, LAST_YEAR = 1900, 2040
SERIAL_YEARS: Final = range(2009, 2031)
"""The years whose days stand in serial numbers made of region, day and count: eighteen digits too."""
SHORTEST: Final = 11  # digits: a mobile number
CARDS: Final = ("62", "60", "9558")
"""How numbers of cards begin that banks give to persons here."""

_MAY_HOLD = re.compile(r"\d(?:[ \-\u00a0\u3000]?\d){10}")
_GAP = r"[ \-\u00a0\u3000]?"
_START = r"(?:(?<!\d)|(?<=%[0-9A-Fa-f]{2}))"  # in an address a letter of Chinese is written in signs that end in digits
_APART = r"(?:(?<![0-9A-Za-z])|(?<=%[0-9A-Fa-f]{2}))"
_IDENTITY = re.compile(rf"{_START}(\d{{6}}){_GAP}(\d{{4}}){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d{{3}}[\dXx\uff38\uff58])(?!\d)")
_OLD_IDENTITY = re.compile(rf"{_APART}(\d{{6}})(\d\d)(\d\d)(\d\d)(\d{{3}})(?![0-9A-Za-z])")
_CARD = re.compile(rf"{_APART}(\d{{4}}){_GAP}(\d{{4}}){_GAP}(\d{{4}}){_GAP}(\d{{4}}){_GAP}(\d{{0,3}})(?![0-9A-Za-z])")
_MOBILE = re.compile(rf"{_APART}(?:\+?86{_GAP})?(1[3-9]\d){_GAP}(\d{{4}}){_GAP}(\d{{4}})(?![0-9A-Za-z])")
_MASKED = re.compile(r"(?<!\d)\d{2,6}[*\uff0a\u00d7XxⅩ●•]{4,14}\d{0,4}[\dXx](?![\dA-Za-z])")
_MASKED_BY_US = re.compile(r"\d\d\*{4,13}\d\d[\dX]")


class PersonalKind(StrEnum):
    """What a leaked detail is."""

    IDENTITY = "identity-number"  # 18 places with a right check digit
    OLD_IDENTITY = "old-identity-number"  # 15 digits, of which only region and day of birth can be examined
    CARD = "bank-card"
    MOBILE = "mobile-number"
    ADDRESS = "home-address"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """One number, where it stands in the text, and how it may be shown."""

    kind: PersonalKind
    digits: str = field(repr=False)  # in full: never stored, never shown
    start: int
    end: int

    @property
    def masked(self) -> str:
        """The number as it may be shown."""
        return _mask(self.kind, self.digits)


def numbers_in(text: str, *, generous: bool = False) -> Iterator[PersonalNumber]:
    """Every number that is a person's by its own digits, in the order of kinds; a place is given once.

    ``generous`` also gives identity numbers with a wrong check digit, unless they may be serial numbers: a slip of the pen
    leaks too. Of old identity numbers, cards and mobile numbers the digits alone do not tell whose they are: words around
    them must.
    """
    if len(text) < SHORTEST or _MAY_HOLD.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for pattern, kind in _KINDS:
        for found in pattern.finditer(text):
            digits = _plain("".join(part or "" for part in found.groups()))
            span = found.span()
            holds = _holds(kind, digits) or (generous and kind is PersonalKind.IDENTITY and _is_slip(digits))
            if not holds or any(start < span[1] and span[0] < end for start, end in taken):
                continue
            taken.append(span)
            yield PersonalNumber(kind, digits, *span)


def mask(text: str, kinds: Container[PersonalKind] = frozenset(PersonalKind)) -> str:
    """The text with every number masked that may be a person's. What is masked needlessly costs less than what is told."""
    found = sorted(
        (one for one in numbers_in(text, generous=True) if one.kind in kinds), key=lambda number: number.start, reverse=True
    )
    for number in found:
        text = text[: number.start] + number.masked + text[number.end :]
    return text


def mask_address(url: str) -> str:
    """The same for an address, also where its digits are written as percent signs. Such an address cannot be asked again."""
    masked = mask(url)
    if "%" in masked and (plain := unquote(masked)) != masked and any(numbers_in(plain, generous=True)):
        return quote(mask(plain), safe="/:?#[]@!$&'()*+,;=~%")
    return masked


def is_masked_address(url: str) -> bool:
    """Whether an address has lost a number of a person and is good for showing only."""
    return "****" in url and _MASKED_BY_US.search(url) is not None


def masked_numbers(text: str) -> int:
    """How many numbers the text shows as they should be shown: with their middle hidden."""
    return sum(1 for _ in _MASKED.finditer(text)) if "*" in text or "\uff0a" in text or "×" in text else 0


def near_identities(text: str) -> int:
    """How many numbers look like identity numbers but for their check digit, as serial numbers of region and day do."""
    if len(text) < SHORTEST or _MAY_HOLD.search(text) is None:
        return 0
    found = (_plain("".join(match.groups())) for match in _IDENTITY.finditer(text))
    return sum(1 for digits in found if _has_shape(digits) and not is_identity(digits))


def is_identity(digits: str) -> bool:
    """Whether 18 places are an identity number: a region, a day of birth and the right check digit."""
    if not _has_shape(digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits[:17], strict=True))
    return CHECK_DIGITS[total % 11] == digits[17]


def _is_slip(digits: str) -> bool:
    return _has_shape(digits) and int(digits[6:10]) not in SERIAL_YEARS


def _has_shape(digits: str) -> bool:
    if len(digits) != 18 or int(digits[:2]) not in PROVINCES or digits[2:6] == "0000":
        return False
    return _is_day(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))


def is_card(digits: str) -> bool:
    """Whether 16 to 19 digits are a person's bank card: how they begin, and their check digit."""
    if not 16 <= len(digits) <= 19 or not digits.startswith(CARDS):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0 and len(set(digits)) > 2


def _holds(kind: PersonalKind, digits: str) -> bool:
    match kind:
        case PersonalKind.IDENTITY:
            return is_identity(digits)
        case PersonalKind.OLD_IDENTITY:
            year, month, day = (int(digits[at : at + 2]) for at in (6, 8, 10))
            return int(digits[:2]) in PROVINCES and _is_day(FIRST_YEAR + year, month, day)
        case PersonalKind.CARD:
            return is_card(digits)
        case _:
            return len(set(digits[3:])) > 1


def _is_day(year: int, month: int, day: int) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _mask(kind: PersonalKind, digits: str) -> str:
    head, tail = {PersonalKind.MOBILE: (3, 4), PersonalKind.CARD: (4, 4)}.get(kind, (2, 3))
    return digits[:head] + "*" * (len(digits) - head - tail) + digits[-tail:]


def _plain(digits: str) -> str:
    """Digits of any width as ASCII."""
    return "".join(
        letter if letter.isascii() else "X" if letter in "\uff38\uff58" else str(int(letter)) for letter in digits
    ).upper()


_KINDS: Final = (
    (_IDENTITY, PersonalKind.IDENTITY),
    (_CARD, PersonalKind.CARD),
    (_OLD_IDENTITY, PersonalKind.OLD_IDENTITY),
    (_MOBILE, PersonalKind.MOBILE),
)
