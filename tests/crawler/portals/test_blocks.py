"""Metadata blocks in the manners of many provinces: the same fields are read out of each."""

import pytest

from duewatch.domain.records import FieldName, FieldState

HOST = "https://www.shimen.example"
WANTED = {
    FieldName.INDEX_NO: "SM00101-2712-2024-00091",
    FieldName.TOPIC: "综合政务\\政务公开",
    FieldName.ISSUER: "石门县人民政府办公室",
    FieldName.WRITTEN_DATE: "2024-12-20",
    FieldName.DOC_NO: "石政办〔2024〕23号",
    FieldName.PUBLISHED_DATE: "2024-12-28",
    FieldName.VALIDITY: "有效",
}
VALUES = (
    "SM00101-2712-2024-00091", "综合政务\\政务公开", "石门县人民政府办公室", "2024-12-20", "石政办〔2024〕23号",
    "2024-12-28", "有效",
)  # fmt: skip
LABELS = ("索 引 号", "主题分类", "发文机关", "成文日期", "发文字号", "发布日期", "有 效 性")
OTHER_LABELS = ("索引号", "信息分类", "发布机构", "生成日期", "文　　号", "公开日期", "有效状态")

# name: what stands around all pairs, what one pair is, what stands between them
BLOCKS = {
    "paragraphs of two spans": ("{}", "<p><span>{}：</span><span>{}</span></p>", ""),
    "a list with strong labels": ("<ul>{}</ul>", "<li><strong>{}：</strong>{}</li>", ""),
    "cells without colons": ("<table>{}</table>", "<tr><th>{}</th><td>{}</td></tr>", ""),
    "cells of one row": ("<table><tr>{}</tr></table>", "<td>{}:</td><td>{}</td>", ""),
    "one line a pair, nothing around": ("{}", "{}：{}", "<br>"),
    "labels in brackets": ("{}", "<div>【{}】{}</div>", ""),
    "boxes in boxes": ("{}", "<div><div><div>{}</div></div><div><div>{}</div></div></div>", ""),
    "a definition list": ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>", ""),
    "all in one line": ("<div>{}</div>", "{}：{}", "&nbsp;&nbsp;"),
    "bold labels and line ends": ("<p>{}</p>", "<b>{}：</b>{}<br/>", ""),
    "two inline elements": ("<ul>{}</ul>", "<li><i>{}</i><em>{}</em></li>", ""),
}


def _block(name, labels):
    around, pair, between = BLOCKS[name]
    return around.format(between.join(pair.format(label, value) for label, value in zip(labels, VALUES, strict=True)))


@pytest.mark.parametrize("labels", [LABELS, OTHER_LABELS], ids=["usual", "other"])
@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_read_whatever_it_is_built_of(district, read, name, labels):
    block = _block(name, labels)
    head = f"<title>{district.title(0)}_石门县人民政府</title>"
    text = f"<h1>{district.title(0)}</h1><div>{district.text()}</div><div>主办：石门县人民政府</div>"
    source = f"<html><head>{head}</head><body><div><a href='/'>首页</a></div><div>{block}</div>{text}</body></html>"
    record = read(source, f"{HOST}/gk/detail/7000.html").record
    assert record.title == district.title(0)
    values = {name: record.fields[name].best.value for name in WANTED if name in record.fields}
    assert values == WANTED
    assert record.body_text.startswith(district.paragraphs[0])
    assert record.body_text.endswith(district.paragraphs[-1])


EMPTY = {
    "cells": (
        "<table><tr><td>索引号</td><td></td><td>文号</td><td>&nbsp;</td></tr>"
        "<tr><td>发文机关</td><td>无</td><td>有效性</td><td>null</td></tr></table>"
    ),
    "a line": "<p>索引号：　文号：　发文机关：无　有效性：null</p>",
    "items": "<ul><li>索引号：</li><li>文号：</li><li>发文机关：无</li><li>有效性：null</li></ul>",
}


@pytest.mark.parametrize("name", EMPTY)
def test_what_is_empty_is_told_from_what_is_not_there(district, read, name):
    source = f"<html><body>{EMPTY[name]}<h1>{district.title(0)}</h1><div>{district.text()}</div></body></html>"
    record = read(source, f"{HOST}/gk/detail/7000.html").record
    states = {field: record.fields[field].best.state for field in record.fields}
    assert states[FieldName.INDEX_NO] is FieldState.EMPTY
    assert states[FieldName.DOC_NO] is FieldState.EMPTY
    assert states[FieldName.ISSUER] is FieldState.NONE
    assert states[FieldName.VALIDITY] is FieldState.PLACEHOLDER
    assert FieldName.TOPIC not in states
