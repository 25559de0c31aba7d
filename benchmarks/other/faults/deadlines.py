"""Faults of time: publications, reports, budgets, decisions, interpretations, consultations, notices, reposts, freshness."""

import random
from datetime import date, timedelta

from benchmarks.other import words
from benchmarks.other.building import Builder
from benchmarks.other.district import Column, District, Doc, Unit
from benchmarks.other.ordinary import ago, index_number, notice, policy, workdays_after


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """Put all of them on their pages and on the sheet."""
    _publication(district, builder, dice)
    _reports(district, builder, dice)
    _decisions(district, builder, dice)
    _interpretations(district, builder, dice)
    _periods(district, builder, dice)
    _freshness(district, builder, dice)
    district.guilty("due-soon", "chengguan", "yanxi/half-year-meeting")
    district.innocent("due-soon", "chengguan", "yanxi/year-end", "two months ahead")


def _publication(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("fgj", "jyj", "yjj", "shiqiao", "park"):
        unit = district.unit(unit_id)
        written = date(2026, 6, 9)
        doc = policy(unit, date(2026, 7, 1), dice, 61, published=workdays_after(written, 24))
        doc.written, doc.index = written, index_number(unit, written, dice)
        doc.body = words.text(dice)
        builder.add(unit_id, "policies", doc)
        if unit_id == "park":
            district.innocent("overdue-publication", unit_id, doc, "a list that only a script fills")
        else:
            district.guilty("overdue-publication", unit_id, doc)
        holiday = policy(unit, date(2026, 10, 20), dice, 62, published=workdays_after(date(2026, 9, 11), 20))
        holiday.written, holiday.body = date(2026, 9, 11), words.text(dice)
        district.innocent(
            "overdue-publication", unit_id, builder.add(unit_id, "policies", holiday), "twenty working days, a month and more"
        )
    passed_on = policy(district.unit("fgj"), date(2026, 8, 20), dice, 63, published=date(2026, 8, 20))
    passed_on.title = "转发澜江市发展和改革委员会关于规范招标代理服务的通知"
    passed_on.issuer, passed_on.number, passed_on.written = "澜江市发展和改革委员会", "澜发改〔2026〕55号", date(2026, 5, 20)
    passed_on.body = words.text(dice)
    district.innocent("overdue-publication", "fgj", builder.add("fgj", "policies", passed_on), "another body's document")
    figures = "enforcement-figures"
    docs = district.unit("cgj").column("statutory").docs
    docs[:] = [doc for doc in docs if "行政执法" not in doc.title]
    district.guilty("missing-item", "cgj", f"yanxi/{figures}")
    late = next(doc for doc in district.unit("yjj").column("statutory").docs if "行政执法" in doc.title)
    late.published = words.at(date(2026, 3, 4), 9)
    _moved(district, builder, "yjj", "statutory", late)
    district.guilty("overdue-publication", "yjj", f"yanxi/{figures}")
    other = next(doc for doc in district.unit("wjj").column("statutory").docs if "行政执法" in doc.title)
    other.title = "砚溪县卫健局2025年行政执法数据公开"
    district.innocent("missing-item", "wjj", f"yanxi/{figures}", "under another name")


def _moved(district: District, builder: Builder, unit: str, column: str, doc: Doc) -> None:
    """Give a document that changed its day the address of that day."""
    district.unit(unit).column(column).docs.remove(doc)
    builder.add(unit, column, doc)


def _reports(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, day in (("tjj", date(2026, 2, 24)), ("sfj", date(2026, 3, 2))):
        doc = district.unit(unit_id).column("annual").docs[-1]
        doc.published = words.at(day)
        _moved(district, builder, unit_id, "annual", doc)
        district.guilty("overdue-annual-report", unit_id, "yanxi/report-department")
    docs = district.unit("nyj").column("annual").docs
    docs.remove(docs[-1])
    district.guilty("overdue-annual-report", "nyj", "yanxi/report-department")
    last = district.unit("zrj").column("annual").docs[-1]
    last.published = words.at(date(2026, 1, 31), 23)
    _moved(district, builder, "zrj", "annual", last)
    district.innocent("overdue-annual-report", "zrj", "yanxi/report-department", "on the last day, a Saturday")
    for unit_id, day in (("mzj", date(2026, 2, 27)), ("cgj", date(2026, 3, 16))):
        doc = district.unit(unit_id).column("finance").docs[-1]
        doc.published = words.at(day)
        _moved(district, builder, unit_id, "finance", doc)
        district.guilty("overdue-budget", unit_id, "yanxi/budget")
    doc = district.unit("jyj").column("finance").docs[-1]
    doc.published = words.at(date(2026, 2, 9))
    _moved(district, builder, "jyj", "finance", doc)
    district.innocent("overdue-budget", "jyj", "yanxi/budget", "the twentieth day")


def _decisions(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, name in (("scj", "行政处罚"), ("cgj", "双公示"), ("wjj", "行政处罚")):
        unit = district.unit(unit_id)
        builder.add_column(unit, Column("decisions", name, "other"))
        for number, (made, later) in enumerate(
            ((date(2026, 8, 4), 19), (date(2026, 9, 21), 7), (date(2026, 9, 8), 3), (date(2026, 7, 1), 0))
        ):
            firm = f"砚溪县{dice.choice(('溪山', '石桥', '柳岸', '云台'))}{dice.choice(('餐饮店', '食品厂', '建材经营部', '诊所'))}"
            doc = Doc(
                f"行政处罚决定书（{unit.code}罚决字〔2026〕{40 + number}号）—{firm}", words.at(workdays_after(made, later) if later else made, 17),
                words.text(dice, 2), written=made, number=f"{unit.code}罚决字〔2026〕{40 + number}号", issuer=unit.name, index=index_number(unit, made, dice),
            )  # fmt: skip
            builder.add(unit_id, "decisions", doc)
            if later > 7:
                district.guilty("overdue-decision", unit_id, doc)
            else:
                district.innocent("overdue-decision", unit_id, doc, "within seven working days, holidays between")


def _interpretations(district: District, builder: Builder, dice: random.Random) -> None:
    unit = district.unit("county")
    column = builder.add_column(unit, Column("jiedu", "政策解读", "interpretation"))

    def pair(name: str, day: date, later: int | None, title: str) -> Doc:
        doc = policy(unit, day, dice, 71, published=day)
        doc.written, doc.body = workdays_after(day - timedelta(days=6), 1), words.text(dice)
        doc.title = f"砚溪县人民政府关于印发《{name}》的通知"
        builder.add("county", "policies", doc)
        if later is not None:
            link = f'<p>相关文件：<a href="{doc.path}">{doc.title}</a></p>'
            answer = Doc(title, words.at(workdays_after(day, later), 9), words.text(dice, after=link), header=False)
            builder.add("county", column.id, answer)
        return doc

    district.guilty("missing-interpretation", "county", pair("砚溪县停车收费管理办法", date(2026, 6, 3), None, ""))
    district.guilty(
        "overdue-interpretation",
        "county",
        pair("砚溪县人才公寓实施细则", date(2026, 5, 12), 9, "《砚溪县人才公寓实施细则》政策解读"),
    )
    for name, day, title in (
        ("砚溪县促进民宿发展若干措施", date(2026, 9, 24), "一图读懂民宿发展若干措施"),
        ("砚溪县小型水库管理办法", date(2026, 8, 6), "关于小型水库管理的新规定，您关心的都在这里"),
    ):
        doc = pair(name, day, 3, title)
        district.innocent("missing-interpretation", "county", doc, "linked, under another title")
        district.innocent("overdue-interpretation", "county", doc, "three working days, a weekend or holidays between")
    revoked = policy(unit, date(2026, 7, 7), dice, 72, published=date(2026, 7, 7))
    revoked.title = "砚溪县人民政府关于废止《砚溪县渣土运输管理办法》的决定"
    district.innocent("missing-interpretation", "county", builder.add("county", "policies", revoked), "a repeal")


def _periods(district: District, builder: Builder, dice: random.Random) -> None:
    def ask(unit_id: str, title: str, day: date, body: str) -> Doc:
        doc = notice(district.unit(unit_id), day, dice, 1)
        doc.title, doc.body = title, body + words.text(dice, 2)
        return builder.add(unit_id, "notices", doc)

    first = date(2026, 8, 3)
    for unit_id, days in (("county", 15), ("fgj", 7)):
        until = first + timedelta(days=days - 1)
        body = f"<p>　　现向社会公开征求意见，征求意见时间为{words.chinese(first)}至{words.chinese(until)}，意见可反馈至 0599-0000007。</p>"
        district.guilty(
            "short-consultation",
            unit_id,
            ask(unit_id, f"关于《{words.subject(dice)}管理规定（征求意见稿）》公开征求意见的公告", first, body),
        )
    until = first + timedelta(days=30)
    body = f"<p>　　公示和征求意见期限：{first.month}月{first.day}日—{until.month}月{until.day}日（共31天）。联系人：县司法局立法科。</p>"
    doc = ask("sfj", "《砚溪县行政规范性文件管理规定（征求意见稿）》公开征求意见", first, body)
    district.innocent("short-consultation", "sfj", doc, "thirty-one days, written otherwise")
    doc = ask(
        "fgj", "关于公开征求意见采纳情况的反馈", date(2026, 9, 10), "<p>　　8月3日至8月9日，共收到意见12条，采纳5条。</p>"
    )
    district.innocent("short-consultation", "fgj", doc, "an account of what came in")
    body = f"<p>　　本预公告期限为{words.chinese(date(2026, 7, 6))}至{words.chinese(date(2026, 7, 10))}。预公告期内禁止抢栽抢建。</p>"
    district.guilty(
        "notice-kept-too-long", "zrj", ask("zrj", "砚溪县人民政府征收土地预公告（溪口片区）", date(2026, 7, 6), body)
    )
    body = f"<p>　　本预公告期限为10个工作日，自{words.chinese(date(2026, 9, 21))}至{words.chinese(date(2026, 10, 12))}。预公告期内禁止抢栽抢建。</p>"
    doc = ask("zrj", "砚溪县人民政府征收土地预公告（石桥片区）", date(2026, 9, 21), body)
    district.innocent("notice-kept-too-long", "zrj", doc, "ten working days and the holidays")
    body = f"<p>　　公示时间：{words.chinese(date(2026, 3, 2))}至{words.chinese(date(2026, 3, 8))}。如有异议请反馈。</p>"
    district.guilty("notice-kept-too-long", "mzj", ask("mzj", "2026年第一批救助对象名单公示", date(2026, 3, 2), body))
    body = f"<p>　　公示时间：{words.chinese(date(2026, 10, 9))}至{words.chinese(date(2026, 10, 15))}。如有异议请反馈。</p>"
    doc = ask("mzj", "2026年第三批救助对象名单公示", date(2026, 10, 9), body)
    district.innocent("notice-kept-too-long", "mzj", doc, "two weeks ago")
    docs = district.unit("shiqiao").column("statutory").docs
    docs[:] = [doc for doc in docs if "季度" not in doc.title or "第一" in doc.title]
    district.guilty("overdue-update", "shiqiao", "yanxi/village-affairs")
    district.innocent("overdue-update", "liutan", "yanxi/village-affairs", "the third quarter's account came in October")


def _older(unit: Unit, column: str, days: int, district: District, builder: Builder) -> None:
    for doc in list(unit.column(column).docs):
        if doc.published.date() > ago(days):
            unit.column(column).docs.remove(doc)


def _freshness(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, days in (("jyj", 20), ("zjj", 20)):
        _older(district.unit(unit_id), "news", days, district, builder)
        district.guilty("stale-column", unit_id, "news")
    for unit_id in ("yjj", "czj"):
        unit = district.unit(unit_id)
        old = next(iter(unit.column("news").docs[-1:]))
        old.pinned = True
        district.innocent("stale-column", unit_id, "news", "an old one is pinned above the new ones")
    silent = district.unit("liutan")
    for path in ("news", "notices", "policies", "statutory"):
        _older(silent, path, 19, district, builder)
    district.guilty("stale-column", "liutan", "news")
    district.guilty("stale-homepage", "liutan", "home")
    district.innocent("overdue-update", "liutan", "yanxi/village-affairs", "in time")
    account = notice(silent, ago(16), dice, 1)
    account.title, account.files = "2026年第三季度村务财务收支情况", []
    account.published = words.at(date(2026, 10, 9))
    builder.add("liutan", "statutory", account)
    blank = builder.add_column(district.unit("czj"), Column("plans", "规划计划", "plans"))
    district.guilty("empty-column", "czj", blank)
    past = builder.add_column(district.unit("czj"), Column("topic", "2021年专题", "other", historical=True))
    district.innocent("empty-column", "czj", past, "a topic of past work")
    park = district.unit("park")
    for number in range(6):
        column = builder.add_column(
            district.unit("sfj"),
            Column(f"blank{number}", f"{'普法人民调解公证律师法援社矫'[number * 2 : number * 2 + 2]}专栏", "other"),
        )
        district.guilty("empty-column", "sfj", column)
    district.guilty("veto-nearing", "sfj", "v4-blank")
    district.guilty("veto-nearing", "sfj", "v4-long-stale")  # six of ten: near
    district.innocent("veto-nearing", "czj", "v4-blank", "one blank column")
    district.innocent("stale-column", park.id, "news", "a list that only a script fills")
