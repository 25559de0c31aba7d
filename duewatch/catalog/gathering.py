"""One folder after another: tables become values, later folders are laid over earlier ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from duewatch.catalog.complaints import Complaints, nearest
from duewatch.catalog.read_duties import read_basis, read_obligation, read_waiver
from duewatch.catalog.read_repeals import read_repeal
from duewatch.catalog.read_scales import ScaleTable, read_scale, read_selection
from duewatch.catalog.read_units import read_jurisdiction, read_office, read_unit
from duewatch.catalog.table import Table
from duewatch.domain.obligations import Basis, Obligation, Waiver
from duewatch.domain.repeals import Repeal
from duewatch.domain.scales import Selection
from duewatch.domain.units import Office, Unit

Value = TypeVar("Value")


@dataclass(slots=True)
class Kept(Generic[Value]):
    """A value with the file it came from and the number of its folder."""

    value: Value
    file: str
    layer: int


@dataclass(slots=True)
class Gathered:
    """What all folders hold so far, by id."""

    complaints: Complaints
    offices: dict[str, Kept[Office]] = field(default_factory=dict)
    units: dict[str, Kept[Unit]] = field(default_factory=dict)
    obligations: dict[str, Kept[Obligation]] = field(default_factory=dict)
    bases: dict[str, Kept[Basis]] = field(default_factory=dict)
    jurisdictions: dict[str, Kept[str | None]] = field(default_factory=dict)  # id → parent
    waivers: list[Kept[Waiver]] = field(default_factory=list)
    scales: dict[str, Kept[ScaleTable]] = field(default_factory=dict)
    selections: dict[str, Kept[Selection]] = field(default_factory=dict)  # by jurisdiction
    repeals: dict[str, Kept[Repeal]] = field(default_factory=dict)  # by title

    def add_file(self, name: str, content: Mapping[str, Any], layer: int) -> None:
        """Read every table of one file."""
        top = Table(content, name, "", self.complaints)
        self._add(top, "office", layer, self.offices, read_office, lambda office: office.id)
        self._add(top, "unit", layer, self.units, read_unit, lambda unit: unit.id)
        self._add(top, "obligation", layer, self.obligations, read_obligation, lambda obligation: obligation.id)
        self._add(top, "basis", layer, self.bases, read_basis, lambda basis: basis.id)
        self._add(top, "repealed", layer, self.repeals, read_repeal, lambda repeal: repeal.title)
        self._add(top, "scale", layer, self.scales, read_scale, lambda scale: scale.id)
        for table in top.tables("jurisdiction"):
            identity, parent = read_jurisdiction(table)
            self._keep(table, identity, parent, layer, self.jurisdictions)
            selection = read_selection(table)
            table.finish()
            if selection:  # a later folder that says nothing of a scale leaves the choice as it is
                self.selections[identity] = Kept(selection, name, layer)
        for table in top.tables("waiver"):
            self._add_waiver(Kept(read_waiver(table), name, layer))
        top.finish()

    def _add(
        self,
        top: Table,
        key: str,
        layer: int,
        kept: dict[str, Kept[Value]],
        read: Callable[[Table], Value],
        identity: Callable[[Value], str],
    ) -> None:
        for table in top.tables(key):
            value = read(table)
            self._keep(table, identity(value), value, layer, kept)

    def _keep(self, table: Table, identity: str, value: Value, layer: int, kept: dict[str, Kept[Value]]) -> None:
        if not identity:
            return  # its absence was complained about where it was read
        earlier = kept.get(identity)
        if earlier and earlier.layer == layer:
            table.complain(f"id: {identity!r} stands in {earlier.file} already")
            return
        kept[identity] = Kept(value, table.file, layer)

    def _add_waiver(self, new: Kept[Waiver]) -> None:
        """A waiver of a later folder replaces the one on the same subject."""

        def subject(waiver: Waiver) -> tuple[str | None, ...]:
            return (waiver.unit, waiver.obligation, waiver.check, waiver.subject)

        same = [old for old in self.waivers if subject(old.value) == subject(new.value)]
        for old in same:
            if old.layer == new.layer:
                self.complaints.add(new.file, f"waiver of {new.value.unit}", f"says what one in {old.file} says already")
            self.waivers.remove(old)
        self.waivers.append(new)


def unknown(kind: str, name: str, known: Mapping[str, object]) -> str:
    """The complaint about a name nobody defined."""
    return f"{kind}: {name[:100]!r} is not known{nearest(name, known.keys())}"
