"""Faults of what should be there: reports, catalogues, guides, columns, entries, marks; and reposts."""

import random
from datetime import datetime, timedelta

from benchmarks.other import annual, words
from benchmarks.other.building import Builder
from benchmarks.other.district import Column, District, Doc, Unit
from benchmarks.other.ordinary import guide, index_number

_HEAD = ["序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式"]


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """Put all of them on their pages and on the sheet."""
    for unit_id, key in (
        ("fgj", {"without": "六"}),
        ("jyj", {"wrong_sum": True}),
        ("chengguan", {"without": "五"}),
        ("cgj", {"wrong_sum": True}),
    ):
        unit = district.unit(unit_id)
        doc = max(unit.column("annual").docs, key=lambda doc: doc.published)
        doc.body = annual.report(unit.name, 2025, dice, **key)
        district.guilty("incomplete-annual-report", unit_id, doc)
    for unit in district.units:
        if unit.kind != "superior" and unit.id != "park":
            for doc in unit.column("annual").docs:
                if not any(line.where is doc for line in district.truths):
                    district.innocent("incomplete-annual-report", unit.id, doc, "whole")
    for unit_id, without in (("sfj", ("传真", "时间")), ("zrj", ("监督", "地址")), ("scj", ("时间", "传真"))):
        unit = district.unit(unit_id)
        unit.column("guide").text = guide(unit, dice, without)
        district.guilty("incomplete-guide", unit_id, unit.column("guide"))
    for unit_id in ("tjj", "nyj"):
        unit = district.unit(unit_id)
        unit.columns.remove(unit.column("guide"))
        unit.menu += ["机构概况", "办事指引"]
        district.guilty("missing-column", unit_id, "yanxi/guide-column")
    other = district.unit("cgj")
    other.column("guide").name = "公开指南"
    district.innocent("missing-column", "cgj", "yanxi/guide-column", "under its short name")
    _homes(district)
    _catalogues(district, builder, dice)
    _reposts(district, builder, dice)


def _homes(district: District) -> None:
    bare = district.unit("wjj")
    bare.entries = ("办事服务", "政务公开")
    district.guilty("missing-entry", "wjj", "home")
    other = district.unit("mzj")
    other.entries = ("政民互动", "网上办事", "政府信息公开")
    district.innocent("missing-entry", "mzj", "home", "other names in use")
    scj = district.unit("scj")
    scj.foot = (
        "<div>主办单位：砚溪县市场监督管理局 地址：砚溪县溪山路1号 电话：0599-0000001</div><div>闽ICP备00000001号 闽公网安备00000000000001号</div>"
        "<div><a href='/rukou/1.html'><img src='/images/dzjg.png' alt='党政机关网站标识'></a></div>"
    )
    district.guilty("missing-site-mark", "scj", "home")
    for unit in ("county", "mzj", "zrj", "wjj"):
        district.innocent("missing-site-mark", unit, "home", "all marks, some of them drawn by scripts or as pictures")
        district.innocent("stale-homepage", unit, "home", "many boxes, of which one is old")
        if unit != "zrj":
            district.innocent("incomplete-guide", unit, "guide", "whole, in other words")


def _rows(place: str, dice: random.Random) -> list[list[str]]:
    rows = []
    for number, item in enumerate(("政策法规", "办事指南", "审核信息", "审批结果", "监督检查"), 1):
        rows.append(
            [
                str(number),
                item,
                "●文件名称 ●文号 ●全文",
                "《中华人民共和国政府信息公开条例》",
                "信息形成之日起20个工作日内",
                place,
                "■政府网站",
                "全社会",
                "主动公开",
            ]
        )
    return rows


def _catalogues(district: District, builder: Builder, dice: random.Random) -> None:
    unit = district.unit("county")
    builder.add_column(unit, Column("standards", "基层政务公开标准化规范化", "standards"))

    def catalogue(title: str, rows: list[list[str]], day: datetime) -> Doc:
        doc = Doc(
            title,
            day,
            f"<p>{title}</p>" + words.table([_HEAD, *rows]),
            header=False,
            index=index_number(unit, day.date(), dice),
        )
        return builder.add("county", "standards", doc)

    whole = catalogue(
        "砚溪县社会救助领域基层政务公开标准目录", _rows("县民政局、各乡镇人民政府", dice), datetime(2023, 5, 9, 9)
    )
    district.innocent("incomplete-catalogue", "county", whole, "whole")
    district.innocent("copied-catalogue", "county", whole, "bodies of its own")
    district.innocent("missing-field-catalogue", "county", "yanxi/field-relief", "it is there")
    district.guilty("missing-field-catalogue", "county", "yanxi/field-safety")
    blank = _rows("县教育局", dice)
    blank[1][4] = blank[3][4] = ""
    district.guilty(
        "incomplete-catalogue", "county", catalogue("砚溪县义务教育领域基层政务公开标准目录", blank, datetime(2023, 5, 10, 9))
    )
    copied = _rows("遂昌县自然资源和规划局", dice)
    district.guilty(
        "copied-catalogue", "county", catalogue("砚溪县城乡规划领域基层政务公开标准目录", copied, datetime(2023, 5, 11, 9))
    )
    model = _rows("县级人民政府及其有关部门", dice)
    doc = catalogue("砚溪县公共文化服务领域基层政务公开标准目录", model, datetime(2023, 5, 12, 9))
    district.innocent("copied-catalogue", "county", doc, "the national model's words")
    same = _rows("县住建局", dice)
    for row in same[1:]:
        row[3] = row[4] = "同上"
    doc = catalogue("砚溪县保障性住房领域基层政务公开标准目录", same, datetime(2023, 5, 15, 9))
    district.innocent("incomplete-catalogue", "county", doc, "as above")


def _reposts(district: District, builder: Builder, dice: random.Random) -> None:
    county, city = district.unit("county"), district.unit("shi")
    builder.add_column(county, Column("reposts", "上级政策转载", "reposts"))

    def send(name: str, moment: datetime) -> Doc:
        title = f"澜江市人民政府关于印发《{name}》的通知"
        body = words.text(dice, 8)
        doc = Doc(
            title,
            moment,
            body,
            written=moment.date() - timedelta(days=2),
            number=f"澜政〔2026〕{dice.randrange(20, 90)}号",
            issuer=city.name,
            source=city.name,
        )
        doc.index = index_number(city, moment.date(), dice)
        return builder.add("shi", "zcwj", doc)

    def pass_on(
        doc: Doc, hours: float, title: str = "", body: str = "", source: str | None = None, column: str = "reposts"
    ) -> Doc:
        copy = Doc(
            title or doc.title,
            doc.published + timedelta(hours=hours),
            body or doc.body,
            header=False,
            source="澜江市人民政府网站" if source is None else source,
        )
        return builder.add("county", column, copy)

    def place(doc: Doc) -> str:
        return doc.url

    good = send("澜江市扩大内需促消费工作方案", datetime(2026, 10, 13, 9))
    pass_on(good, 5)
    soft = send("澜江市全民健身设施补短板行动计划", datetime(2026, 10, 14, 9, 30))
    pass_on(soft, 22.5, title="【转载】全民健身设施补短板行动计划印发", body=soft.body.replace("，", ", ").replace("；", ";"))
    late = send("澜江市城市地下管网普查实施意见", datetime(2026, 10, 12, 10))
    pass_on(late, 75, column="notices")
    never = send("澜江市河湖长制考核细则", datetime(2026, 10, 9, 11))
    nameless = send("澜江市托育服务质量提升方案", datetime(2026, 10, 15, 15))
    pass_on(nameless, 4, source="")
    cut = send("澜江市水资源刚性约束制度", datetime(2026, 10, 19, 8, 30))
    paragraphs = cut.body.split("</p>")
    pass_on(
        cut,
        6,
        body="</p>".join(
            [*paragraphs[:2], "<p>　　本县不再执行市定补助标准，改由各乡镇自行筹措，另行制定分档办法并报备。", *paragraphs[6:]]
        ),
    )
    fresh = send("澜江市中小学课后服务管理办法", datetime(2026, 10, 29, 16))
    district.guilty("late-repost", "county", place(late))
    district.guilty("missing-repost", "county", place(never))
    district.guilty("unnamed-source", "county", place(nameless))
    district.guilty("altered-repost", "county", place(cut))
    for check in ("late-repost", "missing-repost", "unnamed-source", "altered-repost"):
        for doc in (good, soft):
            district.innocent(check, "county", place(doc), "passed on, with other punctuation or under a shorter title")
    district.innocent("missing-repost", "county", place(fresh), "not due yet")


__all__ = ["Unit", "plant"]
