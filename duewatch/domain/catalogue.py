"""The catalogue as one value: units, offices, duties, waivers and the calendar they are counted with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from duewatch.domain.calendar import Calendar
from duewatch.domain.obligations import AppliedDuty, Basis, Obligation, Waiver
from duewatch.domain.repeals import Repeal
from duewatch.domain.scales import Scale, Selection
from duewatch.domain.units import Office, Unit


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person recorded that a duty the web cannot show was done."""

    obligation: str
    unit: str
    on: date
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything loaded from ``catalog/`` folders, checked as a whole."""

    offices: Mapping[str, Office]
    units: Mapping[str, Unit]
    obligations: Mapping[str, Obligation]
    bases: Mapping[str, Basis]
    waivers: tuple[Waiver, ...]
    calendar: Calendar
    jurisdictions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id → itself and its parents, nearest first
    digest: str = ""  # of all files, so that a run says which catalogue judged it
    shipped_units: frozenset[str] = frozenset()  # known only to the shipped catalogue: audited when named, never by default

    scales: Mapping[str, Scale] = field(default_factory=dict)
    selected: Mapping[str, Selection] = field(default_factory=dict)  # jurisdiction → the scale it chose
    repeals: tuple[Repeal, ...] = ()  # documents no longer in force

    def scale_of(self, unit: Unit) -> Scale | None:
        """The scale that the unit's jurisdiction, or the nearest of its parents, selects; ``None`` where nobody selects one.

        Indicators that the jurisdiction switches on are enabled in it.
        """
        chain = self.jurisdictions.get(unit.jurisdiction, (unit.jurisdiction, "national"))
        chosen = next((self.selected[name] for name in chain if name in self.selected), None)
        if chosen is None or chosen.scale is None:
            return None
        scale = self.scales[chosen.scale]
        if not chosen.switch_on:
            return scale
        switched = (replace(one, enabled=True) if one.id in chosen.switch_on else one for one in scale.indicators)
        return replace(scale, indicators=tuple(switched))

    def units_of(self, office: str) -> tuple[Unit, ...]:
        """The units an office supervises, by id."""
        return tuple(unit for _, unit in sorted(self.units.items()) if unit.office == office)

    def duties_of(self, unit: Unit, as_of: date, attested: Mapping[str, date] | None = None) -> tuple[AppliedDuty, ...]:
        """The obligations in force for a unit on a day, each with the waiver that covers it, if any.

        An obligation applies when its jurisdiction is the unit's or a parent of it, its kinds hold the unit's kind (or it
        names the unit), and it is in force on ``as_of``. One that an applying obligation replaces is left out. A unit that is
        not open on that day has no duties; those of a closed one are its successor's own.
        """
        if not unit.is_open(as_of):
            return ()
        chain = self.jurisdictions.get(unit.jurisdiction, (unit.jurisdiction, "national"))
        in_force = []
        for _, obligation in sorted(self.obligations.items()):
            if obligation.jurisdiction not in chain:
                continue
            named = unit.id in obligation.units or obligation.id in unit.duties_of
            if not named and (obligation.units or unit.kind not in obligation.applies_to):
                continue
            if obligation.effective_from and as_of < obligation.effective_from:
                continue
            if obligation.effective_until and as_of > obligation.effective_until:
                continue
            in_force.append(obligation)
        replaced = {name for obligation in in_force for name in obligation.replaces}
        duties = []
        for obligation in in_force:
            if obligation.id in replaced:
                continue
            waiver = next((w for w in self.waivers if _covers(w, unit.id, obligation.id, as_of)), None)
            duties.append(AppliedDuty(obligation, waiver, (attested or {}).get(obligation.id)))
        return tuple(duties)


def _covers(waiver: Waiver, unit: str, obligation: str, as_of: date) -> bool:
    in_time = waiver.until is None or as_of <= waiver.until
    return in_time and waiver.unit in ("*", unit) and waiver.obligation == obligation
