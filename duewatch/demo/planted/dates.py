"""Dates that cannot be true together, and dates that can."""

from dataclasses import replace
from datetime import timedelta

from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import with_header
from duewatch.demo.planted.publication import TWO_DATES
from duewatch.demo.plants import Answer, Change, Place, Plant, page_of, then
from duewatch.demo.shapes import District, edit
from duewatch.domain.judgements import Verdict
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET


def _repealed(place: Place, validity: str) -> Change:
    def apply(district: District, moments: Moments) -> District:
        fields: dict[FieldName, str | None] = {
            FieldName.VALIDITY: validity,
            FieldName.REPEALED_DATE: moments.before(20).date().isoformat(),
        }
        return with_header(place, fields)(district, moments)

    return apply


def _written(place: Place, days_after_publication: int) -> Change:
    def apply(district: District, moments: Moments) -> District:
        day = district.document(*place).published.date() + timedelta(days=days_after_publication)
        return with_header(place, {FieldName.WRITTEN_DATE: day.isoformat()})(district, moments)

    return apply


def _made(place: Place, days_after_publication: int) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        day = district.document(*place).published.date() + timedelta(days=days_after_publication)
        return edit(district, place, lambda document: replace(document, made=day))

    return apply


FAULTS = (
    Plant(
        "Page and meta tag of one document disagree by weeks; elsewhere the tag only adds the hour.",
        (
            Answer("contradicting-dates", "housing", page_of(TWO_DATES), BREACHED),
            Answer("contradicting-dates", "housing", page_of(("housing", "normative", "normative-1")), MET),
        ),
    ),
    Plant(
        "A repealed document is still called valid; another says that it is repealed.",
        (
            Answer("contradicting-validity", "housing", page_of(("housing", "normative", "normative-3")), BREACHED),
            Answer("contradicting-validity", "market", page_of(("market", "normative", "normative-2")), MET),
        ),
        then(
            _repealed(("housing", "normative", "normative-3"), "有效"),
            _repealed(("market", "normative", "normative-2"), "废止"),
        ),
    ),
    Plant(
        "Signed three days after it was published; another was signed and published on one day.",
        (
            Answer("impossible-dates", "tongxi", page_of(("tongxi", "normative", "normative-2")), BREACHED),
            Answer("impossible-dates", "tongxi", page_of(("tongxi", "normative", "normative-3")), MET),
        ),
        then(_written(("tongxi", "normative", "normative-2"), 3), _written(("tongxi", "normative", "normative-3"), 0)),
    ),
    Plant(
        "A page twelve days younger than the date it shows; another is younger by one.",
        (
            Answer("suspected-back-dating", "civil", page_of(("civil", "normative", "normative-3")), SUSPECTED),
            Answer("suspected-back-dating", "liumo", page_of(("liumo", "normative", "normative-1")), MET),
        ),
        then(_made(("civil", "normative", "normative-3"), 12), _made(("liumo", "normative", "normative-1"), 1)),
    ),
)


LOOKALIKES: tuple[Plant, ...] = ()
