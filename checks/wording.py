"""Words of a page as they may stand in a fact: bounded, on one line, and with no person's number in full."""

from typing import Final

from duewatch.domain.personal_numbers import mask

LONGEST: Final = 120  # characters of a title or link text that a fact keeps


def shown(text: str) -> str:
    """A piece of page text for a fact: white space folded, personal numbers masked, cut to ``LONGEST``.

    Facts of a crawl hold none any more; a catalogue, or a word of a person, may.
    """
    masked = mask(" ".join(text.split()))
    return masked if len(masked) <= LONGEST else masked[: LONGEST - 1] + "…"
