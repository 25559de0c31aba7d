"""What a field module declares, and the readings all fields share: empty, none, placeholder, date."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crawler.fields import dates
from crawler.normal import bare, half_width, squeeze
from duewatch.domain.records import FieldName, FieldState, Reading, Where

RAW_LIMIT = 500
"""Characters of a raw value that are kept."""

NONE_WORDS = frozenset({"无", "暂无", "没有", "/", "-", "--", "---", "—", "——", "／", "空", "无文号", "无字号"})
PLACEHOLDERS = re.compile(
    r"(?:null|none|undefined|nan|true|false|test)|[<＜]\s*/?CMS.*|\{\{.*\}\}|\$\{.*\}|\[\[.*\]\]|<%.*%>|#.*#"
    r"|[\[【]\s*(?:请(?:输入|选择|填写).*|(?:发[布文]|制发|公开)(?:机构|机关|单位|部门|主体)|索引号|文号|发文字号|标题|(?:成文|生成|发布|公开)日期|主题分类)\s*[\]】]"
    r"|[\u4e00-\u9fffA-Za-z]{0,12}[〔﹝［\[（(【]\s*(?:(?:19|20)\d\d)?\s*[〕﹞］\]）)】]\s*第?\s*号"
    r"|.*[XＸ×xＸ]{2,}(?:镇|乡|街道|县|区|市|局|办|号|年|月|单位|部门).*|.*(?:^|[-/])(?:None|null|undefined)(?:$|[-/]).*",
    re.IGNORECASE | re.DOTALL,
)

SUSPECT = frozenset("<＜{[【$#×xXＸ〔﹝（(")
"""Signs without one of which no Chinese value is a placeholder."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One metadata field: how pages call it and how a value is read."""

    name: FieldName
    labels: tuple[str, ...]  # as printed, longest synonyms need not come first
    metas: tuple[str, ...] = ()  # meta names in lower case, best first
    keys: tuple[str, ...] = ()  # names in API answers, lower case, best first
    longest: int = 120  # characters beyond which a value cannot be this field
    is_date: bool = False
    normal: Callable[[str], str] = squeeze  # normal form of a value that is there
    fits: Callable[[str], bool] = lambda _value: True  # whether a value found *beside* a label can be this field

    def reading(self, raw: str, where: Where) -> Reading:
        """The reading of a raw value at a place: its state first, then its normal form. Never raises."""
        value = squeeze(raw[:4000])
        kept = value[:RAW_LIMIT]
        state = state_of(value)
        if state is not FieldState.PRESENT:
            return Reading(None, kept, where, state)
        if not self.is_date:
            return Reading(self.normal(value)[: max(self.longest, RAW_LIMIT)] or None, kept, where)
        interval = dates.parse(value)
        if interval is None:
            return Reading(None, kept, where, FieldState.UNREADABLE)
        return Reading(dates.iso(interval), kept, where, FieldState.PRESENT, interval)


def state_of(value: str) -> FieldState:
    """Whether a value is there, empty, declared as none, or residue of a template (rules 2.2, observed defects)."""
    core = bare(half_width(value)).strip("：:;；")
    if not core:
        return FieldState.EMPTY
    if core in NONE_WORDS:
        return FieldState.NONE
    if len(core) <= 80 and (core.isascii() or not SUSPECT.isdisjoint(core)) and PLACEHOLDERS.fullmatch(core):
        return FieldState.PLACEHOLDER
    return FieldState.PRESENT
