"""Faults of titles, numbers, dates and tags."""

import random
from datetime import date, timedelta

from benchmarks.other import words
from benchmarks.other.building import Builder
from benchmarks.other.district import District, Doc
from benchmarks.other.ordinary import ago, index_number, news, notice, policy, workdays_after


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """Put all of them on their pages and on the sheet."""
    _numbers(district, builder, dice)
    _index(district, builder, dice)
    _dates(district, builder, dice)
    _validity(district, builder, dice)
    _header(district, builder, dice)
    _copies(district, builder, dice)
    _tags(district, builder, dice)
    _citations(district, builder, dice)


def _numbers(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, written in (("fgj", "砚发改[2026]31号"), ("jyj", "砚教〔2026〕第17号"), ("cgj", "砚城管〔2026〕009号")):
        doc = policy(district.unit(unit_id), ago(60), dice, 11)
        doc.number = written
        district.guilty("malformed-document-number", unit_id, builder.add(unit_id, "policies", doc))
    for unit_id, written in (
        ("fgj", "2026年第5号公告"),
        ("zrj", "令第3号"),
        ("jyj", "无"),
        ("wjj", "砚卫〔2026〕2 号".replace(" ", "")),
    ):
        doc = policy(district.unit(unit_id), ago(62), dice, 12)
        doc.number = written
        district.innocent("malformed-document-number", unit_id, builder.add(unit_id, "policies", doc), "a form of its own")


def _index(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, written in (
        ("mzj", "YX00301-null-2026-00041"),
        ("nyj", "11350799MB1234/2026-None"),
        ("wjj", "undefined-0500-2026-00007"),
    ):
        doc = policy(district.unit(unit_id), ago(64), dice, 13)
        doc.index = written
        district.guilty("malformed-index-number", unit_id, builder.add(unit_id, "policies", doc))
    for unit_id, written in (("mzj", "QSHQ--2026-0756"), ("zrj", "dyx033-/2026-0913016"), ("cgj", "YX-330-02-2026-08-14-003")):
        doc = policy(district.unit(unit_id), ago(66), dice, 14)
        doc.index = written
        district.innocent("malformed-index-number", unit_id, builder.add(unit_id, "policies", doc), "an unusual grammar")
    for unit_id in ("sfj", "scj"):
        unit = district.unit(unit_id)
        first, second = policy(unit, ago(68), dice, 15), policy(unit, ago(72), dice, 16)
        second.index = first.index
        second.title = f"{unit.name}关于成立行政复议应诉工作专班的函"
        district.guilty("duplicate-index-number", unit_id, first.index or "")
        builder.add(unit_id, "policies", first)
        builder.add(unit_id, "policies", second)
        third = policy(unit, ago(74), dice, 17)
        builder.add(unit_id, "policies", third)
        copy = Doc(
            **{
                name: getattr(third, name)
                for name in ("title", "published", "body", "written", "index", "number", "issuer", "validity")
            }
        )
        builder.add(unit_id, "statutory", copy)
        district.innocent("duplicate-index-number", unit_id, third.index or "", "one document in two columns")


def _dates(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("czj", "wjj"):
        unit = district.unit(unit_id)
        doc = policy(unit, ago(50), dice, 21)
        doc.published = words.at(doc.published.date() - timedelta(days=30))
        doc.written = ago(52)
        doc.published = words.at(ago(59))
        district.guilty("impossible-dates", unit_id, builder.add(unit_id, "policies", doc))
    for unit_id in ("tjj", "nyj"):
        doc = policy(district.unit(unit_id), ago(50), dice, 22)
        doc.written = date(2062, 9, 1)
        doc.published = words.at(date(2062, 9, 3))
        district.guilty("impossible-dates", unit_id, builder.add(unit_id, "policies", doc))
    same = policy(district.unit("czj"), ago(45), dice, 23)
    same.written = same.published.date()
    district.innocent("impossible-dates", "czj", builder.add("czj", "policies", same), "written and published on one day")
    plan = news(district.unit("zrj"), ago(3), dice, 5)
    plan.title = "县自然资源局部署2027年度土地利用计划编制工作"
    district.innocent("impossible-dates", "zrj", builder.add("zrj", "news", plan), "a year to come in the title")
    for unit_id in ("tjj", "zjj"):
        doc = notice(district.unit(unit_id), ago(20), dice, 4)
        doc.tags = {"PubDate": f"{ago(48)} 09:12"}
        district.guilty("contradicting-dates", unit_id, builder.add(unit_id, "notices", doc))
        doc = notice(district.unit(unit_id), ago(21), dice, 5)
        doc.tags = {"PubDate": f"{ago(21)} 23:59"}
        district.innocent("contradicting-dates", unit_id, builder.add(unit_id, "notices", doc), "another hour of the day")
    for unit in district.units:
        system = district.layouts[unit.host]
        if system not in ("hanweb", "dede") or unit.kind == "superior" or unit.id == "slj":
            continue
        doc = notice(unit, ago(90), dice, 6)
        doc.address_day = doc.published.date() + timedelta(days=46)
        if system == "hanweb":
            district.guilty("suspected-back-dating", unit.id, builder.add(unit.id, "notices", doc))
            moved = notice(unit, ago(100), dice, 7)
            moved.issuer, moved.source, moved.header = "澜江市人民政府办公室", "澜江市人民政府网站", True
            moved.address_day = moved.published.date() + timedelta(days=12)
            district.innocent(
                "suspected-back-dating",
                unit.id,
                builder.add(unit.id, "notices", moved),
                "another body's document with its date",
            )
            late = notice(unit, ago(103), dice, 8)
            late.address_day = late.published.date() + timedelta(days=1)
            district.innocent(
                "suspected-back-dating", unit.id, builder.add(unit.id, "notices", late), "released the morning after"
            )


def _validity(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("jyj", "scj", "sfj"):
        doc = policy(district.unit(unit_id), ago(320), dice, 31)
        doc.validity, doc.repealed = "有效", ago(30)
        district.guilty("contradicting-validity", unit_id, builder.add(unit_id, "policies", doc))
        doc = policy(district.unit(unit_id), ago(322), dice, 32)
        doc.validity, doc.repealed = "有效", date(2028, 12, 31)
        district.innocent("contradicting-validity", unit_id, builder.add(unit_id, "policies", doc), "to be repealed in years")
        doc = policy(district.unit(unit_id), ago(324), dice, 33)
        doc.validity, doc.repealed = "失效", ago(31)
        district.innocent("contradicting-validity", unit_id, builder.add(unit_id, "policies", doc), "repealed, and called so")


def _header(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id, lacking in (("county", "issuer"), ("nyj", "written"), ("cgj", "number"), ("liutan", "issuer")):
        doc = policy(district.unit(unit_id), ago(33), dice, 41)
        setattr(doc, lacking, None)
        if lacking == "written":
            doc.body = words.text(dice)
        if lacking == "number":
            doc.body = words.text(dice)
        district.guilty("incomplete-metadata", unit_id, builder.add(unit_id, "policies", doc))
        doc = policy(district.unit(unit_id), ago(34), dice, 42)
        doc.number = "无"
        district.innocent(
            "incomplete-metadata", unit_id, builder.add(unit_id, "policies", doc), "it says that it has no number"
        )
    empty = policy(district.unit("zjj"), ago(35), dice, 43)
    empty.issuer = ""
    district.guilty("incomplete-metadata", "zjj", builder.add("zjj", "policies", empty))
    for unit_id, field, value in (
        ("mzj", "topic", "${article.topic}"),
        ("yjj", "issuer", "[发布机构]"),
        ("fgj", "title", "{{item.title}}"),
    ):
        doc = policy(district.unit(unit_id), ago(37), dice, 44)
        setattr(doc, field, value)
        district.guilty("template-residue", unit_id, builder.add(unit_id, "policies", doc))
        if field == "issuer":
            district.guilty("incomplete-metadata", unit_id, doc)
    for unit_id, title in (
        ("cgj", "关于对王某某等三人违规占道经营处理情况的通报"),
        ("scj", "关于XX有限公司虚假宣传案的办理情况"),
        ("nyj", "砚溪县“{数字+}农业”示范项目申报说明"),
    ):
        doc = notice(district.unit(unit_id), ago(41), dice, 45)
        doc.title = title
        district.innocent("template-residue", unit_id, builder.add(unit_id, "notices", doc), "names are hidden by crosses")
    doc = notice(district.unit("shiqiao"), ago(42), dice, 46)
    doc.title = "XX乡2026年防汛值班安排表"
    district.guilty("template-residue", "shiqiao", builder.add("shiqiao", "notices", doc))


def _copies(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("mzj", "zrj", "county"):
        unit = district.unit(unit_id)
        first = notice(unit, ago(44), dice, 1)
        second = notice(unit, ago(43), dice, 2)
        second.title, second.body = first.title, first.body
        builder.add(unit_id, "notices", first)
        builder.add(unit_id, "notices", second)
        district.guilty("duplicate-record", unit_id, second)
        for month in (7, 8, 9):
            monthly = notice(unit, date(2026, month, 8), dice, 4)
            monthly.title = "城乡低保金发放情况公示"
            monthly.body = words.text(
                dice, 2, after=words.table([["月份", "户数", "金额"], [f"{month}月", str(dice.randrange(900)), "—"]])
            )
            builder.add(unit_id, "notices", monthly)
            district.innocent("duplicate-record", unit_id, monthly, "the same title every month")


def _tags(district: District, builder: Builder, dice: random.Random) -> None:
    tagged = [unit for unit in district.units if unit.tagged]
    bare = district.unit("tjj")
    bare.left_out = ("ColumnType",)
    for column in bare.columns:
        district.guilty("missing-page-tags", "tjj", column)
    district.innocent("missing-page-tags", "zjj", "notices", "all tags are there")
    for unit in tagged[:3]:
        doc = notice(unit, ago(27), dice, 1)
        doc.tags = {"ArticleTitle": "关于2023年中秋国庆假期值班安排的通知"}
        district.guilty("title-mismatch", unit.id, builder.add(unit.id, "notices", doc))
        doc = notice(unit, ago(28), dice, 2)
        doc.tags = {"ArticleTitle": f"{doc.title}_{unit.name}"}
        district.innocent("title-mismatch", unit.id, builder.add(unit.id, "notices", doc), "the site's name behind it")
        doc = notice(unit, ago(29), dice, 4)
        doc.tags = {"ArticleTitle": doc.title.replace("关于", "").replace(unit.name, "")}
        district.innocent("title-mismatch", unit.id, builder.add(unit.id, "notices", doc), "shortened")


def _citations(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("county", "yjj"):
        unit = district.unit(unit_id)
        one, other = policy(unit, ago(150), dice, 51), policy(unit, ago(140), dice, 52)
        one.title = f"{unit.name}关于印发《沿溪步道管护责任清单》的通知"
        other.title = f"{unit.name}关于公布《农村客运补贴发放标准》的通知"
        builder.add(unit_id, "policies", one)
        builder.add(unit_id, "policies", other)
        wrong = notice(unit, ago(23), dice, 1)
        wrong.body = (
            f"<p>　　根据《{other.title.split('《')[0]}〈农村客运补贴发放标准〉的通知》（{one.number}）要求，现就有关事项通知如下。</p>"
            + words.text(dice)
        )
        district.guilty("wrong-citation", unit_id, builder.add(unit_id, "notices", wrong))
        right = notice(unit, ago(24), dice, 2)
        right.body = f"<p>　　根据《农村客运补贴发放标准》（{other.number}）要求，现就有关事项通知如下。</p>" + words.text(dice)
        district.innocent(
            "wrong-citation", unit_id, builder.add(unit_id, "notices", right), "the right number, a shorter title"
        )


__all__ = ["index_number", "plant", "workdays_after"]
