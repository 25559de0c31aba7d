"""主题词: the subject words of the document."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.KEYWORDS, labels=("主题词", "关键词", "关键字"), metas=("keywords",), keys=("keywords",), longest=200
)
