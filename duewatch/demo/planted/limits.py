"""Accounts, decisions, series, consultations and notices that miss limits of their own, and those that keep them."""

from dataclasses import replace
from datetime import timedelta

from duewatch.demo import duties
from duewatch.demo.documents import notice
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Place, Plant, duty, duty_on, then, until
from duewatch.demo.shapes import DemoColumn, District, Document, add, edit
from duewatch.demo.wording import date_text, policy_text
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.records import FieldName
from duewatch.domain.units import ColumnKind

BREACHED, MET, UNDETERMINED, PENDING = Verdict.BREACHED, Verdict.MET, Verdict.UNDETERMINED, Verdict.PENDING

LATE_DECISION: Place = ("market", "decisions", "decision-1")
PROMPT_DECISION: Place = ("housing", "decisions", "decision-1")
SHORT_CONSULTATION: Place = ("gov-office", "notices", "consultation")
LONG_CONSULTATION: Place = ("transport", "notices", "consultation")
SHORT_NOTICE: Place = ("civil", "notices", "aid-notice")
LONG_NOTICE: Place = ("market", "notices", "aid-notice")


def _reply(unit: str, days_before: int) -> Change:
    """Let a unit's account say on which day before its publication the finance bureau replied."""

    def apply(district: District, moments: Moments) -> District:
        place = (unit, "finance", f"account-{moments.report_year - 1}")
        day = district.document(*place).published.date() - timedelta(days=days_before)
        said = f"本决算经栖澜区财政局{date_text(day)}批复。"
        return edit(district, place, lambda document: replace(document, paragraphs=(said, *document.paragraphs)))

    return apply


def _decision(place: Place, days_after: int) -> Change:
    """A column of penalties with one decision, published so many days after it was taken."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        taken = moments.before(60).date()
        published = moments.exactly(60, "11:40").replace(year=taken.year, month=taken.month, day=taken.day)
        document = Document(
            key=place[2],
            title=f"关于栖澜区某商行未按规定明码标价的行政处罚决定书（{unit.code}罚字{taken.year}第6号）",
            published=published + timedelta(days=days_after),
            paragraphs=(
                f"经查，当事人销售商品未按规定标明价格，事实清楚，证据确凿，{unit.name}依法责令改正并处罚款。",
                "当事人应当自收到本决定书之日起十五日内缴纳罚款，逾期不缴纳的依法加处罚款。",
                "当事人对本决定不服的，可以依法申请行政复议或者提起行政诉讼，复议和诉讼期间不停止执行。",
            ),
            fields={FieldName.ISSUER: unit.name, FieldName.WRITTEN_DATE: taken.isoformat(), FieldName.VALIDITY: "有效"},
            source=unit.name,
        )
        path = "/col/col9001/" if place[0] == "market" else f"/zwgk/bm/{place[0]}/fdzdgknr/xzcf/"
        column = DemoColumn("decisions", "行政处罚", ColumnKind.OTHER, path, (document,))
        units = tuple(replace(one, columns=(*one.columns, column)) if one.id == place[0] else one for one in district.units)
        return replace(district, units=units)

    return apply


def _notice(place: Place, title: str, days_before: int, said: str, first: int, last: int) -> Change:
    """A notice whose text names a period, counted in days from its publication."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        base = notice(unit.name, title, place[2], moments.before(days_before, "09:15"))
        day = base.published.date()
        words = said.format(first=date_text(day + timedelta(days=first)), last=date_text(day + timedelta(days=last)))
        texts = policy_text(unit.name, title, place[2])
        document = replace(base, title=f"{unit.name}{title}", paragraphs=(words, *texts[1:3]))
        return add(district, place[0], place[1], document)

    return apply


def _quarterly(district: District, moments: Moments) -> District:
    name = district.unit("civil").name
    document = replace(notice(name, "养老机构抽查", "inspection", moments.before(20, "15:35")), title=f"{name}养老机构抽查情况")
    return add(district, "civil", "notices", document)


FAULTS = (
    Plant(
        "The transport bureau's account came 45 days after the reply that it names itself; justice kept the days.",
        (
            Answer("overdue-budget", "transport", duty(duties.ACCOUNTS), BREACHED),
            Answer("overdue-budget", "justice", duty(duties.ACCOUNTS), MET),
        ),
        then(_reply("transport", 45), _reply("justice", 12)),
    ),
    Plant(
        "A penalty was published three weeks after it was decided; another after six days.",
        (
            Answer("overdue-decision", "market", duty_on(duties.DECISIONS, LATE_DECISION), BREACHED),
            Answer("overdue-decision", "housing", duty_on(duties.DECISIONS, PROMPT_DECISION), MET),
        ),
        then(_decision(LATE_DECISION, 22), _decision(PROMPT_DECISION, 6)),
    ),
    Plant(
        "The transport bureau never told of its quarterly inspections; civil affairs did.",
        (
            Answer("overdue-update", "transport", duty(duties.INSPECTIONS), BREACHED),
            Answer("overdue-update", "civil", duty(duties.INSPECTIONS), MET),
        ),
        _quarterly,
    ),
    Plant(
        "Opinions were taken for ten days; at another body for thirty.",
        (
            Answer("short-consultation", "gov-office", duty_on(duties.CONSULTATION, SHORT_CONSULTATION), BREACHED),
            Answer("short-consultation", "transport", duty_on(duties.CONSULTATION, LONG_CONSULTATION), MET),
        ),
        then(
            _notice(SHORT_CONSULTATION, "关于服务热线规定公开征求意见的公告", 50, "征求意见时间为{first}至{last}。", 0, 9),
            _notice(LONG_CONSULTATION, "关于渡口管理规定公开征求意见的公告", 50, "征求意见时间为{first}至{last}。", 0, 31),
        ),
    ),
    Plant(
        "A notice stood for four days; another for two weeks.",
        (
            Answer("notice-kept-too-long", "civil", duty_on(duties.NOTICES, SHORT_NOTICE), BREACHED),
            Answer("notice-kept-too-long", "market", duty_on(duties.NOTICES, LONG_NOTICE), MET),
        ),
        then(
            _notice(SHORT_NOTICE, "拟救助对象公示", 45, "现将拟救助对象名单予以公示，公示时间为{first}至{last}。", 0, 3),
            _notice(LONG_NOTICE, "拟补助对象公示", 45, "现将拟补助对象名单予以公示，公示时间为{first}至{last}。", 0, 20),
        ),
    ),
)


LOOKALIKES = (
    Plant(
        "The finance bureau's account is there, but says nowhere when it was replied to.",
        (Answer("overdue-budget", "finance", duty(duties.ACCOUNTS), UNDETERMINED, Reason.TRIGGER_UNKNOWN),),
    ),
    Plant(
        "An open day that only people can see to is due in six days.",
        (Answer("due-soon", "civil", duty(duties.OPEN_DAY), PENDING, nights=until(6)),),
    ),
)
