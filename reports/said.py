"""A judgement as a sentence people read: pages by their titles, notes of visits in words, addresses apart from the text.

Facts hold addresses and the crawler's short notes. A reader of a circular knows a page by its title and a column by its name;
the link beside the sentence leads there. An address without a title stands as it is, set apart from Chinese characters,
because mail programs would take those for a part of it.
"""

import unicodedata
from dataclasses import replace
from typing import Final

from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.judgements import Fact, Facts, Judgement
from duewatch.domain.sentences import sentence
from reports.entries import Telling
from reports.naming import kind_of
from reports.safe import one_line, web_address
from reports.vocabulary import REASONS

LONGEST: Final = 1000
BEGINS, ENDS = "\ue000", "\ue001"  # private marks around an address, until its neighbours are known
NOTE: Final = "note"  # the fact that holds a visit's note
STATUS_NOTE: Final = "http-"


def sentence_of(judgement: Judgement, info: CheckInfo | None, telling: Telling) -> str:
    """The check's sentence for its verdict, its facts filled in.

    Facts of an old run may lack a place that today's sentence has; then the kind of problem alone is told rather than
    nothing, and the facts stand beside it.
    """
    words = telling.words
    if info:
        try:
            told = sentence(replace(judgement, facts=_spoken(judgement.facts, telling)), info, words.checks)
        except (KeyError, ValueError):
            return kind_of(judgement.check, info, words)
        return one_line(_set_apart(told), LONGEST)
    return words(REASONS[judgement.reason][1]) if judgement.reason else judgement.check


def _spoken(facts: Facts, telling: Telling) -> Facts:
    return {name: _note(value, telling) if name == NOTE else _named(value, telling) for name, value in facts.items()}


def _note(value: Fact, telling: Telling) -> Fact:
    """A visit's note in words; nothing where it only repeats the status that stands beside it."""
    if not isinstance(value, str) or not value or value.startswith(STATUS_NOTE):
        return None
    return telling.words.note(value)


def _named(value: Fact, telling: Telling) -> Fact:
    """A page by its title, a column by its name, another address between marks; everything else as it is."""
    if isinstance(value, list):
        return [_named(one, telling) if isinstance(one, str) else one for one in value]
    if not isinstance(value, str) or web_address(value) is None:
        return value
    words = telling.words
    if title := telling.titles.get(value):
        return words("the page “{title}”", title=title)
    if name := telling.column_names.get(value):
        return words("the column “{name}”", name=name)
    return f"{BEGINS}{value}{ENDS}"


def _set_apart(told: str) -> str:
    """The sentence with a blank on each side of an address where a letter would touch it."""
    if BEGINS not in told:
        return told
    parts: list[str] = []
    for place, char in enumerate(told):
        if char == BEGINS:
            parts.append(" " if place and _touches(told[place - 1]) else "")
        elif char == ENDS:
            parts.append(" " if place + 1 < len(told) and _touches(told[place + 1]) else "")
        else:
            parts.append(char)
    return "".join(parts)


def _touches(char: str) -> bool:
    """Whether a character would run into an address: letters and digits do, blanks and punctuation do not."""
    return unicodedata.category(char)[0] in "LMN"
