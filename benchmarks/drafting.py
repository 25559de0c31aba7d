"""How much of a plan a draft finds: ``python benchmarks/drafting.py FOLDER``.

FOLDER holds the five source plans. Prints for each the recall of the duties with a printed time, found with the right time,
and the share of the drafted rows that are no duty or have a wrong time, as a person judged them in
``tests/catalog/drafting/gold.toml``; ends with 1 where the whole falls below the goals.
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duewatch.catalog.drafting import Found, duties_in
from duewatch.cli.catalog_draft import read_plan

GOLD = Path(__file__).resolve().parents[1] / "tests" / "catalog" / "drafting" / "gold.toml"
RECALL, IDLE = 0.90, 0.15
UNDATED = ("standing", "regular")


@dataclass
class Score:
    """Counts of one plan or of several."""

    wanted: int = 0
    right: int = 0
    undated: int = 0
    undated_found: int = 0
    rows: int = 0
    idle: int = 0

    def add(self, other: "Score") -> None:
        """Count another plan in."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        """Share of the dated duties that were found with their time."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def idle_share(self) -> float:
        """Share of the rows that are no duty."""
        return self.idle / self.rows if self.rows else 0.0


def times_of(duty: Found) -> set[str]:
    """Every time a row gives, in the words of the gold file."""
    said = set()
    for clause in duty.limit.clauses:
        if clause.by:
            said.add(clause.by.isoformat())
        elif clause.n is not None:
            said.add(f"{clause.n} {clause.unit}")
        elif clause.frequency:
            said.add(f"{clause.frequency.times} per {clause.frequency.per} {clause.frequency.unit}")
        elif clause.standing or clause.vague:
            said.add("standing" if clause.standing else "regular")
    return said


def score(plan: dict[str, Any], found: tuple[Found, ...]) -> tuple[Score, list[str], list[str]]:
    """Counts, what was missed, and rows that are no duty."""
    result = Score(rows=len(found))
    missed = []
    for duty in plan["duty"]:
        hit = any(duty["words"] in row.plain and duty["when"] in times_of(row) for row in found)
        if duty["when"] in UNDATED:
            result.undated += 1
            result.undated_found += hit
        else:
            result.wanted += 1
            result.right += hit
        if not hit:
            missed.append(f"{duty['row']} {duty['when']} {duty['words']}")
    duties = [*plan["duty"], *(row for row in plan.get("judged", []) if row["duty"])]
    idle = [
        row.plain[:60]
        for row in found
        if not any(duty["words"] in row.plain and duty["when"] in times_of(row) for duty in duties)
    ]
    result.idle = len(idle)
    return result, missed, idle


def line(name: str, result: Score) -> str:
    return (
        f"{name:8} {result.right:3} of {result.wanted:3} dated ({result.recall:5.0%})   "
        f"{result.undated_found:2} of {result.undated:2} undated   "
        f"{result.rows:3} rows, {result.idle:2} no duty ({result.idle_share:4.0%})"
    )


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("Give the folder of the source plans.", file=sys.stderr)
        return 2
    total = Score()
    for plan in tomllib.loads(GOLD.read_text(encoding="utf-8"))["plan"]:
        (file,) = Path(sys.argv[1]).glob(f"{plan['source']}_*")
        result, missed, idle = score(plan, duties_in(read_plan(file)))
        total.add(result)
        print(line(plan["source"], result))
        for text in missed:
            print(f"         missed: {text}")
        for text in idle:
            print(f"         no duty: {text}")
    print(line("all", total))
    return 0 if total.recall >= RECALL and total.idle_share <= IDLE else 1


if __name__ == "__main__":
    sys.exit(main())
