"""公开方式: 主动公开, 依申请公开, 不予公开 (rules 7.3)."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(FieldName.METHOD, labels=("公开方式", "公开形式", "公开属性", "公开类型"), longest=40)
