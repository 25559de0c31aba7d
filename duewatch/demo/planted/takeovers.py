"""A lapsed domain, a break-in, and those who only write about such things."""

from duewatch.demo.documents import notice
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import edited, with_link
from duewatch.demo.plants import Answer, Place, Plant, page_of, target
from duewatch.demo.shapes import District, Offer, add
from duewatch.domain.judgements import Verdict

LAPSED = "lapsed:/"
SOLD = "lapsed:/vip/"
PARTNER: Place = ("civil", "notices", "notice-3")
BROKEN_INTO: Place = ("transport", "notices", "notice-2")
AGAINST: Place = ("justice", "notices", "gambling")
MENU: Place = ("finance", "notices", "notice-2")


def _notice_against_gambling(district: District, moments: Moments) -> District:
    document = notice("栖澜区司法局", "法治宣传", AGAINST[2], moments.before(12))
    return edited(
        AGAINST,
        lambda before, _moments: add(before, AGAINST[0], AGAINST[1], document),
        title="关于打击百家乐、老虎机等网络赌博违法犯罪的通告",
        paragraphs=(
            "为依法打击网络赌博违法犯罪，公安机关在全区开展专项行动，现将有关事项通告如下。",
            "一、真人视讯、时时彩、六合彩、体育投注等均属网络赌博，参与者将被查处。",
            "二、所谓立即注册、首存优惠、备用网址均为骗局，请广大群众警惕并积极举报。",
        ),
    )(district, moments)


FAULTS = (
    Plant(
        "The civil bureau leads to a partner whose domain lapsed and was bought by a gambling farm.",
        (Answer("hijacked-link", "civil", target(LAPSED), Verdict.BREACHED),),
        with_link(PARTNER, Offer(LAPSED, "社会组织服务网")),
    ),
    Plant(
        "Somebody wrote a link that no reader sees into a page of the transport bureau.",
        (Answer("hijacked-link", "transport", target(SOLD), Verdict.BREACHED),),
        edited(BROKEN_INTO, hidden_links=(Offer(SOLD, "真人视讯"),)),
    ),
)

LOOKALIKES = (
    Plant(
        "A notice against gambling uses all its words; nobody broke in, and no link leads to a farm.",
        (
            Answer("hijacked-link", "justice", page_of(AGAINST), None),
            Answer("broken-link", "justice", page_of(AGAINST), Verdict.MET),
        ),
        _notice_against_gambling,
    ),
    Plant(
        "A folded menu of the finance bureau leads to the city's site: hidden, and in good company.",
        (Answer("hijacked-link", "finance", target("superior:/"), None),),
        edited(MENU, folded_links=(Offer("superior:/", "市政府网站"),)),
    ),
)
