"""Links and files that lead nowhere, and those of which nobody can say so."""

from duewatch.demo import oddities
from duewatch.demo.oddities import FLICKERING
from duewatch.demo.planted.changes import with_link, with_lost_file, with_pictures
from duewatch.demo.plants import Answer, Place, Plant, all_but, file_of, only, picture_of, since, target, until
from duewatch.demo.shapes import Offer
from duewatch.domain.judgements import Reason, Verdict

BREACHED, MET, UNDETERMINED = Verdict.BREACHED, Verdict.MET, Verdict.UNDETERMINED

GONE_NOTICE = "/art/2019/3/4/art_1005_100001.html"
GONE_ON_STREET = "/art/2020/5/6/art_1805_100002.html"
INTRANET = "http://172.23.8.15/oa/notice?id=7"
LINK_PLACE: Place = ("justice", "notices", "notice-2")
PICTURE_PLACE: Place = ("market", "notices", "notice-2")


def _innocent_link(href: str, text: str, verdict: Verdict, reason: Reason | None = None, check: str = "broken-link") -> Plant:
    return Plant(
        f"A link that is not broken: {text}.",
        (Answer(check, "justice", target(href), verdict, reason),),
        with_link(LINK_PLACE, Offer(href, text)),
    )


FAULTS = (
    Plant(
        "An attachment of the housing bureau is not on the server; on the second night it is back.",
        (
            Answer(
                "broken-attachment",
                "housing",
                file_of(("housing", "notices", "notice-1"), "list.xlsx"),
                BREACHED,
                nights=until(1),
            ),
            Answer(
                "broken-attachment", "housing", file_of(("housing", "notices", "notice-1"), "list.xlsx"), MET, nights=since(2)
            ),
        ),
        with_lost_file(("housing", "notices", "notice-1"), "list.xlsx", "服务点名单.xlsx"),
        until(1),
    ),
    Plant(
        "The same attachment, back on the server.",
        (),
        with_lost_file(("housing", "notices", "notice-1"), "list.xlsx", "服务点名单.xlsx", lost=False),
        since(2),
    ),
    Plant(
        "A document of the agriculture bureau links to a notice that was taken down.",
        (Answer("broken-link", "agriculture", target(GONE_NOTICE), BREACHED),),
        with_link(("agriculture", "normative", "normative-1"), Offer(GONE_NOTICE, "原补贴公告")),
    ),
    Plant(
        "The office links to a page of the street's site, which answers 200 to everything it does not have; "
        "once that site is behind a wall, nobody can tell.",
        (
            Answer("soft-not-found", "gov-office", target(f"street:{GONE_ON_STREET}"), BREACHED, nights=until(1)),
            Answer("soft-not-found", "gov-office", target(f"street:{GONE_ON_STREET}"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        with_link(("gov-office", "notices", "notice-2"), Offer(f"street:{GONE_ON_STREET}", "南渚街道办事指引")),
    ),
    Plant(
        "An attachment of the transport bureau disappears on the second night.",
        (
            Answer(
                "broken-attachment",
                "transport",
                file_of(("transport", "notices", "notice-1"), "route.pdf"),
                MET,
                nights=until(1),
            ),
            Answer(
                "broken-attachment",
                "transport",
                file_of(("transport", "notices", "notice-1"), "route.pdf"),
                BREACHED,
                nights=since(2),
            ),
        ),
        with_lost_file(("transport", "notices", "notice-1"), "route.pdf", "线路示意图.pdf", lost=False),
        until(1),
    ),
    Plant(
        "The same attachment, gone.",
        (),
        with_lost_file(("transport", "notices", "notice-1"), "route.pdf", "线路示意图.pdf"),
        since(2),
    ),
    Plant(
        "A file of the emergency bureau is gone on the eve, back on the first night, gone again on the second.",
        (
            Answer("broken-attachment", "emergency", target(FLICKERING), BREACHED, nights=all_but(1)),
            Answer("broken-attachment", "emergency", target(FLICKERING), MET, nights=only(1)),
        ),
        with_link(("emergency", "notices", "notice-1"), Offer(FLICKERING, "应急避难场所分布图")),
    ),
    Plant(
        "A notice of the market bureau shows a picture that is not on the server, and one that is.",
        (
            Answer("broken-image", "market", picture_of(PICTURE_PLACE, "stall.png"), BREACHED),
            Answer("broken-image", "market", picture_of(PICTURE_PLACE, "scale.png"), MET),
        ),
        with_pictures(PICTURE_PLACE, Offer("stall.png", "摊位示意图", lost=True), Offer("scale.png", "公平秤示意图")),
    ),
    Plant(
        "Two redirects of the portal lead to each other: nobody gets to the booking of the health bureau.",
        (Answer("redirect-loop", "health", target(oddities.CIRCLE), BREACHED),),
        with_link(("health", "notices", "notice-2"), Offer(oddities.CIRCLE, "疫苗预约")),
    ),
    Plant(
        "An old guide of the portal is answered by its home page; nobody can tell what became of it.",
        (Answer("soft-not-found", "education", target(oddities.GIVEN_UP), Verdict.SUSPECTED),),
        with_link(("education", "notices", "notice-2"), Offer(oddities.GIVEN_UP, "招生问答")),
    ),
    Plant(
        "An editor linked to the intranet; nobody outside can tell whether that page exists.",
        (
            Answer("intranet-link", "transport", lambda _scene: INTRANET, BREACHED),
            Answer("broken-link", "transport", lambda _scene: INTRANET, UNDETERMINED),
        ),
        with_link(("transport", "notices", "notice-3"), Offer(INTRANET, "内部通知")),
    ),
)


LOOKALIKES = (
    _innocent_link(oddities.BUSY, "取号系统", UNDETERMINED, Reason.UNREACHABLE),
    _innocent_link(oddities.SHY_FILE, "办事手册", MET, check="broken-attachment"),
    _innocent_link(oddities.CURT_FILE, "申请表", MET, check="broken-attachment"),
    _innocent_link(oddities.COOKIE_CIRCLE, "预约平台", UNDETERMINED, Reason.UNREACHABLE),
    _innocent_link(oddities.OLD_ADDRESS, "旧地址", MET),
    _innocent_link(oddities.CLOSED_AREA, "内部汇总", UNDETERMINED),
    _innocent_link("dead:/notice.html", "北汀镇公告", UNDETERMINED, Reason.UNREACHABLE),
    _innocent_link("guarded:/notice.html", "东篱街道公告", UNDETERMINED, Reason.BLOCKED),
    Plant(
        "A true page about bus line 404, on the host that answers 200 to everything.",
        (
            Answer("broken-link", "justice", target(f"street:{oddities.BUS_PAGE}"), MET, nights=until(1)),
            Answer("broken-link", "justice", target(f"street:{oddities.BUS_PAGE}"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        with_link(LINK_PLACE, Offer(f"street:{oddities.BUS_PAGE}", "404路公交线路调整公告")),
    ),
)
