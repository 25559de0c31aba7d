"""``duewatch score`` as a person types it, over a stored run and a small catalogue of its own."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from duewatch.cli.exits import Exit
from duewatch.cli.main import run as duewatch
from duewatch.domain.dates import CHINA
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import Order, OrderKind
from duewatch.storage import Store

NIGHT = datetime(2026, 11, 20, 2, 0, tzinfo=CHINA)
CATALOG = """
[[basis]]
id    = "rules"
title = "检查评分办法"

[[office]]
id   = "office"
name = "云溪区政务公开办公室"

[[unit]]
id     = "town-a"
name   = "白石镇"
kind   = "township"
office = "office"
column = [{ id = "notices", name = "通知公告", url = "https://a.example/tzgg/", kind = "notices", update-days = 90 }]

[[unit]]
id     = "town-b"
name   = "青溪镇"
kind   = "township"
office = "office"

[[scale]]
id        = "points"
title     = "评分办法"
basis     = { document = "rules", clause = "一", quote = "百分制" }
levels    = ["unit"]
full      = 100
pass-mark = 60

  [[scale.indicator]]
  id        = "links"
  title     = "错链断链"
  group     = "扣分"
  effect    = "deduction"
  certainty = "A"
  basis     = { document = "rules", clause = "二", quote = "每个扣2分" }
  points    = 2
  cap       = 10
  counts    = [{ check = "broken-link" }]
"""
CHOSEN = '\n[[jurisdiction]]\nid = "national"\nscale = "points"\n'


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DUEWATCH_DATABASE_URL", raising=False)
    monkeypatch.setenv("COLUMNS", "250")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "all.toml").write_text(CATALOG + CHOSEN, encoding="utf-8")
    (tmp_path / "duewatch.toml").write_text('[catalog]\nfolder = "catalog"\nnational = false\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def judged(workplace: Path) -> Path:
    """One run: two dead links at one town, one link that could not be verified, nothing at the other."""

    def about(number: int, verdict: Verdict, unit: str = "town-a") -> Judgement:
        reason = Reason.UNREACHABLE if verdict is Verdict.UNDETERMINED else None
        address = f"https://a.example/{number}.html"
        return Judgement("broken-link", unit, address, verdict, Severity.MINOR, reason, {"url": address}, ("s1",))

    with Store.open("sqlite:///var/duewatch.db") as store:
        run = store.runs.open(Order(OrderKind.NIGHTLY, ("town-a", "town-b")), NIGHT, NIGHT)
        verdicts = (Verdict.BREACHED, Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.MET, Verdict.MET)
        judgements = [about(number, verdict) for number, verdict in enumerate(verdicts)]
        store.ledger.post(run, [*judgements, about(9, Verdict.MET, "town-b")], (), NIGHT)
    return workplace


def test_every_unit_has_its_row(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duewatch(["score", "--lang", "en"]) == Exit.OK
    told = capsys.readouterr().out
    assert "94–96" in told
    assert "passed, in what is counted" in told
    assert "青溪镇" in told


def test_a_unit_is_told_indicator_by_indicator(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duewatch(["score", "--unit", "town-a"]) == Exit.OK
    told = capsys.readouterr().out
    assert "−4（最多扣10分）" in told
    assert "1个未能核验" in told
    assert "青溪镇" not in told


def test_json_traces_every_point(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duewatch(["score", "--unit", "town-a", "--json"]) == Exit.OK
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["most"], told["least"], told["standing"]) == (96.0, 94.0, "passed")
    assert [key["subject"] for key in told["deductions"][0]["found"]] == [
        "https://a.example/0.html",
        "https://a.example/1.html",
    ]


def test_without_a_scale_it_says_so(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (judged / "catalog" / "all.toml").write_text(CATALOG, encoding="utf-8")
    assert duewatch(["score", "--lang", "en"]) == Exit.OK
    assert "No scale is selected" in capsys.readouterr().out


def test_what_cannot_be_scored_is_refused_with_a_cure(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duewatch(["score"]) == Exit.USAGE
    assert "there is no run yet" in capsys.readouterr().err


def test_a_unit_that_was_not_audited_is_refused_by_name(judged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duewatch(["score", "--unit", "town-c"]) == Exit.USAGE
    assert "town-a, town-b" in capsys.readouterr().err
