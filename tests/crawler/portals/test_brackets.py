"""Labels that stand in brackets instead of before a colon, whichever brackets a template likes."""

import pytest

from duewatch.domain.records import FieldName

PAIRS = ("【】", "[]", "［］", "〔〕", "〖〗", "「」", "『』", "〈〉", "<>", "＜＞")
MANNERS = {
    "before the value": "<p>{o}发布机构{c}石门县商贸局</p><p>{o}发布日期{c}2024-02-12</p>",
    "several in one line": "<p>{o}发布机构{c}石门县商贸局 {o}发布日期{c}2024-02-12</p>",
    "the value in an element of its own": (
        "<ul><li>{o}发布机构{c} <span>石门县商贸局</span></li><li>{o}发布日期{c} <span>2024-02-12</span></li></ul>"
    ),
    "in cells": "<table><tr><th>{o}发布机构{c}<td>石门县商贸局<th>{o}发布日期{c}<td>2024-02-12</table>",
    "a colon inside the brackets": "<p>{o}发布机构：{c}石门县商贸局</p><p>{o}发布日期：{c}2024-02-12</p>",
    "the value inside the brackets too": "<p>{o}发布机构：石门县商贸局{c}{o}发布日期：2024-02-12{c}</p>",
}


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("manner", MANNERS)
def test_a_label_in_brackets_is_a_label(district, read, pair, manner):
    one, other = (sign.replace("<", "&lt;").replace(">", "&gt;") for sign in pair)
    page = f"<h1>{district.title(1)}</h1>{MANNERS[manner].format(o=one, c=other)}<div>{district.text()}</div>"
    fields = read(page, "https://www.shimen.example/gk/detail?id=7").record.fields
    assert fields[FieldName.ISSUER].best.value == "石门县商贸局"
    assert fields[FieldName.PUBLISHED_DATE].best.value == "2024-02-12"


def test_the_brackets_of_a_value_stay_its_own(district, read):
    lines = "<p>〔发文字号〕石商〔2024〕5号</p><p>〔标题〕关于印发〔石门〕方案的通知</p><p>〔索引号〕SM-1〔甲〕</p>"
    page = f"<h1>{district.title(1)}</h1>{lines}<div>{district.text()}</div>"
    fields = read(page, "https://www.shimen.example/gk/detail?id=7").record.fields
    assert fields[FieldName.DOC_NO].best.value == "石商〔2024〕5号"
    assert fields[FieldName.INDEX_NO].best.raw == "SM-1〔甲〕"
