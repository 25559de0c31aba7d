"""The tables of made-up reports and catalogues, as rows of texts; equal neighbours in a row are one wide cell."""

from duewatch.demo.wording import pick

Rows = tuple[tuple[str, ...], ...]

REQUEST_ITEMS = {
    "（三）不予公开": (
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ),
    "（四）无法提供": ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    "（五）不予处理": (
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ),
    "（六）其他处理": ("1.申请人无正当理由逾期不补正", "2.申请人逾期未按收费通知要求缴纳费用", "3.其他"),
}
"""The numbered rows of section 三 below their groups."""
_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def report_tables(unit: str, year: int) -> tuple[Rows, Rows, Rows]:
    """The three tables of an annual report in the form of 国办公开办函〔2021〕30号, their sums in agreement."""
    return _disclosed(unit, year), requests(pick(unit, str(year), "requests", of=6) + 2), _disputes()


def requests(granted: int, total: int | None = None) -> Rows:
    """Section 三 with so many requests of persons, all granted; ``total``: what the row of totals says instead."""
    head = ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",) * 3
    result = "三、本年度办理结果"
    rows = [
        head + ("申请人情况",) * 7,
        head + ("自然人",) + ("法人或其他组织",) * 5 + ("总计",),
        head + _APPLICANTS,
        ("一、本年新收政府信息公开申请数量",) * 3 + _figures(granted),
        ("二、上年结转政府信息公开申请数量",) * 3 + _figures(0),
        (result, "（一）予以公开", "（一）予以公开", *_figures(granted)),
        (result, "（二）部分公开", "（二）部分公开", *_figures(0)),
    ]
    rows += [(result, group, item, *_figures(0)) for group, items in REQUEST_ITEMS.items() for item in items]
    rows.append((result, "（七）总计", "（七）总计", *_figures(granted if total is None else total)))
    rows.append(("四、结转下年度继续办理",) * 3 + _figures(0))
    return tuple(rows)


def catalogue(body: str, fields: tuple[str, ...], *, without_limit: str = "") -> Rows:
    """A standard catalogue of some fields; ``without_limit`` names the field whose items say nothing of the time limit."""
    rows = [
        (
            "序号",
            "领域",
            "公开事项",
            "公开内容（要素）",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开渠道和载体",
            "公开对象",
            "公开方式",
        ),
    ]
    for field in fields:
        for item in ("政策文件", "办理结果"):
            limit = "" if field == without_limit else "自信息形成之日起20个工作日内"
            rows.append(
                (
                    str(len(rows)),
                    field,
                    f"{field}{item}",
                    f"{item}的名称、内容、日期",
                    "《中华人民共和国政府信息公开条例》",
                    limit,
                    body,
                    "■政府网站 □公示栏",
                    "全社会",
                    "主动",
                )
            )
    return tuple(rows)


def _disclosed(unit: str, year: int) -> Rows:
    made = pick(unit, str(year), "made", of=5)
    return (
        ("第二十条第（一）项",) * 4,
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", str(made), "0", str(made + 7)),
        ("第二十条第（五）项",) * 4,
        ("信息内容", *("本年处理决定数量",) * 3),
        ("行政许可", *(str(pick(unit, "licences", of=90)),) * 3),
        ("第二十条第（六）项",) * 4,
        ("信息内容", *("本年处理决定数量",) * 3),
        ("行政处罚", *("0",) * 3),
        ("行政强制", *("0",) * 3),
        ("第二十条第（八）项",) * 4,
        ("信息内容", *("本年收费金额（单位：万元）",) * 3),
        ("行政事业性收费", *("0",) * 3),
    )


def _disputes() -> Rows:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return (
        ("行政复议",) * 5 + ("行政诉讼",) * 10,
        outcomes + ("未经复议直接起诉",) * 5 + ("复议后起诉",) * 5,
        outcomes * 3,
        ("0",) * 15,
    )


def _figures(persons: int) -> tuple[str, ...]:
    return (str(persons), *("0",) * 5, str(persons))
