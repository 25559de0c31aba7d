"""Periods of consultations and notices, as running texts name them."""

import re
from datetime import date

import pytest

from crawler.reading import read_page
from crawler.traits.periods import Period, period_of
from duewatch.domain.traits import TraitKind

ANY = re.compile("公示|意见|期限|时间|反馈|截止")


@pytest.mark.parametrize(
    ("text", "first", "last", "n", "unit"),
    [
        ("公示时间：2026年5月1日至2026年5月30日。", date(2026, 5, 1), date(2026, 5, 30), None, None),
        ("征求意见时间自2026年5月1日起至5月30日止。", date(2026, 5, 1), date(2026, 5, 30), None, None),
        ("公示期：5月6日—5月14日（7个工作日）", date(2026, 5, 6), date(2026, 5, 14), None, None),
        ("公示期为7个工作日（5月6日至14日）", date(2026, 5, 6), date(2026, 5, 14), 7, "working-day"),
        ("公示时间2026-05-06至2026-05-14", date(2026, 5, 6), date(2026, 5, 14), None, None),
        ("公示时间为2026年12月28日至1月5日", date(2026, 12, 28), date(2027, 1, 5), None, None),
        ("请于2026年6月10日前将意见反馈我局", None, date(2026, 6, 10), None, None),
        ("意见征集截止时间：2026年6月10日", None, date(2026, 6, 10), None, None),
        ("公示期限为十个工作日", None, None, 10, "working-day"),
        ("征求意见期限为三十日", None, None, 30, "day"),
        ("公示期5天", None, None, 5, "day"),
        (
            "经2026年4月1日至4月3日入户调查，现予以公示，公示时间为5月6日至5月14日。",
            date(2026, 5, 6),
            date(2026, 5, 14),
            None,
            None,
        ),
        ("经2026年4月1日至4月3日入户调查，现予以公示。", None, None, None, None),
        ("一、公示时间\n2026年5月6日至5月14日\n二、其他", date(2026, 5, 6), date(2026, 5, 14), None, None),
        ("自2026年1月1日至3月31日新增对象名单公示，公示期5月6日至8日", date(2026, 1, 1), date(2026, 3, 31), None, None),
        ("公示2026年第一批名单", None, None, None, None),
        ("我局于2026年3月1日至3月9日开展检查。现予公布。", None, None, None, None),
    ],
)
def test_a_period_is_read_as_it_is_written(text, first, last, n, unit):
    found = period_of(text, ANY, 2026)
    assert (found.first, found.last, found.n, found.unit) == (first, last, n, unit)


def test_a_date_without_a_year_stays_unread_where_the_page_names_none():
    assert period_of("公示时间：5月1日至5月30日。", ANY, None) == Period(raw="5月1日至5月30日")


def page(title: str, body: str, source: str = "") -> dict:
    html = f"""<html><head><title>{title}</title><meta name="ArticleTitle" content="{title}">
    <meta name="PubDate" content="2026-05-01 09:00"></head><body><h1>{title}</h1>
    <p>发布时间：2026-05-01 09:00　来源：云溪区民政局</p><div class="article">{body}</div>{source}</body></html>"""
    reading = read_page(html.encode(), "http://town.example/zwgk/202605/t20260501_77.html", examine=True)
    return {one.kind: one.facts for one in reading.traits}


FILLER = "<p>为进一步规范有关工作，根据有关规定，现将有关事项公告如下，欢迎社会各界监督。</p>" * 3


def test_a_consultation_is_examined_and_what_became_of_one_is_not():
    asked = page("关于公开征求停车收费意见的公告", FILLER + "<p>征求意见时间：5月1日至5月12日。</p>")
    assert asked[TraitKind.CONSULTATION] == {
        "from": "2026-05-01",
        "to": "2026-05-12",
        "n": None,
        "unit": None,
        "raw": "5月1日至5月12日",
        "shortened": False,
    }
    told = page("停车收费征求意见结果的公告", FILLER + "<p>征求意见时间：5月1日至5月12日。</p>")
    assert TraitKind.CONSULTATION not in told
    hurried = page("关于公开征求停车收费意见的公告", FILLER + "<p>因防汛紧急，征求意见时间为5月1日至5月8日。</p>")
    assert hurried[TraitKind.CONSULTATION]["shortened"] is True


def test_a_notice_is_examined_and_an_ordinary_document_is_not():
    shown = page("拟新增最低生活保障对象公示", FILLER + "<p>公示期为7个工作日（2026年5月6日至5月14日）。</p>")
    assert (shown[TraitKind.NOTICE_PERIOD]["n"], shown[TraitKind.NOTICE_PERIOD]["to"]) == (7, "2026-05-14")
    plain = page("关于加强物业管理的通知", FILLER)
    assert TraitKind.NOTICE_PERIOD not in plain
    assert TraitKind.CONSULTATION not in plain


def test_the_day_of_approval_is_read_only_where_it_is_one():
    told = page("云溪区2026年部门预算", FILLER + "<p>本预算经区财政局2026年2月3日批复。</p>")
    assert (told[TraitKind.APPROVAL]["reply"], told[TraitKind.APPROVAL]["approval"]) == ("2026-02-03", None)
    twice = page("云溪区2026年预算", FILLER + "<p>2026年1月8日批准；另于2026年1月20日调整并批准。</p>")
    assert twice[TraitKind.APPROVAL]["approval"] is None
    silent = page("云溪区2026年部门预算", FILLER)
    assert silent[TraitKind.APPROVAL] == {"approval": None, "reply": None, "raw": ""}
