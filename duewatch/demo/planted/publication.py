"""Published too late, and what only looks late."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from duewatch.demo import duties
from duewatch.demo.documents import annual_report, normative_document
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import late_document, report_of
from duewatch.demo.plants import Answer, Change, Place, Plant, column_of, duty, duty_on, page_of, since, then
from duewatch.demo.shapes import District, add, drop, edit, with_fields
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET, UNDETERMINED, EXEMPT = (
    Verdict.BREACHED,
    Verdict.SUSPECTED,
    Verdict.MET,
    Verdict.UNDETERMINED,
    Verdict.EXEMPT,
)

LATE_RULES: Place = ("education", "normative", "late-rules")
LATE_AFTER_WAIVER: Place = ("justice", "normative", "late-after-waiver")
NEW_LATE_RULES: Place = ("finance", "normative", "new-late-rules")
TWO_DATES: Place = ("housing", "normative", "two-dates")
LAST_DAY_RULES: Place = ("transport", "normative", "last-day-rules")
WAIVED_RULES: Place = ("archives", "normative", "waived-rules")
COARSE_RULES: Place = ("civil", "normative", "coarse-rules")
OPAQUE_RULES: Place = ("yunzhan", "normative", "normative-1")


def _two_dates(district: District, moments: Moments) -> District:
    """The page shows one date, its meta tag another, seven weeks earlier."""
    district = late_document(TWO_DATES, 120, 64, "电梯加装")(district, moments)
    return edit(district, TWO_DATES, lambda document: replace(document, meta_published=moments.before(113, "09:40")))


def _late_report(district: District, moments: Moments) -> District:
    published = datetime.combine(moments.report_limit + timedelta(days=27), time(9))
    report = report_of(district, moments, "health", published)
    return add(drop(district, "health", "annual", report.key), "health", "annual", report)


def _report_days_after(unit: str, days: int) -> Change:
    """A town's annual report, so many days after its day, shortly before midnight."""

    def apply(district: District, moments: Moments) -> District:
        published = datetime.combine(moments.report_limit + timedelta(days=days), time(23, 40))
        report = report_of(district, moments, unit, published)
        return add(drop(district, unit, "annual", report.key), unit, "annual", report)

    return apply


def _last_day(district: District, moments: Moments) -> District:
    """Published on the last lawful day, an hour before midnight."""
    unit, written = district.unit("transport"), moments.before(95).date()
    published = datetime.combine(moments.last_lawful_day(written, 20), time(23, 5))
    document = normative_document(unit.name, unit.code, unit.number, LAST_DAY_RULES[2], "货运站场", written, published)
    return add(district, "transport", "normative", document)


def _waived(district: District, moments: Moments) -> District:
    unit, written = district.unit("archives"), moments.before(140).date()
    published = moments.exactly(40, "14:30")
    document = normative_document(unit.name, unit.code, unit.number, WAIVED_RULES[2], "档案数字化外包", written, published)
    return add(district, "archives", "normative", document)


def _coarse(district: District, moments: Moments) -> District:
    """The date written names only the month: by its first day the document is late, by its last it is not."""
    unit = district.unit("civil")
    month = moments.before(100).date().replace(day=1)
    published = datetime.combine(month + timedelta(days=44), time(10, 25))
    document = normative_document(unit.name, unit.code, unit.number, COARSE_RULES[2], "殡葬服务", month, published)
    document = with_fields(document, {FieldName.WRITTEN_DATE: f"{month.year}年{month.month}月"})
    return add(district, "civil", "normative", document)


def _report_on_the_last_evening(district: District, moments: Moments) -> District:
    name, year = district.unit("finance").name, moments.report_year
    report = annual_report(name, year, datetime.combine(moments.report_limit, time(23, 40)))
    return add(drop(district, "finance", "annual", report.key), "finance", "annual", report)


FAULTS = (
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
        "Hezhu's annual report came three weeks after its day, Shilu's on the last evening.",
        (
            Answer("overdue-annual-report", "hezhu", duty(duties.TOWNSHIP_REPORT), BREACHED),
            Answer("overdue-annual-report", "shilu", duty(duties.TOWNSHIP_REPORT), MET),
        ),
        then(_report_days_after("hezhu", 21), _report_days_after("shilu", 0)),
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
)


LOOKALIKES = (
    Plant(
        "Published on the last lawful day, working days counted with holidays and make-up days.",
        (Answer("overdue-publication", "transport", duty_on(duties.NORMATIVE_20_DAYS, LAST_DAY_RULES), MET),),
        _last_day,
    ),
    Plant(
        "Late, but waived with a reason and an end.",
        (Answer("overdue-publication", "archives", duty_on(duties.NORMATIVE_20_DAYS, WAIVED_RULES), EXEMPT),),
        _waived,
    ),
    Plant(
        "A date written that names only the month cannot decide.",
        (
            Answer(
                "overdue-publication",
                "civil",
                duty_on(duties.NORMATIVE_20_DAYS, COARSE_RULES),
                UNDETERMINED,
                Reason.DATE_TOO_COARSE,
            ),
        ),
        _coarse,
    ),
    Plant(
        "The report came on the evening of the last day.",
        (Answer("overdue-publication", "finance", duty(duties.ANNUAL_REPORT), MET),),
        _report_on_the_last_evening,
    ),
    Plant(
        "The page is drawn by a script nobody can read.",
        (
            Answer(
                "overdue-publication",
                "yunzhan",
                duty_on(duties.NORMATIVE_20_DAYS, OPAQUE_RULES),
                UNDETERMINED,
                Reason.LAYOUT_UNKNOWN,
            ),
            Answer("incomplete-metadata", "yunzhan", page_of(OPAQUE_RULES), UNDETERMINED, Reason.LAYOUT_UNKNOWN),
            Answer("missing-item", "yunzhan", duty(duties.BUDGET), UNDETERMINED, Reason.LAYOUT_UNKNOWN),
            Answer("stale-column", "yunzhan", column_of("notices"), UNDETERMINED, Reason.LAYOUT_UNKNOWN),
        ),
    ),
)
