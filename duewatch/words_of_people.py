"""What people said, laid beside what was seen: granted waivers, declarations, acceptances; and what asks for their answer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from duewatch.domain.catalogue import Catalog
from duewatch.domain.obligations import Waiver
from duewatch.domain.orders import Run
from duewatch.domain.replies import Outcome, ReplyKind
from duewatch.locale import translator
from duewatch.storage import Store

SHOWN = 5  # codes given in one note before "and n more"


def with_granted(catalog: Catalog, store: Store) -> Catalog:
    """The catalogue with the waivers that were granted on request, which stand in the ledger."""
    granted = store.waivers.granted()
    return replace(catalog, waivers=(*catalog.waivers, *granted)) if granted else catalog


def notes_for_operator(store: Store, run: Run, catalog: Catalog, notice_days: int, language: str) -> tuple[str, ...]:
    """Waivers that end or have just ended, and replies that wait for a person."""
    _ = translator("cli", language)
    waivers = _of_waivers(run, with_granted(catalog, store), notice_days, _)
    return (*waivers, *_of_declarations(store, run, _), *_of_replies(store, run, _))


def _of_waivers(run: Run, catalog: Catalog, notice_days: int, _: Callable[[str], str]) -> Iterator[str]:
    today, notice = run.as_of.date(), timedelta(days=notice_days)
    ours = [waiver for waiver in catalog.waivers if waiver.unit in ("*", *run.order.units)]
    for waiver in sorted(ours, key=lambda one: (str(one.until), one.unit, _what(one))):
        if waiver.until is None or not notice_days:
            continue
        if today <= waiver.until <= today + notice:
            yield _(
                "The waiver of {what} for {unit}, granted by {by}, ends on {day} ({n} days left); decide whether it is renewed."
            ).format(
                what=_what(waiver),
                unit=_unit(waiver.unit, catalog),
                by=waiver.by,
                day=waiver.until,
                n=(waiver.until - today).days,
            )
        elif today - notice <= waiver.until < today:
            yield _("The waiver of {what} for {unit} ended on {day}; what it covered is judged again.").format(
                what=_what(waiver), unit=_unit(waiver.unit, catalog), day=waiver.until
            )


def _unit(unit: str, catalog: Catalog) -> str:
    """A unit by its name; what is none (``*``, or one that is gone) as it stands."""
    return catalog.units[unit].name if unit in catalog.units else unit


def _what(waiver: Waiver) -> str:
    return "/".join(part for part in (waiver.obligation, waiver.check, waiver.subject) if part) or "?"


def _of_declarations(store: Store, run: Run, _: Callable[[str], str]) -> Iterator[str]:
    """Columns of which it was declared that there was nothing, while their lists show entries of those days."""
    walks = {(walk.unit, walk.column): walk for walk in store.facts.walks(run.facts_of or run.id)}
    for one in store.declarations.standing():
        walk = walks.get((one.unit, one.column or ""))
        days = [entry.date for entry in walk.entries if entry.date] if walk else []
        within = [day for day in days if one.first.isoformat() <= day <= one.last.isoformat()]
        if within:
            yield _(
                "{unit} declared nothing for column {column} from {first} to {last} (number {number}); its list shows {n} "
                "entries of those days. Ask which is right."
            ).format(unit=one.unit, column=one.column, first=one.first, last=one.last, number=one.number, n=len(within))


def _of_replies(store: Store, run: Run, _: Callable[[str], str]) -> Iterator[str]:
    waiting = [state.reply for state in store.replies.states(run.order.units) if state.outcome is Outcome.WAITING]
    alarms = [one.code for one in waiting if one.kind is ReplyKind.FALSE_ALARM]
    if alarms:
        yield _(
            "Units call {n} finding(s) false alarms; look at the evidence and answer (duewatch replies list --waiting): {codes}"
        ).format(n=len(alarms), codes=_some(alarms, _))
    asked = [one.code for one in waiting if one.kind is ReplyKind.ASKS_WAIVER]
    if asked:
        yield _("Units ask for {n} waiver(s); grant or refuse them (duewatch replies list --waiting): {codes}").format(
            n=len(asked), codes=_some(asked, _)
        )


def _some(codes: list[str], _: Callable[[str], str]) -> str:
    shown, more = ", ".join(codes[:SHOWN]), len(codes) - SHOWN
    return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown
