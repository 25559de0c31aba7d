"""A page or one of its files discloses personal details that should have been masked.

Why it matters
--------------
A published identity number cannot be called back: it serves fraud for a lifetime. Personal information may be disclosed only
where the law asks for it, and then with its middle hidden. Most leaks stand in the tables that are attached to lists of
recipients, not on the pages themselves.

How it is decided
-----------------
Text, tables, tags and files of a document are searched. An identity number counts when region, day of birth and check digit
are right and a word, a column of names, three of them together or a day of birth that is no day of a serial number says so:
that is a breach. Mobile numbers, cards, old identity numbers and addresses of a door say nothing by themselves; they count
only in columns beside names of persons, or behind a word that says that they are somebody's own, and a person is asked to
look. Where at least four signs agree (names, heading, recipients of help, other details beside, three or more), they are a
breach too. What is found is kept and shown masked only.

How to remedy
-------------
Take the document or file offline at once, mask the details (35*************123, 138****1234, addresses to the town or street
only) and publish it again. Ask search engines to drop their copies.

When it stays silent
--------------------
Numbers of offices, businesses and persons in a function are published for use and do not count, nor do numbers that are
masked, nor serial numbers of region and day, most of whose check digits are wrong. A sample form, or a document about a
sanction, where the law may ask for more, is only suspected. A document with a file that could not be examined is
undetermined, unless a leak was found elsewhere in it. Pictures are not read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from checks.contract import check
from checks.duties import duty_naming
from checks.rulings import Ruling, breached, met, suspected, undetermined
from checks.wording import shown
from duewatch.domain.judgements import Fact, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import Record
from duewatch.domain.traits import PageTraits, Trait, TraitKind
from duewatch.domain.views import UnitView

SURE: Final = "identity-number"
TELLING: Final = frozenset({"label", "heading"})
"""Signs that say outright what a number is."""
OWN: Final = TELLING | {"birth", "names", "many"}
"""Signs one of which an identity number needs beside its check digit."""
ENOUGH_SIGNS: Final = 4
MOST_SAMPLES: Final = 5
NOT_OURS: Final = frozenset({"another-host", "picture", "gone", "empty-file"})
"""Why a file was not examined, where that leaves nothing open: it is not the unit's, has no text, or is not there."""
CUT: Final = frozenset({"too-many", "too-large", "crawl-cut-short"})
UNREACHED: Final = frozenset({"dns", "timeout", "connect", "reset", "tls", "host-down", "broken-answer", "no-evidence"})
REASONS: Final = {
    "file-bounded": Reason.CRAWL_CUT_SHORT,
    "file-refused": Reason.BLOCKED,
    "file-unreached": Reason.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class Leak:
    """One group of details of one kind in one place."""

    kind: str
    count: int
    samples: tuple[str, ...]
    file: str  # address of the file; "" for the page
    is_proved: bool


@check(
    title="Personal details disclosed",
    messages={
        Verdict.MET: "“{item}” and the {files} files examined disclose no personal details; {masked} numbers are masked.",
        Verdict.BREACHED: "“{item}” discloses {count} personal details ({leaked}): {samples}[[; in the files: {where}]].",
        Verdict.SUSPECTED: (
            "“{item}” seems to disclose {count} personal details ({leaked})[[: {samples}]][[; in the files: {where}]]; "
            "a person should look."
        ),
        Verdict.UNDETERMINED: "Files of “{item}” could not be examined for personal details ({unread_why}): {unread}.",
    },
    severity=Severity.SERIOUS,
    since="0.2",
    details={
        "url": "address of the document",
        "leaked": "kinds of details found",
        "counts": "how many different ones of each kind",
        "samples": "some of them, masked",
        "where": "names of the files that hold them; empty when they stand on the page",
        "signs": "the signs that they are a person's own",
        "files": "how many files were examined",
        "unread": "files that could not be examined",
        "unread_why": "why they could not be examined",
        "masked": "how many numbers the document shows masked, as it should",
        "sanction": "whether the document is about a sanction",
        "sample": "whether the document calls itself a sample",
    },
)
def personal_data(view: UnitView) -> Iterable[Ruling]:
    """Judge every document that was examined, once."""
    of = duty_naming("personal-data", view)
    seen: set[str] = set()
    for record in view.records:
        page = view.traits.get(record.sighting)
        if page is None or record.url in seen:
            continue
        looked = page.all(TraitKind.PERSONAL_DATA)
        unread, why = _unread(record, page)
        if not looked and not unread:
            continue
        seen.add(record.url)
        leaks = [leak for trait in looked for leak in _leaks(trait)]
        excused = any(trait.facts.get("sample") or trait.facts.get("sanction") for trait in looked)
        facts = {**_facts(record, looked, leaks), "unread": unread, "unread_why": why}
        about: dict[str, Any] = {"proof": (record.sighting,), "of": of, "column": record.column}
        if leaks and any(leak.is_proved for leak in leaks) and not excused:
            yield breached(record.url, facts, **about)
        elif leaks:
            yield suspected(record.url, facts, **about)
        elif unread:
            yield undetermined(record.url, REASONS.get(why[0], Reason.LAYOUT_UNKNOWN), facts, **about)
        else:
            yield met(record.url, facts, **about)


def _leaks(trait: Trait) -> Iterator[Leak]:
    """The groups of one examination that have signs enough to be shown to a person."""
    for group in cast("list[Mapping[str, Any]]", trait.facts["found"]):
        signs = set(group["signs"])
        if group["kind"] == SURE:
            proved = bool(signs & OWN) and "sample" not in signs
            if "serial" in signs and not signs & TELLING:
                continue  # serial numbers, some of which have the right check digit by chance
        else:
            proved = len(signs) >= ENOUGH_SIGNS
            if len(signs) < 2 and signs != {"label"}:
                continue
        yield Leak(group["kind"], group["count"], tuple(group["samples"]), trait.place, proved)


def _facts(record: Record, looked: Iterable[Trait], leaks: list[Leak]) -> dict[str, Fact]:
    names = {file.url: shown(file.text) or file.url for file in record.attachments}
    counts: dict[str, Fact] = {}
    for leak in leaks:
        counts[leak.kind] = cast("int", counts.get(leak.kind, 0)) + leak.count
    traits = list(looked)
    groups = [group for trait in traits for group in cast("list[Mapping[str, Any]]", trait.facts["found"])]
    return {
        "item": shown(record.title) or record.url,
        "url": record.url,
        "count": sum(leak.count for leak in leaks),
        "leaked": sorted({leak.kind for leak in leaks}),
        "counts": counts,
        "samples": [sample for leak in leaks for sample in leak.samples][:MOST_SAMPLES],
        "where": sorted({names.get(leak.file, leak.file) for leak in leaks if leak.file}),
        "signs": sorted({sign for group in groups for sign in group["signs"]}),
        "files": sum(1 for trait in traits if trait.place),
        "masked": sum(cast("int", trait.facts["masked"]) for trait in traits),
        "sanction": any(bool(trait.facts["sanction"]) for trait in traits),
        "sample": any(bool(trait.facts["sample"]) for trait in traits),
    }


def _unread(record: Record, page: PageTraits) -> tuple[list[str], list[str]]:
    """The files that should have been examined and were not, and why, in words of ours."""
    names = {file.url: shown(file.text) or file.url for file in record.attachments}
    found: list[str] = []
    why: set[str] = set()
    for trait in page.all(TraitKind.FILE):
        told = str(trait.facts["why"])
        if trait.facts["examined"] or told in NOT_OURS or trait.facts["kind"] == "image":
            continue
        found.append(names.get(trait.place, trait.place))
        why.add(_word(told))
    return found, sorted(why)


def _word(told: str) -> str:
    if told == "scanned":
        return "file-scanned"
    if told in CUT:
        return "file-bounded"
    if told in UNREACHED or told.startswith("http-5"):
        return "file-unreached"
    return "file-refused" if told in ("refused", "blocked") or told.startswith("http-4") else "file-unreadable"
