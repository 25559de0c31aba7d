"""内容概述: at most a hundred characters (rules 7.3)."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.SUMMARY,
    labels=("内容概述", "内容概要", "内容概览", "内容摘要", "信息概述", "信息摘要", "概述", "摘要", "内容简介"),
    longest=500,
)
