"""Scores as a report tells them. Nothing is weighed here: the numbers come from the judges."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from duewatch.domain.findings import FindingKey
from duewatch.domain.results import RunResult, UnitResult
from duewatch.domain.scales import Effect, Level
from duewatch.domain.scores import LeftOut, Line, Score, Standing
from reports.entries import code_of_key
from reports.naming import basis_line, link
from reports.safe import one_line
from reports.score_parts import LeftOutRow, ScoreLine, ScorePart, TracedFinding
from reports.vocabulary import STANDINGS, WHY_LEFT_OUT
from reports.words import Words

FINDINGS_A_LINE = 40
"""So many findings are named behind one indicator; the list of findings has all."""


def scores_told(result: RunResult, units: Sequence[UnitResult], words: Words) -> tuple[ScorePart, ...]:
    """The scores of some units and of the sites they stand on."""
    own = {unit.unit.id: unit for unit in units}
    names = {unit.unit.id: unit.unit.name for unit in result.units}
    told = [_part(one, own, names, words) for one in result.scores if own.keys() & set(one.units)]
    return tuple(told if len(own) > 1 else reversed(told))  # a unit reads of itself first, an office of the whole


def weights_of(result: RunResult, words: Words) -> Mapping[FindingKey, str]:
    """What each finding weighs: in the score of its unit, or of its site where only the site is scored."""
    weights: dict[FindingKey, str] = {}
    for score in result.scores:  # sites come first, so that a unit's own score has the last word
        own: dict[FindingKey, list[str]] = {}
        for line in (*score.vetoes, *score.deductions):
            for key in line.found:
                own.setdefault(key, []).append(_weight(line, words))
        weights |= {key: words.join(texts) for key, texts in own.items()}
        weights |= {key: words("no further points") for line in score.deductions for key in line.beyond if key not in own}
    return weights


def _weight(line: Line, words: Words) -> str:
    title = one_line(line.indicator.title)
    if line.indicator.effect is Effect.VETO:
        return words("counts towards the veto “{title}”", title=title)
    points = line.indicator.points or Decimal(0)
    return words("−{points} ({title})", points=plain(min(points, line.indicator.limit)), title=title)


def _part(score: Score, own: Mapping[str, UnitResult], names: Mapping[str, str], words: Words) -> ScorePart:
    is_site = score.level is Level.SITE
    vetoed_by = [line.indicator.title for line in score.vetoes if line.reached]
    return ScorePart(
        anchor=f"score-{score.level}-{_ascii(score.subject)}",
        subject=words("the site {host} as a whole", host=score.subject) if is_site else names.get(score.subject, score.subject),
        scale=link(score.scale.title, None),
        tone=str(score.standing),
        word=words(STANDINGS[score.standing]),
        points=_points_of(score),
        sentence=_sentence(score, words),
        vetoed_by=words.join([one_line(title) for title in vetoed_by]),
        vetoes=tuple(_line(line, own, names, words) for line in score.vetoes),
        deductions=tuple(_line(line, own, names, words) for line in score.deductions),
        left_out=tuple(_left_out(score.left_out, words)),
        left_out_count=words.number(len(score.left_out)),
    )


def _points_of(score: Score) -> str:
    if score.most is None or score.least is None:
        return "–"
    return plain(score.most) if score.most == score.least else f"{plain(score.least)}–{plain(score.most)}"


def _sentence(score: Score, words: Words) -> str:
    """What the number means and what it does not hold."""
    scale, counted = score.scale, len(score.vetoes) + len(score.deductions)
    said = []
    if score.standing is Standing.VETOED:
        said.append(words("A veto is reached; nothing else is scored."))
    elif score.most is not None and score.least is not None:
        said.append(
            words(
                "{most} of {full} points remain after all deductions that evidence shows.",
                most=plain(score.most),
                full=plain(scale.full),
            )
        )
        if score.least < score.most:
            said.append(
                words(
                    "Were everything that could not be verified a breach, {least} would remain; it takes nothing as it is.",
                    least=plain(score.least),
                )
            )
    if not score.whole:
        said.append(words("Not every unit of the site was audited, so its vetoes are counted in part."))
    if score.standing is Standing.OPEN:
        said.append(_why_open(score, words))
    said.append(
        words(
            "Indicators counted: {counted}; left out: {left}, each with its reason.", counted=counted, left=len(score.left_out)
        )
    )
    if scale.bonus:
        said.append(words("The bonus part of at most {bonus} points is for a person to give.", bonus=plain(scale.bonus)))
    return (" " if words.language == "en" else "").join(said)


def _why_open(score: Score, words: Words) -> str:
    """What keeps the judges from calling it passed or failed."""
    vetoes = [one_line(line.indicator.title) for line in score.vetoes if line.could_be_reached]
    if vetoes:
        return words("What could not be verified might complete a veto: {vetoes}.", vetoes=words.join(vetoes))
    if score.least is not None and score.least < score.scale.pass_mark:
        return words(
            "What could not be verified decides whether {points} points are reached.", points=plain(score.scale.pass_mark)
        )
    return words("Too little could be decided to call it passed.")


def _line(line: Line, own: Mapping[str, UnitResult], names: Mapping[str, str], words: Words) -> ScoreLine:
    indicator = line.indicator
    shown = line.found[:FINDINGS_A_LINE]
    tone, word = _state(line, words)
    if indicator.effect is Effect.VETO:
        count, points = words("{n}; a veto at {line}", n=line.faults, line=indicator.line), ""
    else:
        count = words("{n}, each {points}", n=line.faults, points=plain(indicator.points or Decimal(0)))
        points = words("{points} of at most {most}", points=_taken(line.deducted), most=plain(indicator.limit))
    return ScoreLine(
        group=one_line(indicator.group),
        title=one_line(indicator.title),
        tone=tone,
        word=word,
        count=count,
        points=points,
        open=words.join(list(_remarks(line, words))),
        findings=tuple(_traced(key, own, names) for key in shown),
        more=words("and {n} more", n=len(line.found) - len(shown)) if len(line.found) > len(shown) else "",
        basis_line=basis_line((indicator.basis,), words),
    )


def _state(line: Line, words: Words) -> tuple[str, str]:
    if line.reached:
        return "breached", words("veto reached")
    if line.deducted:
        return "breached", words("points taken")
    if line.near:
        return "near", words("veto near")
    if line.faults:
        return "met", words("not reached")
    if line.open:
        return "undetermined", words("nothing found, but not all verified")
    if line.beyond:
        return "met", words("counted under another indicator")
    return "met", words("not found")


def _remarks(line: Line, words: Words) -> Iterable[str]:
    if line.open_faults:
        yield words("{n} could not be verified", n=line.open_faults)
    if line.beyond:
        yield words("{n} take no further points", n=len(line.beyond))
    if line.not_run:
        yield words("checks not run: {checks}", checks=words.join(list(line.not_run)))


def _left_out(left_out: Iterable[LeftOut], words: Words) -> Iterable[LeftOutRow]:
    for one in left_out:
        why = words(WHY_LEFT_OUT[one.why])
        reason = one_line(one.indicator.reason)
        yield LeftOutRow(
            group=one_line(one.indicator.group),
            title=one_line(one.indicator.title),
            why=words("{why} ({reason})", why=why, reason=reason) if reason else why,
            basis_line=basis_line((one.indicator.basis,), words),
        )


def _traced(key: FindingKey, own: Mapping[str, UnitResult], names: Mapping[str, str]) -> TracedFinding:
    """A finding by its code; one of a unit that this report does not tell of has no card here."""
    code = code_of_key(key)
    return TracedFinding(code, names.get(key.unit, key.unit), f"f-{code.lower()}" if key.unit in own else None)


def plain(points: Decimal) -> str:
    """Points without needless zeros."""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _taken(points: Decimal) -> str:
    return f"−{plain(points)}" if points else "0"


def _ascii(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in name)
