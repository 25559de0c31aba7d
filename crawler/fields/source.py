"""来源: where the text was taken from. A displayed source may be a site's filler; what it is worth is for the judges."""

import re

from crawler.fields.rule import FieldRule
from crawler.filenames import FILE
from crawler.normal import squeeze
from duewatch.domain.records import FieldName

TAIL = re.compile(
    r"(?:[\s|｜\[【（(]+(?:作者|责任编辑|编辑|审核|浏览|点击|阅读|访问|评论|字体|字号|打印|分享|发布|时间|日期|下载|收藏|保存|纠错)"
    r"|\s+\d{4}[-年/.]\d{1,2}|\s*[|｜]\s*[\u4e00-\u9fff]{2,6}\s*[：:]).*$",
    re.DOTALL,
)


def normal(value: str) -> str:
    """The name alone: what follows it on the same line (author, font size, counter) is cut off."""
    return squeeze(TAIL.sub("", value)).strip("|｜ []【】")


def fits(value: str) -> bool:
    """A name, not a sentence and no file."""
    return len(value) <= 60 and not any(char in value for char in "。；！？") and FILE.search(f"{value} ") is None


RULE = FieldRule(
    FieldName.SOURCE,
    labels=(
        "来源",
        "信息来源",
        "文章来源",
        "稿件来源",
        "稿源",
        "出处",
        "文章出处",
        "来源单位",
        "新闻来源",
        "内容来源",
        "文件来源",
    ),
    metas=("contentsource", "source", "article:source"),
    keys=("docsource", "source", "laiyuan"),
    longest=100,
    normal=normal,
    fits=fits,
)
