"""What is wrong with the district on purpose: every breach an audit of the demo must find, and no other."""

from dataclasses import replace
from datetime import datetime, timedelta

from duewatch.demo import duties
from duewatch.demo.district import annual_report, city_notice, normative_document, notice, repost_of
from duewatch.demo.moments import Moments
from duewatch.demo.oddities import FLICKERING
from duewatch.demo.plants import (
    Answer,
    Change,
    Place,
    Plant,
    all_but,
    column_of,
    duty,
    duty_on,
    file_of,
    only,
    page_of,
    since,
    target,
    until,
)
from duewatch.demo.shapes import District, Document, Offer, Shown, add, change_column, drop, edit, with_fields
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName

BREACHED, MET, UNDETERMINED, SUSPECTED = Verdict.BREACHED, Verdict.MET, Verdict.UNDETERMINED, Verdict.SUSPECTED

LATE_RULES: Place = ("education", "normative", "late-rules")
TWO_DATES: Place = ("housing", "normative", "two-dates")
LATE_AFTER_WAIVER: Place = ("justice", "normative", "late-after-waiver")
NEW_LATE_RULES: Place = ("finance", "normative", "new-late-rules")
GONE_NOTICE = "/art/2019/3/4/art_1005_100001.html"
GONE_ON_STREET = "/art/2020/5/6/art_1805_100002.html"


def late_document(place: Place, written_before: int, published_before: int, theme: str) -> Change:
    """Add a normative document whose publication came later than its date written allows."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        written = moments.before(written_before).date()
        published = moments.exactly(published_before, "16:45")
        document = normative_document(unit.name, unit.code, unit.number, place[2], theme, written, published)
        return add(district, place[0], place[1], document)

    return apply


def _two_dates(district: District, moments: Moments) -> District:
    """The page shows one date, its meta tag another, seven weeks earlier."""
    district = late_document(TWO_DATES, 120, 64, "电梯加装")(district, moments)
    return edit(district, TWO_DATES, lambda document: replace(document, meta_published=moments.before(113, "09:40")))


def with_link(place: Place, offer: Offer) -> Change:
    """Put one more link into a document."""
    return lambda district, _moments: edit(district, place, lambda document: replace(document, links=(*document.links, offer)))


def with_lost_file(place: Place, name: str, text: str, *, lost: bool = True) -> Change:
    """Offer a file with a document; ``lost`` says that the server does not have it."""
    offer = Offer(name, text, lost=lost)
    return lambda district, _moments: edit(
        district, place, lambda document: replace(document, attachments=(*document.attachments, offer))
    )


def with_header(place: Place, fields: dict[FieldName, str | None]) -> Change:
    """Spoil the header of a document."""
    return lambda district, _moments: edit(district, place, lambda document: with_fields(document, fields))


def _report_of(district: District, moments: Moments, unit: str, published: datetime) -> Document:
    return annual_report(district.unit(unit).name, moments.report_year, published)


def _late_report(district: District, moments: Moments) -> District:
    published = datetime.combine(moments.report_limit + timedelta(days=27), datetime.min.time().replace(hour=9))
    report = _report_of(district, moments, "health", published)
    return add(drop(district, "health", "annual", report.key), "health", "annual", report)


def _no_report(district: District, moments: Moments) -> District:
    return drop(district, "culture", "annual", f"report-{moments.report_year}")


def _report_at_last(district: District, moments: Moments) -> District:
    report = _report_of(district, moments, "culture", moments.exactly(-1, "11:20"))
    return add(_no_report(district, moments), "culture", "annual", report)


def _empty(unit: str, column: str) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        return change_column(district, unit, column, lambda found: replace(found, documents=(), single=False))

    return apply


def _old_notices(district: District, _moments: Moments) -> District:
    """All notices of the agriculture bureau are older than the period allows."""

    def age(document: Document) -> Document:
        return replace(document, published=document.published - timedelta(days=182))

    return change_column(
        district, "agriculture", "notices", lambda column: replace(column, documents=tuple(map(age, column.documents)))
    )


def _fresh_notice(district: District, moments: Moments) -> District:
    name = district.unit("agriculture").name
    return add(district, "agriculture", "notices", notice(name, "秋粮收储", "fresh", moments.exactly(-1, "10:05")))


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


def city_page(number: int) -> Place:
    """Where the city's notice of that number stands (its key does not depend on the day)."""
    return ("wanglan-office", "policies", f"notice-{number + 1}")


PUBLICATION = (
    Plant(
        "Rules of the education bureau were signed and published months later.",
        (Answer("overdue-publication", "education", duty_on(duties.NORMATIVE_20_DAYS, LATE_RULES), BREACHED),),
        late_document(LATE_RULES, 130, 60, "学生体质健康"),
    ),
    Plant(
        "By the page's date the rules came late, by its meta tag in time: a person should look.",
        (Answer("overdue-publication", "housing", duty_on(duties.NORMATIVE_20_DAYS, TWO_DATES), SUSPECTED),),
        _two_dates,
    ),
    Plant(
        "The waiver of the justice bureau had run out before its rules were due.",
        (Answer("overdue-publication", "justice", duty_on(duties.NORMATIVE_20_DAYS, LATE_AFTER_WAIVER), BREACHED),),
        late_document(LATE_AFTER_WAIVER, 125, 50, "公证服务"),
    ),
    Plant(
        "The health commission's annual report came four weeks after 31 January.",
        (Answer("overdue-publication", "health", duty(duties.ANNUAL_REPORT), BREACHED),),
        _late_report,
    ),
    Plant(
        "On the second night the finance bureau puts rules online that were signed eleven weeks before.",
        (
            Answer(
                "overdue-publication", "finance", duty_on(duties.NORMATIVE_20_DAYS, NEW_LATE_RULES), BREACHED, nights=since(2)
            ),
        ),
        late_document(NEW_LATE_RULES, 78, -1, "非税收入"),
        since(2),
    ),
    Plant(
        "The culture bureau has no annual report on the first night …",
        (
            Answer("missing-item", "culture", duty(duties.ANNUAL_REPORT), BREACHED, nights=until(1)),
            Answer("overdue-publication", "culture", duty(duties.ANNUAL_REPORT), None, nights=until(1)),
        ),
        _no_report,
        until(1),
    ),
    Plant(
        "… and publishes it on the second: no longer missing, but late.",
        (
            Answer("missing-item", "culture", duty(duties.ANNUAL_REPORT), MET, nights=since(2)),
            Answer("overdue-publication", "culture", duty(duties.ANNUAL_REPORT), BREACHED, nights=since(2)),
        ),
        _report_at_last,
        since(2),
    ),
    Plant(
        "The guide of Liumo is an empty column.",
        (Answer("missing-item", "liumo", duty(duties.GUIDE), BREACHED),),
        _empty("liumo", "guide"),
    ),
    Plant(
        "Tongxi published no standard catalogue anywhere.",
        (
            Answer("missing-item", "tongxi", duty(duties.STANDARDS), BREACHED),
            Answer("overdue-publication", "tongxi", duty(duties.STANDARDS), None),
        ),
        lambda district, _moments: drop(district, "tongxi", "standards", "catalogue"),
    ),
)

LINKS = (
    Plant(
        "An attachment of the housing bureau is not on the server; on the second night it is back.",
        (
            Answer(
                "broken-link", "housing", file_of(("housing", "notices", "notice-1"), "list.xlsx"), BREACHED, nights=until(1)
            ),
            Answer("broken-link", "housing", file_of(("housing", "notices", "notice-1"), "list.xlsx"), MET, nights=since(2)),
        ),
        with_lost_file(("housing", "notices", "notice-1"), "list.xlsx", "服务点名单.xlsx"),
        until(1),
    ),
    Plant(
        "The same attachment, back on the server.",
        (),
        with_lost_file(("housing", "notices", "notice-1"), "list.xlsx", "服务点名单.xlsx", lost=False),
        since(2),
    ),
    Plant(
        "A document of the agriculture bureau links to a notice that was taken down.",
        (Answer("broken-link", "agriculture", target(GONE_NOTICE), BREACHED),),
        with_link(("agriculture", "normative", "normative-1"), Offer(GONE_NOTICE, "原补贴公告")),
    ),
    Plant(
        "The office links to a page of the street's site, which answers 200 to everything it does not have; "
        "once that site is behind a wall, nobody can tell.",
        (
            Answer("broken-link", "gov-office", target(f"street:{GONE_ON_STREET}"), BREACHED, nights=until(1)),
            Answer("broken-link", "gov-office", target(f"street:{GONE_ON_STREET}"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        with_link(("gov-office", "notices", "notice-2"), Offer(f"street:{GONE_ON_STREET}", "南渚街道办事指引")),
    ),
    Plant(
        "An attachment of the transport bureau disappears on the second night.",
        (
            Answer(
                "broken-link", "transport", file_of(("transport", "notices", "notice-1"), "route.pdf"), MET, nights=until(1)
            ),
            Answer(
                "broken-link",
                "transport",
                file_of(("transport", "notices", "notice-1"), "route.pdf"),
                BREACHED,
                nights=since(2),
            ),
        ),
        with_lost_file(("transport", "notices", "notice-1"), "route.pdf", "线路示意图.pdf", lost=False),
        until(1),
    ),
    Plant(
        "The same attachment, gone.",
        (),
        with_lost_file(("transport", "notices", "notice-1"), "route.pdf", "线路示意图.pdf"),
        since(2),
    ),
    Plant(
        "A file of the emergency bureau is gone on the eve, back on the first night, gone again on the second.",
        (
            Answer("broken-link", "emergency", target(FLICKERING), BREACHED, nights=all_but(1)),
            Answer("broken-link", "emergency", target(FLICKERING), MET, nights=only(1)),
        ),
        with_link(("emergency", "notices", "notice-1"), Offer(FLICKERING, "应急避难场所分布图")),
    ),
)

REPOSTS = (
    Plant(
        "The education bureau reposted a notice of the city after thirty hours.",
        (Answer("late-repost", "education", duty_on(duties.REPOSTS, city_page(0)), BREACHED),),
        _late_repost,
    ),
    Plant(
        "Liumo never reposted the city's notice.",
        (Answer("late-repost", "liumo", duty_on(duties.REPOSTS, city_page(1)), BREACHED),),
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
)

METADATA = (
    Plant(
        "The index number stands empty.",
        (Answer("incomplete-metadata", "market", page_of(("market", "normative", "normative-1")), BREACHED),),
        with_header(("market", "normative", "normative-1"), {FieldName.INDEX_NO: ""}),
    ),
    Plant(
        "The header has no line for the issuer.",
        (Answer("incomplete-metadata", "transport", page_of(("transport", "normative", "normative-3")), BREACHED),),
        with_header(("transport", "normative", "normative-3"), {FieldName.ISSUER: None}),
    ),
    Plant(
        "The template's placeholder stands where the document number should be; it is put right for the second night only.",
        (
            Answer(
                "incomplete-metadata",
                "gov-office",
                page_of(("gov-office", "normative", "normative-2")),
                BREACHED,
                nights=all_but(2),
            ),
            Answer(
                "incomplete-metadata",
                "gov-office",
                page_of(("gov-office", "normative", "normative-2")),
                MET,
                nights=only(2),
            ),
        ),
        with_header(("gov-office", "normative", "normative-2"), {FieldName.DOC_NO: "null"}),
        all_but(2),
    ),
    Plant(
        "Empty on the eve, filled in on the first night, empty again from the second on.",
        (
            Answer(
                "incomplete-metadata",
                "emergency",
                page_of(("emergency", "normative", "normative-1")),
                BREACHED,
                nights=all_but(1),
            ),
            Answer(
                "incomplete-metadata",
                "emergency",
                page_of(("emergency", "normative", "normative-1")),
                MET,
                nights=only(1),
            ),
        ),
        with_header(("emergency", "normative", "normative-1"), {FieldName.INDEX_NO: ""}),
        all_but(1),
    ),
)

FRESHNESS = (
    Plant(
        "The agriculture bureau's notices are half a year old; on the second night there is a new one.",
        (
            Answer("stale-column", "agriculture", column_of("notices"), BREACHED, nights=until(1)),
            Answer("stale-column", "agriculture", column_of("notices"), MET, nights=since(2)),
        ),
        _old_notices,
    ),
    Plant("The new notice.", (), _fresh_notice, since(2)),
    Plant(
        "The culture bureau's notices are a blank column.",
        (Answer("stale-column", "culture", column_of("notices"), BREACHED),),
        _empty("culture", "notices"),
    ),
)

FAULTS: tuple[Plant, ...] = (*PUBLICATION, *LINKS, *REPOSTS, *METADATA, *FRESHNESS)
