"""有效性: whether the document is in force (有效, 失效, 废止, 已修改 …; rules 7.5)."""

from crawler.fields.rule import FieldRule
from crawler.normal import squeeze
from duewatch.catalog.copied_text import needs_converting, simplified
from duewatch.domain.records import FieldName


def normal(value: str) -> str:
    """In simplified characters: 廢止 is 废止."""
    return simplified(squeeze(value)) if needs_converting(value) else squeeze(value)


def fits(value: str) -> bool:
    """A word of state or a date, never a sentence."""
    return len(value) <= 40


RULE = FieldRule(
    FieldName.VALIDITY,
    labels=(
        "有效性",
        "有效状态",
        "是否有效",
        "时效性",
        "效力状态",
        "时效状态",
        "效力",
        "时效",
        "有效期",
        "文件状态",
        "法规效力",
        "公文时效",
        "效力状况",
        "有效状况",
        "文件有效性",
        "文件效力",
        "文件时效",
    ),
    keys=("validity", "effectstatus", "timeliness", "isvalid"),
    longest=40,
    normal=normal,
    fits=fits,
)
