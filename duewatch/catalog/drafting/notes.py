"""Notes in brackets or below a paragraph: who is responsible, and sometimes by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.subjects import NAMES, is_only_names
from duewatch.catalog.drafting.times import PlanYear, cell_limit, is_only_a_time, limit_of
from duewatch.domain.limits import Limit

_BRACKET: Final = re.compile(r"[(【\[〔]((?:[^()【】\[\]〔〕]|\([^()]*\))*)[)】\]〕]")
_WHO: Final = re.compile(
    r"(?:责任|牵头|主办|承办|配合|协办|落实|实施|参与|协同)(?:责任)?(?:单位|部门|科室|股室|处室|主体|领导|人)?(?:及分工)?:|责任人:"
)
_WHEN: Final = re.compile(r"(?:完成|办理|整改|公开)?(?:时限|期限|时间节点|时间|进度安排)(?:要求)?:")
_LABEL: Final = re.compile(rf"{_WHO.pattern}|{_WHEN.pattern}")
_IN_FULL: Final = (
    r"(?:责任|牵头|主办|承办|配合|协办|落实|实施)(?:责任)?(?:单位|部门|科室|股室|处室|领导|人):"
    r"|(?:完成|整改|办理)(?:时限|期限|时间)(?:要求)?:"
)
_BELOW: Final = re.compile(rf"(?:(?:^|(?<=[。;!?)】\]〕—-]))(?:{_LABEL.pattern})|{_IN_FULL})[^。]*")
_BARE: Final = re.compile(
    rf"(?:^|(?<=[。;!?]))由?{NAMES}(?:分别|共同|按职责(?:分工)?)?(?:负责|牵头|落实){{1,2}}(?:,{NAMES}(?:配合|参与|协助))?"
    r"(?:,[^,。;]{1,14}(?:前|底|内|完成|办结|推进|坚持|实施|到位|长期|全年))?(?=[。;]|$)"
)
"""The same without bracket and label, as a sentence of its own: 区司法局牵头,各镇配合,6月底前完成。"""

_SHARES: Final = re.compile(r"牵头|负责|配合|落实|参与|按职责|统筹|主办|协办|会同")
_ROLE: Final = re.compile("(?:分别|共同|按职责(?:分工)?)?(?:负责|牵头|落实){1,2}.*")
_HELPS: Final = re.compile("配合|协办|协助|参与|协同")
_OFFICE: Final = re.compile(r"[局办委科股室所站队院厅]$|中心$|单位$|部门$|.{2}(?:政府|街道|镇)$")
_TIMED: Final = re.compile("[月季底末前内]|半年")  # (2026-2028年) is the name of a period
_TITLE: Final = re.compile(
    r"《[^》]*》|〔\d{4}〕(?:\d{1,5}号)?|“[^”]*”(?=的?(?:规定|要求))|[((][^()]{0,24}(?:〔\d{4}〕|\[\d{4}\]|\(\d{4}\))[^()]{0,8}号[))]"
)


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where it stands in its paragraph, and what it says."""

    start: int
    end: int
    who: str  # as printed
    limit: Limit | None
    printed_limit: str
    headed: bool = False  # 完成时限: stands before the time, so what it is about is a task
    helps: bool = False  # it names only who helps (配合单位:), so whom the sentence asks is still open


def notes_of(words: Printed, year: PlanYear) -> list[Note]:
    """The notes of a paragraph in their order."""
    found = [*_bracketed(words, year)]
    taken = blotted(words.plain, found)
    found.extend(_note(words, match.start(), match.end(), match.start(), match.end(), year) for match in _BELOW.finditer(taken))
    taken = blotted(words.plain, found)
    found.extend(
        _unlabelled(words[match.start() : match.end()], match.start(), match.end(), year) for match in _BARE.finditer(taken)
    )
    return sorted(found, key=lambda note: note.start)


def is_note(line: str) -> bool:
    """Whether a line names who does it and nothing more: 区财政局牵头落实."""
    found = _BARE.fullmatch(line)
    return found is not None and is_only_names(_ROLE.sub("", line).removeprefix("由"))


def blotted(text: str, notes: list[Note]) -> str:
    """The text with notes, titles and document numbers blotted out, every other sign in its place."""
    for note in notes:
        text = text[: note.start] + "\u3000" * (note.end - note.start) + text[note.end :]
    return _TITLE.sub(lambda found: "\u3000" * len(found[0]), text)


def _bracketed(words: Printed, year: PlanYear) -> Iterator[Note]:
    for bracket in _BRACKET.finditer(words.plain):
        inside = bracket[1]
        if _TITLE.fullmatch(bracket[0]) or inside.startswith(("以下简称", "见附件", "此件")):
            continue
        if (
            _LABEL.search(inside)
            or _SHARES.search(inside)
            or (_closes(words.plain, bracket) and _OFFICE.search(inside) and is_only_names(inside))
            or (len(inside) <= 40 and _TIMED.search(inside) and limit_of(inside, year))
        ):
            yield _note(words, bracket.start(), bracket.end(), bracket.start(1), bracket.end(1), year)


def _closes(text: str, bracket: re.Match[str]) -> bool:
    """Whether a bracket stands behind a sentence or at its end, where plans print who is responsible."""
    before = text[max(0, bracket.start() - 12) : bracket.start()]
    if before.endswith(("。", ";", "!")):
        return True
    return text[bracket.end() :][:1] in ("", "。", ";") and not _OFFICE.search(before)  # 报区政府办公室(公开科) is one name


def _note(words: Printed, start: int, end: int, first: int, last: int, year: PlanYear) -> Note:
    inside = words[first:last]
    labels = list(_LABEL.finditer(inside.plain))
    if not labels:
        return _unlabelled(inside, start, end, year)
    who: list[str] = []
    when = Printed("", ())
    leads = False
    for at, label in enumerate(labels):
        until = labels[at + 1].start() if at + 1 < len(labels) else len(inside)
        stop = inside.plain.find(";", label.end(), until)
        value = inside[label.end() : stop if stop >= 0 else until].stripped()
        time = _time_at_the_end(inside[label.end() :]) if at + 1 == len(labels) and not _WHEN.fullmatch(label[0]) else None
        if time is not None and not when.plain:
            when, value = time, inside[label.end() : len(inside) - len(time)].stripped() if stop < 0 else value
        if _WHEN.fullmatch(label[0]):
            when = value
        elif value.plain:
            who.append(value.quoted(200).rstrip("。"))
            leads = leads or not _HELPS.match(label[0])
    if not when.plain:
        when = _timed_part(inside[: labels[0].start()], year)
    limit = cell_limit(when.plain, year) if when.plain else None
    headed = limit is not None and any(_WHEN.fullmatch(label[0]) for label in labels)
    helps = bool(who) and not leads
    return Note(start, end, "，".join(dict.fromkeys(who)), limit, when.quoted(80), headed, helps)


def _time_at_the_end(inside: Printed) -> Printed | None:
    """…各县市政府,6月底完成: the time that closes a list of names without a label of its own."""
    cut = max(inside.plain.rfind(sign) for sign in ",;")
    last = inside[cut + 1 :]
    return last if cut >= 0 and is_only_a_time(last.plain.rstrip("。")) else None


def _unlabelled(inside: Printed, start: int, end: int, year: PlanYear) -> Note:
    """A note without labels: (区政府办牵头,各单位配合,12月底前完成)."""
    who = [
        part
        for part in _parts(inside)
        if (_SHARES.search(part.plain) or is_only_names(part.plain)) and not limit_of(part.plain, year)
    ]
    when = _timed_part(inside, year)
    limit = limit_of(when.plain, year) if when.plain else None
    helps = bool(who) and all(part.plain.endswith(("配合", "协助", "参与", "协同")) for part in who)
    named = "，".join(part.quoted(120).removeprefix("由") for part in who)
    return Note(start, end, named, limit, when.quoted(80), helps=helps)


def _timed_part(inside: Printed, year: PlanYear) -> Printed:
    return next((part for part in _parts(inside) if limit_of(part.plain, year)), Printed("", ()))


def _parts(inside: Printed) -> Iterator[Printed]:
    for found in re.finditer(r"[^,;]+", inside.plain):
        yield inside[found.start() : found.end()]
