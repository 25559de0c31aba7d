"""Recognises a repost among a unit's documents: by document number, then by title, then by its text; never by its address."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from rapidfuzz import fuzz, process

from checks.duties import subject_of
from checks.matching import CANDIDATES, WORTH_SHOWING, Item, Shelf, document_number, normalised, number_of
from duewatch.domain.acceptances import Acceptance
from duewatch.domain.obligations import RepostDuty
from duewatch.domain.views import UnitView

SAME_TEXT: Final = 0.8  # share of the source's text that a repost must carry to be one by its text alone
ALIKE: Final = 90.0  # likeness of two titles in per cent from which a person should look before anybody is accused
TELLING: Final = 6  # characters a title must have to be recognised inside a longer one
TEXT_TO_COMPARE: Final = 8  # hashes a text sketch must have to say anything


@dataclass(frozen=True, slots=True)
class Recognised:
    """A document that is the repost of a notice, and by what it was recognised."""

    item: Item
    how: str  # "by-doc-no" | "by-title" | "by-text" | "by-person"
    accepted: Acceptance | None = None  # by whom, where a person said so


class Finder:
    """A unit's documents by number, title and text, and those a person took for the repost of a notice."""

    def __init__(self, shelf: Shelf, accepted: Sequence[Acceptance] = ()) -> None:
        self._items = shelf.items()
        self._accepted = {(one.subject, one.url): one for one in accepted}
        self._known: dict[str, Recognised | None] = {}
        self._by_number: dict[str, list[Item]] = {}
        self._by_title: dict[str, list[Item]] = {}
        self._by_hash: dict[int, list[int]] | None = None  # made when a text is first asked for
        for item in self._items:
            number = number_of(item.record) if item.record else None
            if number:
                self._by_number.setdefault(number, []).append(item)
            for key in {item.key, normalised(item.row_title)} - {""}:
                self._by_title.setdefault(key, []).append(item)

    @classmethod
    def of(cls, view: UnitView) -> Self:
        """The finder of a view; every check asks the same one."""
        return view.once("finder", lambda: cls(Shelf.of(view), view.accepted))

    def repost_of(self, duty: RepostDuty) -> Recognised | None:
        """The unit's repost of a notice; of several the one that shows the earliest publication in its row, then by address."""
        subject = subject_of(duty)
        if subject not in self._known:  # four checks ask for the same notices
            self._known[subject] = self._look_for(duty)
        return self._known[subject]

    def _look_for(self, duty: RepostDuty) -> Recognised | None:
        number = document_number(duty.source_doc_no)
        title = normalised(duty.source_title)
        if number and number in self._by_number:
            return Recognised(_first(self._by_number[number]), "by-doc-no")
        if title in self._by_title:
            return Recognised(_first(self._by_title[title]), "by-title")
        if len(title) >= TELLING:
            # 转发《…》的通知, or the number set behind the title: the whole name stands inside a longer one.
            holding = [item for item in self._items if title in item.key]
            if holding:
                return Recognised(_first(holding), "by-title")
        if len(duty.text_sketch) >= TEXT_TO_COMPARE:
            same = self._carrying(duty.text_sketch)
            if same:
                return Recognised(_first(same), "by-text")
        subject = subject_of(duty)
        accepted = [item for item in self._items if (subject, item.url) in self._accepted] if self._accepted else []
        if accepted:
            first = _first(accepted)
            return Recognised(first, "by-person", self._accepted[subject, first.url])
        return None

    def _carrying(self, source: frozenset[int]) -> list[Item]:
        """The documents that carry enough of a text, found by the hashes they share with it."""
        if self._by_hash is None:
            self._by_hash = defaultdict(list)
            for n, item in enumerate(self._items):
                for value in item.record.text_sketch if item.record else ():
                    self._by_hash[value].append(n)
        shared = Counter(n for value in source for n in self._by_hash.get(value, ()))
        return [self._items[n] for n in sorted(shared) if shared[n] >= SAME_TEXT * len(source)]

    def nearest(self, items: Sequence[Item], duty: RepostDuty) -> list[tuple[Item, float]]:
        """The titles that come nearest to the notice's, with their likeness in per cent."""
        keys = [item.key for item in items]
        title = normalised(duty.source_title)
        found = process.extract(title, keys, scorer=fuzz.ratio, score_cutoff=WORTH_SHOWING, limit=CANDIDATES * 4)
        ranked = sorted(
            ((items[index], round(score, 1)) for _, score, index in found), key=lambda pair: (-pair[1], pair[0].url)
        )
        return ranked[:CANDIDATES]

    def is_near(self, likeness: float) -> bool:
        """Whether a title is so near that it may be the repost under an altered name."""
        return likeness >= ALIKE

    def begins_alike(self, item: Item, duty: RepostDuty) -> bool:
        """Whether a title that the list cuts off may be the head of the notice's title."""
        return bool(item.key) and normalised(duty.source_title).startswith(item.key)


def _first(items: Sequence[Item]) -> Item:
    return min(items, key=lambda item: (item.date or "9999", item.url))
