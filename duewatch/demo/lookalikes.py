"""What only looks wrong: innocent neighbours of every fault, and all that nobody may be accused of."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from duewatch.demo import duties, oddities
from duewatch.demo.district import annual_report, city_notice, normative_document, notice
from duewatch.demo.faults import city_page, with_header, with_link
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Place, Plant, column_of, duty, duty_on, page_of, since, target, until
from duewatch.demo.register import REPOSTING_UNITS, SUMMARY_UNITS
from duewatch.demo.shapes import DemoColumn, District, Document, Offer, Shown, add, change_column, drop, edit, with_fields
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName
from duewatch.domain.units import ColumnKind

MET, UNDETERMINED, PENDING, EXEMPT = Verdict.MET, Verdict.UNDETERMINED, Verdict.PENDING, Verdict.EXEMPT

LAST_DAY_RULES: Place = ("transport", "normative", "last-day-rules")
WAIVED_RULES: Place = ("archives", "normative", "waived-rules")
COARSE_RULES: Place = ("civil", "normative", "coarse-rules")
NO_NUMBER_RULES: Place = ("civil", "normative", "normative-2")
OPAQUE_RULES: Place = ("yunzhan", "normative", "normative-1")
GBK_RULES: Place = ("shilu", "normative", "normative-1")


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


def _summaries_column(district: District, _moments: Moments) -> District:
    """A column under the folder that robots.txt closes."""
    closed = DemoColumn("internal", "内部资料", ColumnKind.OTHER, "/internal/ziliao/", update_days=60)
    units = tuple(
        replace(unit, columns=(*unit.columns, closed)) if unit.id == "gov-office" else unit for unit in district.units
    )
    return replace(district, units=units)


def _history(district: District, moments: Moments) -> District:
    """A topic of past work: its last entry is old, and that is as it should be."""
    old = notice(district.unit("housing").name, "棚户区改造专项行动", "history", moments.before(290))
    column = DemoColumn("history", "棚户区改造专题（历史）", ColumnKind.OTHER, "/zwgk/bm/housing/zt/", (old,), historical=True)
    units = tuple(replace(unit, columns=(*unit.columns, column)) if unit.id == "housing" else unit for unit in district.units)
    return replace(district, units=units)


def _pinned(district: District, moments: Moments) -> District:
    """An old notice stays on top; the newer ones stand below it."""
    pinned = replace(notice(district.unit("finance").name, "咨询电话", "pinned", moments.before(280)), pinned=True)
    return add(district, "finance", "notices", pinned)


def _undated(district: District, _moments: Moments) -> District:
    """Tongxi's notices print no dates at all, neither in the list nor on the page."""

    def hide(column: DemoColumn) -> DemoColumn:
        documents = tuple(replace(document, shown=Shown.NOT) for document in column.documents)
        return replace(column, documents=documents, row_dates=False)

    return change_column(district, "tongxi", "notices", hide)


def _retitled(district: District, moments: Moments) -> District:
    """The civil affairs bureau passes a notice on under a title of its own; the number shows what it is."""
    original = city_notice(moments, 0)

    def retitle(document: Document) -> Document:
        return replace(document, title=f"转发市里稳企惠企措施（{original.fields[FieldName.DOC_NO]}）")

    return edit(district, ("civil", "reposts", original.key), retitle)


PUBLICATION = (
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

COVERAGE = (
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
            Answer("missing-item", "beiting", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.UNREACHABLE),
            Answer("missing-item", "beiting", duty(duties.GUIDE), UNDETERMINED, Reason.UNREACHABLE),
            Answer("stale-column", "beiting", column_of("notices"), UNDETERMINED, Reason.UNREACHABLE),
        ),
    ),
    Plant(
        "The street's site answers everybody with a challenge and status 200.",
        (
            Answer("missing-item", "dongli", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.BLOCKED),
            Answer("missing-item", "dongli", duty(duties.GUIDE), UNDETERMINED, Reason.BLOCKED),
            Answer("stale-column", "dongli", column_of("notices"), UNDETERMINED, Reason.BLOCKED),
        ),
    ),
    Plant(
        "Nanzhu's own site is read on the first night and behind a wall from the second on.",
        (
            Answer("missing-item", "nanzhu", duty(duties.TOWNSHIP_REPORT), MET, nights=until(1)),
            Answer("missing-item", "nanzhu", duty(duties.TOWNSHIP_REPORT), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
    ),
)

LINK_PLACE: Place = ("justice", "notices", "notice-2")


def _innocent_link(href: str, text: str, verdict: Verdict, reason: Reason | None = None) -> Plant:
    return Plant(
        f"A link that is not broken: {text}.",
        (Answer("broken-link", "justice", target(href), verdict, reason),),
        with_link(LINK_PLACE, Offer(href, text)),
    )


LINKS = (
    _innocent_link(oddities.BUSY, "取号系统", UNDETERMINED, Reason.UNREACHABLE),
    _innocent_link(oddities.SHY_FILE, "办事手册", MET),
    _innocent_link(oddities.CURT_FILE, "申请表", MET),
    _innocent_link(oddities.OLD_ADDRESS, "旧地址", MET),
    _innocent_link(oddities.CLOSED_AREA, "内部汇总", UNDETERMINED),
    _innocent_link("dead:/notice.html", "北汀镇公告", UNDETERMINED, Reason.UNREACHABLE),
    _innocent_link("guarded:/notice.html", "东篱街道公告", UNDETERMINED, Reason.BLOCKED),
    Plant(
        "A true page about bus line 404, on the host that answers 200 to everything.",
        (
            Answer("broken-link", "justice", target(f"street:{oddities.BUS_PAGE}"), MET, nights=until(1)),
            Answer("broken-link", "justice", target(f"street:{oddities.BUS_PAGE}"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        with_link(LINK_PLACE, Offer(f"street:{oddities.BUS_PAGE}", "404路公交线路调整公告")),
    ),
)

REPOSTS = (
    Plant(
        "Reposted under another title; the document number tells.",
        (Answer("late-repost", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),),
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
                Answer("late-repost", unit, duty_on(duties.REPOSTS, city_page(3)), PENDING, nights=until(1))
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
        (Answer("late-repost", "gov-office", duty(duties.WALLED_REPOSTS), UNDETERMINED, Reason.BLOCKED),),
    ),
)

METADATA = (
    Plant(
        "The page declares that the document has no number.",
        (Answer("incomplete-metadata", "civil", page_of(NO_NUMBER_RULES), MET),),
        with_header(NO_NUMBER_RULES, {FieldName.DOC_NO: "无"}),
    ),
    Plant(
        "A page in GBK without a charset in its HTTP header.",
        (
            Answer("incomplete-metadata", "shilu", page_of(GBK_RULES), MET),
            Answer("overdue-publication", "shilu", duty_on(duties.NORMATIVE_20_DAYS, GBK_RULES), MET),
        ),
    ),
)

FRESHNESS = (
    Plant("An old notice is pinned above new ones.", (Answer("stale-column", "finance", column_of("notices"), MET),), _pinned),
    Plant("A topic of past work is never stale.", (), _history),
    Plant(
        "A list without any date.",
        (Answer("stale-column", "tongxi", column_of("notices"), UNDETERMINED, Reason.DATE_UNREADABLE),),
        _undated,
    ),
    Plant(
        "robots.txt keeps us out of the column.",
        (Answer("stale-column", "gov-office", column_of("internal"), UNDETERMINED),),
        _summaries_column,
    ),
)

LOOKALIKES: tuple[Plant, ...] = (*PUBLICATION, *COVERAGE, *LINKS, *REPOSTS, *METADATA, *FRESHNESS)
