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

from duewatch.catalog import limit_shapes as shapes
from duewatch.catalog.limit_dates import Found, find_date
from duewatch.catalog.limit_triggers import triggers_of
from duewatch.catalog.limit_words import normalise
from duewatch.domain.limits import Clause, Direction, Limit, TimeUnit, Trigger

MOST_CLAUSES: Final = 40

_ITEM: Final = re.compile(
    r"(?<![\d.])(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|(?:(?<=;)|^)[一二三四五六七八九十]{1,2}、)"
)
_ELSE: Final = re.compile("其[他余它中]|后|之日|另|[一-龥]{6}")
"""Words between two limits that may name another thing or another event."""
_SPANS: Final = re.compile("[-~—至到]$")
_COUNTS_FROM: Final = re.compile(r"之日|后|依申请|[^实即及适随]时")
_OTHERS: Final = re.compile(rf"(?:^|(?<=;))([^\d,;]*(?:{shapes.VAGUE.pattern})[^\d,;]*),(?=其[他余它])")
"""预警信息即时发布,其他20个工作日内: two limits, the first without a number."""
_OWN_CLAUSE: Final = ("征求意见", "听取意见", "意见征集", "征集意见", "其他")


def parse_limit(text: str) -> Limit:
    """The clauses of a cell in the order of the text. Never raises; an empty cell gives no clause."""
    plain = normalise(text)
    for word, in_full in shapes.HALVES:
        plain = re.sub(rf"(?<![上下每按]){word}(?=内|以内|前|之内|后)", in_full, plain)
    clauses: list[Clause] = []
    for piece in _pieces(plain):
        _read_piece(piece, clauses)
        if len(clauses) >= MOST_CLAUSES:
            break
    said = [clause for clause in clauses if clause != Clause(text=clause.text)]
    return Limit(tuple(said or clauses[:1]), text)  # sentences around the limit (可链接至…) are no clauses of it


def _pieces(plain: str) -> list[str]:
    marked = _ITEM.sub(lambda found: found[0] if _inside_brackets(found) else ";", plain)
    return [piece for piece in (part.strip(",、:") for part in _OTHERS.sub(r"\1;", marked).split(";")) if piece]


def _inside_brackets(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    return before.count("(") > before.count(")")


def _read_piece(piece: str, clauses: list[Clause]) -> None:
    """Add the clauses of one piece; what only qualifies the clause before it is put there."""
    if shapes.SAME_AS_ABOVE.match(piece):
        clauses.append(Clause(same_as_above=True, text=piece))
        return
    rest, qualities = _qualities(piece)
    exception, standing = bool(shapes.EXCEPTION.search(rest)), bool(shapes.STANDING.search(rest))
    found = _limits_in(rest)
    up_to = qualities.pop("up to", False)
    alone = found or standing or shapes.VAGUE.search(rest) or piece.startswith(_OWN_CLAUSE)
    if clauses and not alone and (qualities or exception):
        last = clauses[-1]
        _take_away(qualities, last, up_to=up_to)
        clauses[-1] = replace(last, exception=last.exception or exception, text=f"{last.text};{piece}", **qualities)
        return
    first, *more = found or [_undated(rest)]
    _take_away(qualities, first, up_to=up_to)
    clauses.append(replace(first, exception=exception, standing=standing, text=piece, **qualities))
    clauses.extend(replace(clause, text=piece) for clause in more)


def _qualities(piece: str) -> tuple[str, dict[str, Any]]:
    """What a piece says beside its limit: extension, least and most time on show; and the piece without it."""
    fields: dict[str, Any] = {}
    match = shapes.EXTENSION.search(piece)
    if match:
        fields["extension"] = int(match[2])
        fields["up to"] = bool(match[1])
        piece = _without(piece, match)
    match = shapes.SHOWN_AT_MOST.search(piece)
    if match:
        fields["max_public_days"], fields["max_public_unit"] = shapes.amount(match)
        piece = piece[: match.start()] + shapes.OTHER_GROUP.sub("", piece[match.end() :])
    match = shapes.SHOWN_AT_LEAST.search(piece)
    if match:
        fields["min_public_days"], fields["min_public_unit"] = shapes.amount(match)
        piece = _without(piece, match)
    return piece, fields


def _take_away(qualities: dict[str, Any], clause: Clause, *, up_to: bool) -> None:
    """延长至30个工作日 of a limit of 20 is an extension by 10."""
    if up_to and clause.n is not None and qualities["extension"] > clause.n:
        qualities["extension"] -= clause.n


def _without(piece: str, match: re.Match[str]) -> str:
    return piece[: match.start()] + piece[match.end() :]


def _limits_in(rest: str) -> list[Clause]:
    """Every dated, counted or repeated limit of one piece, in order."""
    found: list[Clause] = []
    position = 0
    while len(found) < MOST_CLAUSES:
        day, repeat = find_date(rest, position), shapes.find_repeat(rest, position)
        count = shapes.COUNT.search(rest, position)
        # Where two begin together the date is the fuller reading (每年1月31日前), then the repetition (1年2次).
        starts = [(item[0], rank) for rank, item in enumerate((day, repeat)) if item]
        starts += [(count.start(), 2)] if count else []
        if not starts:
            return found
        rank = min(starts)[1]
        if rank == 0 and day:
            if not (_SPANS.search(rest[: day[0]]) and shapes.SEASON.match(rest[day[1] :])):
                found.append(_dated(day))
            position = day[1]
        elif rank == 1 and repeat:
            tail = shapes.DAY_IN_PERIOD.match(rest[repeat[1] :])
            named = shapes.day_in_period(tail, repeat[2]) if tail else None
            found.append(Clause(frequency=repeat[2], by_in_period=named))
            position = repeat[1] + (tail.end() if tail else 0)
        elif count:
            between = rest[position : count.start()]
            if found and found[-1].frequency and shapes.AFTER_PERIOD.match(between):
                # 每季度结束后10日内: the count begins at the end of each period.
                found[-1] = replace(found[-1], n=int(count[2]), unit=shapes.UNITS[count[3]])
            else:
                found.append(_from_the_same(_counted(count, between, rest[count.end() :]), found[-1:], between))
            position = count.end()
    return found


def _from_the_same(clause: Clause, before: list[Clause], between: str) -> Clause:
    """事件发生后5小时内发布,24小时内召开发布会: the second limit counts from what the first counts from."""
    if clause.trigger is not Trigger.NONE or not before or clause.direction is Direction.BEFORE or _ELSE.search(between):
        return clause
    (last,) = before
    if last.n is None or last.direction is Direction.BEFORE:
        return clause
    return replace(clause, trigger=last.trigger, also_triggers=last.also_triggers)


def _dated(day: Found) -> Clause:
    return Clause(trigger=Trigger.FIXED_DATE, by=day[2], by_yearly=day[3])


def _counted(count: re.Match[str], prefix: str, suffix: str) -> Clause:
    before = bool(count[1] or count[4]) or count[0].startswith("前") or bool(shapes.AT_LEAST_BEFORE.search(prefix))
    triggers = (Trigger.EVENT_START,) if before else triggers_of(prefix, suffix)
    return Clause(
        trigger=triggers[0] if triggers else Trigger.NONE,
        also_triggers=triggers[1:],
        direction=Direction.BEFORE if before else Direction.AFTER,
        n=int(count[2]),
        unit=shapes.UNITS[count[3]],
    )


def _undated(rest: str) -> Clause:
    """A piece without any number: vague, on the same day, at the event, on application, or nothing."""
    vague = shapes.VAGUE.search(rest)
    if shapes.STANDING.search(rest):
        return Clause(vague=vague[0] if vague else None)  # 动态更新 is how it stands there, not an event
    triggers = triggers_of(rest) if _COUNTS_FROM.search(rest) else ()  # in 实时更新 nothing is counted from a change
    trigger, others = (triggers[0], triggers[1:]) if triggers else (Trigger.NONE, ())
    if vague:
        word = "按进展" if re.search(r"进展|进度", vague[0]) else vague[0]
        return Clause(trigger=trigger, also_triggers=others, vague=word)
    next_day = shapes.NEXT_DAY.search(rest)
    if next_day:
        unit = TimeUnit.WORKING_DAY if any(next_day.groups()) else TimeUnit.DAY
        return Clause(trigger=trigger, also_triggers=others, n=1, unit=unit)
    same_day = shapes.SAME_DAY.search(rest)
    if same_day:
        linked = same_day[1] and trigger is Trigger.NONE  # 同步 is said of a file and its interpretation
        return Clause(trigger=Trigger.LINKED_PUBLISHED if linked else trigger, also_triggers=others, n=0, unit=TimeUnit.DAY)
    if shapes.JUST_BEFORE.search(rest):
        return Clause(trigger=Trigger.EVENT_START, direction=Direction.BEFORE, n=0, unit=TimeUnit.DAY)
    if shapes.AT_THE_EVENT.search(rest):
        return Clause(trigger=Trigger.EVENT_START, n=0, unit=TimeUnit.DAY)
    return Clause(trigger=Trigger.APPLICATION) if trigger is Trigger.APPLICATION else Clause()
