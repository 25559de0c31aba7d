"""How right the checks are at first sight of a district they do not know.

    python -m benchmarks.other_district [--seed N] [--json FILE] [--keep FOLDER]

Generates a second district (``benchmarks.other``), serves it on loopback, writes its catalogue, audits it with the real audit
on two nights, and compares what stands in the ledger with the truth sheet. Ends with status 1 below a precision of 0.98 or a
recall of 0.95.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.other import catalogue, faults, ordinary
from benchmarks.other.building import Builder, answers
from benchmarks.other.district import AS_OF, Column, District, Line
from benchmarks.other.serving import Ports, served
from duewatch.audit import AuditTools, run_audit
from duewatch.cli.session import load_catalog
from duewatch.config import CatalogSettings, CrawlSettings, JudgeSettings, LinkSettings, Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Judgement, Verdict
from duewatch.domain.orders import Order, OrderKind
from duewatch.storage import Store

PRECISION, RECALL = 0.98, 0.95
ACCUSING = frozenset({Verdict.BREACHED, Verdict.SUSPECTED})
ANNOUNCING = frozenset({"due-soon"})  # checks whose fault is a duty that comes near


def generate(seed: int, bases: dict[str, str]) -> tuple[District, Builder]:
    """The district of a seed on these hosts, its faults planted."""
    dice = random.Random(seed)
    district = ordinary.empty(seed, bases)
    builder = Builder(district)
    ordinary.settle(district, builder, dice)
    faults.plant(district, builder, dice)
    return district, builder


def audited(district: District, builder: Builder, ports: Ports, place: Path) -> list[Judgement]:
    """What the ledger holds after two nights."""
    catalogue.write(place / "catalog", district)
    hosts = tuple(base.split("//")[1] for base in district.bases.values())
    settings = Settings(
        data_dir=place,
        catalog=CatalogSettings(folder=place / "catalog", national=False),
        crawl=CrawlSettings(delay_seconds=0.0, per_host=4, timeout_seconds=10.0, retries=1, allow_private=hosts),
        links=LinkSettings(timeout_seconds=6.0, second_look_seconds=1.0),
        judge=JudgeSettings(preview=("all",)),
    )
    units = tuple(unit.id for unit in district.units if unit.kind != "superior")
    with (
        served(ports, answers(district, builder), district.soft, district.slow),
        Store.open(settings.database_url, settings.evidence_dir) as store,
    ):
        tools = AuditTools(settings, load_catalog(settings), store, lambda: datetime.now(CHINA))
        for night in (0, 1):
            moment = (AS_OF + timedelta(days=night)).replace(tzinfo=CHINA)
            result = run_audit(Order(OrderKind.NIGHTLY, units), tools, moment)
        return list(store.ledger.judgements(result.run.id))


def names(judgement: Judgement, line: Line) -> bool:
    """Whether a judgement is about a line's place: its subject, its column, or an address among its facts."""
    if (judgement.check, judgement.unit) != (line.check, line.unit):
        return False
    place = line.place.casefold()
    said = json.dumps(dict(judgement.facts), ensure_ascii=False, default=str).casefold()
    if isinstance(line.where, Column) and line.where.url == judgement.subject:
        return True
    return place in (judgement.column, judgement.obligation) or place in judgement.subject.casefold() or place in said


def accuses(judgement: Judgement) -> bool:
    """Whether a judgement tells a fault."""
    return judgement.verdict in ACCUSING or (judgement.check in ANNOUNCING and judgement.verdict is Verdict.PENDING)


def compared(district: District, judgements: list[Judgement]) -> tuple[list[Judgement], list[Line], dict[str, list[int]]]:
    """Invented accusations, missed lines, and per check: right, invented, missed."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    accusations = [one for one in judgements if accuses(one)]
    invented = [one for one in accusations if not any(names(one, line) for line in district.truths)]
    missed = [line for line in district.truths if not any(names(one, line) for one in accusations)]
    for line in district.truths:
        table[line.check][2 if line in missed else 0] += 1
    for one in invented:
        table[one.check][1] += 1
    return invented, missed, table


def tell(district: District, judgements: list[Judgement], invented: list[Judgement], missed: list[Line]) -> None:
    """Print every invented accusation with its facts, and every missed one with what was said instead."""
    for one in invented:
        why = next((line.why for line in district.alike if names(one, line)), "")
        facts = json.dumps(dict(one.facts), ensure_ascii=False)[:600]
        print(f"invented: {one.check} of {one.unit}: {one.subject} {one.verdict} {facts} {why}")
    for line in missed:
        about = [one for one in judgements if names(one, line)]
        said = [f"{one.verdict}{f' ({one.reason})' if one.reason else ''} {one.subject}" for one in about]
        print(f"missed: {line.check} of {line.unit}: {line.place}: {'; '.join(said) or 'not judged'}")


def main() -> int:
    """Generate, audit, compare; 1 below the lines."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures and differences to this file")
    parser.add_argument("--keep", type=Path, help="keep database and catalogue in this new folder")
    asked = parser.parse_args()
    ports = Ports(ordinary.HOSTS)
    district, builder = generate(asked.seed, ports.bases)
    with tempfile.TemporaryDirectory() as place:
        judgements = audited(district, builder, ports, asked.keep or Path(place))
    invented, missed, table = compared(district, judgements)
    for check in sorted(table):
        right, wrong, lost = table[check]
        print(f"{check:28} right {right:3}   invented {wrong:3}   missed {lost:3}")
    tell(district, judgements, invented, missed)
    right = sum(row[0] for row in table.values())
    precision = right / (right + len(invented)) if right else 0.0
    recall = right / len(district.truths)
    undetermined = sum(one.verdict is Verdict.UNDETERMINED for one in judgements)
    print(f"seed {asked.seed}: {len(list(district.everything()))} documents, {len(judgements)} judgements,")
    print(f"{undetermined} undetermined, {len(district.truths)} faults, {len(district.alike)} look-alikes")
    print(f"precision {precision:.3f}   recall {recall:.3f}")
    if asked.json:
        figures = {
            "seed": asked.seed,
            "precision": precision,
            "recall": recall,
            "checks": dict(sorted(table.items())),
            "invented": [[one.check, one.unit, one.subject] for one in invented],
            "missed": [[line.check, line.unit, line.place] for line in missed],
        }
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return int(precision < PRECISION or recall < RECALL)


if __name__ == "__main__":
    sys.exit(main())
