"""Accepting a document as what a duty asks for, after looking that both are known: a slip of the pen accepts nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from checks.matching import normalised
from duewatch.domain.acceptances import Acceptance
from duewatch.domain.catalogue import Catalog
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.orders import Run
from duewatch.errors import UsageError
from duewatch.storage import Store

DOING = "accepting a document"
NAMED = 5  # known findings or candidates that a complaint names


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to accept, as it was typed."""

    finding: str  # CHECK/SUBJECT
    unit: str
    candidate: str  # address of the document
    by: str
    note: str = ""
    words: str = ""


def acceptances_of(asked: tuple[Asked, ...], store: Store, catalog: Catalog) -> tuple[Acceptance, ...]:
    """What is to be recorded. Nothing is stored.

    Raises:
        UsageError: with every complaint: the unit, a finding or the document is unknown, with the nearest known.
    """
    complaints: list[str] = []
    found = [one for each in asked if (one := _acceptance(each, store, catalog, complaints))]
    if complaints:
        to = ", ".join(dict.fromkeys(each.finding for each in asked))
        raise UsageError(DOING, to, "correct it; `duewatch findings` and the report show what is open", complaints)
    return tuple(found)


def _acceptance(asked: Asked, store: Store, catalog: Catalog, complaints: list[str]) -> Acceptance | None:
    def complain(what: str) -> None:
        if what not in complaints:
            complaints.append(what)

    if not asked.by:
        complain("--by: name who accepts it")
    if asked.unit not in catalog.units:
        complain(f"--unit: the catalogue does not know {asked.unit!r}{_near(asked.unit, list(catalog.units))}")
        return None
    latest = store.ledger.latest_of_unit(asked.unit)
    if latest is None:
        complain(f"--unit: no run has judged {asked.unit} yet; audit it first")
        return None
    run, judgements = store.runs.get(latest[0]), latest[1]
    judgement = _judgement(asked, judgements, catalog, complain)
    if judgement is None:
        return None
    titles = _titles(asked.unit, judgement, run, store)
    title = titles.get(asked.candidate)
    if title is None:
        why = f"run {run.id} saw no such document of {asked.unit}" if asked.candidate else "name the document"
        complain(f"--candidate: {why}{_candidates(asked, judgement, titles)}")
        return None
    strange = [word for word in asked.words.split() if normalised(word) not in normalised(title)]
    if strange or (asked.words and not normalised(asked.words)):
        complain(f"--words: {' '.join(strange) or asked.words!r} does not stand in the title {title!r}")
    year = judgement.facts.get("year")
    return Acceptance(
        unit=asked.unit,
        check=judgement.check,
        subject=judgement.subject,
        url=asked.candidate,
        title=title,
        by=asked.by,
        note=asked.note,
        words=" ".join(asked.words.split()),
        year=year if isinstance(year, int) else None,
    )


def _judgement(
    asked: Asked, judgements: tuple[Judgement, ...], catalog: Catalog, complain: Callable[[str], None]
) -> Judgement | None:
    """The newest judgement on the finding, if a document can answer it."""
    check, _, subject = asked.finding.partition("/")
    judgement = next((one for one in judgements if (one.check, one.subject) == (check, subject)), None)
    open_ones = [f"{one.check}/{one.subject}" for one in judgements if _can_be_answered(one, catalog)]
    if judgement is None:
        known = _near(asked.finding, open_ones) or ("; open are " + ", ".join(open_ones[:NAMED]) if open_ones else "")
        complain(f"{asked.finding}: the newest run judged no such thing of {asked.unit}{known}")
        return None
    if judgement.verdict is Verdict.MET:
        complain(f"{asked.finding}: is met already")
        return None
    if not _can_be_answered(judgement, catalog):
        complain(f"{asked.finding}: asks for no document, or could not be verified; a document cannot answer it")
        return None
    return judgement


def _can_be_answered(judgement: Judgement, catalog: Catalog) -> bool:
    """Whether the judgement says that a document is missing, and its duty asks for one by name or as a repost.

    A column is not answered by a document, nor is what one document lacks.
    """
    duty = catalog.obligations.get(judgement.obligation or "")
    if duty is None or judgement.verdict not in (Verdict.BREACHED, Verdict.SUSPECTED) or "candidates" not in judgement.facts:
        return False
    if duty.repost is not None:
        return judgement.subject.startswith(f"{duty.id}|")
    wanted = duty.looks_for
    return judgement.subject == duty.id and bool(wanted.title or wanted.synonyms) and not wanted.column_exists


def _titles(unit: str, judgement: Judgement, run: Run, store: Store) -> dict[str, str]:
    """Every document that the run saw of the unit: address → title; the finding's own candidates first."""
    seen_in = run.facts_of or run.id
    titles = dict(_own(judgement))
    for record in store.facts.records(seen_in, unit):
        titles.setdefault(record.url, record.title)
    for walk in store.facts.walks(seen_in):
        if walk.unit == unit:
            for entry in walk.entries:
                titles.setdefault(entry.url, entry.title)
    return titles


def _own(judgement: Judgement) -> Iterator[tuple[str, str]]:
    candidates = judgement.facts.get("candidates")
    for one in candidates if isinstance(candidates, list) else []:
        if isinstance(one, dict) and one.get("url"):
            yield str(one["url"]), str(one.get("title") or "")


def _candidates(asked: Asked, judgement: Judgement, titles: Mapping[str, str]) -> str:
    own = dict(_own(judgement))
    near = get_close_matches(asked.candidate, list(titles), n=1, cutoff=0.8)
    if near:
        return f"; did you mean {near[0]} ({titles[near[0]]})?"
    if own:
        return "; the nearest are " + ", ".join(f"{url} ({title})" for url, title in list(own.items())[:NAMED])
    return "; give the address of a document that stands in one of the unit's columns"


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""
