"""A made-up run with one of everything a report must tell: all verdicts, all moves, all severities, all gaps."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from duewatch.config import Settings
from duewatch.domain.calendar import Calendar
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.dates import CHINA, DateInterval
from duewatch.domain.findings import Change, Finding, FindingKey, FindingState, Move
from duewatch.domain.judgements import Fault, Judgement, Reason, Verdict
from duewatch.domain.obligations import AppliedDuty, Citation, LooksFor, Obligation, Severity, Verifiable, Waiver
from duewatch.domain.orders import Order, OrderKind, Run, RunState
from duewatch.domain.records import FieldName, FieldValue, Reading, Record, Where
from duewatch.domain.results import Coverage, RunResult, UnitResult
from duewatch.domain.sightings import ColumnWalk, EvidenceRef, ListEntry, Role, Sighting, SightingKind
from duewatch.domain.units import Column, ColumnKind, Office, Unit, UnitKind
from duewatch.domain.views import ColumnView

AS_OF = datetime(2026, 6, 15, 2, 10, tzinfo=CHINA)
PORTAL = "https://portal.example"

OFFICES = (
    Office("yunxi-open", "云溪区政务公开办公室", ("open@office.example",)),
    Office("yunxi-towns", "Office for Townships", ("towns@office.example",), language="en"),
)

STANDARD = Citation("云政办〔2025〕12号", "一（二）", "于每年3月31日前在区门户网站公开标准目录")
REGULATION = Citation("中华人民共和国政府信息公开条例", "第二十六条", "自该政府信息形成或者变更之日起20个工作日内及时公开")

OBLIGATIONS = {
    name: Obligation(
        id=f"yunxi/{name}",
        title=title,
        applies_to=(UnitKind.DEPARTMENT, UnitKind.TOWNSHIP),
        looks_for=LooksFor(),
        limit=None,
        checks=(check,),
        severity=severity,
        basis=basis,
        verifiable=verifiable,
        verifiable_reason=reason,
    )
    for name, title, check, severity, basis, verifiable, reason in (
        ("catalogue", "公开标准目录", "missing-item", Severity.VETO, (STANDARD,), Verifiable.YES, ""),
        ("in-time", "信息形成后20个工作日内公开", "overdue-publication", Severity.SERIOUS, (REGULATION,), Verifiable.YES, ""),
        ("annual", "政府信息公开工作年度报告", "missing-item", Severity.SERIOUS, (REGULATION,), Verifiable.YES, ""),
        ("staff", "配备专职工作人员", "none", Severity.MINOR, (STANDARD,), Verifiable.NO, "网站上看不到人员配备情况"),
        ("training", "每年组织一次培训", "none", Severity.MINOR, (STANDARD,), Verifiable.PARTLY, ""),
    )
}

CHECKS = {
    id_: CheckInfo(
        id=id_,
        group="group",
        title=title,
        why="It matters to readers.",
        how="It is decided by looking.\n\nIn two paragraphs.",
        remedy="Put it right.",
        silent="When nothing is known.",
        messages=messages,
        severity=severity,
        verdicts=tuple(messages),
        since="0.1",
    )
    for id_, title, severity, messages in (
        (
            "missing-item",
            "Required item missing",
            Severity.SERIOUS,
            {
                Verdict.BREACHED: "“{item}” is not to be found (due: {due}).",
                Verdict.MET: "“{item}” is published.",
                Verdict.PENDING: "“{item}” is due by {due}, {days_left} days are left.",
                Verdict.UNDETERMINED: "Whether “{item}” is published could not be verified.",
            },
        ),
        (
            "overdue-publication",
            "Published after the time limit",
            Severity.SERIOUS,
            {
                Verdict.BREACHED: "“{item}” was published {days_late} days after {due}.",
                Verdict.SUSPECTED: "“{item}” seems to have been published late.",
            },
        ),
        (
            "broken-link",
            "Broken link",
            Severity.MINOR,
            {
                Verdict.BREACHED: "“{text}” leads to {url}, which does not exist (status {status}).",
                Verdict.MET: "{url} can be reached.",
                Verdict.UNDETERMINED: "Whether {url} exists could not be verified.",
            },
        ),
        ("stale-column", "Column not updated", Severity.ADVICE, {Verdict.BREACHED: "“{column}” had no news for {days} days."}),
    )
}

STEPS = [
    {"step": "event", "date": "2026-04-21"},
    {"step": "event-not-counted", "date": "2026-04-21"},
    {"step": "count-working-day", "n": 20, "start": "2026-04-21", "end": "2026-05-21"},
    {"step": "days-off-skipped", "days": ["2026-05-01", "2026-05-04", "2026-05-05"]},
    {"step": "last", "date": "2026-05-21"},
]


def sighting(key: str, url: str, kind: SightingKind = SightingKind.SEEN, status: int | None = 200, **more) -> Sighting:
    ref = EvidenceRef("2026-06-15/portal.example-00001.warc.gz", 8841, "sha256:" + "ab" * 32) if status else None
    return Sighting(key, url, more.pop("role", Role.DOCUMENT), kind, AS_OF + timedelta(minutes=3), status, evidence=ref, **more)


SIGHTINGS = {
    one.key: one
    for one in (
        sighting("list-1", f"{PORTAL}/zcwj/", role=Role.LIST),
        sighting("doc-1", f"{PORTAL}/zcwj/t20260610_1.html"),
        sighting("gone-1", f"{PORTAL}/files/plan.pdf", SightingKind.GONE, 404),
        sighting("gone-2", f"{PORTAL}/files/plan.pdf", SightingKind.GONE, 404, attempt=2),
        sighting("wall-1", "https://wall.example/", SightingKind.BLOCKED, 200, note="jiasule"),
        sighting("dead-1", "https://dead.example/", SightingKind.FAILED, None, note="timeout"),
    )
}


def record(url: str, title: str, day: date) -> Record:
    reading = Reading(day.isoformat(), day.isoformat(), Where.META, date=DateInterval.of_day(day))
    return Record("", "policies", url, "doc-1", title, {FieldName.PUBLISHED_DATE: FieldValue(reading)})


def unit(id_: str, name: str, kind: UnitKind, office: str) -> Unit:
    columns = (
        Column("policies", "政策文件", f"{PORTAL}/{id_}/zcwj/", ColumnKind.POLICIES, update_days=180),
        Column("notices", "通知公告", f"{PORTAL}/{id_}/tzgg/", ColumnKind.NOTICES, update_days=30),
        Column("guide", "政府信息公开指南", None, ColumnKind.GUIDE),
        Column("history", "抗疫专题", f"{PORTAL}/{id_}/zt/", historical=True),
    )
    return Unit(id_, name, kind, office, columns)


def columns_of(one: Unit) -> tuple[ColumnView, ...]:
    policies, notices, guide, history = one.columns
    entries = (ListEntry("关于公布目录的通知", "t1.html", f"{PORTAL}/zcwj/t20260610_1.html", "2026-06-10", "2026-06-10"),)
    return (
        ColumnView(
            policies,
            ColumnWalk(one.id, "policies", ("list-1",), entries, complete=True),
            (SIGHTINGS["list-1"],),
            (record(f"{PORTAL}/zcwj/t20260610_1.html", "关于公布目录的通知", date(2026, 6, 10)),),
        ),
        ColumnView(
            notices,
            ColumnWalk(
                one.id,
                "notices",
                (),
                (ListEntry("通知", "t2.html", f"{PORTAL}/t2.html", "05-20", "2026-05-20"),),
                False,
                Reason.CRAWL_CUT_SHORT,
            ),
            (),
            (),
        ),
        ColumnView(guide, None, (), ()),
        ColumnView(history, ColumnWalk(one.id, "history", (), (), complete=True), (), ()),
    )


def change(move: Move, judgement: Judgement, **more) -> Change:
    state = FindingState.CLEARED if move is Move.CLEARED else FindingState.OPEN
    first = AS_OF if move is Move.NEW else AS_OF - timedelta(days=40)
    finding = Finding(
        FindingKey(judgement.check, judgement.unit, judgement.subject),
        state,
        first_run=1,
        first_seen=first,
        last_confirmed_run=7,
        last_confirmed=AS_OF - timedelta(days=0 if move in (Move.NEW, Move.STILL_OPEN, Move.REOPENED) else 1),
        nights=1 if move is Move.NEW else 9,
        severity=str(judgement.severity),
        facts=judgement.facts,
        times_reopened=1 if move is Move.REOPENED else 0,
        **more,
    )
    return Change(move, finding, judgement)


def judge(check: str, one: str, subject: str, verdict: Verdict, severity: Severity, **more) -> Judgement:
    return Judgement(check, one, subject, verdict, severity, **more)


def breaches(one: str) -> list[tuple[Move, Judgement]]:
    """A breach of each severity, one of each move that opens or keeps open."""
    deadline = {"last": "2026-05-21T23:59:59+08:00", "steps": STEPS}
    return [
        (
            Move.NEW,
            judge("missing-item", one, "yunxi/catalogue", Verdict.BREACHED, Severity.VETO, sightings=("list-1",),
                  facts={"item": "公开标准目录", "due": "2026-03-31",
                         "candidates": [{"title": "公开事项一览", "url": f"{PORTAL}/zcwj/t9.html", "score": 71}]},
                  basis=(STANDARD,), obligation="yunxi/catalogue", column="policies"),
        ),
        (
            Move.STILL_OPEN,
            judge("overdue-publication", one, f"yunxi/in-time|{PORTAL}/zcwj/t20260610_1.html", Verdict.BREACHED,
                  Severity.SERIOUS, sightings=("doc-1",),
                  facts={"item": "关于公布目录的通知", "due": "2026-05-21", "days_late": 20, "deadline": deadline},
                  basis=(REGULATION,), obligation="yunxi/in-time", column="policies"),
        ),
        (
            Move.REOPENED,
            judge("broken-link", one, f"{PORTAL}/files/plan.pdf", Verdict.BREACHED, Severity.MINOR,
                  sightings=("gone-1", "gone-2"),
                  facts={"url": f"{PORTAL}/files/plan.pdf", "text": "附件：实施方案", "status": 404,
                         "places": [{"page": f"{PORTAL}/zcwj/t20260610_1.html", "text": "附件：实施方案"}]}),
        ),
        (
            Move.STILL_OPEN,
            judge("stale-column", one, "notices", Verdict.BREACHED, Severity.ADVICE, sightings=("list-1",),
                  facts={"column": "通知公告", "days": 26}, column="notices"),
        ),
    ]  # fmt: skip


def others(one: str) -> list[tuple[Move | None, Judgement]]:
    """What is no breach: cleared, not confirmed, suspected, undetermined, pending, exempt, met."""
    return [
        (Move.CLEARED, judge("broken-link", one, f"{PORTAL}/old.html", Verdict.MET, Severity.MINOR, sightings=("doc-1",),
                             facts={"url": f"{PORTAL}/old.html"})),
        (Move.UNVERIFIED, judge("broken-link", one, "https://dead.example/", Verdict.UNDETERMINED, Severity.MINOR,
                                reason=Reason.UNREACHABLE, sightings=("dead-1",), facts={"url": "https://dead.example/"})),
        (None, judge("overdue-publication", one, f"yunxi/in-time|{PORTAL}/zcwj/t3.html", Verdict.SUSPECTED, Severity.SERIOUS,
                     sightings=("doc-1",), facts={"item": "关于培训的通知"}, obligation="yunxi/in-time")),
        (None, judge("broken-link", one, "https://wall.example/", Verdict.UNDETERMINED, Severity.MINOR,
                     reason=Reason.BLOCKED, sightings=("wall-1",), facts={"url": "https://wall.example/"})),
        (None, judge("missing-item", one, "yunxi/annual", Verdict.PENDING, Severity.SERIOUS, obligation="yunxi/annual",
                     facts={"item": "年度报告", "due": "2026-06-22", "days_left": 7, "due_soon": True}, basis=(REGULATION,))),
        (None, judge("missing-item", one, "yunxi/in-time", Verdict.EXEMPT, Severity.MINOR, obligation="yunxi/in-time",
                     facts={"waived_by": "区政务公开办", "waiver_reason": "机构改革过渡期", "waived_until": "2026-12-31"})),
    ]  # fmt: skip


def unit_result(one: Unit, judged: list[tuple[Move | None, Judgement]], coverage: Coverage, *faults: Fault) -> UnitResult:
    duties = tuple(
        AppliedDuty(obligation, None, date(2026, 5, 1) if name == "training" else None)
        for name, obligation in OBLIGATIONS.items()
    )
    return UnitResult(
        unit=one,
        columns=columns_of(one),
        duties=duties,
        judgements=tuple(judgement for _, judgement in judged),
        changes=tuple(change(move, judgement) for move, judgement in judged if move),
        coverage=coverage,
        faults=faults,
    )


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def result() -> RunResult:
    """Run 8 of the district: one unit with everything, one clean, one hardly reachable, one of another office."""
    education = unit("education", "云溪区教育局", UnitKind.DEPARTMENT, "yunxi-open")
    finance = unit("finance", "云溪区财政局", UnitKind.DEPARTMENT, "yunxi-open")
    civil = unit("civil", "云溪区民政局", UnitKind.DEPARTMENT, "yunxi-open")
    town = unit("baishi", "白石镇", UnitKind.TOWNSHIP, "yunxi-towns")
    full = Coverage(240, 228, 4, 3, 5, 4, 2, 60, 21, 150, {"jiasule": 4, "timeout": 3, "robots.txt": 5})
    dark = Coverage(50, 4, 0, 46, 0, 4, 0, 0, 0, 0, {"timeout": 46})
    clean = Coverage(130, 130, 0, 0, 0, 4, 4, 40, 12, 77)
    order = Order(OrderKind.NIGHTLY, ("baishi", "civil", "education", "finance"), schedule="every-night")
    run = Run(
        8, order, AS_OF, AS_OF, AS_OF + timedelta(minutes=34), RunState.CLOSED, catalog_digest="9f2ab41c", version="0.1.0"
    )
    return RunResult(
        run=run,
        units=(
            unit_result(town, breaches("baishi")[2:], full),
            unit_result(civil, [others("civil")[3]], dark, Fault("stale-column", "civil", "Traceback …")),
            unit_result(education, [*breaches("education"), *others("education")], full),
            unit_result(finance, [], clean),
        ),
        offices=OFFICES,
        checks=CHECKS,
        sightings=SIGHTINGS,
        previous=replace(run, id=7, as_of=AS_OF - timedelta(days=1)),
        calendar=Calendar({2026: frozenset({date(2026, 6, 19)})}, {2026: frozenset()}),
    )


@pytest.fixture
def office() -> Office:
    return OFFICES[0]


@pytest.fixture
def waived(result: RunResult) -> RunResult:
    """The same run with a waiver on a duty that nothing judged."""
    waiver = Waiver("finance", "yunxi/staff", None, None, "编制调整期间", "区政务公开办", None)
    units = tuple(
        replace(
            one,
            duties=tuple(replace(duty, waiver=waiver if duty.obligation.id == "yunxi/staff" else None) for duty in one.duties),
        )
        if one.unit.id == "finance"
        else one
        for one in result.units
    )
    return replace(result, units=units)
