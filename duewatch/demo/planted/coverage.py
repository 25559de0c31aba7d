"""Missing items and blank columns, and what stands under another name or in another place."""

from dataclasses import replace

from duewatch.demo import duties
from duewatch.demo.documents import annual_report
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import emptied, report_of
from duewatch.demo.plants import Answer, Plant, column_of, duty, since, until
from duewatch.demo.register import SUMMARY_UNITS
from duewatch.demo.shapes import District, add, change_column, drop, edit
from duewatch.domain.judgements import Reason, Verdict

BREACHED, MET, UNDETERMINED, PENDING = Verdict.BREACHED, Verdict.MET, Verdict.UNDETERMINED, Verdict.PENDING


def _no_report(district: District, moments: Moments) -> District:
    return drop(district, "culture", "annual", f"report-{moments.report_year}")


def _report_at_last(district: District, moments: Moments) -> District:
    report = report_of(district, moments, "culture", moments.exactly(-1, "11:20"))
    return add(_no_report(district, moments), "culture", "annual", report)


def _report_under_a_short_name(district: District, moments: Moments) -> District:
    year = moments.report_year
    title = f"{district.unit('housing').name}{year}年政府信息公开年报"
    return edit(district, ("housing", "annual", f"report-{year}"), lambda report: replace(report, title=title))


def _report_on_the_second_page(district: District, moments: Moments) -> District:
    """Newer reports of subordinate bodies push the bureau's own to the second page."""
    bodies = ("食品检验中心", "计量测试所", "消费者委员会")
    for place, body in enumerate(bodies):
        published = moments.before(60 - 7 * place, "15:10")
        report = annual_report(f"栖澜区{body}", moments.report_year, published)
        district = add(district, "market", "annual", replace(report, key=f"body-{place + 1}", attachments=()))
    return change_column(district, "market", "annual", lambda column: replace(column, per_page=3))


def _catalogue_elsewhere(district: District, _moments: Moments) -> District:
    """Shilu put its standard catalogue among the notices."""
    catalogue = district.document("shilu", "standards", "catalogue")
    return add(drop(district, "shilu", "standards", "catalogue"), "shilu", "notices", catalogue)


def _open_address(district: District, _moments: Moments) -> District:
    return change_column(district, "emergency", "finance", lambda column: replace(column, open_address=True))


FAULTS = (
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
        emptied("liumo", "guide"),
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


LOOKALIKES = (
    Plant(
        "Tongxi's and Shilu's columns of standards hold something else; Liumo's blank guide has a finding already.",
        (
            Answer("empty-column", "liumo", column_of("guide"), None),
            Answer("empty-column", "tongxi", column_of("standards"), MET),
            Answer("empty-column", "shilu", column_of("standards"), MET),
        ),
    ),
    Plant(
        "The report stands under a shorter name.",
        (Answer("missing-item", "housing", duty(duties.ANNUAL_REPORT), MET),),
        _report_under_a_short_name,
    ),
    Plant(
        "The report stands on the second page of its list.",
        (Answer("missing-item", "market", duty(duties.ANNUAL_REPORT), MET),),
        _report_on_the_second_page,
    ),
    Plant(
        "The catalogue stands in another column of the unit.",
        (Answer("missing-item", "shilu", duty(duties.STANDARDS), MET),),
        _catalogue_elsewhere,
    ),
    Plant(
        "The catalogue of duties does not know the column's address.",
        (
            Answer("missing-item", "emergency", duty(duties.BUDGET), UNDETERMINED, Reason.ADDRESS_UNKNOWN),
            Answer("overdue-publication", "emergency", duty(duties.BUDGET), None),
        ),
        _open_address,
    ),
    Plant(
        "The summary is due in twenty days.",
        tuple(Answer("missing-item", unit, duty(duties.SUMMARY), PENDING) for unit in SUMMARY_UNITS),
    ),
    Plant(
        "The limit says only that the plan is to be published in time.",
        (Answer("overdue-publication", "emergency", duty(duties.EMERGENCY_PLAN), UNDETERMINED, Reason.LIMIT_VAGUE),),
    ),
    Plant(
        "Nothing listens at the town's address.",
        (
            Answer("overdue-annual-report", "beiting", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.UNREACHABLE),
            Answer("missing-item", "beiting", duty(duties.GUIDE), UNDETERMINED, Reason.UNREACHABLE),
            Answer("stale-column", "beiting", column_of("notices"), UNDETERMINED, Reason.UNREACHABLE),
        ),
    ),
    Plant(
        "The street's site answers everybody with a challenge and status 200.",
        (
            Answer("overdue-annual-report", "dongli", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.BLOCKED),
            Answer("missing-item", "dongli", duty(duties.GUIDE), UNDETERMINED, Reason.BLOCKED),
            Answer("stale-column", "dongli", column_of("notices"), UNDETERMINED, Reason.BLOCKED),
        ),
    ),
    Plant(
        "Nanzhu's own site is read on the first night and behind a wall from the second on.",
        (
            Answer("overdue-annual-report", "nanzhu", duty(duties.TOWNSHIP_REPORT), MET, nights=until(1)),
            Answer("overdue-annual-report", "nanzhu", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
    ),
)
