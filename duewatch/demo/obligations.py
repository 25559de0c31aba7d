"""The duties of the demo district: real law where it says so, and a made-up local plan for the rest."""

from duewatch.demo import duties
from duewatch.demo.content_duties import content_tables
from duewatch.demo.form_duties import form_tables
from duewatch.demo.limit_duties import limit_tables
from duewatch.demo.moments import Moments
from duewatch.demo.register import REPOSTING_UNITS, SUMMARY_UNITS, SUPERIOR_UNIT, WALLED_SUPERIOR_UNIT
from duewatch.demo.toml import Table, Value

REGULATION = "中华人民共和国政府信息公开条例"
JURISDICTION = "qilan"

VISITS_PER_DAY, DAYS_OF_VISITS = 3, 2
"""A short week: the demo makes every one of these visits before its first night."""

_EVERYBODY = ("department", "township", "street")


def obligation_tables(moments: Moments) -> list[Table]:
    """Every obligation of the demo as its TOML table."""
    return [*_reports(moments), *_rules(), *_plan_items(moments), *_reposts(), *_running(), *_quality(), *_forms(moments)]


def _reports(moments: Moments) -> list[Table]:
    looks_for: Value = {
        "columns": ["政府信息公开工作年度报告"],
        "title": ["年度报告"],
        "synonyms": ["年报"],
        "year-in-title": True,
    }
    shared: Table = {"looks-for": looks_for, "limit": {"by": moments.report_limit}, "severity": "serious"}
    return [
        _duty(
            duties.ANNUAL_REPORT,
            f"{moments.report_year}年政府信息公开工作年度报告",
            ["missing-item", "overdue-publication"],
            _regulation(
                "第四十九条",
                "应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布",
            ),
            {"applies-to": ["department"], **shared},
        ),
        _duty(
            duties.TOWNSHIP_REPORT,
            f"{moments.report_year}年政府信息公开工作年度报告（乡镇、街道）",
            ["overdue-annual-report"],
            _plan("三（一）", "各乡镇、街道参照部门时限公布本机关年度报告"),
            {"applies-to": ["township", "street"], **shared},
        ),
    ]


def _rules() -> list[Table]:
    return [
        _duty(
            duties.NORMATIVE_20_DAYS,
            "行政规范性文件自形成之日起20个工作日内公开",
            ["overdue-publication"],
            _regulation("第二十六条", "应当自该政府信息形成或者变更之日起20个工作日内及时公开"),
            {
                "applies-to": _EVERYBODY,
                "looks-for": {"columns": ["行政规范性文件"]},
                "limit": {"n": 20, "unit": "working-day", "trigger": "formed", "text": "自信息形成之日起20个工作日内"},
                "severity": "serious",
            },
        ),
        _duty(
            duties.NORMATIVE_FIELDS,
            "行政规范性文件标注索引号、发文机关、文号和日期",
            ["incomplete-metadata"],
            _regulation("第十二条", "政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容"),
            {
                "applies-to": _EVERYBODY,
                "looks-for": {"columns": ["行政规范性文件"]},
                "required-fields": ["index_no", "issuer", "doc_no", "written_date", "published_date"],
                "severity": "minor",
            },
        ),
        _duty(
            duties.GUIDE,
            "政府信息公开指南",
            ["missing-item"],
            _regulation("第十二条", "行政机关编制、公布的政府信息公开指南和政府信息公开目录应当及时更新"),
            {
                "applies-to": (*_EVERYBODY, "district"),
                "looks-for": {"columns": ["政府信息公开指南"], "column-exists": True},
                "severity": "serious",
            },
        ),
    ]


def _plan_items(moments: Moments) -> list[Table]:
    return [
        _duty(
            duties.BUDGET,
            f"{moments.report_year + 1}年部门预算",
            ["missing-item", "overdue-publication"],
            _plan("二（一）", "各单位按要求在财政预决算栏目公开年度部门预算"),
            {
                "applies-to": _EVERYBODY,
                "looks-for": {"columns": ["财政预决算"], "title": [f"{moments.report_year + 1} 部门预算"]},
                "limit": {"by": moments.budget_limit},
                "severity": "serious",
            },
        ),
        _duty(
            duties.STANDARDS,
            "基层政务公开标准目录",
            ["missing-item", "overdue-publication"],
            _plan("四（二）", "各乡镇、街道编制完成基层政务公开标准目录并在门户网站公开"),
            {
                "applies-to": ["township", "street"],
                "looks-for": {"columns": ["基层政务公开标准化规范化"], "title": ["基层政务公开标准目录"]},
                "limit": {"by": moments.standards_limit},
                "severity": "serious",
            },
        ),
        _duty(
            duties.SUMMARY,
            "上半年政务公开工作总结",
            ["missing-item"],
            _plan("五（三）", "各单位公开上半年政务公开工作总结"),
            {
                "units": SUMMARY_UNITS,
                "looks-for": {"columns": ["通知公告"], "title": ["上半年 政务公开 总结"]},
                "limit": {"by": moments.summary_limit},
                "severity": "minor",
            },
        ),
        _duty(
            duties.EMERGENCY_PLAN,
            "突发事件应急预案",
            ["overdue-publication"],
            _plan("二（四）", "应急预案修订后及时公开"),
            {
                "units": ["emergency"],
                "looks-for": {"columns": ["通知公告"], "title": ["应急预案"]},
                "limit": {"vague": "及时", "text": "及时公开"},
                "severity": "minor",
            },
        ),
    ]


def _reposts() -> list[Table]:
    return [
        _duty(
            duties.REPOSTS,
            "市政府办公室文件8小时内转载",
            ["missing-repost", "late-repost", "altered-repost", "unnamed-source"],
            _plan("一（二）", "市政府办公室文件发布后8小时内在上级政策转载栏目全文转载，并注明来源"),
            {
                "units": REPOSTING_UNITS,
                "repost": {"source-unit": SUPERIOR_UNIT, "source-column": "policies", "hours": 8, "into": ["reposts"]},
                "severity": "serious",
            },
        ),
        _duty(
            duties.WALLED_REPOSTS,
            "市数据局通知24小时内转载",
            ["missing-repost", "late-repost"],
            _plan("一（三）", "市数据局通知发布后24小时内转载"),
            {
                "units": ["gov-office"],
                "repost": {"source-unit": WALLED_SUPERIOR_UNIT, "source-column": "notices", "hours": 24, "into": ["reposts"]},
                "severity": "minor",
            },
        ),
    ]


def _running() -> list[Table]:
    return [
        _duty(
            duties.LINKS,
            "栏目内链接有效",
            ["broken-attachment", "broken-image", "broken-link", "redirect-loop", "soft-not-found"],
            _plan("六（一）", "定期检查栏目链接，发现错链断链立即整改"),
            {"applies-to": (*_EVERYBODY, "district"), "severity": "minor"},
        ),
        _duty(
            duties.TRADES,
            "不得链接赌博、色情等页面，不得存在暗链",
            ["hijacked-link"],
            _plan("六（一）", "发现外链被占用、暗链的，立即处置"),
            {"applies-to": (*_EVERYBODY, "district"), "severity": "serious"},
        ),
        _duty(
            duties.OPENING,
            "站点能够访问",
            ["site-unreachable"],
            _plan("六（五）", "站点无法访问的，单项否决"),
            {
                "units": ["beiting", "dongli", "nanzhu", "qilan"],
                "service": {
                    "open-seconds": 5,
                    "visits-per-day": VISITS_PER_DAY,
                    "days": DAYS_OF_VISITS,
                    "failed-percent": 5,
                },
                "severity": "veto",
            },
        ),
        _duty(
            duties.PAPERS,
            "网站证书有效",
            ["certificate-problem"],
            _plan("六（五）", "网站证书应当在有效期内"),
            {"applies-to": (*_EVERYBODY, "district"), "service": {"certificate-days": 14}, "severity": "minor"},
        ),
        _duty(
            duties.SPEED,
            "栏目页面3秒内打开",
            ["slow-page"],
            _plan("六（五）", "栏目页面打开时间不超过3秒"),
            {"units": ["emergency"], "service": {"page-seconds": 3, "least-looks": 2}, "severity": "advice"},
        ),
        _duty(
            duties.MEDIA,
            "政务新媒体账号14天内有更新",
            ["stale-account"],
            _plan("六（二）", "政务新媒体账号每14天至少更新一次"),
            {
                "applies-to": (*_EVERYBODY, "district"),
                "looks-for": {"column-kinds": ["account"]},
                "limit": {"frequency": {"times": 1, "per": 14, "unit": "day"}},
                "severity": "minor",
            },
        ),
        _duty(
            duties.FRESHNESS,
            "通知公告栏目每90日至少更新一次",
            ["stale-column"],
            _plan("六（二）", "通知公告栏目更新间隔不超过90日"),
            {"applies-to": (*_EVERYBODY, "district"), "looks-for": {"columns": ["通知公告"]}, "severity": "minor"},
        ),
    ]


def _quality() -> list[Table]:
    everybody = {"applies-to": (*_EVERYBODY, "district")}
    return [
        _duty(
            duties.ACCURACY,
            "公开信息准确、要素无误",
            [
                "contradicting-validity",
                "duplicate-index-number",
                "empty-column",
                "impossible-dates",
                "intranet-link",
                "malformed-index-number",
                "template-residue",
            ],
            _plan("六（三）", "公开信息应当要素齐全、前后一致，不得出现空白栏目和无法访问的内部链接"),
            {**everybody, "severity": "minor"},
        ),
        _duty(
            duties.CARE,
            "公开信息规范、便于查阅",
            [
                "contradicting-dates",
                "duplicate-record",
                "image-only-text",
                "malformed-document-number",
                "suspected-back-dating",
                "veto-nearing",
            ],
            _plan("六（四）", "公开信息应当格式规范、文字可读，日期真实，不重复发布"),
            {**everybody, "severity": "advice"},
        ),
    ]


def _forms(moments: Moments) -> list[Table]:
    found: list[Table] = []
    for table in (*form_tables(), *content_tables(), *limit_tables(moments)):
        clause, quote = str(table.pop("clause")), str(table.pop("quote"))
        found.append({**table, "jurisdiction": JURISDICTION, "basis": _plan(clause, quote)})
    return found


def _duty(name: str, title: str, checks: list[str], basis: Value, more: Table) -> Table:
    return {"id": name, "title": title, "jurisdiction": JURISDICTION, "checks": checks, "basis": basis, **more}


def _regulation(clause: str, quote: str) -> Value:
    return {"document": REGULATION, "clause": clause, "quote": quote}


def _plan(clause: str, quote: str) -> Value:
    return {"document": duties.PLAN_NUMBER, "clause": clause, "quote": quote}
