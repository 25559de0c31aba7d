"""Annual reports on disclosure in the form of 国办公开办函〔2021〕30号, as word processors export them: merged cells and all.

Columns of the table of applications: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计.
"""

import random

from benchmarks.other import words

_RESULTS = (
    ("（一）予以公开", None),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", None),
    ("（三）不予公开", ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
                        "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项")),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    ("（五）不予处理", ("1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
                        "5.要求行政机关确认或重新出具已获取信息")),
    ("（六）其他处理", ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他")),
)  # fmt: skip


def report(unit: str, year: int, dice: random.Random, wrong_sum: bool = False, without: str = "") -> str:
    """The report's text as markup; with a sum that is wrong, or without one of its sections (一 … 六)."""
    parts = {
        "一": ("总体情况", words.text(dice, 3)),
        "二": ("主动公开政府信息情况", _active(dice)),
        "三": ("收到和处理政府信息公开申请情况", _applications(dice, wrong_sum)),
        "四": ("政府信息公开行政复议、行政诉讼情况", _disputes(dice)),
        "五": ("存在的主要问题及改进情况", words.text(dice, 2)),
        "六": ("其他需要报告的事项", "<p>　　本年度未收取政府信息公开信息处理费。</p>"),
    }
    preface = f"<p>　　根据《中华人民共和国政府信息公开条例》，现公布{unit}{year}年度政府信息公开工作年度报告。</p>"
    body = "".join(
        f'<p style="text-indent:2em"><strong>{number}、{title}</strong></p>{inner}'
        for number, (title, inner) in parts.items()
        if number != without
    )
    return preface + body


def _active(dice: random.Random) -> str:
    def cells(*values: object) -> str:
        return "<tr>" + "".join(f'<td align="center"><p>{value}</p></td>' for value in values) + "</tr>"

    def band(words: str) -> str:
        return f'<tr><td colspan="4"><p>{words}</p></td></tr>'

    def wide(label: str, value: object) -> str:
        return f'<tr><td><p>{label}</p></td><td colspan="3"><p>{value}</p></td></tr>'

    made = dice.randrange(0, 4)
    return (
        '<table border="1" cellspacing="0">'
        + band("第二十条第（一）项")
        + cells("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
        + cells("规章", 0, 0, 0)
        + cells("行政规范性文件", made, 0, made + dice.randrange(5))
        + band("第二十条第（五）项")
        + wide("信息内容", "本年处理决定数量")
        + wide("行政许可", dice.randrange(900))
        + band("第二十条第（六）项")
        + wide("信息内容", "本年处理决定数量")
        + wide("行政处罚", dice.randrange(60))
        + wide("行政强制", 0)
        + band("第二十条第（八）项")
        + wide("信息内容", "本年收费金额（单位：万元）")
        + wide("行政事业性收费", "0.00")
        + "</table>"
    )


def _applications(dice: random.Random, wrong_sum: bool) -> str:
    fresh = [dice.randrange(3, 9), dice.randrange(0, 3), 0, 0, dice.randrange(0, 2), 0]
    carried = [dice.randrange(0, 2), 0, 0, 0, 0, 0]
    left = [dice.randrange(0, 2), 0, 0, 0, 0, 0]
    done = [a + b - c for a, b, c in zip(fresh, carried, left, strict=True)]
    partly = [min(1, count) for count in done]
    unheld = [min(1, count - taken) for count, taken in zip(done, partly, strict=True)]
    given = [count - a - b for count, a, b in zip(done, partly, unheld, strict=True)]
    zero = [0] * 6
    rows: list[tuple[list[tuple[str, int, int]], list[int]]] = [
        ([("一、本年新收政府信息公开申请数量", 3, 1)], fresh),
        ([("二、上年结转政府信息公开申请数量", 3, 1)], carried),
    ]
    span = sum(len(inner) if inner else 1 for _, inner in _RESULTS) + 1
    results = [("三、本年度办理结果", 1, span)]
    for label, inner in _RESULTS:
        for place, item in enumerate(inner or (label,)):
            heads = results if label.startswith("（一）") else []
            if inner is None:
                heads = [*heads, (label, 2, 1)]
                values = given if label.startswith("（一）") else partly
            else:
                heads = [*heads, *([(label, 1, len(inner))] if place == 0 else []), (item, 1, 1)]
                values = unheld if item.startswith("1.本机关不掌握") else zero
            rows.append((heads, values))
    total = [count + 1 if wrong_sum and place == 0 else count for place, count in enumerate(done)]
    rows.append(([("（七）总计", 2, 1)], total))
    rows.append(([("四、结转下年度继续办理", 3, 1)], left))
    head = (
        '<tr><td colspan="3" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>'
        '<td colspan="7">申请人情况</td></tr>'
        '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>'
        "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
    )
    lines = "".join(
        "<tr>"
        + "".join(f'<td colspan="{wide}" rowspan="{deep}">{label}</td>' for label, wide, deep in heads)
        + "".join(f"<td>{value}</td>" for value in (*values, sum(values)))
        + "</tr>"
        for heads, values in rows
    )
    return f'<table class="MsoNormalTable" border="1">{head}{lines}</table>'


def _disputes(dice: random.Random) -> str:
    kept = dice.randrange(0, 2)
    values = [kept, 0, 0, 0, kept, *[0] * 5, *[0] * 5]
    outcomes = "".join(f"<td>{word}</td>" for word in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    return (
        '<table border="1"><tr><td colspan="5" rowspan="2">行政复议</td><td colspan="10">行政诉讼</td></tr>'
        '<tr><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        f"<tr>{outcomes * 3}</tr><tr>" + "".join(f"<td>{value}</td>" for value in values) + "</tr></table>"
    )
