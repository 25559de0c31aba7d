"""``declare``, ``accept`` and ``replies`` as a person types them: slips are named at once and store nothing."""

import json
from datetime import datetime, timedelta

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.domain.dates import CHINA
from duewatch.domain.findings import FindingKey
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import Order, OrderKind, RunState
from duewatch.domain.replies import Reply, ReplyKind
from duewatch.domain.sightings import EvidenceRef, Role, Sighting, SightingKind
from duewatch.storage import Store

CATALOG = """
[[office]]
id = "yunxi-open"
name = "云溪区政务公开办公室"

[[basis]]
id = "plan"
title = "云溪区政务公开工作要点"
number = "云政办〔2026〕1号"

[[unit]]
id = "education"
name = "云溪区教育局"
kind = "department"
office = "yunxi-open"
  [[unit.column]]
  id = "news"
  name = "教育动态"
  url = "https://portal.example/news/"
  [[unit.column]]
  id = "home"
  name = "首页"
  url = "https://portal.example/"
  update-days = 14
  update-basis = "yunxi/home"

[[unit]]
id = "finance"
name = "云溪区财政局"
kind = "department"
office = "yunxi-open"
"""

DUTY = """
[[obligation]]
id = "yunxi/{name}"
title = "{name}"
applies-to = ["{kind}"]
looks-for = {{ title = ["标准目录"] }}
checks = ["missing-item"]
severity = "{severity}"
basis = {{ document = "云政办〔2026〕1号", clause = "一", quote = "按时公开" }}
{more}
"""
PAGE, OTHER = "https://portal.example/news/1.html", "https://portal.example/news/2.html"
KEY = FindingKey("missing-item", "education", "yunxi/catalogue")
NOW = datetime.now(CHINA).replace(microsecond=0)


@pytest.fixture(autouse=True)
def workplace(tmp_path, monkeypatch):
    """An operator's folder with a small catalogue, in which commands are typed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUEWATCH_DATABASE_URL", raising=False)
    (tmp_path / "duewatch.toml").write_text(
        '[catalog]\nfolder = "own"\nnational = false\n[report]\nlanguage = "en"\n', encoding="utf-8"
    )
    duties = (
        ("catalogue", "department", "serious", ""),
        ("report", "department", "serious", "limit = { by-yearly = \"03-31\" }"),
        ("home", "department", "veto", ""),
        ("never", "department", "serious", "may-be-nothing = false"),
        ("towns", "township", "serious", ""),
    )  # fmt: skip
    text = CATALOG + "".join(DUTY.format(name=n, kind=k, severity=s, more=m) for n, k, s, m in duties)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "catalogue.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def judged(workplace):
    """A closed run that missed the catalogue of the education bureau and saw two documents that come near."""
    found = {"item": "标准目录", "candidates": [{"title": "公开事项一览", "url": PAGE, "likeness": 60.0}], "year": None}

    def say(check, subject, verdict, **more):
        return Judgement(check, "education", subject, verdict, Severity.SERIOUS, sightings=("s1",), obligation=subject, **more)

    with Store.open(f"sqlite:///{workplace / 'var' / 'duewatch.db'}") as store:
        run = store.runs.open(Order(OrderKind.NIGHTLY, ("education",)), NOW, NOW - timedelta(hours=2))
        ref = EvidenceRef("2026-06-15/portal.example-00001.warc.gz", 8841, "sha256:" + "ab" * 32)
        seen = Sighting("s1", PAGE, Role.LIST, SightingKind.SEEN, NOW, 200, evidence=ref)
        store.facts.put(run.id, unit="education", sightings=[seen])
        said = [
            say("missing-item", "yunxi/catalogue", Verdict.BREACHED, facts=found),
            say("missing-item", "yunxi/report", Verdict.MET),
            say("missing-item", "yunxi/never", Verdict.UNDETERMINED, reason=Reason.UNREACHABLE),
        ]
        store.ledger.post(run, said, [], NOW - timedelta(hours=1))
        store.runs.close(run.id, RunState.CLOSED, NOW - timedelta(hours=1))
        yield store


def told(capsys, *words, status=Exit.USAGE):
    assert duewatch([str(word) for word in words]) == status
    shown = capsys.readouterr()
    return shown.err if status else shown.out


PERIOD = ("--from", "2026-01-01", "--to", "2026-03-31", "--by", "区教育局")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "educaton", "--column", "news", *PERIOD), "did you mean 'education'?"),
        (("--unit", "education", "--column", "new", *PERIOD), "did you mean 'news'?"),
        (("--unit", "education", "--obligation", "yunxi/catalog", *PERIOD), "did you mean 'yunxi/catalogue'?"),
        (("--unit", "education", *PERIOD), "give one of them"),
        (("--unit", "education", "--column", "news", "--obligation", "yunxi/catalogue", *PERIOD), "give one of them"),
        (("--unit", "education", "--obligation", "yunxi/report", *PERIOD), "may-be-nothing = true"),
        (("--unit", "education", "--obligation", "yunxi/never", *PERIOD), "may-be-nothing = false"),
        (("--unit", "education", "--obligation", "yunxi/towns", *PERIOD), "does not bind education"),
        (("--unit", "education", "--column", "home", *PERIOD), "yunxi/home, which cannot come to nothing"),
        (("--unit", "education", "--column", "news", *PERIOD[:-1], " "), "name who declares it"),
        (("--unit", "education", "--column", "news", "--from", "2026-04-01", *PERIOD[2:]), "lies before"),
        (("--unit", "education", "--column", "news", "--from", "2020-01-01", *PERIOD[2:]), "a year at most"),
        (
            ("--unit", "education", "--column", "news", "--from", "2999-01-01", "--to", "2999-01-31", *PERIOD[4:]),
            "not come yet",
        ),
        (("--unit", "education", "--column", "news", "--from", "Q1", *PERIOD[2:]), "YYYY-MM-DD"),
    ],
)
def test_a_declaration_with_a_slip_is_refused(capsys, workplace, words, said):
    assert said in told(capsys, "declare", "nothing", *words)
    assert not (workplace / "var").exists()


def test_a_declaration_is_listed_and_withdrawn(capsys):
    assert "Nobody has declared anything yet." in told(capsys, "declare", "list", status=Exit.OK)
    words = ("--unit", "education", "--column", "news", *PERIOD, "--note", "寒假")
    assert "number 1" in told(capsys, "declare", "nothing", *words, status=Exit.OK)
    (one,) = json.loads(told(capsys, "declare", "list", "--json", "--unit", "education", status=Exit.OK))
    assert (one["column"], one["from"], one["to"], one["note"], one["withdrawn_at"]) == (
        "news",
        "2026-01-01",
        "2026-03-31",
        "寒假",
        None,
    )
    assert "--by" in told(capsys, "declare", "withdraw", 1, "--by", " ")
    told(capsys, "declare", "withdraw", 1, "--by", "区教育局", status=Exit.OK)
    assert "no declaration of that number stands" in told(capsys, "declare", "withdraw", 1, "--by", "区教育局")
    assert "区教育局" in told(capsys, "declare", "list", status=Exit.OK)


FINDING = "missing-item/yunxi/catalogue"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((FINDING, "--unit", "educaton", "--candidate", PAGE, "--by", "办"), "did you mean 'education'?"),
        ((FINDING, "--unit", "finance", "--candidate", PAGE, "--by", "办"), "no run has judged finance yet"),
        (
            ("missing-item/yunxi/catalog", "--unit", "education", "--candidate", PAGE, "--by", "办"),
            f"did you mean '{FINDING}'?",
        ),
        (("missing-item/yunxi/report", "--unit", "education", "--candidate", PAGE, "--by", "办"), "is met already"),
        (("missing-item/yunxi/never", "--unit", "education", "--candidate", PAGE, "--by", "办"), "could not be verified"),
        ((FINDING, "--unit", "education", "--candidate", PAGE + "x", "--by", "办"), f"did you mean {PAGE} (公开事项一览)?"),
        ((FINDING, "--unit", "education", "--candidate", "https://a.example/", "--by", "办"), f"the nearest are {PAGE}"),
        ((FINDING, "--unit", "education", "--by", "办"), f"the nearest are {PAGE}"),
        ((FINDING, "--unit", "education", "--candidate", PAGE), "name who accepts it"),
        (
            (FINDING, "--unit", "education", "--candidate", PAGE, "--by", "办", "--words", "公开 目录"),
            "'目录' does not stand in the title '公开事项一览'",
        ),
        ((FINDING, "--candidate", PAGE, "--by", "办"), "give CHECK/SUBJECT, --unit"),
        ((), "give CHECK/SUBJECT, --unit"),
        (("--withdraw", "1"), "--by: is empty"),
    ],
)
def test_an_acceptance_with_a_slip_is_refused_with_what_is_near(capsys, judged, words, said):
    assert said in told(capsys, "accept", *words)
    assert judged.acceptances.every() == ()


def test_an_acceptance_is_recorded_listed_and_printed_as_data(capsys, judged):
    assert "Nobody has accepted anything yet." in told(capsys, "accept", "--list", status=Exit.OK)
    words = (FINDING, "--unit", "education", "--candidate", PAGE, "--by", "办", "--words", "公开事项 一览", "--snippet")
    printed = told(capsys, "accept", *words, status=Exit.OK)
    assert '# in [[obligation]] id = "yunxi/catalogue"' in printed
    assert 'looks-for = { title = ["标准目录"], synonyms = ["公开事项 一览"] }' in printed
    (one,) = json.loads(told(capsys, "accept", "--list", "--json", status=Exit.OK))
    assert (one["title"], one["words"], one["check"]) == ("公开事项一览", "公开事项 一览", "missing-item")
    assert "公开事项" in told(capsys, "accept", "--list", status=Exit.OK)
    told(capsys, "accept", "--withdraw", one["number"], "--by", "办", status=Exit.OK)
    assert "No acceptance names a duty" in told(capsys, "accept", "--snippet", status=Exit.OK)


def put(store, kind, words="说明"):
    reply = Reply(KEY, 1, kind, words, "张某", NOW)
    store.replies.put([reply])
    return reply.code


def test_a_false_alarm_is_listed_with_the_evidence_and_answered_once(capsys, judged):
    assert "There is no such reply." in told(capsys, "replies", "list", status=Exit.OK)
    code = put(judged, ReplyKind.FALSE_ALARM)
    shown = told(capsys, "replies", "list", "--waiting", status=Exit.OK)
    assert "2026-06-15/portal.example-00001.warc.gz @ 8841" in shown
    (one,) = json.loads(told(capsys, "replies", "list", "--json", status=Exit.OK))
    assert (one["verdict_then"], one["evidence"][0]["offset"], one["outcome"]) == ("breached", 8841, "waiting")
    assert "did you mean" in told(
        capsys, "replies", "uphold", code[:-1] + "0" if code[-1] != "0" else code[:-1] + "1", "--by", "办"
    )
    assert "cannot be granted" in told(capsys, "replies", "grant", code, "--by", "办", "--no-end")
    assert "--reason: is empty" in told(capsys, "replies", "refuse", code, "--by", "办", "--reason", " ")
    told(capsys, "replies", "uphold", code.lower(), "--by", "办", status=Exit.OK)
    assert "answered before" in told(capsys, "replies", "refuse", code, "--by", "办", "--reason", "再看")
    assert judged.ledger.findings()[0].state == "open", "no word closes a finding"


def test_a_waiver_is_granted_with_its_last_day_or_expressly_without(capsys, judged):
    code = put(judged, ReplyKind.ASKS_WAIVER, "机构改革")
    assert "give --until DAY" in told(capsys, "replies", "grant", code, "--by", "办")
    assert "this day has passed" in told(capsys, "replies", "grant", code, "--by", "办", "--until", "2020-01-01")
    assert "YYYY-MM-DD" in told(capsys, "replies", "grant", code, "--by", "办", "--until", "明年")
    told(capsys, "replies", "grant", code, "--by", "办", "--until", "2999-01-01", status=Exit.OK)
    (waiver,) = judged.waivers.granted()
    assert (waiver.unit, waiver.check, waiver.subject, waiver.reason, waiver.obligation) == (*KEYS_OF_WAIVER, "机构改革", None)


KEYS_OF_WAIVER = (KEY.unit, KEY.check, KEY.subject)


def test_nothing_is_looked_at_again_where_nothing_waits(capsys, judged):
    assert "No reply waits for a second look." in told(capsys, "replies", "recheck", status=Exit.OK)
    assert "name units of the catalogue" in told(capsys, "replies", "recheck", "--unit", "nobody")


def test_people_are_answered_in_chinese_by_default_or_on_request_and_json_stays_the_same(capsys, judged, workplace):
    words = ("--unit", "education", "--column", "news", *PERIOD)
    assert "已登记为第1号零报告：区教育局申报education在2026-01-01至2026-03-31期间 news 无应公开信息" in told(
        capsys, "declare", "nothing", *words, "--lang", "zh", status=Exit.OK
    )
    code = put(judged, ReplyKind.FALSE_ALARM)
    shown = told(capsys, "replies", "list", "--lang", "zh", status=Exit.OK)
    assert f"{code} 误报: 待复核或者待答复" in shown
    assert f"{code}的证据：" in shown
    assert told(capsys, "replies", "list", "--json", "--lang", "zh", status=Exit.OK) == told(
        capsys, "replies", "list", "--json", status=Exit.OK
    )
    (workplace / "duewatch.toml").write_text('[catalog]\nfolder = "own"\nnational = false\n', encoding="utf-8")
    assert "尚无认可记录。" in told(capsys, "accept", "--list", status=Exit.OK)
    assert "尚无登记记录。" in told(capsys, "attestations", status=Exit.OK)
    assert "已完成" in told(capsys, "runs", status=Exit.OK)
    assert "zh and en are known" in told(capsys, "runs", "--lang", "fr")
