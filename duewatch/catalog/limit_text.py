"""Reads a 公开时限 cell into clauses.

A cell is cut at semicolons, full stops, line ends and numbered items; each piece holds one or more limits, as in
"行政许可7个工作日内，其他20个工作日内". What lengthens a limit, how long a thing stays on show, when it may be withdrawn and
"另有规定的从其规定" belong to the limit before them. What is not understood stays in the clause's text and gives no date:
nothing is guessed.

Source of the shapes: published 基层政务公开标准目录 of 26 fields and yearly plans.
"""

import re
from dataclasses import replace
from typing import Any, Final

from duewatch.catalog.limit_dates import Found, find_date
from duewatch.catalog.limit_triggers import triggers_of
from duewatch.catalog.limit_words import normalise
from duewatch.domain.limits import Clause, Direction, Frequency, Limit, TimeUnit, Trigger

MOST_CLAUSES: Final = 40

_UNITS: Final = {
    "工作日": TimeUnit.WORKING_DAY,
    "自然日": TimeUnit.DAY,
    "日历日": TimeUnit.DAY,
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "小时": TimeUnit.HOUR,
    "周": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
    "季度": TimeUnit.MONTH,
    "季": TimeUnit.MONTH,
}
_UNIT: Final = r"(?:个)?(?:法定)?(工作日|自然日|日历日|日|天|小时|周|月|年)(?![度初末底终])"
_AMOUNT: Final = rf"(?<![\d.])(?:\d{{1,4}}(?:-|~|至|到|—)(?={'[0-9]'}))?(\d{{1,4}}){_UNIT}"
_ITEM: Final = re.compile(
    r"(?<![\d.])(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}、)"
)

_COUNT: Final = re.compile(rf"(提前|事前|事先)?(?:至少|不少于|不得少于|不晚于|不迟于|不超过|最迟|前)?{_AMOUNT}(以?前|之前)?")
_HALF: Final = (("半年", "6月"), ("半个月", "15天"), ("半月", "15天"))
_EXTENSION: Final = re.compile(rf"(?:延长|顺延|延期)(?:至|不超过|最多|期限|的?时间)*{_AMOUNT}")
_SHOWN_FOR: Final = re.compile(
    rf"(?:公示|公告|公开|展示|发布|张贴|征求意见|听取意见|征集意见|意见征集|征求公众意见)(?:期|时间|期限|的期限|天数)?(?:为|应|应当|一般)?"
    rf"(?:最短|不少于|不得少于|不低于|至少|满|不短于|少于)*(?:公示期)?{_AMOUNT}(?!内)(?:以上)?"
)
_MAX_SHOWN: Final = re.compile(rf"(?:届满|期满|满|最长(?:公示期|公开期限|公示期限|不超过)?){_AMOUNT}(?:\([^)]*\))?")
_FREQUENCY: Final = (
    re.compile(
        r"(?:每|按)(?:(\d{1,3})个?)?(工作日|半年|季度|季|日|天|周|月|年)(?!\d{1,2}月)度?(?:至少|不少于|不得少于|最少)?(?:\D{0,8}?(\d{1,3})(?:次|条|篇|期))?"
    ),
    re.compile(
        r"(?<!\d)(\d{1,3})?个?(半年|季度|年|月|周|日|天)度?(?:内)?(?:至少|不少于|不得少于|最少)?\D{0,6}?(\d{1,3})(?:次|条|篇|期)"
    ),
    re.compile(r"(?:逐|分)(?:(\d{1,3})个?)?(季度|季|日|周|月|年)()"),
)
_VAGUE: Final = re.compile(
    r"按(?:照)?.{0,6}(?:进展|进度|实际)(?:情况)?|实时|即时|及时|适时|随时|立即|即日|尽快|定期|不定期|限期|规定时限内|规定时间内|法定时限"
)
_STANDING: Final = re.compile(r"长期|常年|永久|动态(?:调整|更新|管理|公开)|持续公开|全年公开|始终")
_EXCEPTION: Final = re.compile(r"另有规定|从其规定|(?:法律|法规|规定|规章).{0,10}除外")
_SAME_DAY: Final = re.compile(r"同步|同时|同日|当日|当天|当场")
_SAME: Final = re.compile(r"^(?:同上|同前|〃|″|\"|''|同左)$")
_AT_EVENT: Final = re.compile(r"在?(?:.{2,30})(?:的同时|之时|时)(?=,|$|予以|公开|在)")


def parse_limit(text: str) -> Limit:
    """The clauses of a cell in the order of the text. Never raises; an empty cell gives no clause."""
    plain = normalise(text)
    for word, amount in _HALF:
        plain = re.sub(rf"(?<![上下每按]){word}(?=内|以内|前|之内|后)", amount, plain)
    clauses: list[Clause] = []
    for piece in _pieces(plain):
        _read_piece(piece, clauses)
        if len(clauses) >= MOST_CLAUSES:
            break
    return Limit(tuple(clauses), text)


def _pieces(plain: str) -> list[str]:
    marked = _ITEM.sub(lambda found: found[0] if _inside_brackets(found) else ";", plain)
    return [piece for piece in (part.strip(",、:") for part in marked.split(";")) if piece]


def _inside_brackets(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return before.count("(") > before.count(")")


def _read_piece(piece: str, clauses: list[Clause]) -> None:
    """Add the clauses of one piece; what only qualifies the clause before it is put there."""
    fields: dict[str, Any] = {}
    rest = piece
    rest = _take_extension(rest, fields)
    rest = _take_shown(rest, fields)
    exception, standing = bool(_EXCEPTION.search(rest)), bool(_STANDING.search(rest))
    if _SAME.match(rest):
        clauses.append(Clause(same_as_above=True, text=piece))
        return
    found = _limits_in(rest)
    if not found and clauses and fields and not standing and not piece.startswith(("征求意见", "听取意见", "意见征集", "其他")):
        clauses[-1] = _joined(clauses[-1], fields, piece, exception=exception)
        return
    if not found and clauses and exception and not fields and not standing and not _VAGUE.search(rest):
        clauses[-1] = replace(clauses[-1], exception=True, text=f"{clauses[-1].text};{piece}")
        return
    if not found:
        found = [_undated(rest)]
    first = replace(found[0], exception=exception, standing=standing, text=piece, **fields)
    clauses.append(first)
    clauses.extend(replace(more, text=piece) for more in found[1:])


def _joined(clause: Clause, fields: dict[str, Any], piece: str, *, exception: bool) -> Clause:
    return replace(clause, exception=clause.exception or exception, text=f"{clause.text};{piece}", **fields)


def _take_extension(rest: str, fields: dict[str, Any]) -> str:
    match = _EXTENSION.search(rest)
    if not match:
        return rest
    fields["extension"] = int(match[1])
    return rest[: match.start()] + rest[match.end() :]


def _take_shown(rest: str, fields: dict[str, Any]) -> str:
    match = _MAX_SHOWN.search(rest)
    if match:
        fields["max_public_days"], fields["max_public_unit"] = int(match[1]), _UNITS[match[2]]
        rest = rest[: match.start()] + rest[match.end() :]
        rest = re.sub(r"^/\d+年(?:\([^)]*\))?", "", rest)  # 5年（企业）/3年（个人）: the longer one is certain for all
    match = _SHOWN_FOR.search(rest)
    if match:
        fields["min_public_days"], fields["min_public_unit"] = int(match[1]), _UNITS[match[2]]
        rest = rest[: match.start()] + rest[match.end() :]
    return rest


def _limits_in(rest: str) -> list[Clause]:
    """Every dated, counted or repeated limit of one piece, in order."""
    found: list[Clause] = []
    position = 0
    while len(found) < MOST_CLAUSES:
        day, count, repeat = find_date(rest, position), _COUNT.search(rest, position), _frequency_in(rest, position)
        starts = [(item[0], kind) for kind, item in (("date", day), ("repeat", repeat)) if item]
        if count:
            starts.append((count.start(), "count"))
        if not starts:
            return found
        # A date begins where a frequency or a count may begin too (每年1月31日前, 20日前): the date is the fuller reading.
        _, kind = min(starts, key=lambda item: (item[0], ("date", "repeat", "count").index(item[1])))
        if kind == "date" and day:
            found.append(_dated(day))
            position = day[1]
        elif kind == "repeat" and repeat:
            found.append(Clause(frequency=repeat[2]))
            position = repeat[1]
        elif count:
            found.append(_counted(count, rest[position : count.start()], rest[count.end() :]))
            position = count.end()
    return found


def _dated(day: Found) -> Clause:
    return Clause(trigger=Trigger.FIXED_DATE, by=day[2], by_yearly=day[3])


def _counted(count: re.Match[str], prefix: str, suffix: str) -> Clause:
    before = bool(count[1] or count[4]) or bool(re.match(r"(?:发|通知|公告)", suffix) and prefix.endswith("前"))
    if re.search(r"(?:召开|开始|举行|举办|实施|启动|报名|考试|开会|会议)前$", prefix) or count[0].startswith("前"):
        before = True
    triggers = triggers_of(prefix, suffix)
    if before and triggers[:1] != (Trigger.EVENT_START,):
        triggers = (Trigger.EVENT_START,)
    return Clause(
        trigger=triggers[0] if triggers else Trigger.NONE,
        also_triggers=triggers[1:],
        direction=Direction.BEFORE if before else Direction.AFTER,
        n=int(count[2]),
        unit=_UNITS[count[3]],
    )


def _frequency_in(rest: str, start: int) -> tuple[int, int, Frequency] | None:
    best: tuple[int, int, Frequency] | None = None
    for pattern in _FREQUENCY:
        match = pattern.search(rest, start)
        if match and (best is None or match.start() < best[0]):
            per, unit, times = int(match[1] or 1), match[2], int(match[3] or 1)
            factor = {"半年": 6, "季度": 3, "季": 3}.get(unit, 1)
            best = (*match.span(), Frequency(max(times, 1), max(per, 1) * factor, _UNITS.get(unit, TimeUnit.MONTH)))
    return best


def _undated(rest: str) -> Clause:
    vague = _VAGUE.search(rest)
    triggers = triggers_of(rest)
    trigger, others = (triggers[0], triggers[1:]) if triggers else (Trigger.NONE, ())
    if _SAME_DAY.search(rest) and not vague:
        return Clause(trigger=Trigger.LINKED_PUBLISHED if trigger is Trigger.NONE else trigger, n=0, unit=TimeUnit.DAY)
    if vague:
        word = "按进展" if vague[0].startswith("按") else vague[0]
        return Clause(trigger=trigger, also_triggers=others, vague=word)
    if _AT_EVENT.search(rest):
        return Clause(trigger=Trigger.EVENT_START, n=0, unit=TimeUnit.DAY)
    return Clause(trigger=Trigger.APPLICATION) if trigger is Trigger.APPLICATION else Clause()
