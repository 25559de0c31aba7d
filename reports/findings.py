"""From a judgement to the row and the card that tell it: sentence, pages, evidence, basis, arithmetic, history."""

import json
from collections.abc import Iterator, Mapping

from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Facts, Judgement
from duewatch.domain.replies import row_mark
from duewatch.domain.results import RunResult
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import Column
from reports.entries import Entry, Telling, anchor_of, code_of, unit_anchor
from reports.history import history_of, rectify_of
from reports.naming import address_in, basis_line, kind_of, link, name_of, short_address, steps_of, subject_of
from reports.parts import BasisLine, Evidence, FindingPart, Link, LinkGroup
from reports.replies import reply_line
from reports.safe import one_line, web_address
from reports.said import sentence_of
from reports.vocabulary import CLIENTS, MOVES, N_, SEVERITIES, SIGHTINGS, STATUS_NOTE, VERDICTS
from reports.words import Words

LINKS_A_GROUP = 20
FACT_LENGTH = 400

PAGE_FACTS: Mapping[str, str] = {
    "places": N_("Pages that carry it"),
    "candidates": N_("Nearest candidates found"),
    "source_url": N_("Notice of the superior body"),
}
"""Facts that hold an address or a list of pages, and what stands above them."""

OTHER_PAGES = N_("Pages")
PAGE_KEYS = frozenset({"url", "page"})


def finding_part(entry: Entry, number: int, telling: Telling, *, in_full: bool = True) -> FindingPart:
    """The row and card of one judgement."""
    judgement, words, result = entry.judgement, telling.words, telling.result
    key = FindingKey(judgement.check, judgement.unit, judgement.subject)
    info = result.checks.get(judgement.check)
    state = str(entry.move or judgement.verdict)
    evidence = tuple(_evidence(result.sightings[key], words) for key in judgement.sightings if key in result.sightings)
    basis = tuple(BasisLine(one_line(c.document), one_line(c.clause), one_line(c.quote, 1000)) for c in judgement.basis)
    rectify, overdue = rectify_of(entry, telling)
    column = _column_of(entry, telling)
    return FindingPart(
        number=number,
        anchor=anchor_of(judgement),
        code=code_of(judgement),
        unit=entry.unit.unit.name,
        unit_anchor=unit_anchor(entry.unit),
        column=link(column.name, column.url) if column else None,
        check_anchor=f"c-{judgement.check}",
        kind=kind_of(judgement.check, info, words),
        severity=str(judgement.severity),
        severity_word=words(SEVERITIES[judgement.severity]),
        subject=subject_of(entry, telling).text,
        sentence=sentence_of(judgement, info, telling),
        page=_first_page(entry, telling, evidence),
        pages=tuple(_page_groups(judgement.facts, words)),
        evidence=evidence,
        evidence_line=_evidence_line(judgement, result, words),
        found=words.day(entry.finding.first_seen if entry.finding else result.run.as_of),
        history=history_of(entry, words),
        confirmed=words("confirmed {n} times", n=entry.finding.nights) if entry.finding and entry.finding.nights > 1 else "",
        basis=basis,
        basis_line=basis_line(judgement.basis, words),
        rectify=rectify,
        rectify_overdue=overdue,
        weight=telling.weights.get(key, ""),
        state=state,
        state_word=words(MOVES[entry.move]) if entry.move else words(VERDICTS[judgement.verdict]),
        steps=steps_of(judgement.facts, words),
        facts=tuple(_other_facts(judgement.facts)),
        reply=reply_line(result.replies.get(key), words),
        remedy=(),
        mark=row_mark(result.ledger, result.run.id, key) if result.ledger else "",
        in_full=in_full,
    )


def _evidence(sighting: Sighting, words: Words) -> Evidence:
    outcome = words(SIGHTINGS[sighting.kind])
    remarks = [words(STATUS_NOTE, status=sighting.status)] if sighting.status is not None else []
    if sighting.note and words.note(sighting.note) not in remarks:
        remarks.append(one_line(words.note(sighting.note), 60))
    if remarks:
        outcome = words("{outcome} ({note})", outcome=outcome, note=words.join(remarks))
    kept = sighting.evidence
    return Evidence(
        page=link(sighting.url, sighting.url),
        outcome=outcome,
        seen_at=words.stamp(sighting.seen_at),
        client=words(CLIENTS[sighting.via]) if sighting.via in CLIENTS else sighting.via,
        digest=kept.digest if kept else "",
        place=f"{kept.file} @ {kept.offset}" if kept else "",
    )


def _evidence_line(judgement: Judgement, result: RunResult, words: Words) -> str:
    seen = [result.sightings[key] for key in judgement.sightings if key in result.sightings]
    if not seen:
        return "–"
    last = max(seen, key=lambda sighting: sighting.seen_at)
    status = words(STATUS_NOTE, status=last.status) if last.status is not None else words(SIGHTINGS[last.kind])
    moment = words.stamp(last.seen_at)[:-3]  # to the minute; the card has the second
    if len(seen) == 1:
        return f"{status} · {moment}"
    return words("{status} · {moment} · {n} sightings", status=status, moment=moment, n=len(seen))


def _first_page(entry: Entry, telling: Telling, evidence: tuple[Evidence, ...]) -> Link:
    """Where the unit has to put something right: the page that carries a dead link, the document, the column's list."""
    facts = entry.judgement.facts
    place = _first_place(facts) or web_address(str(facts.get("url") or ""))
    if place:
        return link(name_of(place, telling), place)
    subject = subject_of(entry, telling)
    if subject.url:
        return subject
    seen = evidence[0].page if evidence else Link("–")
    return link(name_of(seen.url, telling), seen.url) if seen.url else seen


def _first_place(facts: Facts) -> str | None:
    places = facts.get("places")
    first = places[0] if isinstance(places, list) and places else None
    return web_address(str(first.get("page") or "")) if isinstance(first, dict) else None


def _column_of(entry: Entry, telling: Telling) -> Column | None:
    """The column a judgement names, or the one in which the page it is about was read."""
    judgement = entry.judgement
    if judgement.column:
        return entry.unit.unit.column(judgement.column)
    page = _first_place(judgement.facts) or address_in(judgement.subject)
    return telling.columns.get(page) if page else None


def _page_groups(facts: Facts, words: Words) -> Iterator[LinkGroup]:
    for name, value in facts.items():
        if name in PAGE_FACTS and isinstance(value, str) and web_address(value):
            yield LinkGroup(words(PAGE_FACTS[name]), (link(short_address(value), value),), "")
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
