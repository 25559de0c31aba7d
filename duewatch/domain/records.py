"""A disclosed document with its metadata, every value with where it stood and its raw form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from duewatch.domain.dates import DateInterval


class FieldName(StrEnum):
    """The metadata fields of a disclosed document (labels to merge: rules, header labels)."""

    TITLE = "title"
    INDEX_NO = "index_no"  # 索引号
    TOPIC = "topic"  # 主题分类
    ISSUER = "issuer"  # 发文机关
    DOC_NO = "doc_no"  # 发文字号
    WRITTEN_DATE = "written_date"  # 成文日期
    PUBLISHED_DATE = "published_date"  # 发布日期
    SOURCE = "source"  # 来源
    VALIDITY = "validity"  # 有效性
    METHOD = "method"  # 公开方式
    SUMMARY = "summary"  # 内容概述
    REPEALED_DATE = "repealed_date"  # 废止日期
    KEYWORDS = "keywords"  # 主题词


class Where(StrEnum):
    """The place on the page a value was read from, best evidence first."""

    BLOCK = "block"  # metadata table or list above the text
    META = "meta"  # <meta> tags
    LINE = "line"  # a visible line under the title
    HEADING = "heading"  # the page's own heading
    BODY = "body"  # the running text or its signature
    ADDRESS = "address"  # the day in the URL
    API = "api"  # a field of a JSON or XML answer
    LIST = "list"  # the row of the column's list


class FieldState(StrEnum):
    """What can be said of a field; each is a different fact."""

    PRESENT = "present"
    EMPTY = "empty"  # the label is there, the value is not
    MISSING = "missing"  # not even the label
    NONE = "none"  # the page declares that there is none (无)
    PLACEHOLDER = "placeholder"  # template residue: null, None, <CMS…>, XX镇
    UNREADABLE = "unreadable"  # something is there that cannot be understood (raw is kept)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one field at one place."""

    value: str | None  # normal form; dates as YYYY-MM-DD
    raw: str  # as printed, bounded
    where: Where
    state: FieldState = FieldState.PRESENT
    date: DateInterval | None = None  # for date fields


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field with its best reading and all others that were found."""

    best: Reading
    others: tuple[Reading, ...] = ()

    @property
    def finest(self) -> Reading:
        """The best reading, or the one that says the same more exactly: a day in the header, its hour in a meta tag."""
        finest = self.best
        for other in self.others:
            if finest.date and other.date and other.state is FieldState.PRESENT and other.date.lies_within(finest.date):
                finest = other
        return finest

    @property
    def contradicted(self) -> bool:
        """Whether another place on the page gives another value."""
        return any(
            other.state is FieldState.PRESENT and other.value != self.best.value
            for other in self.others
            if self.best.state is FieldState.PRESENT
        )


FILE = "file"
"""The layout of a row that leads to a file instead of a page."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered with a document."""

    href: str  # as written
    url: str  # resolved
    text: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One disclosed document of a unit."""

    unit: str
    column: str
    url: str
    sighting: str  # key of the sighting that shows it
    title: str
    fields: Mapping[FieldName, FieldValue]
    attachments: tuple[Attachment, ...] = ()
    body_length: int = 0  # characters of the article's own text without white space
    body_kind: str = "text"  # "text" | "partial" | "image-only" | "title-only" | "empty" | "unknown"
    text_sketch: frozenset[int] = field(default_factory=frozenset)  # hashes of the normalised text, for matching reposts
    layout: str = "generic"
    understood: bool = True  # False: layout unknown; its fields must not be judged
    first_seen: datetime | None = None  # when any run saw it first; filled by storage
    list_date: str | None = None  # the date its list row shows
    warnings: tuple[str, ...] = ()

    def reading(self, name: FieldName) -> Reading | None:
        """The best reading of a field, or ``None`` when the page has not even its label."""
        value = self.fields.get(name)
        return value.best if value else None

    def date_of(self, name: FieldName) -> DateInterval | None:
        """The interval of a date field, as exactly as the page gives it, when it could be read."""
        value = self.fields.get(name)
        return value.finest.date if value else None
