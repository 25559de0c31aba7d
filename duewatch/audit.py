"""The story of one audit: see, judge, remember, tell. The only module that knows all four."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import reports
from checks.contract import Check
from checks.registry import enabled, infos
from checks.runner import judge
from checks.scoring import scores_of
from crawler.browser import install as browser
from crawler.evidence import load
from crawler.launch import CrawlOutcome, Progress, crawl, plan_jobs
from crawler.page import Page
from duewatch import adhoc, health, notes
from duewatch.config import Settings
from duewatch.domain.catalogue import Catalog
from duewatch.domain.judgements import Fault, Judgement
from duewatch.domain.orders import Order, OrderKind, Run, RunState
from duewatch.domain.results import RunResult
from duewatch.domain.sightings import SightingKind
from duewatch.domain.units import Unit
from duewatch.errors import ConfigError
from duewatch.held import held
from duewatch.lay_out import result_of, units_of, views_of
from duewatch.locale import translator
from duewatch.storage import Store
from duewatch.words_of_people import notes_for_operator

RESUMABLE_FOR = timedelta(hours=20)
"""A killed run is taken up again within a night and a day; what it saw before that is no longer "now"."""


@dataclass(frozen=True)
class AuditTools:
    """What an audit works with; made once by the command and handed down."""

    settings: Settings
    catalog: Catalog
    store: Store
    now: Callable[[], datetime]  # aware; asked only here
    language: str = "zh"  # of reports and notes
    on_progress: Callable[[Progress], None] = lambda _progress: None


def run_audit(order: Order, tools: AuditTools, as_of: datetime | None = None) -> RunResult:
    """See the units of an order, judge what was seen, remember it. Telling is the caller's next step: :func:`tell`.

    A killed run of the same order is taken up where it stopped. ``as_of`` is taken once; nothing later reads a clock to
    judge by.

    Raises:
        ConfigError: a check in preview is unknown, or a browser is enabled and not installed; before anything is begun.
    """
    chosen = _chosen_checks(tools.settings)
    browser.check(tools.settings.browser)
    run = _open_or_take_up(order, tools, as_of)
    if order.url:
        tools = replace(tools, catalog=_explored(run, tools))
    outcome = _crawl(_units_to_see(run, tools.catalog), run, tools)
    return _judge_and_remember(run, tools, chosen, outcome)


def rejudge(run_id: int, tools: AuditTools) -> RunResult:
    """Judge the stored facts of an old run with today's checks and catalogue, without network, as a new run.

    A run's own judgements are never changed: the new ones stand beside them, under the new run's number.

    Raises:
        StorageError: the run is unknown.
    """
    chosen = _chosen_checks(tools.settings)
    old = tools.store.runs.get(run_id)
    order = Order(OrderKind.REJUDGE, old.order.units, old.order.office, old.order.url)
    now = tools.now()
    run = tools.store.runs.open(
        order, old.as_of, now, catalog_digest=tools.catalog.digest, version=version("duewatch"), facts_of=old.facts_of or old.id
    )
    return _judge_and_remember(run, tools, chosen, CrawlOutcome(complete=old.state is RunState.CLOSED, notes=old.notes))


def _judge_and_remember(run: Run, tools: AuditTools, chosen: Sequence[Check], outcome: CrawlOutcome) -> RunResult:
    judgements: list[Judgement] = []
    faults: list[Fault] = []
    for view in views_of(tools.store, run, tools.catalog, tools.settings):
        judged, failed = judge(view, chosen)
        judgements.extend(judged)
        faults.extend(failed)
    night = health.of_run(tools.store, run, tools.settings.health)
    if not night.is_sound:
        judgements = held(judgements, tools.store.facts.sightings(run.facts_of or run.id), night)
    tools.store.ledger.post(run, judgements, faults, tools.now())
    state = RunState.CLOSED if outcome.complete and not faults else RunState.INCOMPLETE
    run = tools.store.runs.close(run.id, state, tools.now(), outcome.notes)
    return result_for(run, tools, faults)


def _chosen_checks(settings: Settings) -> tuple[Check, ...]:
    """The checks that run; asked for before the work, so that a wrong name costs no night."""
    try:
        return enabled(settings.judge.preview)
    except KeyError as error:
        cure = "name a check that `duewatch checks list` shows"
        raise ConfigError("choosing the checks", "judge.preview", cure, [f"no check is called {error}"]) from error


def result_for(run: Run, tools: AuditTools, faults: Sequence[Fault] = ()) -> RunResult:
    """A judged run as the tellers need it, with the notes for the operator."""
    night = notes.of_health(health.of_run(tools.store, run, tools.settings.health), tools.language)
    notice_days = tools.settings.judge.waiver_notice_days
    asked = notes_for_operator(tools.store, run, tools.catalog, notice_days, tools.language)
    said = (*night, *notes.for_operator(tools.store, run, tools.catalog, faults, tools.language), *asked)
    result = result_of(tools.store, run.id, tools.catalog, infos(), said)
    ran = {check.info.id for check in _chosen_checks(tools.settings)}
    return replace(result, scores=scores_of(result.units, tools.catalog, ran))


def tell(result: RunResult, tools: AuditTools, folder: Path | None = None) -> Sequence[Path]:
    """Write the reports of a run; gives their paths, the offices' first.

    Raises:
        ReportError: the folder cannot be written.
    """
    target = folder or tools.settings.reports_dir / f"run-{result.run.id:05d}"
    return tuple(reports.write_reports(result, target, tools.language, tools.settings).values())


def _open_or_take_up(order: Order, tools: AuditTools, as_of: datetime | None) -> Run:
    now = tools.now()
    killed = tools.store.runs.find_killed(order.key, now)
    if killed and now - killed.started_at <= RESUMABLE_FOR and as_of in (None, killed.as_of):
        return tools.store.runs.take_up(killed.id, now)
    return tools.store.runs.open(order, as_of or now, now, catalog_digest=tools.catalog.digest, version=version("duewatch"))


def _explored(run: Run, tools: AuditTools) -> Catalog:
    """The catalogue with the unit that the order's one address leads to."""

    def page_of(url: str) -> Page | None:
        seen = next((s for s in tools.store.facts.sightings(run.id).values() if s.url == url and s.evidence), None)
        if seen is None or seen.evidence is None or seen.kind is not SightingKind.SEEN:
            return None
        _headers, body = load(tools.settings.evidence_dir, seen.evidence)
        return Page.from_bytes(body, url, seen.content_type)

    folder = tools.settings.adhoc_dir
    return adhoc.explore(run.order, tools.catalog, lambda unit: _crawl((unit,), run, tools), page_of, folder)


def _crawl(units: Sequence[Unit], run: Run, tools: AuditTools) -> CrawlOutcome:
    """Crawl units in child processes; each sign of progress is also a sign of life in the ledger."""

    def beat(progress: Progress) -> None:
        tools.store.runs.heartbeat(run.id, tools.now())
        tools.on_progress(progress)

    return crawl(plan_jobs(units, tools.settings), run, tools.settings, beat, translator("cli", tools.language))


def _units_to_see(run: Run, catalog: Catalog) -> tuple[Unit, ...]:
    """The units of the order, and the superiors whose notices they must repost."""
    units = {unit.id: unit for unit in units_of(run, catalog)}
    for unit in tuple(units.values()):
        for duty in catalog.duties_of(unit, run.as_of.date()):
            rule = duty.obligation.repost
            if rule and rule.source_unit in catalog.units:
                units.setdefault(rule.source_unit, catalog.units[rule.source_unit])
    return tuple(units[name] for name in sorted(units))
