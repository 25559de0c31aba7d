"""Documents that were examined for what they hold: on their page and in the files they offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.documents import documents
from duewatch.domain.judgements import Facts
from duewatch.domain.records import Record
from duewatch.domain.traits import PageTraits, TraitKind
from duewatch.domain.units import ColumnKind
from duewatch.domain.views import UnitView


@dataclass(frozen=True, slots=True)
class Examined:
    """One document with the outcomes of one examination."""

    record: Record
    outcomes: tuple[Facts, ...]  # of the page first, then of its files; empty: not examined, or not what was looked for
    unread_files: bool  # it offers a file whose content nobody read

    def best(self, *lacking: str) -> Facts | None:
        """The outcome that lacks least, by the length of the lists under these names; ``None`` when there is no outcome."""
        return min(self.outcomes, key=lambda facts: sum(len(words(facts, name)) for name in lacking), default=None)


def examined(
    view: UnitView, kind: TraitKind, *columns: ColumnKind, title: Sequence[str] = (), anywhere: bool = False
) -> Iterator[Examined]:
    """Documents in columns of some kinds, and elsewhere those that proved to be what was looked for.

    ``title``: words of which a title in those columns must hold one; none: every document there. Documents that were not
    understood are left out: what is on them is not known. ``anywhere``: also documents outside those columns that have an
    outcome.
    """
    wanted = {column.column.id for column in view.columns if column.column.kind in columns}
    for record in documents(view):
        page = view.traits.get(record.sighting)
        if page is None:
            continue  # nothing was examined on it: a run of an earlier version
        outcomes = tuple(trait.facts for trait in page.all(kind))
        fits = record.column in wanted and (not title or any(word in record.title for word in title))
        if fits or (anywhere and outcomes):
            yield Examined(record, outcomes, any(file.url not in _read(page, kind) for file in record.attachments))


def _read(page: PageTraits, kind: TraitKind) -> set[str]:
    """Addresses of the files that gave an outcome, or were read whole and held none; a scan or a cut text proves nothing."""
    held_none = {
        file.place
        for file in page.all(TraitKind.FILE)
        if file.facts["examined"] and not file.facts["cut"] and kind in words(file.facts, "looked_for")
    }
    return held_none | {trait.place for trait in page.all(kind)}


def words(facts: Facts, name: str) -> list[str]:
    """A list of words among the facts of an examination; empty when it is not there."""
    value = facts.get(name)
    return [str(one) for one in value] if isinstance(value, list) else []


def number(facts: Facts, name: str) -> int:
    """A number among the facts of an examination; 0 when it is not there."""
    value = facts.get(name)
    return int(value) if isinstance(value, int | float) else 0
