"""废止日期: when the document ceased to be in force."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.REPEALED_DATE, labels=("废止日期", "失效日期", "废止时间", "失效时间", "终止日期"), longest=40, is_date=True
)
