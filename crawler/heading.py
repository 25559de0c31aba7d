"""The title as the page displays it: the heading among the lines, checked against what the page says of itself elsewhere."""

import re
from collections.abc import Sequence

from crawler.fields.title import RULE
from crawler.labels import spots, whole_label
from crawler.lines import BREAK, Line
from crawler.normal import compare, squeeze
from crawler.page import Page
from duewatch.domain.records import FieldState, Reading, Where

TITLE_CLASS = re.compile(r"title|tit\b|biaoti|bt\b|headline|subject|h1", re.IGNORECASE)
UNDER_TITLE = re.compile(
    r"(?:发布|公布|公开|编稿|發[布佈]|公[佈開])(?:时间|時間|日期)|[来來]源\s*[：:]|(?:时间|時間|日期)\s*[：:]\s*\d"
    r"|^[\[（(]?20\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d"
)
"""What the line of date and source under a title looks like."""
DATE_OR_SOURCE = re.compile(
    r"[\[（(【\s]*(?:(?:发布|公布|公开|发文|成文|更新)?(?:时间|日期)\s*[：:]|(?:信息|文章|稿件)?来源\s*[：:]|(?:19|20)\d\d\s*[-年/.]\s*\d)"
)
"""How that line begins where a template sets it into the heading's own element."""
LONGEST_BENEATH = 120
"""Characters of such a line."""
LABEL_BEHIND = re.compile(r"\s+(?:(?:发布|更新)(?:时间|日期)|(?:信息|文章)?来源)\s*[：:]")
SHORTEST_BEFORE = 6
"""Characters of a heading that stands before a label in one line with it."""
SEPARATORS = re.compile(r"\s*[-_—–|｜·]{1,3}\s*")


SURE = 1.5
"""From here on a line is believed to be the heading."""
SITES = ("政府", "网", "网站", "门户", "委员会", "局", "厅", "部", "办公室", "平台", "专栏", "中心")
"""How the names of sites and bodies end."""
DOCUMENT_WORDS = ("关于", "通知", "公告", "成立", "设立")


def headings(page: Page, lines: Sequence[Line]) -> list[Reading]:
    """All titles the page gives of itself, the displayed heading first: HEADING, META, and ``<title>`` as a last resort."""
    meta = next((page.metas_lower[name] for name in RULE.metas if page.metas_lower.get(name)), "")
    declared = squeeze(meta)
    document = clean(page.title or "", page)
    if _is_site(document) and not any(word in document for word in DOCUMENT_WORDS):
        document = ""  # the site's name, not the page's
    found: list[Reading] = []
    whole = len(document or page.title or "")
    parts = sorted((part for part in SEPARATORS.split(page.title or "") if 4 <= len(part) < whole), key=len, reverse=True)
    names = [declared, document, *parts[:4]]
    if shown := _confirmed(lines, names) or _named_like_a_body(lines, declared, page) or _of_few_letters(lines, page):
        found.append(RULE.reading(shown, Where.HEADING))
    else:
        guessed, where = _likeliest(lines, compare(document or declared))
        if guessed:
            found.append(RULE.reading(guessed, where))
    if declared:
        found.append(RULE.reading(declared, Where.META))
    if not found and (last := document or squeeze(page.title or "")):
        found.append(RULE.reading(last, Where.META))
    return [reading for reading in found if reading.state is not FieldState.EMPTY]


def clean(title: str, page: Page) -> str:
    """A ``<title>`` without the names of column and site that follow it: 某通知_通知公告_某县人民政府 → 某通知."""
    title = title.strip()
    if title.startswith("【") and "】" in title:
        inside, _, behind = title[1:].partition("】")
        behind = behind.strip()
        if not behind or SEPARATORS.match(behind) or _is_site(behind):
            title = inside
    parts = [part for part in SEPARATORS.split(title) if part]
    if len(parts) > 1:
        names = {compare(page.metas_lower.get(name, "")) for name in ("sitename", "columnname", "columntype")} - {""}
        while len(parts) > 1 and (compare(parts[-1]) in names or _is_site(parts[-1]) or len(parts[-1]) <= 6):
            parts.pop()
        while len(parts) > 1 and (compare(parts[0]) in names or (_is_site(parts[0]) and len(parts[0]) < len(parts[-1]))):
            parts.pop(0)
        start = title.find(parts[0])
        title = title[start:]
        end = title.find(parts[-1], sum(map(len, parts[:-1]))) + len(parts[-1])
        title = title[:end]
    return squeeze(title)


def _is_site(part: str) -> bool:
    return len(part) <= 30 and part.endswith(SITES)


def _confirmed(lines: Sequence[Line], names: Sequence[str]) -> str:
    """The line that shows a title the page declares: in its meta tags, in its ``<title>`` or a part of that."""
    for wanted in names:
        if len(wanted) < 2 or _is_site(wanted):
            continue
        goal = compare(wanted)
        longest = 2 * len(wanted) + 8
        likely = _beginning_like(lines, goal)
        candidates = [
            line for line in likely if len(line.text) <= longest and line.links * 2 < len(line.text) + 1 and line.says(goal)
        ]
        if candidates:
            ranked = sorted(candidates, key=_rank)
            return ranked[0].text
        if line := next((line for line in likely if beneath(line, goal)), None):
            return wanted if line.parts[0] == line.text else line.parts[0]
        joined = _over_lines(lines, wanted, goal)
        if joined:
            return joined
    return ""


def _named_like_a_body(lines: Sequence[Line], declared: str, page: Page) -> str:
    """The heading of a page about a centre or an office, which its meta tag names as the title: no site's name, then."""
    goal = compare(declared)
    if len(goal) < 2 or not _is_site(declared) or goal == compare(page.metas_lower.get("sitename", "")):
        return ""
    if not compare(page.title or "").startswith(goal) or goal == compare(page.title or ""):
        return ""
    return next(
        (line.text for line in _beginning_like(lines, goal) if line.says(goal) and _rank(line) == 0 and not line.links), ""
    )


def _of_few_letters(lines: Sequence[Line], page: Page) -> str:
    """A title of two or three letters with which the page's own begins, above the line of date and source."""
    first = SEPARATORS.split(page.title or "", maxsplit=1)[0]
    if not 2 <= len(first) <= 3 or first == page.title:
        return ""
    for at, line in enumerate(lines[:-1]):
        if line.text == first and not line.links and UNDER_TITLE.search(lines[at + 1].text):
            return first
    return ""


def beneath(line: Line, goal: str) -> str:
    """What a heading holds behind its title: some templates set date and source there, after a ``<br>`` or in an element.

    Without a ``<br>`` only what begins like the line of date and source under a title is not the title's own.
    """
    if len(line.pieces) < 2 or not len(goal) // 2 < len(line.text) <= 2 * len(goal) + LONGEST_BENEATH:
        return ""
    if not line.core.startswith(goal):
        return ""
    if BREAK in line.pieces:
        first, *others = line.parts
        if others and compare(first) == goal:
            return " ".join(others)
    shown = ""
    for at, piece in enumerate(line.pieces):
        shown += piece
        if len(compare(shown)) >= len(goal):
            rest = squeeze("".join(line.pieces[at + 1 :]).replace(BREAK, " "))
            return rest if compare(shown) == goal and DATE_OR_SOURCE.match(rest) else ""
    return ""


def _beginning_like(lines: Sequence[Line], goal: str) -> Sequence[Line]:
    """The lines that can say a text in the form for comparing: a Chinese character is the same in both forms."""
    first = goal[:1]
    return [line for line in lines if line.text[:1] == first] if "\u4e00" <= first <= "\u9fff" else lines


def _likeliest(lines: Sequence[Line], goal: str) -> tuple[str, Where]:
    """The line that looks most like a heading, and HEADING if its element says so, LINE if only its place does."""
    best, best_score, best_where = "", 0.0, Where.HEADING
    for at, line in enumerate(lines):
        text = line.text
        if not 4 <= len(text) <= 300 or line.links * 2 >= len(text):
            continue
        marked = _heading_score(line)
        score = marked + _above_source_line(lines, at)
        if goal:
            core = line.core
            if core in goal or goal in core:
                score += 3 * min(len(core), len(goal)) / max(len(core), len(goal))
        if score > best_score:
            best, best_score, best_where = _without_line_beneath(line), score, Where.HEADING if marked else Where.LINE
    return (best, best_where) if best_score >= SURE else ("", Where.HEADING)


def _without_line_beneath(line: Line) -> str:
    """A heading without the date or source line that the template sets into its element, behind a seam or a blank."""
    shown = ""
    for at, piece in enumerate(line.pieces[:-1]):
        shown += piece
        rest = squeeze("".join(line.pieces[at + 1 :]).replace(BREAK, " "))
        if len(squeeze(shown)) >= 4 and DATE_OR_SOURCE.match(rest) and len(rest) <= LONGEST_BENEATH:
            return squeeze(shown.replace(BREAK, " "))
    if (label := LABEL_BEHIND.search(line.text)) is not None and label.start() >= SHORTEST_BEFORE:
        return line.text[: label.start()]
    return line.text


def _above_source_line(lines: Sequence[Line], at: int) -> float:
    """How much speaks for a line that the line of date and source follows it: the nearer, the more."""
    text = lines[at].text
    if (label := LABEL_BEHIND.search(text)) is not None and label.start() >= SHORTEST_BEFORE:
        text = text[: label.start()]
    if len(text) < 8 or UNDER_TITLE.search(text) or spots(text, 1) or (at and whole_label(lines[at - 1].text)):
        return 0.0
    for distance, near in enumerate(lines[at + 1 : at + 4]):
        if len(near.text) <= 160 and near.links * 2 < len(near.text) and UNDER_TITLE.search(near.text):
            return SURE - 0.3 * distance
    return 0.0


def _rank(line: Line) -> int:
    return 0 if line.block.tag in ("h1", "h2", "h3", "h4") else 1 if _heading_score(line) else 2


def _heading_score(line: Line) -> float:
    tag = line.block.tag
    score = {"h1": 2.0, "h2": 1.5, "h3": 1.0}.get(tag or "", 0.0)
    attributes = line.block.attributes
    if TITLE_CLASS.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
        score += 1.0
    return score


def _over_lines(lines: Sequence[Line], wanted: str, goal: str) -> str:
    """A title set over several lines that together make the declared one."""
    for at, line in enumerate(lines):
        if line.links or not line.text.startswith(wanted[0]):  # a line of invisible characters has no text
            continue
        start = line.core
        if len(start) < 3 or not goal.startswith(start) or start == goal:
            continue
        text = start
        for end in range(at + 1, min(at + 6, len(lines))):
            text += lines[end].core
            if text == goal:
                return squeeze(" ".join(one.text for one in lines[at : end + 1]))
            if not goal.startswith(text):
                break
    return ""
