"""The table a person sees after an audit, and where the reports are."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duewatch.domain.findings import Move
from duewatch.domain.judgements import Verdict
from duewatch.locale import translator

if TYPE_CHECKING:
    from duewatch.domain.results import RunResult

VERDICTS = (Verdict.BREACHED, Verdict.SUSPECTED, Verdict.UNDETERMINED, Verdict.PENDING, Verdict.EXEMPT, Verdict.MET)
MOVES = (Move.NEW, Move.STILL_OPEN, Move.REOPENED, Move.CLEARED, Move.UNVERIFIED)
COLOURS = {Verdict.BREACHED: "red", Verdict.SUSPECTED: "yellow", Verdict.MET: "green"}


def print_summary(result: "RunResult", paths: Sequence[Path], language: str) -> None:
    """Units against verdicts, what changed, what was not looked at, and the paths of the reports."""
    _ = translator("cli", language)
    console = Console(soft_wrap=not Console().is_terminal)
    verdict_words = {
        Verdict.BREACHED: _("breached"),
        Verdict.SUSPECTED: _("suspected"),
        Verdict.UNDETERMINED: _("undetermined"),
        Verdict.PENDING: _("pending"),
        Verdict.EXEMPT: _("exempt"),
        Verdict.MET: _("met"),
    }
    move_words = {
        Move.NEW: _("new"),
        Move.STILL_OPEN: _("still open"),
        Move.REOPENED: _("reopened"),
        Move.CLEARED: _("cleared"),
        Move.UNVERIFIED: _("could not be verified"),
    }
    table = Table(title=_("Run {run} as of {day}").format(run=result.run.id, day=f"{result.run.as_of:%Y-%m-%d}"))
    table.add_column(_("unit"), overflow="fold", min_width=16)
    for verdict in VERDICTS:
        table.add_column(verdict_words[verdict], justify="right", style=COLOURS.get(verdict))
    table.add_column(_("checked"), justify="right")
    totals: Counter[Verdict] = Counter()
    for unit in result.units:
        counts = Counter(judgement.verdict for judgement in unit.judgements)
        totals += counts
        checked = f"{unit.coverage.checked}/{unit.coverage.listed}"
        table.add_row(escape(unit.unit.name), *(str(counts[verdict] or "·") for verdict in VERDICTS), checked)
    table.add_section()
    checked = f"{sum(u.coverage.checked for u in result.units)}/{sum(u.coverage.listed for u in result.units)}"
    table.add_row(_("all"), *(str(totals[verdict]) for verdict in VERDICTS), checked)
    console.print(table)
    moves = Counter(change.move for unit in result.units for change in unit.changes)
    console.print(" · ".join(f"{move_words[move]} {moves[move]}" for move in MOVES), highlight=False)
    for note in result.operator_notes:
        console.print(_("Note: {note}").format(note=note), style="dim", markup=False, highlight=False)
    for path in paths:
        console.print(str(path), markup=False, highlight=False, soft_wrap=True)
