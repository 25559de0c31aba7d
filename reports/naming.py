"""What things are called in a report: kinds of problems, subjects, pages, bases, steps of the arithmetic."""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.deadlines import STEP_MESSAGES
from duewatch.domain.judgements import Facts
from duewatch.domain.obligations import Citation
from reports.entries import Entry, Telling
from reports.parts import Link
from reports.safe import one_line, web_address
from reports.words import Words


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


def name_of(url: str, telling: Telling) -> str:
    """What a page is called: by its title, a column's list by the column's name, otherwise by its address."""
    return telling.titles.get(url) or telling.column_names.get(url) or short_address(url)


def kind_of(check: str, info: CheckInfo | None, words: Words) -> str:
    """What kind of problem a check finds."""
    return words.checks(info.title) if info else check


def subject_of(entry: Entry, telling: Telling) -> Link:
    """What a judgement is about: a duty, a page or a column, by its name."""
    judgement, unit = entry.judgement, entry.unit
    url = address_in(judgement.subject)
    if url:
        named = judgement.facts.get("item") if "|" in judgement.subject else None
        return link(telling.titles.get(url) or str(named or name_of(url, telling)), url)
    if judgement.obligation:
        title = next((d.obligation.title for d in unit.duties if d.obligation.id == judgement.obligation), "")
        if title:
            return Link(one_line(title))
    column = unit.unit.column(judgement.column) if judgement.column else None
    return link(column.name, column.url) if column else Link(one_line(judgement.subject))


def address_in(subject: str) -> str | None:
    """The address in a subject key, which is one itself or ends with one after a bar."""
    return web_address(subject) or web_address(subject.rpartition("|")[2])


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
