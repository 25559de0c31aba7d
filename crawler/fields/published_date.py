"""发布日期: when the document was put on the web, with the clock time where the page or a meta tag gives one."""

from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

RULE = FieldRule(
    FieldName.PUBLISHED_DATE,
    labels=(
        "发布日期", "发布时间", "公开日期", "公布日期", "公布时间", "公开时间", "时间", "日期", "编稿时间", "发表时间",
        "信息发布日期", "发布于",
        "发表日期", "录入时间", "上网时间", "上网日期", "挂网时间", "信息时间", "发稿时间", "稿件时间", "信息发布时间",
        "网站发布时间", "添加时间", "网站发布日期", "信息公开日期", "信息公开时间", "上传时间", "上传日期",
    ),
    metas=(
        "pubdate", "firstpublishedtime", "publishdate", "publishedtime", "article:published_time", "dc.date.issued",
        "datepublished",
        "publish_date", "pubtime", "publishtime", "createdate",
    ),
    keys=(
        "publishdate", "publishedtimestr", "docreltime", "pubtime", "publishtime", "publishedtime", "reltime",
        "deploytime", "showdate",
        "time", "date",
    ),
    longest=60,
    is_date=True,
)  # fmt: skip
