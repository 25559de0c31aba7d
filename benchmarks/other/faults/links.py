"""Faults of links, files, pictures, hosts."""

import random

from benchmarks.other import words
from benchmarks.other.building import Builder
from benchmarks.other.district import Answer, District, Doc, File
from benchmarks.other.ordinary import ago, notice

_GAMBLING = (
    "<html><head><title>澳门威尼斯人娱乐城_真人百家乐_彩票投注平台</title><meta name=keywords content='百家乐,时时彩,赌场,棋牌娱乐,彩票投注'></head>"
    "<body><h1>澳门威尼斯人官网</h1><p>真人百家乐、老虎机、时时彩、六合彩，注册即送彩金，返水日结，棋牌娱乐城首选投注平台。</p>"
    "<a href='/reg'>立即开户</a> <a href='/app'>下载棋牌APP</a></body></html>"
)
_CAMPAIGN = (
    "<html><head><title>县公安局提醒：远离网络赌博</title></head><body><h1>远离网络赌博，守护幸福家园</h1>"
    "<p>公安机关严厉打击跨境网络赌博犯罪。所谓百家乐、时时彩平台都是骗局，请广大群众提高警惕，发现线索及时举报。</p></body></html>"
)
_INNOCENT = (
    "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{0}的介绍与常用办事链接，供公众查询使用。</p></body></html>"
)


def plant(district: District, builder: Builder, dice: random.Random) -> None:
    """Put all of them on their pages and on the sheet."""
    outside = district.bases["outside"]
    units = [unit for unit in district.units if unit.kind != "superior" and unit.id not in ("park", "slj", "liutan")]
    district.soft.update(("health",))
    for path, text in (("/police", _CAMPAIGN), ("/game", _GAMBLING), ("/bank", _INNOCENT.format("砚溪农商银行"))):
        district.pages["outside", path] = Answer(body=text.encode())
    for number, unit in enumerate(units):
        host = unit.host
        doc = notice(unit, ago(26), dice, 1)
        soft = host in district.soft
        gone = f"/zwgk/old/{unit.id}/t{2019_0311 + number}_{4411 + number}.html"
        if number % 2 == 0:
            doc.body += f'<p>相关链接：<a href="{gone}">原办事指南</a></p>'
        builder.add(unit.id, "notices", doc)
        if number % 2 == 0:
            district.guilty("soft-not-found" if soft else "broken-link", unit.id, district.bases[host] + gone)
        _fine(district, builder, dice, unit.id, number)
        if number % 3 == 0:
            paper = notice(unit, ago(36), dice, 1)
            paper.files = [
                File("申报表.docx", b"", missing=True),
                File("填表说明.xlsx", words.sheet([["栏目", "说明"], ["名称", "填写全称"]])),
            ]
            builder.add(unit.id, "notices", paper)
            where = district.bases[host] + builder.file_path(unit, paper)
            if soft:
                district.guilty("soft-not-found", unit.id, where)
            else:
                district.guilty("broken-attachment", unit.id, where)
            there = district.bases[host] + builder.file_path(unit, paper, 1)
            district.innocent("broken-attachment", unit.id, there, "it is there")
        if number % 4 == 1 and not soft:
            story = notice(unit, ago(38), dice, 2)
            story.body += f'<p><img src="/upload/pic/{unit.id}{number}.jpg" alt="现场图"></p>'
            builder.add(unit.id, "notices", story)
            district.guilty("broken-image", unit.id, f"{district.bases[host]}/upload/pic/{unit.id}{number}.jpg")
    for unit_id, href in (
        ("sfj", "http://10.26.4.18:8080/oa/login.jsp"),
        ("scj", "http://192.168.3.200/share/%E9%99%84%E4%BB%B6.doc"),
        ("zrj", "http://gis.zrj.local/map"),
    ):
        doc = notice(district.unit(unit_id), ago(47), dice, 1)
        doc.body += f'<p>下载地址：<a href="{href}">{href}</a></p>'
        builder.add(unit_id, "notices", doc)
        district.guilty("intranet-link", unit_id, href)
    for unit_id in ("mzj", "cgj"):
        unit = district.unit(unit_id)
        doc = notice(unit, ago(48), dice, 1)
        doc.body += f'<p>友情链接：<a href="{outside}/game">砚溪特产网</a></p><p><a href="{outside}/police">反诈宣传</a> <a href="{outside}/bank">网点查询</a></p>'
        builder.add(unit_id, "notices", doc)
        district.guilty("hijacked-link", unit_id, f"{outside}/game")
        district.innocent("hijacked-link", unit_id, f"{outside}/police", "a campaign against it")
        loop = notice(unit, ago(49), dice, 1)
        loop.body += f'<p>网上申报入口：<a href="/sso/{unit_id}/a">点击进入</a>，<a href="/go/{unit_id}/1">备用入口</a></p>'
        builder.add(unit_id, "notices", loop)
        for here, there in (("a", "b"), ("b", "a")):
            district.pages[unit.host, f"/sso/{unit_id}/{here}"] = Answer(302, location=f"/sso/{unit_id}/{there}")
        for step in (1, 2, 3):
            target = f"/go/{unit_id}/{step + 1}" if step < 3 else "/rukou/2.html"
            district.pages[unit.host, f"/go/{unit_id}/{step}"] = Answer(301, location=target)
        district.guilty("redirect-loop", unit_id, f"{district.bases[unit.host]}/sso/{unit_id}/a")
        district.innocent("redirect-loop", unit_id, f"{district.bases[unit.host]}/go/{unit_id}/1", "three redirects and an end")
    hidden = district.unit("chengguan").column("news")
    hidden.extra = '<div style="position:absolute;left:-9999px;top:-9999px"><a href="http://www.xpj-88.example/">新葡京赌场</a><a href="http://bet.example/">百家乐开户</a></div>'
    district.guilty("hijacked-link", "chengguan", "xpj-88.example")
    district.guilty("hijacked-link", "chengguan", "bet.example")
    folded = district.unit("county").column("news")
    folded.extra = f'<ul class="sub-menu" style="display:none"><li><a href="{outside}/bank">金融服务</a></li><li><a href="{outside}/police">平安砚溪</a></li></ul>'
    district.innocent("hijacked-link", "county", f"{outside}/bank", "a folded menu")
    district.innocent("intranet-link", "county", f"{outside}/bank", "a public host beside the unit's own")
    district.innocent("broken-image", "county", "/images/dot.gif", "a picture that is there")
    district.guilty("certificate-problem", "slj", district.bases["water"].split("//")[1])
    talk = notice(district.unit("yjj"), ago(51), dice, 1)
    talk.title = "关于部分网页不存在、无法访问问题的说明"
    builder.add("yjj", "notices", talk)
    district.innocent("soft-not-found", "yjj", talk, "a notice about pages that do not exist")
    slow = district.unit("scj").column("policies")
    district.slow["market", slow.path] = 3.6
    district.guilty("slow-page", "scj", slow)
    quick = district.unit("cgj").column("policies")
    district.slow["market", quick.path] = 1.2
    district.innocent("slow-page", "cgj", quick, "a second")


def _fine(district: District, builder: Builder, dice: random.Random, unit_id: str, number: int) -> None:
    """Links that only look broken."""
    unit = district.unit(unit_id)
    host, outside = unit.host, district.bases["outside"]
    district.pages[host, f"/moved/{unit_id}.html"] = Answer(301, location="/rukou/2.html")
    district.pages[host, f"/forms/{unit_id}.aspx?type=2&from=index"] = Answer(
        body=_INNOCENT.format(f"{unit.short}表格下载").encode()
    )
    district.pages[host, f"/nohead/{unit_id}.html"] = Answer(body=_INNOCENT.format(f"{unit.short}办事大厅").encode(), head=404)
    district.pages[host, f"/wall/{unit_id}"] = Answer(403, b"<html><body>403 Forbidden</body></html>")
    district.pages[host, f"/down/{unit_id}"] = Answer(503, b"<html><body>503 Service Unavailable</body></html>")
    district.pages["outside", f"/{unit_id}"] = Answer(body=_INNOCENT.format(f"{unit.short}合作网点").encode())
    hrefs = (
        f"/moved/{unit_id}.html", f"/forms/{unit_id}.aspx?type=2&amp;from=index", f"/nohead/{unit_id}.html", f"/wall/{unit_id}", f"/down/{unit_id}",
        f"{outside}/{unit_id}", "#top", "tel:059912345", "mailto:zfb@yanxi.example", "javascript:window.print()", "/rukou/1.html#bottom", f"//{outside.split('//')[1]}/{unit_id}?a=1#b",
    )  # fmt: skip
    district.pages["outside", f"/{unit_id}?a=1"] = district.pages["outside", f"/{unit_id}"]
    body = "<p>常用链接：" + "、".join(f'<a href="{href}">服务{place}</a>' for place, href in enumerate(hrefs)) + "</p>"
    doc = Doc(f"{unit.short}便民服务链接汇总", words.at(ago(29), 11, number), words.text(dice, 3, after=body), header=False)
    builder.add(unit_id, "notices", doc)
    for check in ("broken-link", "soft-not-found", "redirect-loop", "hijacked-link"):
        district.innocent(check, unit_id, doc, "a link that only looks broken")
