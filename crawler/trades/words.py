"""The word sets of ``words.toml``, ready to be looked for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GAMBLING, ADULT, FOR_SALE = "gambling", "adult", "for-sale"
TRADES = (GAMBLING, ADULT)


@dataclass(frozen=True, slots=True)
class WordSets:
    """What is looked for of each trade; patterns over text in small letters without blanks."""

    words: Mapping[str, re.Pattern[str]]
    calls: Mapping[str, re.Pattern[str]]  # what such a page asks its reader to do
    against: re.Pattern[str]
    for_sale: re.Pattern[str]
    dealers: tuple[str, ...]
    counters: tuple[str, ...]  # hosts that pages lead to unseen, in all innocence


@cache
def word_sets() -> WordSets:
    """The sets, read once."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return WordSets(
        {trade: _any_of(table[trade]["words"]) for trade in TRADES},
        {trade: _any_of(table[trade]["calls"]) for trade in TRADES},
        _any_of(table["against"]["words"]),
        _any_of(table[FOR_SALE]["phrases"]),
        tuple(table[FOR_SALE]["dealers"]),
        tuple(table["counters"]["hosts"]),
    )


def folded(text: str) -> str:
    """A text as the patterns expect it: farms write their words with blanks and capitals."""
    return "".join(text.split()).lower()


def trade_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The trade a short text (a title, the words of a link) speaks of, with its words; ``None`` for ordinary texts.

    A text that also speaks against such trades is ordinary: it is the press or the police.
    """
    plain = folded(text)
    sets = word_sets()
    for trade in TRADES:
        if found := tuple(dict.fromkeys(sets.words[trade].findall(plain))):
            return None if sets.against.search(plain) else (trade, found)
    return None


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted({folded(word) for word in words}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
