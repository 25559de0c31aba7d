"""The kinds of documents the district publishes, each whole and in order."""

from datetime import date, datetime, timedelta

from duewatch.demo.moments import Moments
from duewatch.demo.register import CITY_NAME, DISTRICT_NAME
from duewatch.demo.report_tables import report_tables
from duewatch.demo.shapes import Document, Offer, Shown
from duewatch.demo.wording import notice_text, pick, policy_text, report_text, superior_text
from duewatch.domain.records import FieldName

SUPERIOR_TITLES = (
    "关于支持中小企业稳定生产经营若干措施的通知",
    "关于做好汛期隐患排查整治工作的紧急通知",
    "关于个人新购家用充电桩给予一次性补助的通知",
    "关于调整城区公共停车泊位收费标准的通知",
)
"""Titles of the city's notices; the last one is published on the very evening of night 1."""


def city_notice(moments: Moments, number: int) -> Document:
    """One notice of the city as it stands on the city's own site."""
    published = (
        moments.before(20, "09:00"),
        moments.before(12, "10:30"),
        moments.before(6, "00:00"),
        moments.exactly(0, "19:30"),
    )[number]
    office = f"{CITY_NAME}人民政府办公室"
    year = published.year
    return Document(
        key=f"notice-{number + 1}",
        title=f"{office}{SUPERIOR_TITLES[number]}",
        published=published,
        paragraphs=superior_text(number),
        fields={
            FieldName.INDEX_NO: f"WL00100-0240-{year}-{number + 41:05d}",
            FieldName.TOPIC: "综合政务",
            FieldName.ISSUER: office,
            FieldName.DOC_NO: f"望政办〔{year}〕{number + 21}号",
            FieldName.WRITTEN_DATE: (published - timedelta(days=1)).date().isoformat(),
            FieldName.VALIDITY: "有效",
        },
        source=office,
        shown=Shown.DAY if number == 2 else Shown.MINUTE,
        signed=False,
    )


def repost_of(notice: Document, published: datetime, shown: Shown = Shown.MINUTE) -> Document:
    """The same notice as a unit reposts it: the whole text and the source's name, no header of the unit's own."""
    return Document(
        key=notice.key,
        title=notice.title,
        published=published,
        paragraphs=notice.paragraphs,
        source=notice.source,
        shown=shown,
    )


def normative_document(
    unit_name: str, code: str, number: int, key: str, theme: str, written: date, published: datetime
) -> Document:
    """A normative document with a whole header."""
    serial = pick(unit_name, key, of=60) + 3
    return Document(
        key=key,
        title=f"{unit_name}关于印发《{DISTRICT_NAME}{theme}管理办法》的通知",
        published=published,
        paragraphs=policy_text(unit_name, theme, key),
        fields={
            FieldName.INDEX_NO: f"QL{number:05d}-0240-{written.year}-{pick(key, unit_name, of=90000) + 100:05d}",
            FieldName.TOPIC: "规范性文件",
            FieldName.ISSUER: unit_name,
            FieldName.DOC_NO: f"{code}〔{written.year}〕{serial}号",
            FieldName.WRITTEN_DATE: written.isoformat(),
            FieldName.VALIDITY: "有效",
        },
        source=unit_name,
        attachments=(Offer(f"{key}.docx", f"{theme}管理办法.docx"),) if key.endswith("1") else (),
    )


def annual_report(unit_name: str, year: int, published: datetime) -> Document:
    """An annual report with its PDF."""
    return Document(
        key=f"report-{year}",
        title=f"{unit_name}{year}年政府信息公开工作年度报告",
        published=published,
        paragraphs=report_text(unit_name, year),
        tables=report_tables(unit_name, year),
        source=unit_name,
        attachments=(Offer(f"report-{year}.pdf", f"{year}年政府信息公开工作年度报告.pdf"),),
    )


def notice(unit_name: str, theme: str, key: str, published: datetime) -> Document:
    """A short notice without a header."""
    return Document(
        key=key,
        title=f"{unit_name}关于开展{theme}集中服务的公告（第{pick(key, of=40) + 1}期）",
        published=published,
        paragraphs=notice_text(unit_name, theme, key),
        source=unit_name,
    )
