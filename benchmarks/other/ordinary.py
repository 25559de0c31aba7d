"""The other district on a good day: a county government, its departments, townships, a street and a committee, all in order."""

import random
from datetime import date, timedelta

from chinese_calendar import is_workday

from benchmarks.other import annual, words
from benchmarks.other.building import Builder
from benchmarks.other.district import AS_OF, Answer, Column, District, Doc, File, Unit

HOSTS = ("portal", "livelihood", "land", "health", "towns", "market", "stats", "park", "water", "city", "outside")
_SYSTEMS = ("aspnet", "hanweb", "ucap", "dede", "soup")
COUNTY = words.COUNTY
# id, name behind the county's, short name, kind, host, letters of its numbers
_UNITS = (
    ("county", "人民政府", "县政府", "district", "portal", "砚政"),
    ("fgj", "发展和改革局", "县发改局", "department", "portal", "砚发改"),
    ("czj", "财政局", "县财政局", "department", "portal", "砚财"),
    ("sfj", "司法局", "县司法局", "department", "portal", "砚司"),
    ("mzj", "民政局", "县民政局", "department", "livelihood", "砚民"),
    ("jyj", "教育局", "县教育局", "department", "livelihood", "砚教"),
    ("zrj", "自然资源局", "县自然资源局", "department", "land", "砚自然资"),
    ("nyj", "农业农村局", "县农业农村局", "department", "land", "砚农"),
    ("wjj", "卫生健康局", "县卫健局", "department", "health", "砚卫"),
    ("yjj", "应急管理局", "县应急局", "department", "health", "砚应急"),
    ("scj", "市场监督管理局", "县市场监管局", "department", "market", "砚市监"),
    ("cgj", "城市管理局", "县城管局", "department", "market", "砚城管"),
    ("zjj", "住房和城乡建设局", "县住建局", "department", "stats", "砚建"),
    ("tjj", "统计局", "县统计局", "department", "stats", "砚统"),
    ("slj", "水利局", "县水利局", "department", "water", "砚水"),
    ("liutan", "柳滩镇人民政府", "柳滩镇", "township", "towns", "柳政"),
    ("shiqiao", "石桥乡人民政府", "石桥乡", "township", "towns", "石政"),
    ("chengguan", "人民政府城关街道办事处", "城关街道", "street", "towns", "城街"),
    ("park", "溪口产业园区管理委员会", "园区管委会", "committee", "park", "溪园"),
)
OWN_HOME = ("county", "mzj", "zrj", "wjj", "liutan", "scj")  # units that have a host to themselves, or speak for it
FOOT = (
    "<p>主办：{name}　承办：砚溪县大数据中心</p><p>网站标识码：3599990001　闽ICP备00000001号-1　闽公网安备 00000000000001号</p>"
    "<p>联系电话：0599-0000000　<a href='mailto:zfb@yanxi.example'>联系我们</a></p>"
    "<span><script src='//dcs.conac.cn/js/15/000/0000/60000000/CA150000000600000000001.js'></script></span>"
    "<span><script id='_jiucuo_' sitecode='3599990001' src='//zfwzgl.www.gov.cn/exposure/jiucuo.js'></script></span>",
    "<div>主办单位：{name} 地址：砚溪县溪山路1号 电话：0599-0000001</div><div>ICP备案编号：闽ICP备00000001号 政府网站标识码3599990001 "
    "公安备案号：闽公网安备00000000000001号</div><div><a href='/rukou/1.html'><img src='/images/dzjg.png' alt='党政机关网站标识'></a>"
    "<a href='/rukou/1.html'><img src='/images/jiucuo.png' alt='政府网站找错'></a></div>",
)  # fmt: skip
_PLAIN = "<p>版权所有：{name}</p><p>电话：0599-0000002　<a href='tel:05990000002'>拨打</a> <a href='#top'>返回顶部</a></p>"


def workdays_after(day: date, count: int) -> date:
    """The day so many working days after another, by the State Council's table."""
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def ago(days: int) -> date:
    """The day so many days before the audit."""
    return AS_OF.date() - timedelta(days=days)


def empty(seed: int, bases: dict[str, str]) -> District:
    """Hosts with their systems, dealt by the seed."""
    dice = random.Random(f"layouts {seed}")
    dealt = [*_SYSTEMS, *_SYSTEMS[:3]]
    dice.shuffle(dealt)
    layouts = dict(zip(("portal", "livelihood", "land", "health", "towns", "market", "stats", "water"), dealt, strict=True))
    return District(layouts=layouts | {"park": "spa", "city": dice.choice(("ucap", "hanweb")), "outside": "soup"}, bases=bases)


def settle(district: District, builder: Builder, dice: random.Random) -> None:
    """All units with their columns and ordinary documents."""
    for place, (short, tail, nick, kind, host, code) in enumerate(_UNITS):
        name = tail if short in ("liutan", "shiqiao") else COUNTY + tail
        unit = Unit(short, COUNTY + name if short in ("liutan", "shiqiao") else name, nick, kind, host, code)
        unit.foot = (FOOT[place % 2] if short in OWN_HOME else _PLAIN).format(name=unit.name)
        unit.tagged = host in ("stats", "health")
        district.units.append(unit)
        _columns(district, builder, unit, dice)
    city = Unit("shi", "澜江市人民政府", "市政府", "superior", "city", "澜政")
    district.units.append(city)
    builder.add_column(city, Column("zcwj", "政策文件", "policies"))
    for host in HOSTS[:-1]:
        for place in (1, 2, 3):
            body = f"<html><body><h1>统一入口{place}</h1><p>本页为{host}的统一入口，提供常用链接与办理说明。</p></body></html>"
            district.pages[host, f"/rukou/{place}.html"] = Answer(body=body.encode())
        for image in ("dzjg.png", "jiucuo.png", "dot.gif", "icon.gif"):
            district.pages[host, f"/images/{image}"] = Answer(body=words.picture(), kind="image/png")
        district.pages.setdefault((host, "/"), Answer(302, location="/rukou/1.html"))
        district.pages[host, "/robots.txt"] = Answer(404, b"none", "text/plain")


def _columns(district: District, builder: Builder, unit: Unit, dice: random.Random) -> None:
    if unit.id in OWN_HOME:
        builder.add_column(unit, Column("home", "首页", "home"))
    for short, name, kind in (
        ("news", "工作动态", "news"),
        ("notices", "通知公告", "notices"),
        ("policies", "政策文件", "policies"),
    ):
        builder.add_column(unit, Column(short, name, kind))
    builder.add_column(unit, Column("guide", "政府信息公开指南", "guide", text=guide(unit, dice)))
    builder.add_column(unit, Column("annual", "政府信息公开年报", "annual-report"))
    builder.add_column(unit, Column("statutory", "法定主动公开内容", "statutory"))
    unit.menu.append("依申请公开")
    for number, back in enumerate((1, 4, 9, 13, 22, 31)):
        builder.add(unit.id, "news", news(unit, ago(back), dice, number))
    for number, back in enumerate((6, 35, 80, 170, 250, 330, 420)):
        builder.add(unit.id, "notices", notice(unit, ago(back), dice, number))
    for number, back in enumerate((40, 120, 200, 300)):
        builder.add(unit.id, "policies", policy(unit, ago(back), dice, number + 1))
    for year in (2024, 2025):
        body = annual.report(unit.name, year, dice)
        day = date(year + 1, 1, dice.randrange(12, 29))
        title = (
            f"{unit.name}{year}年政府信息公开工作年度报告" if dice.random() < 0.5 else f"{unit.name}{year}年度政府信息公开年报"
        )
        builder.add(unit.id, "annual", Doc(title, words.at(day), body, header=False, issuer=unit.name))
    for back in (25, 110, 290):
        doc = Doc(f"{unit.short}{words.subject(dice)}情况公开", words.at(ago(back), 15), words.text(dice), header=False)
        doc.index = index_number(unit, ago(back), dice)
        builder.add(unit.id, "statutory", doc)
    if unit.kind in ("township", "street"):
        for quarter, day in (("第一", date(2026, 4, 10)), ("第二", date(2026, 7, 9)), ("第三", date(2026, 10, 12))):
            rows = [
                ["村（社区）", "收入（元）", "支出（元）"],
                *[[f"{p}村", str(dice.randrange(9999)), str(dice.randrange(9999))] for p in "东西南"],
            ]
            builder.add(
                unit.id,
                "statutory",
                Doc(f"2026年{quarter}季度村（居）务财务收支情况", words.at(day), words.table(rows), header=False),
            )
    if unit.kind == "department":
        builder.add_column(unit, Column("finance", "财政预决算", "finance"))
        approved = date(2026, 1, 20)
        body = (
            f"<p>经县人民代表大会批准，县财政局于{words.chinese(approved)}批复我单位2026年部门预算，现予以公开。</p>"
            + words.text(dice)
        )
        file = File(
            f"{unit.short}2026年部门预算公开表.xlsx",
            words.sheet([["项目", "金额（万元）"], ["基本支出", "812.5"], ["项目支出", "90.1"]]),
        )
        builder.add(
            unit.id,
            "finance",
            Doc(f"{unit.name}2026年部门预算公开", words.at(date(2026, 2, 6)), body, header=False, files=[file]),
        )
    if unit.id in ("scj", "cgj", "yjj", "wjj"):
        day = date(2026, 1, dice.randrange(14, 30))
        rows = [["类别", "数量"], ["行政许可", "1204"], ["行政处罚", "87"]]
        doc = Doc(
            f"{unit.name}2025年度行政执法总体情况", words.at(day), words.text(dice, 2, after=words.table(rows)), header=False
        )
        builder.add(unit.id, "statutory", doc)


def news(unit: Unit, day: date, dice: random.Random, number: int) -> Doc:
    """A short report without a header."""
    title = f"{unit.short}{dice.choice(('扎实推进', '组织开展', '调研督导', '全力做好'))}{words.subject(dice)}"
    return Doc(title, words.at(day, 8 + number, 5 + number), words.text(dice, 3), header=False)


def notice(unit: Unit, day: date, dice: random.Random, number: int) -> Doc:
    """A notice, some of them with a file."""
    subject = words.subject(dice)
    doc = Doc(
        f"{unit.name}关于{subject}的{dice.choice(('通告', '公告', '通知'))}",
        words.at(day, 10, number),
        words.text(dice),
        header=False,
    )
    if number % 3 == 0:
        doc.files.append(
            File(f"{subject}汇总表.xlsx", words.sheet([["序号", "单位", "联系电话"], ["1", unit.short, "0599-0000003"]]))
        )
    return doc


def policy(unit: Unit, day: date, dice: random.Random, number: int, published: date | None = None) -> Doc:
    """A policy with a full header, published some working days after it was written."""
    written = workdays_after(day - timedelta(days=12), 1)
    title = f"{unit.name}关于印发《{words.subject(dice)}实施方案》的通知"
    published = published or workdays_after(written, dice.randrange(0, 6))
    index = index_number(unit, written, dice)
    return Doc(
        title, words.at(published, 16, number), words.text(dice, 5, after=f"<p align=right>{unit.name}</p><p align=right>{words.chinese(written)}</p>"),
        written=written, index=index, number=f"{unit.code}〔{written.year}〕{unit.serials}号",
        issuer=unit.name, topic=dice.choice(("综合政务", "财政、金融、审计", "城乡建设、环境保护")), validity="有效",
    )  # fmt: skip


def index_number(unit: Unit, day: date, dice: random.Random) -> str:
    """One grammar a unit: letters, an organisation code, a credit code."""
    unit.serials += 1 + dice.randrange(9)
    serial = unit.serials
    return {
        0: f"YX{len(unit.name):02}{unit.id.upper()}-{dice.randrange(10, 99)}00-{day.year}-{serial:05}",
        1: f"00{sum(map(ord, unit.id)):06}X/{day.year}-{serial:05}",
        2: f"1135{sum(map(ord, unit.id)):012}MB/{day:%Y%m}-{serial:04}",
    }[sum(map(ord, unit.id)) % 3]


def guide(unit: Unit, dice: random.Random, without: tuple[str, ...] = ()) -> str:
    """A guide as long text; names of elements may be left out."""
    parts = {
        "分类": "<p>一、公开范围及分类</p><p>本机关主动公开的信息分为机构职能、政策法规、规划计划、业务工作等类别，按类别和形成时间编排。</p>",
        "获取": "<p>二、获取方式</p><p>公民、法人可以通过县政府门户网站、政务新媒体、县档案馆查阅点获取本机关主动公开的信息。</p>"
        + words.text(dice, 6),
        "机构": f"<p>三、公开工作机构</p><p>机构名称：{unit.name}办公室</p>",
        "地址": "<p>办公地址：砚溪县溪山路1号3楼</p>",
        "时间": dice.choice(("<p>工作时间：周一至周五 8:00—12:00，14:30—17:30（节假日除外）</p>", "<p>办公时间：法定工作日上午8:00-12:00，下午3:00-6:00</p>")),
        "电话": dice.choice(("<p>联系电话：0599-0000004</p>", "<p>咨询电话：0599—0000004</p>")),
        "传真": dice.choice(("<p>传真号码：0599-0000005</p>", "<p>传    真：0599-0000005</p>")),
        "网络": dice.choice(("<p>电子邮箱：zwgk@yanxi.example</p>", "<p>互联网联系方式：zwgk@yanxi.example</p>")),
        "申请": "<p>四、依申请公开</p><p>申请人填写申请表，可以当面、邮寄或者通过网上申请渠道提出。本机关自收到申请之日起20个工作日内予以答复。</p>",
        "监督": "<p>五、监督与救济</p><p>认为本机关未依法履行公开义务的，可以向县政府信息公开工作主管部门投诉举报，电话0599-0000006；也可以依法申请行政复议或者提起行政诉讼。</p>",
    }  # fmt: skip
    head = f"<p>　　为方便公众获取{unit.name}的政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。编排体系：索引号、名称、内容概述、生成日期。</p>"
    if "分类" in without:
        head = head.split("编排体系")[0] + "</p>"
    return head + "".join(body for key, body in parts.items() if key not in without)
