"""How right the checks are on the demo district, on a good night and on bad ones.

    python -m benchmarks.accuracy [NIGHT] [--wire SEEDS]

Audits the demo district once, judges what was seen with every check, those in preview included, and compares with the answer
sheet. Then the same views are spoilt in the ways a bad night spoils them and judged again. With ``--wire``, the district is
audited anew for each bad night and each of so many seeds (1 without a number), and its servers fail while they are asked.

Recall may fall, for what was not seen cannot be judged; precision may not. Ends with status 1 when an accusation is invented,
or one is missed on the good night.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks import wire
from checks import registry
from checks.runner import judge
from duewatch import lay_out
from duewatch.audit import AuditTools, run_audit
from duewatch.cli.session import load_catalog
from duewatch.demo.answers import ACCUSATIONS, Expected
from duewatch.demo.moments import DEFAULT_DAY
from duewatch.demo.opening import EVE, EVE_UNITS, Demo, open_demo
from duewatch.demo.portal import Site
from duewatch.demo.shapes import Host
from duewatch.domain.dates import CHINA
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.orders import Order, OrderKind
from duewatch.domain.sightings import SightingKind
from duewatch.domain.views import ColumnView, LinkView, UnitView
from duewatch.storage import Store
from duewatch.visiting import visit_at

SHARE = 0.2  # of all requests that fail on a bad night
SEEDS = 5  # nights of each kind
Spoil = Callable[[UnitView, random.Random], UnitView]


def requests_fail(view: UnitView, dice: random.Random) -> UnitView:
    """A fifth of all documents, list pages and link targets did not answer."""

    def column(seen: ColumnView) -> ColumnView:
        walk = seen.walk
        in_list = {entry.url for entry in walk.entries} if walk else set()
        # A column that is one page is that page: it is seen or it is not, like any list page.
        records = tuple(record for record in seen.records if record.url not in in_list or dice.random() >= SHARE)
        if walk and walk.complete and any(dice.random() < SHARE for _ in walk.pages):
            kept = walk.entries[: dice.randrange(len(walk.entries) + 1)]
            walk = replace(walk, entries=kept, complete=False, reason=Reason.UNREACHABLE.value)
            records = tuple(record for record in records if record.url in {entry.url for entry in kept})
        return replace(seen, walk=walk, records=records)

    links = tuple(failed(link) if dice.random() < SHARE else link for link in view.links)
    return replace(view, columns=tuple(column(seen) for seen in view.columns), links=links)


def host_dies(view: UnitView, dice: random.Random) -> UnitView:
    """From some column on, nothing of the unit was reached any more, and none of its links was looked at a second time."""
    alive = dice.randrange(len(view.columns) + 1)
    dead = tuple(replace(seen, walk=None, sightings=(), records=()) for seen in view.columns[alive:])
    links = tuple(failed(link) if len(link.observations) > 1 else link for link in view.links)
    return replace(view, columns=(*view.columns[:alive], *dead), links=links)


def wall_on_a_third(view: UnitView, dice: random.Random) -> UnitView:
    """A wall stood before a third of all columns, with status 200."""

    def walled(seen: ColumnView) -> ColumnView:
        if seen.walk is None or dice.random() >= 1 / 3:
            return seen
        pages = tuple(replace(page, kind=SightingKind.BLOCKED, note="jiasule") for page in seen.sightings)
        walk = replace(seen.walk, entries=(), complete=False, reason=Reason.BLOCKED.value, declared_total=None)
        return replace(seen, walk=walk, sightings=pages, records=())

    return replace(view, columns=tuple(walled(seen) for seen in view.columns))


BAD_NIGHTS: Mapping[str, Spoil] = {
    "20 % of requests fail": requests_fail,
    "a host dies in the middle": host_dies,
    "a wall on a third of the columns": wall_on_a_third,
}


def failed(link: LinkView) -> LinkView:
    """The last look at a target failed."""
    if not link.observations:
        return link
    last = replace(link.observations[-1], kind=SightingKind.FAILED, status=None, note="timeout", location=None)
    return replace(link, observations=(*link.observations[:-1], last))


def score(name: str, judgements: list[Judgement], sheet: dict[FindingKey, Expected]) -> tuple[int, int]:
    """Print one line; give the number of invented accusations and of missed ones."""
    accused = {key_of(one) for one in judgements if one.verdict in ACCUSATIONS}
    guilty = {key for key, line in sheet.items() if line.verdict in ACCUSATIONS}
    right = accused & guilty
    told = {key_of(one) for one in judgements if one.verdict is Verdict.UNDETERMINED}
    precision = len(right) / len(accused) if accused else 1.0
    recall = len(right) / len(guilty)
    print(
        f"{name:44} precision {precision:5.2f}   recall {recall:5.2f}   accused {len(accused):3}   guilty {len(guilty):3}   "
        f"of those missed undetermined {len((guilty - right) & told):3}, not met at all {len(guilty - right - told):3}"
    )
    for check, unit, subject in sorted((key.check, key.unit, key.subject) for key in accused - guilty):
        print(f"    invented: {check} of {unit}: {subject}")
    return len(accused - guilty), len(guilty - right)


def key_of(judgement: Judgement) -> FindingKey:
    """What makes a judgement's finding the same finding."""
    return FindingKey(judgement.check, judgement.unit, judgement.subject)


def judged(views: tuple[UnitView, ...]) -> list[Judgement]:
    """What every check says of every unit. Raises ``RuntimeError`` when a check throws."""
    found: list[Judgement] = []
    for view in views:
        judgements, faults = judge(view, registry.every().values())
        if faults:
            raise RuntimeError(faults[0].traceback)
        found.extend(judgements)
    return found


def views_of(demo: Demo, store: Store) -> tuple[UnitView, ...]:
    """Audit the whole district, after the visits of the days before, and lay out what was seen."""
    catalog = load_catalog(demo.settings)
    tools = AuditTools(demo.settings, catalog, store, lambda: datetime.now(CHINA))
    visit_at(demo.visit_moments, Order(OrderKind.VISIT, demo.units), tools)
    result = run_audit(Order(OrderKind.NIGHTLY, demo.units), tools, demo.as_of)
    return lay_out.views_of(store, result.run, catalog, demo.settings)


def see_the_eve(place: Path) -> None:
    """Audit the few units that were audited on the evening before: what takes two looks had its first one then."""
    with open_demo(place, EVE, DEFAULT_DAY) as eve, Store.open(eve.settings.database_url, eve.settings.evidence_dir) as store:
        tools = AuditTools(eve.settings, load_catalog(eve.settings), store, lambda: datetime.now(CHINA))
        run_audit(Order(OrderKind.AD_HOC, EVE_UNITS), tools, eve.as_of)


def on_the_wire(night: int, seeds: int) -> int:
    """Audit a district whose servers fail while they are asked, once for each bad night and seed; invented accusations."""
    invented = 0
    for name, spoil in wire.BAD_NIGHTS.items():
        for seed in range(seeds):
            dice = random.Random(seed)
            with tempfile.TemporaryDirectory() as place, wire_demo(Path(place), night, spoil, dice) as demo:
                with Store.open(demo.settings.database_url, demo.settings.evidence_dir) as store:
                    judgements = list(audited(demo, store))
                more, _ = score(f"wire: {name}, {seed + 1}", judgements, {line.key: line for line in demo.sheet()})
            invented += more
    return invented


def wire_demo(
    place: Path, night: int, spoil: Callable[[wire.Sites, random.Random], Mapping[Host, Site]], dice: random.Random
) -> AbstractContextManager[Demo]:
    """The demo behind failing servers."""
    return open_demo(place, night, DEFAULT_DAY, spoil=lambda sites: spoil(sites, dice))


def audited(demo: Demo, store: Store) -> Iterator[Judgement]:
    """What a whole audit says, as it stands in the ledger: held back where the night was not sound."""
    settings = demo.settings.model_copy(update={"judge": demo.settings.judge.model_copy(update={"preview": ("all",)})})
    tools = AuditTools(settings, load_catalog(settings), store, lambda: datetime.now(CHINA))
    result = run_audit(Order(OrderKind.NIGHTLY, demo.units), tools, demo.as_of)
    yield from store.ledger.judgements(result.run.id)


def main() -> int:
    """Audit, judge, spoil, judge again; 1 when somebody was accused wrongly or, on the good night, missed."""
    parser = argparse.ArgumentParser(description="How right the checks are on the demo district.")
    parser.add_argument("night", nargs="?", type=int, default=1)
    parser.add_argument("--wire", nargs="?", type=int, const=1, default=0, metavar="SEEDS")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        see_the_eve(Path(place))
        with open_demo(Path(place), asked.night, DEFAULT_DAY) as demo:
            with Store.open(demo.settings.database_url, demo.settings.evidence_dir) as store:
                views = views_of(demo, store)
            sheet = {line.key: line for line in demo.sheet()}
    invented, missed = score("a good night", judged(views), sheet)
    for name, spoil in BAD_NIGHTS.items():
        for seed in range(SEEDS):
            dice = random.Random(seed)
            more, _ = score(f"{name}, {seed + 1}", judged(tuple(spoil(view, dice) for view in views)), sheet)
            invented += more
    invented += on_the_wire(asked.night, asked.wire)
    print(f"invented {invented}, missed on the good night {missed}")
    return int(bool(invented or missed))


if __name__ == "__main__":
    sys.exit(main())
