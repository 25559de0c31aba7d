"""The made-up district while all is well: every duty of its catalogue is met, every link leads somewhere."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from duewatch.demo.documents import annual_report, city_notice, normative_document, notice, repost_of
from duewatch.demo.moments import Moments
from duewatch.demo.register import (
    CITY_NAME,
    DISTRICT_NAME,
    MAIL_DOMAIN,
    REGISTER,
    REPOSTING_UNITS,
    SUPERIOR_UNIT,
    WALLED_SUPERIOR_UNIT,
    Entry,
)
from duewatch.demo.report_tables import catalogue
from duewatch.demo.shapes import DemoColumn, DemoUnit, District, Document, Host, Layout, Offer, Shown
from duewatch.demo.wording import guide_text, pick, policy_text
from duewatch.domain.units import ColumnKind, UnitKind


def build_district(moments: Moments, night: int) -> District:
    """The district without any plant, as it stands in the evening of a night."""
    units = [_district_itself(moments), *(_unit(number, entry, moments, night) for number, entry in enumerate(REGISTER, 1))]
    units += [_city(moments), _city_data(moments)]
    return District(moments.day, night, tuple(units))


def full_name(entry: Entry) -> str:
    """The name a unit signs with."""
    return f"{DISTRICT_NAME}{entry.name}"


def _unit(number: int, entry: Entry, moments: Moments, night: int) -> DemoUnit:
    name = full_name(entry)
    tree = _tree(number, entry)
    columns = [
        _guide(name, entry.id, tree["guide"], moments),
        _annual(name, tree["annual"], moments),
        DemoColumn("normative", "行政规范性文件", ColumnKind.POLICIES, tree["normative"], _normative(number, entry, moments)),
        DemoColumn("finance", "财政预决算", ColumnKind.FINANCE, tree["finance"], _finance(name, moments)),
        DemoColumn(
            "notices", "通知公告", ColumnKind.NOTICES, tree["notices"], _notices(entry, moments), update_days=90, per_page=5
        ),
    ]
    if entry.kind is not UnitKind.DEPARTMENT:
        columns.append(
            DemoColumn(
                "standards", "基层政务公开标准化规范化", ColumnKind.STANDARDS, tree["standards"], _standards(name, moments)
            )
        )
    if entry.host is Host.STREET:
        columns.insert(0, DemoColumn("home", "首页", ColumnKind.HOME, "/"))
    if entry.id in REPOSTING_UNITS:
        columns.append(
            DemoColumn("reposts", "上级政策转载", ColumnKind.REPOSTS, tree["reposts"], _reposts(entry.id, moments, night))
        )
    return DemoUnit(
        id=entry.id,
        name=name,
        short=entry.name,
        kind=entry.kind,
        code=entry.code,
        number=number,
        columns=tuple(columns),
        host=entry.host,
        layout=entry.layout,
        encoding=entry.encoding,
    )


FIELDS = ("社会救助", "养老服务", "公共文化服务")
"""The fields of the towns' standard catalogues."""

_SLUGS = {
    "guide": "zfxxgkzn",
    "annual": "zfxxgknb",
    "normative": "fdzdgknr/xzgfxwj",
    "finance": "fdzdgknr/czyjs",
    "notices": "fdzdgknr/tzgg",
    "standards": "fdzdgknr/jczwgk",
    "reposts": "fdzdgknr/sjzczz",
}


def _tree(number: int, entry: Entry) -> dict[str, str]:
    """Column id → folder on the unit's host."""
    if entry.layout is Layout.HANWEB:
        return {column: f"/col/col{number * 100 + place}/" for place, column in enumerate(_SLUGS, 1)}
    branch = "bm" if entry.kind is UnitKind.DEPARTMENT else "xz"
    root = f"/zwgk/{branch}/{entry.id}" if entry.host is Host.PORTAL else "/zwgk"
    return {column: f"{root}/{slug}/" for column, slug in _SLUGS.items()}


def _guide(name: str, unit_id: str, path: str, moments: Moments) -> DemoColumn:
    document = Document(
        key="guide",
        title=f"{name}政府信息公开指南",
        published=moments.before(200),
        paragraphs=guide_text(name, f"{unit_id}@{MAIL_DOMAIN}"),
        source=name,
    )
    return DemoColumn("guide", "政府信息公开指南", ColumnKind.GUIDE, path, (document,), single=True)


def _annual(name: str, path: str, moments: Moments) -> DemoColumn:
    reports = []
    for back in range(2):
        limit = moments.report_limit.replace(year=moments.report_limit.year - back)
        published = datetime.combine(limit - timedelta(days=10 + pick(name, of=5)), time(10, 15))
        reports.append(annual_report(name, limit.year - 1, published))
    return DemoColumn("annual", "政府信息公开工作年度报告", ColumnKind.ANNUAL_REPORT, path, tuple(reports))


def _normative(number: int, entry: Entry, moments: Moments) -> tuple[Document, ...]:
    documents = []
    for place, theme in enumerate(entry.themes, 1):
        written = moments.before(30 + 50 * place + pick(entry.id, theme, of=9)).date()
        published = datetime.combine(written + timedelta(days=6), time(15, place * 9))
        documents.append(
            normative_document(full_name(entry), entry.code, number, f"normative-{place}", theme, written, published)
        )
    return tuple(documents)


def _finance(name: str, moments: Moments) -> tuple[Document, ...]:
    year = moments.report_year + 1
    budget = Document(
        key=f"budget-{year}",
        title=f"{name}{year}年部门预算",
        published=moments.before(100, "16:20"),
        paragraphs=(f"根据预算法规定，现将{name}{year}年部门预算予以公开。", "收支总表、财政拨款表和三公经费表见附件。"),
        source=name,
        attachments=(Offer(f"budget-{year}.xlsx", f"{year}年部门预算公开表.xlsx"),),
    )
    account = Document(
        key=f"account-{year - 2}",
        title=f"{name}{year - 2}年部门决算",
        published=moments.before(260, "11:05"),
        paragraphs=(f"现将{name}{year - 2}年部门决算予以公开。", "决算报表及说明见附件。"),
        source=name,
        attachments=(Offer(f"account-{year - 2}.xlsx", f"{year - 2}年部门决算公开表.xlsx"),),
    )
    return (budget, account)


def _notices(entry: Entry, moments: Moments) -> tuple[Document, ...]:
    return tuple(
        notice(
            full_name(entry),
            entry.themes[place % len(entry.themes)],
            f"notice-{place + 1}",
            moments.before(4 + 11 * place, f"{10 + place}:{10 + place * 7}"),
        )
        for place in range(7)
    )


def _standards(name: str, moments: Moments) -> tuple[Document, ...]:
    whole = Document(
        key="catalogue",
        title=f"{name}基层政务公开标准目录",
        published=moments.before(70, "10:40"),
        paragraphs=(f"{name}按照试点领域标准指引编制本目录。", "公开事项、内容标准、时限、主体和渠道见下表，电子版见附件。"),
        tables=(catalogue(name, FIELDS),),
        source=name,
        attachments=(Offer("catalogue.xlsx", "基层政务公开标准目录.xlsx"),),
    )
    room = Document(
        key="room",
        title=f"{name}政务公开专区建设情况",
        published=moments.before(52, "14:05"),
        paragraphs=(
            f"{name}在便民服务中心设立政务公开专区，配备自助查询设备和公开目录。",
            "专区开放时间为法定工作日，欢迎群众前来查阅。",
        ),
        source=name,
    )
    return (whole, room)


def _reposts(unit_id: str, moments: Moments, night: int) -> tuple[Document, ...]:
    first, second, third, fourth = (city_notice(moments, number) for number in range(4))
    late = pick(unit_id, of=50)
    documents = [
        repost_of(first, first.published + timedelta(hours=2, minutes=late)),
        repost_of(second, second.published + timedelta(hours=3, minutes=late)),
        repost_of(third, third.published, Shown.DAY),
    ]
    if night >= 2:
        documents.append(repost_of(fourth, fourth.published + timedelta(hours=3, minutes=late)))
    return tuple(documents)


def _district_itself(moments: Moments) -> DemoUnit:
    name = f"{DISTRICT_NAME}人民政府"
    rules = Document(
        key="rules",
        title=f"{DISTRICT_NAME}政府信息公开保密审查制度",
        published=moments.before(180),
        paragraphs=policy_text(name, "政府信息公开保密审查", "rules"),
        source=name,
    )
    application = Document(
        key="application",
        title=f"{DISTRICT_NAME}政府信息依申请公开办理说明",
        published=moments.before(190),
        paragraphs=(
            "公民、法人或者其他组织可以当面、邮寄或者通过网上申请平台提出政府信息公开申请，申请时应当提供有效身份证明。",
            "申请书应当写明申请人的姓名或者名称、联系方式，所需政府信息的名称、文号或者便于查询的其他特征性描述。",
            "申请内容不明确的，本机关自收到申请之日起七个工作日内一次性告知补正事项和合理的补正期限。",
            (
                "公开政府信息可能损害第三方合法权益的，本机关书面征求第三方意见，所需时间不计算在答复期限内"
                "（第三方应当自收到征求意见书之日起十五个工作日内提出意见）。"
            ),
            "本机关自收到申请之日起依法答复。",
        ),
        source=name,
    )
    notices = tuple(
        notice(name, theme, f"notice-{place}", moments.before(2 + 9 * place, "17:00"))
        for place, theme in enumerate(("政务开放日", "民生实事征集", "营商环境座谈", "企业接待日"), 1)
    )
    return DemoUnit(
        id="qilan",
        name=name,
        short=name,
        kind=UnitKind.DISTRICT,
        code="栖政",
        number=90,
        columns=(
            DemoColumn("home", "首页", ColumnKind.HOME, "/"),
            _guide(name, "qilan", "/zwgk/zfxxgkzn/", moments),
            DemoColumn("rules", "政府信息公开制度", ColumnKind.RULES, "/zwgk/zfxxgkzd/", (rules,)),
            _annual(name, "/zwgk/zfxxgknb/", moments),
            DemoColumn("application", "依申请公开", ColumnKind.APPLICATION, "/zwgk/ysqgk/", (application,), single=True),
            DemoColumn("notices", "通知公告", ColumnKind.NOTICES, "/zwgk/tzgg/", notices, update_days=90, per_page=5),
        ),
    )


def _city(moments: Moments) -> DemoUnit:
    notices = tuple(city_notice(moments, number) for number in range(4))
    column = DemoColumn("policies", "市政府办公室文件", ColumnKind.POLICIES, "/zwgk/szfbgswj/", notices)
    return DemoUnit(
        SUPERIOR_UNIT, f"{CITY_NAME}人民政府办公室", "市政府办公室", UnitKind.SUPERIOR, "望政办", 91, (column,), Host.SUPERIOR
    )


def _city_data(moments: Moments) -> DemoUnit:
    name = f"{CITY_NAME}数据局"
    document = replace(notice(name, "公共数据开放", "notice-1", moments.before(9)), fields={})
    column = DemoColumn("notices", "通知公告", ColumnKind.NOTICES, "/sjj/tzgg/", (document,))
    return DemoUnit(WALLED_SUPERIOR_UNIT, name, "市数据局", UnitKind.SUPERIOR, "望数", 92, (column,), Host.GUARDED)
