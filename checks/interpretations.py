"""Which interpretation belongs to which policy: by a link either way, by document number, by the policy's name in the title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checks.clocks import Published, believed, published_of
from checks.due import counted_clause, is_before_its_time
from checks.issuers import is_of_another_body
from checks.matching import Item, Shelf, Wanted, normalised, number_of
from checks.timeliness import is_out_of_watch
from duewatch.domain.deadlines import Deadline, NoDeadline, deadline_of
from duewatch.domain.judgements import Facts, Reason
from duewatch.domain.obligations import Obligation
from duewatch.domain.traits import TraitKind
from duewatch.domain.views import UnitView

TELLING: Final = 6  # characters a policy's name must have to be recognised inside the title of an interpretation


@dataclass(frozen=True, slots=True)
class Found:
    """An interpretation and how it was found."""

    how: str  # "by-link" | "by-file" | "by-doc-no" | "by-title"
    item: Item | None  # None: a file of the policy's own, or a page that was not read
    url: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy that calls for an interpretation, and the interpretations that were found."""

    subject: str
    item: Item
    published: Published
    deadline: Deadline | NoDeadline
    examined: bool  # False: what its page leads to is not known
    found: tuple[Found, ...] = ()  # the earliest first, those that were not read last


class Interpreters:
    """The interpretations of a unit by the policies they name."""

    def __init__(self, obligation: Obligation, view: UnitView, shelf: Shelf) -> None:
        self._view = view
        self._by_url = {item.url: item for item in shelf.items()}
        self._by_target: dict[str, list[Item]] = {}
        self._by_number: list[tuple[str, Item]] = []
        self._by_name: list[tuple[str, Item]] = []
        place = {column.column.id for column in shelf.columns(obligation.looks_for)}
        wanted = Wanted(obligation.looks_for)
        leading = _leading(view, place, shelf)
        for item in shelf.items():
            facts = _facts(item, view)
            explains = bool(facts and facts.get("is_interpretation"))
            if not explains and not (item.column in place and wanted.fits(item)):
                continue
            self._by_name.append((item.key, item))
            for url in leading.get(item.url, ()):
                self._by_target.setdefault(url, []).append(item)
            if facts and explains:
                for url in _urls(facts.get("interprets")):
                    self._by_target.setdefault(url, []).append(item)
                self._by_number += [(normalised(str(number)), item) for number in _listed(facts.get("numbers"))]

    def of(self, item: Item) -> list[Found]:
        """Every interpretation of a policy, the earliest first, those that were not read last."""
        found: list[Found] = []
        facts = _facts(item, self._view)
        if facts:
            found += [Found("by-link", self._by_url.get(url), url) for url in _urls(facts.get("interpreted_by"))]
            found += [Found("by-file", None, item.url)] if _listed(facts.get("files")) else []
        found += [Found("by-link", other, other.url) for other in self._by_target.get(item.url, ())]
        number = number_of(item.record) if item.record else None
        if number:
            found += [Found("by-doc-no", other, other.url) for named, other in self._by_number if named.endswith(number)]
        name = core_of(item.title)
        if len(name) >= TELLING:
            found += [Found("by-title", other, other.url) for key, other in self._by_name if name in key]
        return sorted((one for one in found if one.how == "by-file" or one.url != item.url), key=_order)


def policies_of(check_id: str, obligation: Obligation, view: UnitView, shelf: Shelf) -> Iterator[Policy]:
    """The unit's own policies that the duty is about, published since it applies and still watched."""
    concerns = obligation.concerns
    clause = counted_clause(obligation)
    if concerns is None or clause is None:
        return
    wanted, interpreters = Wanted(concerns), Interpreters(obligation, view, shelf)
    for item in shelf.items(shelf.columns(concerns)):
        record = item.record
        if record is None or not record.understood or not wanted.fits(item) or is_of_another_body(record, view.unit):
            continue
        facts, published = _facts(item, view), published_of(item)
        subject = f"{obligation.id}|{item.url}"
        if (facts and facts.get("is_interpretation")) or is_out_of_watch(check_id, subject, item, view):
            continue
        deadline: Deadline | NoDeadline = NoDeadline(Reason.DATE_UNREADABLE, "published_date")
        if published.interval:
            if is_before_its_time(published.interval.last_day, obligation, view):
                continue
            trigger = believed(published.interval)
            deadline = deadline_of(clause, trigger=trigger, calendar=view.calendar, as_of=view.as_of.date())
        yield Policy(subject, item, published, deadline, facts is not None, tuple(interpreters.of(item)))


def core_of(title: str) -> str:
    """The name a policy goes by: what stands in its 《》, else its title without the words around the name."""
    inner = title[title.find("《") + 1 : title.rfind("》")] if "《" in title and "》" in title else title
    key = normalised(inner)
    for word in ("关于印发", "关于"):
        _, found, tail = key.partition(word)
        if found and len(tail) >= TELLING:
            key = tail
            break
    return key.removesuffix("的通知").removesuffix("通知")


def _leading(view: UnitView, place: set[str], shelf: Shelf) -> dict[str, list[str]]:
    """Where the documents of the columns for interpretations lead to, by address: their titles need not say what they are."""
    pages = {item.url for item in shelf.items() if item.column in place}
    found: dict[str, list[str]] = {}
    for link in view.links:
        for one in link.occurrences:
            if one.page_url in pages and not one.in_template and one.role == "link":
                found.setdefault(one.page_url, []).append(link.url)
    return found


def _order(found: Found) -> tuple[bool, str, str]:
    published = published_of(found.item).interval if found.item else None
    return published is None, published.start.isoformat() if published else "", found.url


def _facts(item: Item, view: UnitView) -> Facts | None:
    return view.trait(item.record.sighting, TraitKind.INTERPRETATION) if item.record else None


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _urls(value: object) -> list[str]:
    return [str(one["url"]) for one in _listed(value) if isinstance(one, dict) and one.get("url")]
