"""Every dated or periodic duty of a plan, with the words it rests on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from duewatch.catalog.drafting.confidence import of_cell, of_part, of_stage
from duewatch.catalog.drafting.findings import MAX_QUOTE, Confidence, Found
from duewatch.catalog.drafting.flat_table import FlatTable
from duewatch.catalog.drafting.notes import Note, blotted, notes_of
from duewatch.catalog.drafting.outline import Paragraph, Plan
from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.sentences import VERB, is_signature, parts_of
from duewatch.catalog.drafting.stages import UNNUMBERED, Stage, stage_of
from duewatch.catalog.drafting.subjects import subject_of
from duewatch.catalog.drafting.times import PlanYear, cell_limit, only_lasts, plan_year, printed_time
from duewatch.domain.limits import Clause, Limit

_HEADING: Final = re.compile("[\u4e00-\u9fff]{0,10}(?:阶段|步骤)")
_SHORTEST_LEAD: Final = 4


def duties_in(plan: Plan) -> tuple[Found, ...]:
    """Every duty with a date, a count of days or hours, or a repetition; the same words with the same limit once."""
    found: dict[tuple[str, tuple[Clause, ...]], Found] = {}
    year = plan_year(paragraph.words.plain for paragraph in plan.paragraphs)
    for duty in (*_in_text(plan.paragraphs, year), *_in_rows(plan, year)):
        key = (re.sub(r"[,。;]", "", duty.plain), tuple(replace(clause, text="") for clause in duty.limit.clauses))
        found.setdefault(key, duty)
    return tuple(found.values())


def _in_text(paragraphs: tuple[Paragraph, ...], year: PlanYear) -> Iterator[Found]:
    table = FlatTable(paragraphs, year)
    stage: Stage | None = None
    for at, paragraph in enumerate(paragraphs):
        if stage and paragraph.level is not None and paragraph.level <= stage.level:
            stage = None
        cell = table.read(at)
        if cell.found:
            yield cell.found
        if cell.is_cell or is_signature(paragraph.words.plain):
            continue
        heading = stage_of(paragraph, year) if _has_text_below(paragraphs, at) else None
        stage = heading or stage
        below = heading.rest if heading else paragraph
        own = list(_in_paragraph(below, year, "", heading.printed.plain if heading else ""))
        yield from own
        lead = below.words if not own else _before(below.words, own[0]) if heading else None
        if stage and lead and VERB.search(lead.plain) and not _HEADING.fullmatch(lead.plain):
            who = next((note.who for note in notes_of(below.words, year) if note.who), "")
            who = who or subject_of(lead, [(0, len(lead))])
            yield _found(below.clause, lead, stage.limit, stage.printed.quoted(80), who, of_stage())
        if heading and heading.level == UNNUMBERED and heading.rest.words.plain:
            stage = None  # 3月:… dates its own line


def _before(words: Printed, duty: Found) -> Printed | None:
    """What stands before the first duty with a time of its own, if it is long enough to ask for anything."""
    at = words.plain.find(duty.plain)
    return words[:at].stripped() if at >= _SHORTEST_LEAD else None


def _in_rows(plan: Plan, year: PlanYear) -> Iterator[Found]:
    for row in plan.rows:
        limit = cell_limit(row.when.plain, year) if row.when.plain else None
        if limit:
            found = _found(row.clause, row.task, limit, row.when.quoted(80), row.who, of_cell(limit, year))
            yield replace(found, plain=":".join(dict.fromkeys(cell.plain for cell in row.said)))
        for cell in row.said:
            yield from _in_paragraph(Paragraph(cell, row.clause), year, row.who)


def _has_text_below(paragraphs: tuple[Paragraph, ...], at: int) -> bool:
    """Whether anything stands under the heading of a paragraph, in it or after it."""
    own, following = paragraphs[at], paragraphs[at + 1 : at + 2]
    if own.level is None or re.search(r"[。:].", own.words.plain):
        return True
    return any(one.level is None or one.level > own.level for one in following) and not is_signature(following[0].words.plain)


def _in_paragraph(paragraph: Paragraph, year: PlanYear, who: str, above: str = "") -> Iterator[Found]:
    words = paragraph.words
    notes = notes_of(words, year)
    masked = blotted(words.plain, notes)
    parts = list(parts_of(words, masked, year, above))
    after = 0
    for note in notes:
        before = masked[: note.start].rstrip("\u3000")
        whole = not before or before[-1] in "。;!"
        start = after if whole else max(before.rfind(end) for end in "。;!?") + 1
        timed = (
            note.limit is not None and only_lasts(note.limit) and any(start <= part.start < note.start for part in parts)
        )  # 长期 says nothing beside 每季度
        if note.limit and not timed and _asks(masked[start : note.start], headed=note.headed):
            leading = "" if note.helps else note.who
            named = leading or _who_after(notes, note.end) or who or note.who
            task = _without_notes(words, [one for one in notes if one is not note], start, note.start)
            yield _found(paragraph.clause, task, note.limit, note.printed_limit, named, of_cell(note.limit, year))
        after = note.end if whole else after
    for part in parts:
        place = _first_word(masked, part.time_start)
        yield _found(
            paragraph.clause,
            words[part.start : part.end],
            part.limit,
            printed_time(words[part.time_start : part.time_end]),
            _who_after(notes, place) or who or part.who or _who_after(notes, place, helping=True),
            of_part(part, year),
        )


def _asks(task: str, *, headed: bool) -> bool:
    """Whether words ask for something: by a verb that is known, or because their time stands behind them under its head."""
    return VERB.search(task) is not None or (headed and len(task.strip("\u3000,。;:")) >= _SHORTEST_LEAD)


def _first_word(masked: str, place: int) -> int:
    """The first sign from a place on that is not blotted out: a note before a sentence belongs to the one before it."""
    return next((at for at in range(place, len(masked)) if masked[at] != "\u3000"), place)


def _who_after(notes: list[Note], place: int, *, helping: bool = False) -> str:
    """Who the first note behind a place names; one that names only who helps is passed over unless it is asked for."""
    return next((note.who for note in notes if note.end > place and note.who and note.helps is helping), "")


def _without_notes(words: Printed, notes: list[Note], start: int, end: int) -> Printed:
    """The longest run between two notes, so that what is quoted stands in the plan in one piece."""
    edges = [start, *(place for note in notes if start <= note.start < end for place in (note.start, note.end)), end]
    runs = [words[edges[at] : edges[at + 1]] for at in range(0, len(edges) - 1, 2)]
    return max(runs, key=len)


def _found(clause: str, words: Printed, limit: Limit, printed_limit: str, who: str, sure: tuple[Confidence, str]) -> Found:
    kept = words.stripped()
    return Found(clause, kept.quoted(MAX_QUOTE), kept.plain, replace(limit, text=printed_limit), printed_limit, who, *sure)
