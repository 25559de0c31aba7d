"""How fast a large catalogue loads, and how fast its deadlines are computed: ``python benchmarks/duties.py``.

2,000 units with five columns each and 400 obligations of every kind of limit; then each obligation's deadline for each
unit, beside an empty loop over the same pairs.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from duewatch.catalog import load
from duewatch.domain.dates import DateInterval
from duewatch.domain.deadlines import deadline_of

UNITS, OBLIGATIONS = 2000, 400
LIMITS = (
    '{ text = "信息形成或变更之日起20个工作日内" }',
    '{ text = "经本级财政部门批复后20日内公开" }',
    '{ text = "每年1月31日前" }',
    "{ by = 2026-11-15 }",
    '{ n = 7, unit = "working-day", trigger = "decision", extension = 7 }',
    '{ text = "长期公开" }',
    '{ n = 8, unit = "hour", trigger = "source-published" }',
    '{ text = "半年至少更新1次" }',
)
AS_OF = date(2026, 11, 21)


def write_units(folder: Path) -> None:
    """One file a hundred units, as a city would keep its districts."""
    for start in range(0, UNITS, 100):
        parts = []
        for number in range(start, start + 100):
            parts.append(f'[[unit]]\nid = "unit-{number}"\nname = "单位{number}"\nkind = "department"\noffice = "office"\n')
            parts.extend(
                f'  [[unit.column]]\n  id = "column-{column}"\n  name = "栏目{column}"\n'
                f'  url = "https://unit-{number}.example/{column}/"\n  kind = "notices"\n'
                for column in range(5)
            )
        (folder / f"units-{start}.toml").write_text("".join(parts), encoding="utf-8")


def write_duties(folder: Path) -> None:
    """Four hundred obligations over all kinds of limit."""
    parts = ['[[basis]]\nid = "law"\ntitle = "Law"\n[[office]]\nid = "office"\nname = "Office"\n']
    parts.extend(
        f'[[obligation]]\nid = "s/duty-{number}"\ntitle = "义务{number}"\napplies-to = ["department"]\n'
        f'looks-for = {{ title = ["标题{number}"] }}\nlimit = {LIMITS[number % len(LIMITS)]}\n'
        'checks = ["missing-item"]\nbasis = { document = "law", clause = "1", quote = "q" }\n'
        for number in range(OBLIGATIONS)
    )
    (folder / "duties.toml").write_text("".join(parts), encoding="utf-8")


def main() -> None:
    """Print seconds and microseconds a pair."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_units(folder)
        write_duties(folder)
        size = sum(path.stat().st_size for path in folder.glob("*.toml"))
        begin = time.perf_counter()
        catalog = load([folder], national=False)
        loading = time.perf_counter() - begin
    print(f"load: {len(catalog.units)} units, {len(catalog.obligations)} obligations, {size / 1e6:.1f} MB in {loading:.2f} s")

    events = [DateInterval.of_day(AS_OF - timedelta(days=40 + number % 200)) for number in range(UNITS)]
    duties = catalog.duties_of(catalog.units["unit-0"], AS_OF)
    clauses = [clause for duty in duties if (limit := duty.obligation.limit) for clause in limit.clauses]
    pairs = len(events) * len(clauses)

    begin = time.perf_counter()
    for _event in events:
        for _clause in clauses:
            pass
    empty = time.perf_counter() - begin

    begin = time.perf_counter()
    for event in events:
        for clause in clauses:
            deadline_of(clause, trigger=event, calendar=catalog.calendar, as_of=AS_OF)
    counting = time.perf_counter() - begin

    begin = time.perf_counter()
    for unit in catalog.units.values():
        catalog.duties_of(unit, AS_OF)
    applying = time.perf_counter() - begin

    print(f"deadlines: {pairs} pairs, {counting / pairs * 1e6:.2f} µs each (empty loop {empty / pairs * 1e6:.3f} µs)")
    print(f"duties of a unit: {applying / pairs * 1e6:.2f} µs a pair")
    sys.exit(0 if loading < 2 and (counting + applying) / pairs < 20e-6 else 1)


if __name__ == "__main__":
    main()
