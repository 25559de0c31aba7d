"""有效性: whether the document is in force (有效, 失效, 废止, 已修改 …; rules 7.5)."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName


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
    ),
    keys=("validity", "effectstatus", "timeliness", "isvalid"),
    longest=40,
    fits=fits,
)
