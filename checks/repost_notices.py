"""A notice that must be passed on, the moment by which, and the columns where the repost should stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.clocks import Published, believed, published_of, shown_interval
from checks.due import deadline_facts
from checks.duties import duty_of_id
from checks.matching import Shelf
from checks.recognition import Recognised
from checks.rulings import Ruling, undetermined
from checks.wording import shown
from duewatch.domain.dates import DateInterval, Precision
from duewatch.domain.deadlines import Deadline, deadline_of
from duewatch.domain.judgements import Fact, Facts, Reason
from duewatch.domain.limits import Clause, TimeUnit, Trigger
from duewatch.domain.obligations import Obligation, RepostDuty
from duewatch.domain.views import ColumnView, UnitView


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice with its repost, where one was found, and its deadline, under way to a verdict."""

    subject: str
    duty: RepostDuty
    found: Recognised | None
    published: Published | None  # of the repost
    deadline: Deadline | None  # None: nobody can read when the source published it
    facts: Facts  # item, hours, source_url, source_published, published; with a deadline due, deadline, due_moment

    @property
    def proof(self) -> tuple[str, ...]:
        """The sightings of the source and of the repost."""
        own = self.found.item.sighting if self.found else None
        return (self.duty.sighting, own) if own else (self.duty.sighting,)


def notice_of(subject: str, duty: RepostDuty, found: Recognised | None, view: UnitView) -> Notice:
    """What is known of a notice before anybody judges."""
    rule = duty.obligation.repost
    assert rule is not None
    source = source_interval(duty)
    published = published_of(found.item) if found else None
    facts: dict[str, Fact] = {
        "item": shown(duty.source_title),
        "hours": rule.hours,
        "source_url": duty.source_url,
        "source_published": duty.published_raw or shown_interval(source),
        "published": published.shown if published else None,
    }
    if source is None:
        return Notice(subject, duty, found, published, None, facts)
    clause = Clause(trigger=Trigger.SOURCE_PUBLISHED, n=rule.hours, unit=TimeUnit.HOUR)
    deadline = deadline_of(clause, trigger=source, calendar=view.calendar, as_of=view.as_of.date())
    assert isinstance(deadline, Deadline)  # hours need no calendar
    facts |= {**deadline_facts(deadline), "due_moment": deadline.last.strftime("%Y-%m-%d %H:%M")}
    return Notice(subject, duty, found, published, deadline, facts)


def unread_sources(check_id: str, view: UnitView) -> Iterator[Ruling]:
    """One line for each superior column that could not be read, from the duties that name the check."""
    for obligation_id, reason in sorted(set(view.unread_sources)):
        obligation = duty_of_id(obligation_id, view)
        if obligation and check_id in obligation.checks:
            why = Reason(reason) if reason in list(Reason) else Reason.CRAWL_CUT_SHORT
            facts: dict[str, Fact] = {
                "item": obligation.title,
                "hours": obligation.repost.hours if obligation.repost else None,
                "source_published": None,
                "published": None,
            }
            yield undetermined(obligation_id, why, facts, of=obligation)


def columns_of(obligation: Obligation, shelf: Shelf) -> tuple[ColumnView, ...]:
    """Where a repost should stand; none when the duty does not say."""
    assert obligation.repost is not None
    into, wanted = obligation.repost.into, obligation.looks_for
    return shelf.columns(wanted, into) if into or wanted.columns else ()


def source_interval(duty: RepostDuty) -> DateInterval | None:
    """When the source published the notice, as far as it can be believed; ``None`` when nobody can read it."""
    if duty.published_start is None or duty.published_end is None:
        return None
    to_the_minute = (duty.published_end - duty.published_start).total_seconds() < 60
    return believed(
        DateInterval(duty.published_start, duty.published_end, Precision.MINUTE if to_the_minute else Precision.DAY)
    )
