"""The other district's catalogue, written as an outsider writes it who has read docs/catalogue.md."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.other.district import Column, District, Unit
from benchmarks.other.duties import DUTIES, JURISDICTION, REPEALED
from duewatch.demo.toml import tables

_SCALE = Path(__file__).parents[2] / "catalog" / "scales" / "inspection-2019.toml"


def write(folder: Path, district: District) -> None:
    """Write the folder."""
    folder.mkdir(parents=True)
    offices = [{"id": "yanxi-zfb", "name": "砚溪县人民政府办公室"}]
    areas = [{"id": JURISDICTION, "parent": "national", "scale": "inspection-2019"}]
    (folder / "offices.toml").write_text(tables("office", offices) + "\n" + tables("jurisdiction", areas), "utf-8")
    (folder / "units.toml").write_text(tables("unit", [_unit(unit) for unit in district.units]), "utf-8")
    (folder / "obligations.toml").write_text(tables("obligation", [_duty(duty) for duty in DUTIES]), "utf-8")
    (folder / "repealed.toml").write_text(tables("repealed", REPEALED), "utf-8")
    bases = [
        {
            "id": "yanxi-plan",
            "title": "砚溪县2026年政务公开工作要点",
            "number": "砚政办〔2026〕3号",
            "issuer": "砚溪县人民政府办公室",
        },
        {"id": "inspection", "title": "政府网站与政务新媒体检查指标", "number": "国办秘函〔2019〕19号"},
    ]
    (folder / "bases.toml").write_text(tables("basis", bases), "utf-8")
    shutil.copy(_SCALE, folder / "scale.toml")


def _unit(unit: Unit) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "jurisdiction": JURISDICTION,
        "names": [unit.short],
        "column": [_column(column) for column in unit.columns],
    }
    if unit.kind != "superior":
        made["office"] = "yanxi-zfb"
    if unit.duties:
        made["duties-of"] = unit.duties
    return made


def _column(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"id": column.id, "name": column.name, "kind": column.kind, "url": column.url}
    if column.update_days:
        made["update-days"] = column.update_days
    if column.historical:
        made["historical"] = True
    return made


def _duty(duty: dict[str, Any]) -> dict[str, Any]:
    return {
        "jurisdiction": JURISDICTION,
        "severity": "minor",
        "verifiable": "yes",
        "effective-from": date(2019, 5, 15),
        "basis": {"document": "砚政办〔2026〕3号", "clause": "附件", "quote": "按照职责分工抓好落实"},
        **duty,
    }
