"""索引号: the catalogue number of a disclosed document (grammars: rules 7.2)."""

import re

from crawler.fields.rule import FieldRule
from crawler.normal import bare, half_width
from duewatch.domain.records import FieldName

SHAPE = re.compile(r"[0-9A-Za-z]{1,20}[\w./()\-—－_\u4e00-\u9fff]{2,60}")


def normal(value: str) -> str:
    """Without blanks, in ASCII: a number in full-width digits is the same number."""
    return bare(half_width(value)).replace("－", "-").replace("—", "-")


def fits(value: str) -> bool:
    """A number with digits in it, not a sentence."""
    return bool(SHAPE.match(normal(value))) and any(char.isdigit() for char in value)


RULE = FieldRule(
    FieldName.INDEX_NO,
    labels=(
        "索引号",
        "信息索引号",
        "索引码",
        "索引号码",
        "信息索取号",
        "索取号",
        "统一编号",
        "信息编号",
        "信息索引",
        "公开索引号",
        "政府信息索引号",
        "信息标识",
        "信息标识号",
        "信息标识码",
    ),
    metas=("indexno", "index_no", "indexnumber"),
    keys=("indexno", "idxid", "indexnum", "index_no", "syh", "pubid", "indexnumber", "idxno"),
    longest=80,
    normal=normal,
    fits=fits,
)
