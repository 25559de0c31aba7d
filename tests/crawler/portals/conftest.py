"""Made-up districts on different publishing systems: titles, days and text to fill their pages with."""

import pytest

from crawler.reading import read_page

SUBJECTS = (
    "关于印发石门县{}年政务公开工作要点的通知",
    "石门县城市管理局关于第{}号议案办理情况的公告",
    "关于调整石门县第{}批行政权力事项的决定",
    "石门县民政局关于{}年度部门决算的说明",
)
PARAGRAPHS = (
    "各镇人民政府、街道办事处，县直各单位：",
    "为进一步做好全县政务公开工作，保障群众的知情权、参与权和监督权，经县人民政府同意，现将有关事项通知如下。",
    "一、各单位要落实主体责任，指定专人负责，及时公开本单位的政策文件、办事指南和财政资金使用情况。",
    "二、公开内容涉及商业秘密和个人隐私的，应当依法作出处理，未经审查的信息一律不得上网发布。",
    "三、县政务公开办将按季度通报各单位的公开情况，对整改不力的单位予以约谈。",
)


class District:
    """Rows and text of a made-up district."""

    paragraphs = PARAGRAPHS

    @staticmethod
    def title(n: int) -> str:
        return SUBJECTS[n % 4].format(2010 + n)

    @staticmethod
    def day(n: int) -> str:
        return f"2024-{12 - n // 28:02d}-{28 - n % 28:02d}"

    @staticmethod
    def text(tag: str = "p") -> str:
        return "".join(f"<{tag}>　　{paragraph}</{tag}>" for paragraph in PARAGRAPHS)


@pytest.fixture
def district():
    return District()


@pytest.fixture
def read():
    """Read a page's source, by default as the UTF-8 page of an address nobody has seen before."""

    def read(source: str, url: str, *, encoding: str = "utf-8", **more):
        return read_page(source.encode(encoding), url, **more)

    return read


@pytest.fixture
def listed(district):
    """Compare a reading with the rows that stand on the page."""

    def compare(reading, hrefs, *, dated: bool = True, titles=None):
        assert reading.kind.value == "list"
        entries = reading.list.entries
        assert [entry.href for entry in entries] == list(hrefs)
        wanted = titles or [district.title(n) for n in range(len(entries))]
        assert [entry.title for entry in entries] == wanted
        days = [district.day(n) if dated else None for n in range(len(entries))]
        assert [entry.date for entry in entries] == days
        return reading.list

    return compare
