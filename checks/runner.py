"""Runs checks over a view. The one place of ours that survives any exception: a check that throws is a fault, not a finding."""

import traceback
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from checks import registry
from checks.contract import Check
from checks.declared import declared
from checks.doubt import REST_ON_READING, Doubt, doubts, held
from checks.rulings import Ruling, undetermined, with_facts
from duewatch.domain.judgements import Fault, Judgement, Reason, Verdict
from duewatch.domain.obligations import Waiver
from duewatch.domain.views import UnitView


def judge(view: UnitView, checks: Iterable[Check] | None = None) -> tuple[tuple[Judgement, ...], tuple[Fault, ...]]:
    """Judge one unit: the judgements sorted by check and subject, and the faults of checks that threw.

    Without ``checks`` the registry's enabled ones run. The same view gives the same judgements, byte for byte.
    A waiver in force turns any verdict on what it covers into ``exempt``, and so does a declaration of nothing to publish where
    the ruling says that nothing was published. An accusation that rests on a column whose reading is in doubt is undetermined.

    A check that throws, contradicts the invariants of a judgement or rules twice on one subject has no judgements but
    undetermined ones: one for each duty that names it, or one for the unit.
    """
    waivers = _waivers_in_force(view)
    doubted = doubts(view)
    judgements: list[Judgement] = []
    faults: list[Fault] = []
    for one in sorted(registry.enabled() if checks is None else checks, key=lambda check: check.info.id):
        try:
            judged = _judged(one, view, one(view), waivers, doubted)
        except Exception:  # noqa: BLE001 - whatever a check throws must not take the other checks or units with it
            faults.append(Fault(one.info.id, view.unit.id, traceback.format_exc()))
            judged = _judged(one, view, _not_judged(one, view), waivers, doubted)
        judgements.extend(judged)
    return tuple(sorted(judgements, key=lambda judgement: (judgement.check, judgement.subject))), tuple(faults)


def _judged(
    one: Check, view: UnitView, rulings: Iterable[Ruling], waivers: Sequence[Waiver], doubted: Mapping[str, Doubt]
) -> list[Judgement]:
    info, unit = one.info, view.unit.id
    own_waivers = [waiver for waiver in waivers if waiver.check in (None, info.id)]
    judgements: dict[str, Judgement] = {}
    for ruling in rulings:
        if ruling.subject in judgements:
            raise ValueError(f"{info.id} rules twice on {ruling.subject!r}")
        if own_waivers:
            ruling = _waived(ruling, own_waivers)  # noqa: PLW2901 - the waived ruling takes the place of the other
        if ruling.absence:
            ruling = declared(ruling, view)  # noqa: PLW2901 - likewise
        if doubted and info.group in REST_ON_READING:
            ruling = held(ruling, doubted)  # noqa: PLW2901 - likewise
        of = ruling.of
        judgements[ruling.subject] = Judgement(
            check=info.id,
            unit=unit,
            subject=ruling.subject,
            verdict=ruling.verdict,
            severity=ruling.severity or (of.severity if of else info.severity),
            reason=ruling.reason,
            facts=ruling.facts,
            sightings=ruling.proof,
            basis=of.basis if of else (),
            obligation=of.id if of else None,
            column=ruling.column,
        )
    return list(judgements.values())


def _not_judged(one: Check, view: UnitView) -> Iterable[Ruling]:
    duties = [duty.obligation for duty in view.duties if one.info.id in duty.obligation.checks]
    if not duties:
        return [undetermined(view.unit.id, Reason.CHECK_FAULT, {})]
    return [undetermined(obligation.id, Reason.CHECK_FAULT, {}, of=obligation) for obligation in duties]


def _waivers_in_force(view: UnitView) -> tuple[Waiver, ...]:
    """The waivers that hold for the unit on the day of the audit; one that names nothing to exempt holds for nothing."""
    today = view.as_of.date()
    given = [*view.waivers, *(duty.waiver for duty in view.duties if duty.waiver)]
    return tuple(
        waiver
        for waiver in dict.fromkeys(given)
        if waiver.unit in ("*", view.unit.id)
        and _in_time(waiver, today)
        and (waiver.obligation or waiver.check or waiver.subject)
    )


def _in_time(waiver: Waiver, today: date) -> bool:
    return waiver.until is None or today <= waiver.until


def _waived(ruling: Ruling, waivers: Sequence[Waiver]) -> Ruling:
    waiver = next((waiver for waiver in waivers if _covers(waiver, ruling)), None)
    if waiver is None:
        return ruling
    facts = with_facts(
        ruling,
        {
            "waived_by": waiver.by,
            "waiver_reason": waiver.reason,
            "waived_until": waiver.until.isoformat() if waiver.until else None,
        },
    )
    return Ruling(Verdict.EXEMPT, ruling.subject, facts, ruling.proof, ruling.of, ruling.column, None, ruling.severity)


def _covers(waiver: Waiver, ruling: Ruling) -> bool:
    obligation_fits = waiver.obligation is None or (ruling.of is not None and ruling.of.id == waiver.obligation)
    return obligation_fits and waiver.subject in (None, ruling.subject)
