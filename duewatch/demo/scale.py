"""The demo district's own scale: made up, so that every figure can be checked by hand."""

from collections.abc import Sequence

from duewatch.demo import duties
from duewatch.demo.toml import Table, Value

SCALE = "qilan-scale"
LINK_FAULTS = ["broken-link", "broken-attachment", "broken-image", "soft-not-found", "redirect-loop", "intranet-link"]


def scale_tables() -> list[Table]:
    """The scale as its TOML table."""
    return [
        {
            "id": SCALE,
            "title": "栖澜区政务公开检查评分办法（虚构，仅用于演示）",
            "basis": _plan("七（一）", "按百分制计分，60分以上为合格"),
            "levels": ["site", "unit"],
            "full": 100,
            "pass-mark": 60,
            "bonus": 10,
            "warn-percent": 60,
            "indicator": [*_vetoes(), *_deductions(), *_left_out()],
        }
    ]


def _vetoes() -> list[Value]:
    blank: list[Value] = [{"check": "stale-column", "facts": {"blank": True}}, {"check": "empty-column"}]
    return [
        _indicator("blank", "空白栏目5个以上", "veto", "七（二）1", "空白栏目5个以上的，单项否决", counts=blank, line=5),
        _indicator(
            "stale",
            "应更新未更新栏目10个以上",
            "veto",
            "七（二）2",
            "应更新未更新栏目10个以上的，单项否决",
            counts=[{"check": "stale-column"}, {"check": "empty-column"}],
            line=10,
        ),
    ]


def _deductions() -> list[Value]:
    return [
        _taking("missing", "应公开的内容未公开", 5, 10, ["missing-item", *_dated("not-found")], "每缺1项扣5分"),
        _taking("late", "超过规定时间公开", 2, 6, ["overdue-publication", *_dated("published-late")], "每发现1件扣2分"),
        _taking("columns", "栏目超期未更新、空白栏目", 3, 6, ["stale-column", "empty-column"], "每发现1个扣3分"),
        _taking(
            "reposts", "上级文件转载不及时、不规范", 2, 4, ["missing-repost", "late-repost", "unnamed-source"], "每发现1件扣2分"
        ),
        _taking("links", "错链、断链", 0.5, 2, LINK_FAULTS, "每发现1个扣0.5分"),
        _taking("fields", "信息要素不全", 0.5, 3, ["incomplete-metadata"], "每发现1条扣0.5分"),
    ]


def _dated(outcome: str) -> list[Value]:
    """Reports and budgets, whose checks say in one breath that a thing is absent or late."""
    return [{"check": check, "facts": {"outcome": outcome}} for check in ("overdue-annual-report", "overdue-budget")]


def _left_out() -> list[Value]:
    return [
        _taking("residue", "模板文字未清除", 1, 3, ["template-residue"], "每发现1处扣1分", certainty="C"),
        _indicator("service", "窗口服务评价", "deduction", "七（三）8", "窗口服务评价", reason="须现场查看"),
        _indicator("bonus", "创新举措", "bonus", "七（四）", "创新举措酌情加分", reason="由检查人员评定"),
    ]


def _taking(
    name: str, title: str, points: float, cap: int, counted: Sequence[Value], quote: str, certainty: str = "A"
) -> Value:
    """An indicator that takes points for what checks find, each named by its id or with what it must say."""
    counts = [{"check": check} if isinstance(check, str) else check for check in counted]
    return _indicator(name, title, "deduction", "七（三）", quote, certainty=certainty, counts=counts, points=points, cap=cap)


def _indicator(name: str, title: str, effect: str, clause: str, quote: str, certainty: str = "A", **more: Value) -> Value:
    group = {"veto": "单项否决", "deduction": "扣分指标", "bonus": "加分指标"}[effect]
    basis = _plan(clause, quote)
    return {"id": name, "title": title, "group": group, "effect": effect, "certainty": certainty, "basis": basis, **more}


def _plan(clause: str, quote: str) -> Value:
    return {"document": duties.PLAN_NUMBER, "clause": clause, "quote": quote}
