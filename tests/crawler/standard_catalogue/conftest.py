"""Made-up standard catalogues in the forms in which real ones come."""

import pytest

from crawler.page import Page
from crawler.standard_catalogue import catalogue_of_page, read_standard_catalogue

TOP = (
    *("序号", "公开事项", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
    *("公开对象", "公开对象", "公开方式", "公开方式", "公开层级", "公开层级"),
)
SUB = ("", "一级事项", "二级事项", *("",) * 5, "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级")
HEAD = """<tr><td rowspan=2>序号</td><td colspan=2>公开事项</td><td rowspan=2>公开内容<br>(要素)</td>
<td rowspan=2>公开依据</td><td rowspan=2>公开 时限</td><td rowspan=2>公开 主体</td><td rowspan=2>公开渠道和载体</td>
<td colspan=2>公开对象</td><td colspan=2>公开方式</td><td colspan=2>公开层级</td></tr>
<tr><td>一级事项</td><td>二级 事项</td><td>全社会</td><td>特定群体</td><td>主 动</td><td>依申请 公开</td>
<td>县级</td><td>乡级</td></tr>"""
FILLED = tuple(sub or top for top, sub in zip(TOP, SUB, strict=True))

CELLS = [
    "no",
    "first",
    "second",
    "content",
    "basis",
    "limit",
    "body",
    "channels",
    "all",
    "some",
    "active",
    "asked",
    "county",
    "town",
]


def line(**said: str) -> tuple[str, ...]:
    """One row as a grid holds it; cells not named are those of an ordinary row."""
    ordinary = {
        "no": "1",
        "first": "政策文件",
        "second": "上级文件",
        "content": "文件全文",
        "basis": "《示例条例》",
        "limit": "形成之日起20个工作日内",
        "body": "示例镇人民政府",
        "channels": "■政府网站 □其他",
        "all": "√",
        "active": "√",
        "town": "√",
    }
    row = ordinary | said
    return tuple(row.get(name, "") for name in CELLS)


class Reader:
    """Reads catalogues given as grids or as rows of HTML."""

    line = staticmethod(line)
    top, filled, sub, head = TOP, FILLED, SUB, HEAD

    @staticmethod
    def grids(*tables):
        return read_standard_catalogue(tables)

    @classmethod
    def rows(cls, *rows, name="（一）义务教育领域基层政务公开标准目录"):
        return read_standard_catalogue([(name, (TOP, FILLED, *rows))])

    @staticmethod
    def page(html):
        return catalogue_of_page(Page.from_bytes(html.encode(), "https://portal.example/"))


@pytest.fixture
def read():
    return Reader
