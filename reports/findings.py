"""From a judgement to the row and the card that tell it: sentence, pages, evidence, basis, arithmetic, history."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from duewatch.domain.calendar import CalendarMissing
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.deadlines import STEP_MESSAGES
from duewatch.domain.findings import Finding, Move
from duewatch.domain.judgements import Facts, Judgement, Verdict
from duewatch.domain.obligations import Citation
from duewatch.domain.results import RunResult, UnitResult
from duewatch.domain.sentences import sentence
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import Column
from reports.parts import BasisLine, Evidence, FindingPart, Link, LinkGroup
from reports.safe import one_line, web_address
from reports.vocabulary import MOVES, N_, REASONS, SEVERITIES, SIGHTINGS, VERDICTS
from reports.words import Words

LINKS_A_GROUP = 20
FACT_LENGTH = 400

PAGE_FACTS: Mapping[str, str] = {
    "places": N_("Pages that carry it"),
    "candidates": N_("Nearest candidates found"),
}
"""Facts that hold lists of pages, and what such a list is called."""

OTHER_PAGES = N_("Pages")
PAGE_KEYS = frozenset({"url", "page"})


@dataclass(frozen=True)
class Telling:
    """What every row of one report is made with: the run, the language, the days allowed for putting right."""

    result: RunResult
    words: Words
    rectify_days: Mapping[str, int]
    titles: Mapping[str, str]  # address of a document → its title
    columns: Mapping[str, Column]  # address of a document → the column it was read in


@dataclass(frozen=True)
class Entry:
    """One judgement, the unit it is about, and what it did to a finding, if anything."""

    unit: UnitResult
    judgement: Judgement
    move: Move | None = None
    finding: Finding | None = None


def entries_of(units: Iterable[UnitResult]) -> Iterator[Entry]:
    """Every judgement once, together with the change it made in the ledger."""
    for unit in units:
        changes = {_key(change.judgement): change for change in unit.changes if change.move is not Move.NONE}
        for judgement in unit.judgements:
            change = changes.pop(_key(judgement), None)
            yield Entry(unit, judgement, change.move if change else None, change.finding if change else None)
        yield from (Entry(unit, change.judgement, change.move, change.finding) for change in changes.values())


def has_card(entry: Entry) -> bool:
    """Whether a report shows the judgement with all its evidence: what is, was or may be a breach."""
    verdict = entry.judgement.verdict
    return verdict in (Verdict.BREACHED, Verdict.SUSPECTED) or entry.move in (Move.CLEARED, Move.UNVERIFIED)


def finding_part(entry: Entry, number: int, telling: Telling) -> FindingPart:
    """The row and card of one judgement."""
    judgement, words, result = entry.judgement, telling.words, telling.result
    info = result.checks.get(judgement.check)
    code = code_of(judgement)
    state = str(entry.move or judgement.verdict)
    evidence = tuple(_evidence(result.sightings[key], words) for key in judgement.sightings if key in result.sightings)
    basis = tuple(BasisLine(one_line(c.document), one_line(c.clause), one_line(c.quote, 1000)) for c in judgement.basis)
    rectify, overdue = _rectify(entry, telling)
    column = _column_of(entry, telling)
    return FindingPart(
        number=number,
        anchor=f"f-{code.lower()}",
        code=code,
        unit=entry.unit.unit.name,
        unit_anchor=unit_anchor(entry.unit),
        column=link(column.name, column.url) if column else None,
        check_anchor=f"c-{judgement.check}",
        kind=kind_of(judgement.check, info, words),
        severity=str(judgement.severity),
        severity_word=words(SEVERITIES[judgement.severity]),
        subject=subject_of(entry, telling).text,
        sentence=sentence_of(judgement, info, words),
        page=_first_page(entry, telling, evidence),
        pages=tuple(_page_groups(judgement.facts, words)),
        evidence=evidence,
        evidence_line=_evidence_line(judgement, result, words),
        found=words.day(entry.finding.first_seen if entry.finding else result.run.as_of),
        history=_history(entry, words),
        confirmed=words("confirmed {n} times", n=entry.finding.nights) if entry.finding and entry.finding.nights > 1 else "",
        basis=basis,
        basis_line=basis_line(judgement.basis, words),
        rectify=rectify,
        rectify_overdue=overdue,
        state=state,
        state_word=words(MOVES[entry.move]) if entry.move else words(VERDICTS[judgement.verdict]),
        steps=steps_of(judgement.facts, words),
        facts=tuple(_other_facts(judgement.facts)),
    )


def code_of(judgement: Judgement) -> str:
    """A short name of the finding, made from its key alone, so that it stays the same night after night."""
    key = "\0".join(_key(judgement))
    digest = hashlib.sha256(key.encode()).hexdigest()[:8].upper()
    return f"{digest[:4]}-{digest[4:]}"


def unit_anchor(unit: UnitResult) -> str:
    """Where a unit's section starts."""
    return f"u-{unit.unit.id}"


def link(text: str, url: str | None) -> Link:
    """A link to a page; the text alone where the address is none of http or https."""
    return Link(one_line(text), web_address(url))


def short_address(url: str, longest: int = 56) -> str:
    """An address as a reader may take it in: host and last part, where the whole is long."""
    if len(url) <= longest:
        return url
    parts = urlsplit(url)
    last = f"{parts.path.rstrip('/').rpartition('/')[2]}{'?' + parts.query if parts.query else ''}"
    return one_line(f"{parts.netloc}/…/{last}", longest)


def kind_of(check: str, info: CheckInfo | None, words: Words) -> str:
    """What kind of problem a check finds."""
    return words.checks(info.title) if info else check


def sentence_of(judgement: Judgement, info: CheckInfo | None, words: Words) -> str:
    """The check's sentence for its verdict, its facts filled in.

    Facts of an old run may lack a place that today's sentence has; then the kind of problem alone is told rather than
    nothing, and the facts stand beside it.
    """
    if info:
        try:
            return one_line(sentence(judgement, info, words.checks), 1000)
        except (KeyError, ValueError):
            return kind_of(judgement.check, info, words)
    return words(REASONS[judgement.reason][1]) if judgement.reason else judgement.check


def subject_of(entry: Entry, telling: Telling) -> Link:
    """What a judgement is about: a duty, a page or a column, by its name."""
    judgement, unit = entry.judgement, entry.unit
    url = _address_in(judgement.subject)
    if url:
        return link(telling.titles.get(url) or short_address(url), url)
    if judgement.obligation:
        title = next((d.obligation.title for d in unit.duties if d.obligation.id == judgement.obligation), "")
        if title:
            return Link(one_line(title))
    column = unit.unit.column(judgement.column) if judgement.column else None
    return link(column.name, column.url) if column else Link(one_line(judgement.subject))


def basis_line(basis: Iterable[Citation], words: Words) -> str:
    """Document and clause of each basis, on one line."""
    return one_line(words.join([f"{c.document} {c.clause}".strip() for c in basis])) or "–"


def steps_of(facts: Facts, words: Words) -> tuple[str, ...]:
    """How a deadline was computed, a sentence a step."""
    deadline = facts.get("deadline")
    steps = deadline.get("steps") if isinstance(deadline, dict) else None
    return tuple(_step(step, words) for step in steps or () if isinstance(step, dict))


def _step(step: Mapping[str, object], words: Words) -> str:
    message = STEP_MESSAGES.get(str(step.get("step")))
    places = {
        name: words.join([str(one) for one in value]) if isinstance(value, list) else value for name, value in step.items()
    }
    try:
        return words.limits(message).format(**places) if message else json.dumps(step, ensure_ascii=False)
    except (KeyError, IndexError):
        return json.dumps(step, ensure_ascii=False)


def _key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.check, judgement.unit, judgement.subject


def _address_in(subject: str) -> str | None:
    """The address in a subject key, which is one itself or ends with one after a bar."""
    return web_address(subject) or web_address(subject.rpartition("|")[2])


def _evidence(sighting: Sighting, words: Words) -> Evidence:
    outcome = words(SIGHTINGS[sighting.kind])
    if sighting.status is not None:
        outcome = f"HTTP {sighting.status} {outcome}"
    if sighting.note:
        outcome = words("{outcome} ({note})", outcome=outcome, note=one_line(words.note(sighting.note), 60))
    kept = sighting.evidence
    return Evidence(
        page=link(sighting.url, sighting.url),
        outcome=outcome,
        seen_at=words.stamp(sighting.seen_at),
        client=f"{sighting.method} · {sighting.via}",
        digest=kept.digest if kept else "",
        place=f"{kept.file} @ {kept.offset}" if kept else "",
    )


def _evidence_line(judgement: Judgement, result: RunResult, words: Words) -> str:
    seen = [result.sightings[key] for key in judgement.sightings if key in result.sightings]
    if not seen:
        return "–"
    last = max(seen, key=lambda sighting: sighting.seen_at)
    status = f"HTTP {last.status}" if last.status is not None else words(SIGHTINGS[last.kind])
    moment = words.stamp(last.seen_at)[:-3]  # to the minute; the card has the second
    if len(seen) == 1:
        return f"{status} · {moment}"
    return words("{status} · {moment} · {n} sightings", status=status, moment=moment, n=len(seen))


def _first_page(entry: Entry, telling: Telling, evidence: tuple[Evidence, ...]) -> Link:
    """Where the unit has to put something right: the page that carries a dead link, the document, the column's list."""
    place = _first_place(entry.judgement.facts)
    if place:
        return link(telling.titles.get(place) or short_address(place), place)
    subject = subject_of(entry, telling)
    if subject.url:
        return subject
    seen = evidence[0].page if evidence else Link("–")
    return link(telling.titles.get(seen.url) or short_address(seen.url), seen.url) if seen.url else seen


def _first_place(facts: Facts) -> str | None:
    places = facts.get("places")
    first = places[0] if isinstance(places, list) and places else None
    return web_address(str(first.get("page") or "")) if isinstance(first, dict) else None


def _column_of(entry: Entry, telling: Telling) -> Column | None:
    """The column a judgement names, or the one in which the page it is about was read."""
    judgement = entry.judgement
    if judgement.column:
        return entry.unit.unit.column(judgement.column)
    page = _first_place(judgement.facts) or _address_in(judgement.subject)
    return telling.columns.get(page) if page else None


def _page_groups(facts: Facts, words: Words) -> Iterator[LinkGroup]:
    for name, value in facts.items():
        pages = [one for one in value if isinstance(one, dict) and PAGE_KEYS & one.keys()] if isinstance(value, list) else []
        if pages:
            links = tuple(_page(one) for one in pages[:LINKS_A_GROUP])
            left_out = len(pages) - len(links)
            more = words("and {n} more", n=left_out) if left_out else ""
            yield LinkGroup(words(PAGE_FACTS.get(name, OTHER_PAGES)), links, more)


def _page(fact: Mapping[str, object]) -> Link:
    """A page as facts name it: its address under ``url`` or ``page``, its words under ``title`` or ``text``."""
    address = str(fact.get("url") or fact.get("page") or "")
    return link(str(fact.get("title") or fact.get("text") or short_address(address)), address)


def _other_facts(facts: Facts) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        told = {key: inner for key, inner in value.items() if key != "steps"} if isinstance(value, dict) else value
        shown = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, sort_keys=True)
        yield name, one_line(shown, FACT_LENGTH)


def _history(entry: Entry, words: Words) -> str:
    finding = entry.finding
    if finding is None:
        return ""
    first, last = words.day(finding.first_seen), words.day(finding.last_confirmed)
    match entry.move:
        case Move.STILL_OPEN:
            return words("Open since {first}, confirmed in {n} runs.", first=first, n=finding.nights)
        case Move.REOPENED:
            return words("First found on {first}, cleared since, and back again ({n}).", first=first, n=finding.times_reopened)
        case Move.CLEARED:
            return words("Found on {first}, last confirmed on {last}, now shown to be put right.", first=first, last=last)
        case Move.UNVERIFIED:
            return words("Found on {first}, last confirmed on {last}; could not be confirmed since.", first=first, last=last)
        case _:
            return words("First found on {first}.", first=first)


def _rectify(entry: Entry, telling: Telling) -> tuple[str, bool]:
    """The period for putting right in words, and whether it has run out."""
    words, result = telling.words, telling.result
    if entry.move is Move.CLEARED or entry.judgement.verdict not in (Verdict.BREACHED, Verdict.UNDETERMINED):
        return "", False
    days = telling.rectify_days.get(entry.judgement.severity, 0)
    if not days:
        return words("at once"), False
    last = _last_day(entry, days, result)
    if last is None:
        return words("within {n} working days", n=days), False
    return words("within {n} working days, by {last}", n=days, last=words.day(last)), result.run.as_of.date() > last


def _last_day(entry: Entry, days: int, result: RunResult) -> date | None:
    """The last day for putting right; ``None`` where the calendar or the moment of a reopening is not known."""
    finding, as_of = entry.finding, result.run.as_of
    if result.calendar is None:
        return None
    if finding and finding.times_reopened and entry.move is not Move.REOPENED:
        return None  # the ledger keeps when it was first found, not when it came back
    start = finding.first_seen if finding and entry.move is not Move.REOPENED else as_of
    try:
        return result.calendar.add_working_days(start.astimezone(as_of.tzinfo).date(), days)
    except CalendarMissing:
        return None
