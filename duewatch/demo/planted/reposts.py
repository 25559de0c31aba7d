"""Notices of the city passed on late, altered or not at all, and those passed on well."""

from dataclasses import replace
from datetime import timedelta

from duewatch.demo import duties
from duewatch.demo.documents import city_notice, repost_of
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import city_page, edited
from duewatch.demo.plants import Answer, Plant, duty, duty_on, since, until
from duewatch.demo.register import REPOSTING_UNITS
from duewatch.demo.shapes import District, Document, Shown, drop, edit
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET, UNDETERMINED, PENDING = (
    Verdict.BREACHED,
    Verdict.SUSPECTED,
    Verdict.MET,
    Verdict.UNDETERMINED,
    Verdict.PENDING,
)


def _late_repost(district: District, moments: Moments) -> District:
    late = city_notice(moments, 0)
    return edit(district, ("education", "reposts", late.key), lambda _: repost_of(late, late.published + timedelta(hours=30)))


def _minutes_late_repost(district: District, moments: Moments) -> District:
    late = city_notice(moments, 1)
    published = late.published + timedelta(hours=8, minutes=50)
    return edit(district, ("gov-office", "reposts", late.key), lambda _: repost_of(late, published))


def _days_late_repost(district: District, moments: Moments) -> District:
    late = city_notice(moments, 2)
    return edit(
        district,
        ("health", "reposts", late.key),
        lambda _: repost_of(late, late.published + timedelta(days=3), Shown.DAY),
    )


def _no_repost(district: District, moments: Moments) -> District:
    return drop(district, "liumo", "reposts", city_notice(moments, 1).key)


def _retitled(district: District, moments: Moments) -> District:
    """The civil affairs bureau passes a notice on under a title of its own; the number shows what it is."""
    original = city_notice(moments, 0)

    def retitle(document: Document) -> Document:
        return replace(document, title=f"转发市里稳企惠企措施（{original.fields[FieldName.DOC_NO]}）")

    return edit(district, ("civil", "reposts", original.key), retitle)


def _shortened_repost(district: District, moments: Moments) -> District:
    """The paragraph on warnings is left out."""

    def shorten(document: Document) -> Document:
        return replace(document, paragraphs=document.paragraphs[:3] + document.paragraphs[4:])

    return edit(district, ("education", "reposts", city_notice(moments, 1).key), shorten)


FAULTS = (
    Plant(
        "The education bureau reposted a notice of the city after thirty hours.",
        (
            Answer("late-repost", "education", duty_on(duties.REPOSTS, city_page(0)), BREACHED),
            Answer("missing-repost", "education", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        _late_repost,
    ),
    Plant(
        "Liumo never reposted the city's notice.",
        (
            Answer("missing-repost", "liumo", duty_on(duties.REPOSTS, city_page(1)), BREACHED),
            Answer("late-repost", "liumo", duty_on(duties.REPOSTS, city_page(1)), None),
        ),
        _no_repost,
    ),
    Plant(
        "The office reposted fifty minutes too late; the list shows only the day, which is no excuse.",
        (Answer("late-repost", "gov-office", duty_on(duties.REPOSTS, city_page(1)), BREACHED),),
        _minutes_late_repost,
    ),
    Plant(
        "Both dates are known only to the day, but three days apart no hour of theirs can save the health commission.",
        (Answer("late-repost", "health", duty_on(duties.REPOSTS, city_page(2)), BREACHED),),
        _days_late_repost,
    ),
    Plant(
        "A paragraph of the city's notice is missing in a repost; the others are whole.",
        (
            Answer("altered-repost", "education", duty_on(duties.REPOSTS, city_page(1)), SUSPECTED),
            Answer("altered-repost", "gov-office", duty_on(duties.REPOSTS, city_page(1)), MET),
            Answer("altered-repost", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        _shortened_repost,
    ),
    Plant(
        "A repost does not say where it comes from; the others do.",
        (
            Answer("unnamed-source", "liumo", duty_on(duties.REPOSTS, city_page(0)), BREACHED),
            Answer("unnamed-source", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        edited(("liumo", "reposts", "notice-1"), source=""),
    ),
)


LOOKALIKES = (
    Plant(
        "Reposted under another title; the document number tells.",
        (
            Answer("late-repost", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
            Answer("missing-repost", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        _retitled,
    ),
    Plant(
        "Source and repost show only the day: eight hours cannot be told from it.",
        tuple(
            Answer("late-repost", unit, duty_on(duties.REPOSTS, city_page(2)), UNDETERMINED, Reason.DATE_TOO_COARSE)
            for unit in REPOSTING_UNITS
            if unit != "health"
        ),
    ),
    Plant(
        "The city's newest notice is two and a half hours old on the first night, and reposted in time by the second.",
        (
            *(
                Answer("missing-repost", unit, duty_on(duties.REPOSTS, city_page(3)), PENDING, nights=until(1))
                for unit in REPOSTING_UNITS
            ),
            *(
                Answer("late-repost", unit, duty_on(duties.REPOSTS, city_page(3)), MET, nights=since(2))
                for unit in REPOSTING_UNITS
            ),
        ),
    ),
    Plant(
        "The superior's own column stands behind a wall.",
        (Answer("missing-repost", "gov-office", duty(duties.WALLED_REPOSTS), UNDETERMINED, Reason.BLOCKED),),
    ),
)
