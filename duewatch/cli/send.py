"""``duewatch send``: mail the reports of a run to their offices, each office once."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from duewatch.cli.exits import Exit
from duewatch.cli.options import ConfigFile, settings_from
from duewatch.cli.session import CatalogFolder, Language, load_catalog, speaker, with_choices
from duewatch.config import Settings
from duewatch.domain.dates import CHINA
from duewatch.domain.dispatches import DispatchState
from duewatch.domain.orders import RunState
from duewatch.errors import MailError, UsageError
from duewatch.locale import Translate

if TYPE_CHECKING:
    from duewatch.domain.results import RunResult
    from duewatch.domain.units import Office
    from duewatch.storage import Store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("send")(send)


def send(
    run: Annotated[int, typer.Option("--run", help="Number of the run whose reports are mailed.")],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Send although the night was not sound; see the run's notes.")
    ] = False,
    catalog: CatalogFolder = None,
    lang: Language = None,
    config: ConfigFile = None,
) -> int:
    """Mail the reports of a stored run to their offices. An office that has got its report of this run gets no second one."""
    from duewatch.audit import AuditTools, result_for
    from duewatch.storage import Store

    settings = with_choices(settings_from(config), catalog, lang)
    with Store.open(settings.database_url, settings.evidence_dir) as store:
        stored = store.runs.get(run)
        if stored.state is RunState.OPEN:
            raise UsageError(
                "sending reports", f"run {run}", "wait until the run has ended, or start its audit again to finish it"
            )
        tools = AuditTools(
            settings, load_catalog(settings, stored), store, lambda: datetime.now(CHINA), settings.report.language
        )
        return send_reports(result_for(stored, tools), store, settings, anyway=anyway)


def send_reports(result: "RunResult", store: "Store", settings: Settings, *, anyway: bool = False) -> Exit:
    """Send each office of a run its report, one dispatch an office and run.

    0. Hold everything when the night was not sound (:mod:`duewatch.health`), unless a person has looked and sends ``anyway``.
    1. Claim the dispatch; if another process has it or it is done, leave it alone.
    2. Compose and hand over the mail.
    3. Record what became of it. A failure that may pass leaves the dispatch free to be claimed again.

    Returns:
        ``Exit.INCOMPLETE`` when a report could not be sent or was held, ``Exit.OK`` otherwise.
    """
    from duewatch import health, notes

    night = health.of_run(store, result.run, settings.health)
    if not night.is_sound and not anyway:
        for note in notes.of_health(night, settings.report.language):
            typer.echo(note, err=True)
        return Exit.INCOMPLETE
    outcome = Exit.OK
    if not result.offices:
        _ = speaker(settings)
        typer.echo(_("No office supervises the units of this run; nothing to send."))
    for office in result.offices:
        outcome = max(outcome, _send_to(office, result, store, settings, lambda: datetime.now(CHINA)))
    return outcome


def _send_to(office: "Office", result: "RunResult", store: "Store", settings: Settings, now: Callable[[], datetime]) -> Exit:
    from duewatch.storage.owners import current_owner
    from reports import office_mail
    from reports.outbox import send as hand_over

    run_id = result.run.id
    if not store.dispatches.claim(office.id, run_id, now(), current_owner()):
        return _left_alone(office, run_id, store, speaker(settings))
    try:
        how = hand_over(office_mail(result, office, settings.report.language, settings, now()), settings)
    except MailError as error:
        store.dispatches.failed(office.id, run_id, now(), str(error), permanent=error.permanent)
        typer.echo(str(error), err=True)
        return Exit.INCOMPLETE
    store.dispatches.done(office.id, run_id, now(), how)
    typer.echo(f"{office.id}: {how}")
    return Exit.OK


def _left_alone(office: "Office", run_id: int, store: "Store", _: Translate) -> Exit:
    """Say why a dispatch could not be claimed."""
    stands = next(dispatch for dispatch in store.dispatches.of_run(run_id) if dispatch.office == office.id)
    match stands.state:
        case DispatchState.DONE:
            told = _("{office}: has its report of run {run} already ({how}).")
            typer.echo(told.format(office=office.id, run=run_id, how=stands.how))
        case DispatchState.CLAIMED:
            told = _("{office}: another process is sending the report of run {run} ({owner}).")
            typer.echo(told.format(office=office.id, run=run_id, owner=stands.owner))
        case DispatchState.FAILED:
            told = _("{office}: the report of run {run} was refused for good: {why}")
            typer.echo(told.format(office=office.id, run=run_id, why=stands.why), err=True)
            return Exit.INCOMPLETE
    return Exit.OK
