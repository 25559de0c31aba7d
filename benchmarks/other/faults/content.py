"""Faults of what documents say and show."""

import random
from datetime import date

from benchmarks.other import words
from benchmarks.other.building import Builder
from benchmarks.other.district import Answer, District, Doc, File
from benchmarks.other.ordinary import ago, notice, policy


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """Put all of them on their pages and on the sheet."""
    _pictures(district, builder, dice)
    _bases(district, builder, dice)
    _people(district, builder, dice)
    _injected(district, builder, dice)


def _pictures(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("fgj", "scj", "chengguan", "nyj"):
        unit = district.unit(unit_id)
        path = f"/images/scan/{unit_id}1.png"
        district.pages[unit.host, path] = Answer(body=words.picture(400, 560), kind="image/png")
        doc = notice(unit, ago(53), dice, 1)
        doc.body, doc.files = f'<p style="text-align:center"><img src="{path}" width="780"></p>', []
        district.guilty("image-only-text", unit_id, builder.add(unit_id, "notices", doc))
        doc = notice(unit, ago(54), dice, 2)
        doc.body += f'<p><img src="{path}"></p>'
        district.innocent("image-only-text", unit_id, builder.add(unit_id, "notices", doc), "text beside the picture")
        doc = notice(unit, ago(55), dice, 4)
        doc.body, doc.files = (
            f'<p><img src="{path}"></p>',
            [File("全文.xlsx", words.sheet([["全文"], *[[line] for line in words.paragraphs(dice)]]))],
        )
        district.innocent("image-only-text", unit_id, builder.add(unit_id, "notices", doc), "the text is in the file")


def _bases(district: District, builder: Builder, dice: random.Random) -> None:
    for unit_id in ("czj", "zrj", "wjj"):
        unit = district.unit(unit_id)

        def rests(line: str, back: int, unit_id: str = unit_id) -> Doc:
            doc = policy(district.unit(unit_id), ago(back), dice, 81)
            doc.body = f"<p>　　{line}</p>" + words.text(dice)
            return builder.add(unit_id, "policies", doc)

        district.guilty(
            "outdated-basis", unit_id, rests("为规范合同管理，根据《中华人民共和国合同法》等法律法规，制定本办法。", 75)
        )
        doc = rests(
            "为规范合同管理，根据《中华人民共和国民法典》，制定本办法。原依据《中华人民共和国合同法》签订的合同继续有效。", 76
        )
        district.innocent("outdated-basis", unit_id, doc, "the former law is only mentioned")
        doc = rests("为规范劳动用工，根据《中华人民共和国劳动合同法》，制定本办法。", 77)
        district.innocent("outdated-basis", unit_id, doc, "another law whose title contains the name")
        old = rests("为加强担保管理，根据《中华人民共和国担保法》，制定本办法。", 78)
        old.written, old.published = date(2019, 4, 3), words.at(date(2019, 4, 9))
        old.number = f"{unit.code}〔2019〕8号"
        district.unit(unit_id).column("policies").docs.remove(old)
        builder.add(unit_id, "policies", old)
        district.innocent("outdated-basis", unit_id, old, "written while the law was in force")


def _people(district: District, builder: Builder, dice: random.Random) -> None:
    names = ("柳云山", "石小桥", "溪山月", "茶生香", "竹成林", "松间客")
    head = ["序号", "姓名", "身份证号码", "家庭住址", "补助金额（元）"]
    for unit_id in ("mzj", "liutan", "zjj"):
        unit = district.unit(unit_id)
        rows = [
            head,
            *[
                [str(n), name, words.identity_number(dice), f"砚溪县柳滩镇东村{n}组{n * 7}号", "600"]
                for n, name in enumerate(names, 1)
            ],
        ]
        doc = notice(unit, ago(57), dice, 1)
        doc.title, doc.body = "2026年临时救助发放名单", words.text(dice, 2, after=words.table(rows))
        district.guilty("personal-data", unit_id, builder.add(unit_id, "notices", doc))
    for unit_id in ("nyj", "cgj"):
        unit = district.unit(unit_id)
        rows = [["户主", "身份证号", "手机号", "开户行", "银行账号"]]
        rows += [
            [name, words.identity_number(dice), f"139{dice.randrange(10**7, 10**8)}", "农商银行", _card(dice)] for name in names
        ]
        doc = notice(unit, ago(58), dice, 1)
        doc.title = "2026年惠农补贴资金发放明细公示"
        doc.files = [File("补贴资金发放明细.xlsx", words.sheet(rows))]
        district.guilty("personal-data", unit_id, builder.add(unit_id, "notices", doc))
    for unit_id in ("mzj", "scj", "chengguan", "jyj"):
        unit = district.unit(unit_id)
        masked = [
            head,
            *[
                [str(n), f"{name[0]}*{name[2]}", f"3599{'*' * 10}{dice.randrange(1000, 9999)}", "柳滩镇", "600"]
                for n, name in enumerate(names, 1)
            ],
        ]
        phones = [["姓名", "职务", "办公电话"], *[[name, "科长", f"0599-{dice.randrange(10**6, 10**7)}"] for name in names]]
        codes = [
            ["企业名称", "统一社会信用代码", "法定代表人", "联系电话"],
            *[[f"砚溪{name}商行", "92350799MA0000000X", name, "0599-0000008"] for name in names],
        ]
        cases = [
            ["案件编号", "当事人", "案由"],
            *[[f"3507992026{dice.randrange(10, 13)}{n:02}{n:04}", "某餐饮店", "超范围经营"] for n in range(11, 17)],
        ]
        for number, (table, why) in enumerate(
            ((masked, "masked"), (phones, "office phones"), (codes, "codes of firms"), (cases, "numbers of cases"))
        ):
            doc = notice(unit, ago(59 + number), dice, 1)
            doc.title = ("救助对象发放情况公开", "内设机构负责人及办公电话", "食品经营许可企业信息", "行政处罚案件信息汇总")[
                number
            ]
            doc.body = words.text(dice, 2, after=words.table(table))
            district.innocent("personal-data", unit_id, builder.add(unit_id, "notices", doc), why)


def _card(dice: random.Random) -> str:
    """A card's number of the right form and of no bank."""
    digits = f"62999{dice.randrange(10**12, 10**13)}"
    total = sum(sum(divmod(int(d) * (2 if place % 2 == 0 else 1), 10)) for place, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _injected(district: District, builder: Builder, dice: random.Random) -> None:
    column = district.unit("shiqiao").column("notices")
    column.keywords = "百家乐,时时彩,澳门赌场,真人娱乐"
    column.extra = (
        "<div style='display:none'><h2>澳门赌场真人百家乐</h2><a href='/rukou/3.html'>时时彩平台</a> 棋牌游戏下载 老虎机 彩金 六合彩开奖 "
        "百家乐开户 真人娱乐城 博彩公司 返水</div>"
    )
    district.guilty("injected-content", "shiqiao", "notices")
    doc = notice(district.unit("chengguan"), ago(63), dice, 1)
    doc.title = "城关街道开展“拒绝赌博”宣传月活动的通知"
    doc.body = "<p>　　严厉打击百家乐、时时彩、六合彩等网络赌博，发现赌场、老虎机线索请拨打110举报。</p>" + words.text(dice)
    builder.add("chengguan", "notices", doc)
    district.innocent("injected-content", "chengguan", "notices", "a campaign against gambling")
