"""主题分类: the subject class (the national list has two levels, parted by a backslash; rules 7.5)."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.TOPIC,
    labels=(
        "主题分类",
        "信息分类",
        "分类",
        "组配分类",
        "公开目录",
        "信息类别",
        "公开类别",
        "主题类别",
        "所属主题",
        "主题",
        "类别",
        "公开分类",
        "所属分类",
    ),
    keys=("topic", "themecatname", "zhutifenlei", "childtype", "subjectname", "themename"),
    longest=120,
)
