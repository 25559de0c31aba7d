"""Leaked numbers, text of a foreign trade, repealed bases, wrong citations and tags; and what only looks like them."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from duewatch.demo.documents import normative_document, notice
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import edited
from duewatch.demo.plants import Answer, Change, Place, Plant, column_of, page_of
from duewatch.demo.shapes import District, Document, Offer, add
from duewatch.domain.judgements import Verdict
from duewatch.domain.personal_numbers import CHECK_DIGITS, WEIGHTS, mask
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET

AID_LIST: Place = ("civil", "notices", "aid-list")
MASKED_LIST: Place = ("hezhu", "notices", "aid-list")
PHONE_LIST: Place = ("liumo", "notices", "farm-aid")
OFFICE_PHONES: Place = ("housing", "notices", "wardens")
INJECTED: Place = ("transport", "notices", "notice-4")
CAMPAIGN: Place = ("archives", "notices", "campaign")
OLD_BASIS: Place = ("housing", "normative", "leases")
NEW_BASIS: Place = ("agriculture", "normative", "land-leases")
MISCITING: Place = ("education", "notices", "notice-3")
CITING: Place = ("health", "notices", "notice-3")
RETITLED: Place = ("market", "notices", "notice-2")
SUFFIXED: Place = ("market", "notices", "notice-3")
UNTAGGED: Place = ("finance", "notices", "notice-2")


def unborn(serial: int) -> str:
    """An identity number nobody has: its day of birth lies ahead. The check digit is right."""
    digits = f"35010320390101{serial:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits + CHECK_DIGITS[total % 11]


def unassigned(serial: int) -> str:
    """A mobile number of a range that no operator has."""
    return f"1540000{serial:04d}"


def _list_rows(*, hidden: bool) -> tuple[tuple[str, ...], ...]:
    names = ("林甲", "陈乙", "黄丙", "郑丁")
    numbers = [unborn(n) for n in range(1, 5)]
    shown = [mask(number) for number in numbers] if hidden else numbers
    rows = [(str(n), name, number, "420") for n, (name, number) in enumerate(zip(names, shown, strict=True), start=1)]
    return (("序号", "姓名", "身份证号码", "补助金额（元）"), *rows)


def _with_list(place: Place, *, hidden: bool) -> Change:
    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        base = notice(unit.name, "临时救助", place[2], moments.before(9, "11:20"))
        paragraphs = ("现将本季度临时救助对象名单予以公示，公示期七天。", "名单见附件。如有异议，请在公示期内书面反映。")
        file = Offer("list.xlsx", "临时救助对象名单.xlsx", rows=_list_rows(hidden=hidden))
        document = replace(base, title=f"{unit.name}关于临时救助对象名单的公示", paragraphs=paragraphs, attachments=(file,))
        return add(district, place[0], place[1], document)

    return apply


def _with_table(place: Place, title: str, table: tuple[tuple[str, ...], ...]) -> Change:
    def apply(district: District, moments: Moments) -> District:
        base = notice(district.unit(place[0]).name, title, place[2], moments.before(8, "15:10"))
        document = replace(base, title=f"{district.unit(place[0]).name}{title}", tables=(table,))
        return add(district, place[0], place[1], document)

    return apply


def _campaign(district: District, moments: Moments) -> District:
    base = notice(district.unit(CAMPAIGN[0]).name, "禁毒禁赌宣传", CAMPAIGN[2], moments.before(7, "10:10"))
    words = (
        "公安机关打击网络赌博，百家乐、时时彩、六合彩、老虎机等网站均属违法，请广大群众警惕诱导注册送彩金的广告。",
        "发现赌博网站请举报，抵制各种形式的赌博，防范电信网络诈骗。",
    )
    keywords: dict[str, str | None] = {"Keywords": "禁赌,百家乐,时时彩,宣传"}
    title = "关于警惕网络赌博陷阱的宣传提示"
    return add(district, CAMPAIGN[0], CAMPAIGN[1], replace(base, title=title, paragraphs=words, metas=keywords))


def _resting_on(place: Place, theme: str, basis: str) -> Change:
    """A normative document that says what it is made on."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        written = moments.before(40).date()
        published = datetime.combine(written + timedelta(days=3), time(10, 30))
        document = normative_document(unit.name, unit.code, unit.number, place[2], theme, written, published)
        return add(district, place[0], place[1], replace(document, paragraphs=(basis, *document.paragraphs[1:])))

    return apply


def _cited(document: Document, number: str) -> str:
    name = document.title.partition("《")[2].rpartition("》")[0]
    return f"本次服务按照《{name}》（{number}）的要求组织。"


def _citing(place: Place, *, wrong: bool) -> Change:
    """A notice that cites a normative document of its unit, with its own number or with that of another."""

    def apply(district: District, moments: Moments) -> District:
        first, second = (district.document(place[0], "normative", f"normative-{n}") for n in (1, 2))
        number = (second if wrong else first).fields[FieldName.DOC_NO]
        paragraphs = district.document(*place).paragraphs
        return edited(place, paragraphs=(*paragraphs, _cited(first, number)))(district, moments)

    return apply


def _suffixed(district: District, moments: Moments) -> District:
    title = district.document(*SUFFIXED).title
    return edited(SUFFIXED, metas={"ArticleTitle": f"{title}_{district.unit(SUFFIXED[0]).name}"})(district, moments)


_FARM_AID = (
    ("姓名", "所在村", "手机号码", "补贴金额（元）"),
    *((name, "前洋村", unassigned(n), "350") for n, name in enumerate(("吴戊", "周己"), start=1)),
)
_WARDENS = (
    ("物业服务企业", "负责人", "手机号码", "服务小区"),
    *((f"{name}物业公司", "项目经理", unassigned(n), "演示小区") for n, name in enumerate("甲乙丙", start=11)),
)

FAULTS = (
    Plant(
        "The workbook beside a list of people who got aid shows their identity numbers in full.",
        (Answer("personal-data", "civil", page_of(AID_LIST), BREACHED),),
        _with_list(AID_LIST, hidden=False),
    ),
    Plant(
        "A table of two farmers with their mobile numbers: a person should look.",
        (Answer("personal-data", "liumo", page_of(PHONE_LIST), SUSPECTED),),
        _with_table(PHONE_LIST, "关于农机购置补贴发放名单的公示", _FARM_AID),
    ),
    Plant(
        "Keywords and a hidden block of an ordinary notice speak of gambling.",
        (Answer("injected-content", "transport", column_of("notices"), BREACHED),),
        edited(
            INJECTED,
            metas={"Keywords": "百家乐,时时彩,体育投注", "Description": "线上赌场 注册送彩金"},
            hidden=("百家乐 时时彩 六合彩 体育投注", "立即注册 充值 提款 备用网址"),
        ),
    ),
    Plant(
        "Rules of this year are made on the basis of a law that was repealed years ago.",
        (Answer("outdated-basis", "housing", page_of(OLD_BASIS), BREACHED),),
        _resting_on(OLD_BASIS, "公有房屋租赁", "根据《中华人民共和国物权法》，结合本区实际，制定本办法。"),
    ),
    Plant(
        "A notice cites rules of its bureau under the number of others.",
        (Answer("wrong-citation", "education", page_of(MISCITING), BREACHED),),
        _citing(MISCITING, wrong=True),
    ),
    Plant(
        "The tag for the title was left over from another page.",
        (Answer("title-mismatch", "market", page_of(RETITLED), BREACHED),),
        edited(RETITLED, metas={"ArticleTitle": "农村公路养护年度计划"}),
    ),
    Plant(
        "The page of one notice has no tag for its source.",
        (Answer("missing-page-tags", "finance", column_of("notices/documents"), BREACHED),),
        edited(UNTAGGED, metas={"ContentSource": None}),
    ),
)


LOOKALIKES = (
    Plant(
        "The same list with the middle of every number hidden.",
        (Answer("personal-data", "hezhu", page_of(MASKED_LIST), MET),),
        _with_list(MASKED_LIST, hidden=True),
    ),
    Plant(
        "Mobile numbers of businesses, published for use.",
        (Answer("personal-data", "housing", page_of(OFFICE_PHONES), MET),),
        _with_table(OFFICE_PHONES, "关于公布物业服务企业联系方式的通知", _WARDENS),
    ),
    Plant(
        "A warning against gambling uses the words of the trade.",
        (Answer("injected-content", "archives", column_of("notices"), MET),),
        _campaign,
    ),
    Plant(
        "Rules made on the law that took the place of the repealed one, which they mention as a former law.",
        (Answer("outdated-basis", "agriculture", page_of(NEW_BASIS), MET),),
        _resting_on(
            NEW_BASIS,
            "耕地租赁",
            "根据《中华人民共和国民法典》，结合本区实际，制定本办法。原《物权法》时期签订的合同继续有效。",
        ),
    ),
    Plant(
        "A notice cites rules of its bureau under their own number.",
        (Answer("wrong-citation", "health", page_of(CITING), MET),),
        _citing(CITING, wrong=False),
    ),
    Plant(
        "The tag for the title has the unit's name behind it.",
        (Answer("title-mismatch", "market", page_of(SUFFIXED), MET),),
        _suffixed,
    ),
    Plant(
        "All tags of the housing bureau's notices are there.",
        (Answer("missing-page-tags", "housing", column_of("notices/documents"), MET),),
    ),
)
