"""标题: as a metadata block prints it, and as the page's heading shows it."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.TITLE,
    labels=("标题", "名称", "信息名称", "文件名称", "信息标题", "文件标题", "公文标题", "公文名称", "文件题名"),
    metas=("articletitle", "og:title"),
    keys=("doctitle", "title", "docsubtitle", "subject"),
    longest=400,
)
