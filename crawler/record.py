"""One disclosed document out of an HTML page: every field from every place it stands in, best evidence first."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.attachments import find_attachments
from crawler.body import Body, find_body, joined, kind_of
from crawler.fields import dates, doc_no, relative, short_years, written_date
from crawler.fields.rule import state_of
from crawler.fields.table import FIELDS
from crawler.heading import beneath, headings
from crawler.labels import Labelled, labelled
from crawler.lines import Line
from crawler.normal import compare
from crawler.page import Page
from crawler.readings import RecordReading
from crawler.several_pages import CUT, goes_on
from duewatch.domain.records import Attachment, FieldName, FieldState, FieldValue, Reading, Where

OFFICIAL = frozenset(
    {FieldName.INDEX_NO, FieldName.TOPIC, FieldName.ISSUER, FieldName.DOC_NO, FieldName.WRITTEN_DATE, FieldName.VALIDITY,
     FieldName.TITLE, FieldName.KEYWORDS, FieldName.SUMMARY, FieldName.METHOD, FieldName.REPEALED_DATE}
)  # fmt: skip
"""Fields that only a metadata block shows; a line under the title shows date and source."""
BLOCK_SPAN = 12
"""Lines that may lie between two fields of one block."""
NEAR_HEADING = 8
LONGEST_UNDER = 40
"""Characters of a line under the text that begins with the date of publication; a source may follow it."""
NOT_PUBLISHED = re.compile(r"成文|施行|通过|公布|令第|星期|今天|今日|印发|有效期|截止")
"""Words of a line whose date is another one: written, in force, adopted, today's."""
PARTING = dict.fromkeys(map(ord, "、，,；;"))
"""What parts the names of a joint document; blanks do it elsewhere."""
FOREIGN_METAS = "meta tags of another page"
IN_METAS = tuple(rule for rule in FIELDS.values() if rule.metas and rule.name is not FieldName.TITLE)
Found = dict[FieldName, list[Reading]]


def read_record(page: Page, lines: Sequence[Line]) -> RecordReading:
    """The document of a page. Whether the page *is* a document is for the caller to decide."""
    found: Found = {}
    titles = headings(page, lines)
    shown = titles[0].value if titles else None
    body = find_body(page, lines, shown)
    around = _outside(lines, body)
    _take_labelled(found, _believable(labelled(around)), around)
    foreign = _foreign_metas(page, titles, lines)
    if not foreign:
        _take_metas(found, page)
    _take_bare_date(found, page, lines, body, shown)
    found.setdefault(FieldName.TITLE, []).extend(titles)
    paragraphs = body.paragraphs(lines) if body else []
    text = joined(paragraphs)
    title = _title(found) or _first_line(found, paragraphs)
    take_body(found, lines, body, title or "", paragraphs)
    _take_address(found, page)
    if page.fetched_at is not None:
        _count_back(found, page.fetched_at)
    kind = kind_of(body, text, title)
    if kind == "text" and goes_on(page, lines):
        kind = "partial"
        page.warnings.append(CUT)
    return finish(found, find_attachments(page, body, lines, shown), text, kind, title, sure=body is not None)


def _count_back(found: Found, fetched_at: datetime) -> None:
    """Read relative dates (昨天, 3小时前), which mean something only together with the moment the page was fetched."""
    for name in (FieldName.PUBLISHED_DATE, FieldName.WRITTEN_DATE):
        for at, reading in enumerate(found.get(name, ())):
            if reading.state is not FieldState.UNREADABLE or (day := relative.parse(reading.raw, fetched_at)) is None:
                continue
            found[name][at] = replace(reading, value=dates.iso(day), state=FieldState.PRESENT, date=day)


def _first_line(found: Found, paragraphs: Sequence[str]) -> str | None:
    """The first line of the text as a title, where the page names itself nowhere."""
    first = next(iter(paragraphs), "")
    if not 6 <= len(first) <= 120 or first[-1] in "。：:；;，" or first[0] in "（(一1第":
        return None
    found.setdefault(FieldName.TITLE, []).append(FIELDS[FieldName.TITLE].reading(first, Where.BODY))
    return first


def finish(
    found: Found, files: tuple[Attachment, ...], text: str, kind: str, title: str | None, *, sure: bool = True
) -> RecordReading:
    """The reading, every field with its best evidence first."""
    fields = {name: value for name, readings in found.items() if (value := _ranked(readings))}
    return RecordReading(
        title=title,
        fields=fields,
        attachments=files,
        body_text=text,
        body_kind=kind,
        published_time=_clock(fields.get(FieldName.PUBLISHED_DATE)),
        understood=sure and title is not None,
    )


def _outside(lines: Sequence[Line], body: Body | None) -> list[Line]:
    """The lines that can carry labels: all but the body's, whose first two may be a date-and-source line of an editor's."""
    if body is None:
        return list(lines)
    head = [line for line in lines[body.first : min(body.first + 2, body.last)] if len(line.text) <= 60]
    return [*lines[: body.first], *head, *lines[body.last : body.last + 40]]


def _believable(values: Iterable[Labelled]) -> list[Labelled]:
    """Without what cannot be the field: a value found beside a label must look like one."""
    kept = []
    for value in values:
        rule = FIELDS[value.name]
        # "无" and a template's residue look like no field, and yet they are what stands there.
        odd = value.beside and state_of(value.raw) is FieldState.PRESENT and not rule.fits(value.raw)
        if value.raw and (len(value.raw) > rule.longest + 60 or odd):
            continue
        if value.beside and rule.is_date and len(value.raw) > 20 and dates.parse(value.raw) is None:
            continue
        kept.append(value)
    return kept


def _take_labelled(found: Found, values: list[Labelled], lines: Sequence[Line]) -> None:
    official = sorted(value.line for value in values if value.name in OFFICIAL)
    kinds = {value.name for value in values if value.name in OFFICIAL}
    is_block = FieldName.INDEX_NO in kinds or len(kinds) >= 2
    for value in sorted(values, key=_plainness):
        near = official[bisect_left(official, value.line - BLOCK_SPAN) : bisect_right(official, value.line + BLOCK_SPAN)]
        in_block = is_block and any(_together(lines, value.line, line) for line in near)
        if value.label in ("名称", "分类", "主题", "类别", "效力", "时效", "概述", "摘要") and not in_block:
            continue  # words too common to be labels outside a block
        rule = FIELDS[value.name]
        found.setdefault(value.name, []).append(rule.reading(value.raw, Where.BLOCK if in_block else Where.LINE))


def _plainness(value: Labelled) -> int:
    """The place of a label among its synonyms: 成文日期 says more than 发文日期 where a block has both."""
    return FIELDS[value.name].labels.index(value.label)


def _together(lines: Sequence[Line], one: int, other: int) -> bool:
    """Whether two lines can be of one block: near each other, and no heading between them."""
    low, high = min(one, other), max(one, other)
    return high - low <= BLOCK_SPAN and not any(line.block.tag in ("h1", "h2", "h3") for line in lines[low + 1 : high])


def _foreign_metas(page: Page, titles: list[Reading], lines: Sequence[Line]) -> bool:
    """Whether the article's meta tags belong to another page: their title stands nowhere on this one."""
    declared = compare(page.metas_lower.get("articletitle", ""))
    if len(declared) < 4 or not titles:
        return False
    if any(reading.where is Where.HEADING and _alike(compare(reading.value or ""), declared) for reading in titles):
        return False
    if _alike(compare(page.title or ""), declared):
        return False
    whole = "".join(line.core for line in lines[:400] if not line.links)
    foreign = declared not in whole
    if foreign:
        page.warnings.append(FOREIGN_METAS)
    return foreign


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _take_metas(found: Found, page: Page) -> None:
    metas = page.metas_lower
    for rule in IN_METAS:
        for name in rule.metas:
            if name in metas:
                found.setdefault(rule.name, []).append(rule.reading(metas[name], Where.META))
                break


def _take_bare_date(found: Found, page: Page, lines: Sequence[Line], body: Body | None, title: str | None) -> None:
    """A date without a label between heading and text: ``2020-11-15 10:07  某某局``."""
    if any(reading.where in (Where.BLOCK, Where.LINE) and reading.date for reading in found.get(FieldName.PUBLISHED_DATE, ())):
        return
    if body is None or not title:
        return
    goal = compare(title)
    heading = max((at for at, line in enumerate(lines[: body.first]) if line.says(goal)), default=None)
    if heading is None:
        near = lines[max(0, body.first - NEAR_HEADING) : body.first]
    else:  # behind the heading, else in the two lines before it
        near = [*lines[heading + 1 : min(body.first, heading + 1 + NEAR_HEADING)], *lines[max(0, heading - 2) : heading]]
    before = ""
    for line in near:
        text, label = beneath(line, goal) or line.text, before.endswith(("：", ":"))
        before = line.text
        if label:
            continue  # what a label says that is none of ours: 开始时间：
        is_link = line.links * 2 > len(line.text) and "来源" not in text  # the line of date and source may link to the site
        if len(text) > 80 or is_link or NOT_PUBLISHED.search(text):
            continue
        spots = list(dates.find(text))
        if len(spots) == 1:
            _, start, end = spots[0]
            reading = FIELDS[FieldName.PUBLISHED_DATE].reading(text[start:end], Where.LINE)
            found.setdefault(FieldName.PUBLISHED_DATE, []).append(reading)
            return
    for line in lines[body.last : body.last + 2]:  # some templates set date and time under the text; a date alone signs it
        day = dates.DATE.match(line.text) if not line.links and len(line.text) <= LONGEST_UNDER else None
        if day is not None and day["hour"]:
            found.setdefault(FieldName.PUBLISHED_DATE, []).append(FIELDS[FieldName.PUBLISHED_DATE].reading(day[0], Where.LINE))
            return
    for line in near:
        if len(line.text) <= 80 and (short := short_years.confirmed(line.text, page.url)) is not None:
            reading = Reading(dates.iso(short[1]), short[0], Where.LINE, FieldState.PRESENT, short[1])
            found.setdefault(FieldName.PUBLISHED_DATE, []).append(reading)
            return


def take_body(found: Found, lines: Sequence[Line], body: Body | None, title: str, texts: list[str]) -> None:
    """Number, date and issuer from title, lead-in lines, body head and signature (``texts`` are its paragraphs), marked."""
    titled = doc_no.from_title(title)
    number = titled
    if number is None and body is not None:
        number = _number_above(lines, body, title) or doc_no.from_lines(_without_title(texts, title))
    if number:
        where = Where.HEADING if titled else Where.BODY
        found.setdefault(FieldName.DOC_NO, []).append(FIELDS[FieldName.DOC_NO].reading(number, where))
    signed = written_date.from_lines(texts)
    if signed:
        interval, at, name = signed
        found.setdefault(FieldName.WRITTEN_DATE, []).append(
            Reading(dates.iso(interval), texts[at][:200], Where.BODY, FieldState.PRESENT, interval)
        )
        if name.strip():
            found.setdefault(FieldName.ISSUER, []).append(FIELDS[FieldName.ISSUER].reading(name, Where.BODY))


def _number_above(lines: Sequence[Line], body: Body, title: str) -> str | None:
    """A number that stands alone between heading and text."""
    goal = compare(title)
    heading = max((at for at, line in enumerate(lines[: body.first]) if goal and line.says(goal)), default=None)
    if heading is None:
        return None
    for line in lines[heading + 1 : min(body.first, heading + 1 + NEAR_HEADING)]:
        if "号" in line.text and (found := doc_no.from_lines([title, line.text] if "号" not in title else [line.text])):
            return found
    return None


def _without_title(texts: list[str], title: str) -> list[str]:
    """The body's lines after a title that is repeated on top of it, over however many lines."""
    goal, seen = compare(title), ""
    for at, text in enumerate(texts[:8]):
        if len(text) > 2 * len(goal) + 8:
            break
        seen += compare(text)
        if seen == goal:
            return texts[at + 1 :]
        if not goal.startswith(seen):
            break
    return texts


def _take_address(found: Found, page: Page) -> None:
    day = dates.in_address(page.url)
    if day is not None:
        found.setdefault(FieldName.PUBLISHED_DATE, []).append(
            Reading(dates.iso(day), page.url[:200], Where.ADDRESS, FieldState.PRESENT, day)
        )


ORDER = (Where.BLOCK, Where.LINE, Where.API, Where.META, Where.HEADING, Where.BODY, Where.ADDRESS, Where.LIST)


def _ranked(readings: list[Reading]) -> FieldValue | None:
    """Best evidence first; a value that is there outranks an empty one at a better place, which stays among the others."""
    if len(readings) < 2:
        return FieldValue(readings[0]) if readings else None
    unique = [reading for at, reading in enumerate(readings) if reading not in readings[:at]]  # few: no need to hash them
    unique.sort(key=lambda reading: (reading.state is not FieldState.PRESENT, ORDER.index(reading.where)))
    best = unique[0]
    return FieldValue(best, tuple(_agreeing(other, best) for other in unique[1:]))


def _words(value: str) -> str:
    return compare(value).translate(PARTING)


def _agreeing(other: Reading, best: Reading) -> Reading:
    """The reading with the best one's value if both say the same: blanks and widths are no contradiction."""
    if other.value and best.value and other.value != best.value and _words(other.value) == _words(best.value):
        return replace(other, value=best.value)
    return other


def _title(found: Found) -> str | None:
    """As displayed: the heading, else the block, else what the head of the page declares."""
    readings = [reading for reading in found.get(FieldName.TITLE, ()) if reading.state is FieldState.PRESENT and reading.value]
    for place in (Where.HEADING, Where.BLOCK, Where.LINE, Where.META):
        for reading in readings:
            if reading.where is place:
                return reading.value
    if readings:
        return readings[0].value
    # What a template left in the heading is no title, but it is what the page calls itself: the document is told by it.
    left = [reading for reading in found.get(FieldName.TITLE, ()) if reading.state is FieldState.PLACEHOLDER]
    return next((reading.raw for reading in left if reading.where in (Where.HEADING, Where.BLOCK) and reading.raw), None)


def _clock(value: FieldValue | None) -> str | None:
    """The time of publication, from the best place that gives one for the same day."""
    if value is None or value.best.date is None:
        return None
    for reading in (value.best, *value.others):
        if reading.date and reading.date.day == value.best.date.day and (time := dates.clock(reading.date)):
            return time
    return None
