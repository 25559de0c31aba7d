"""A made-up district portal page around any list: header, menu, side block, footer, as real ones have."""

from dataclasses import dataclass

import pytest

from crawler.lists import read_list
from crawler.page import Page
from crawler.readings import ListReading

ADDRESS = "https://www.guling.example/zwgk/tzgg/index.html"
SUBJECTS = (
    "关于印发鼓岭区{}年政务公开工作要点的通知",
    "鼓岭区城市管理局关于{}号议案办理情况的公告",
    "关于调整鼓岭区第{}批行政权力事项的决定",
    "鼓岭区民政局关于{}年度部门决算的说明",
)
MENU = {
    "zn": "政府信息公开指南",
    "zd": "政府信息公开制度",
    "nr": "法定主动公开内容",
    "nb": "政府信息公开年报",
    "sq": "依申请公开",
    "gg": "通知公告",
}


@dataclass(frozen=True)
class Document:
    """One made-up document of a list."""

    n: int

    @property
    def title(self) -> str:
        return SUBJECTS[self.n % 4].format(2020 + self.n % 5) + f"（{self.n}）"

    @property
    def day(self) -> str:
        return f"2026-{6 - self.n // 15:02d}-{28 - self.n % 15:02d}"

    @property
    def href(self) -> str:
        return f"./202606/t202606{10 + self.n % 20}_99{self.n:03d}.html"

    def fill(self, template: str) -> str:
        """A row of a template: {href} {title} {cut} {day} {slashed} {year} {month} {dd} {chinese} {n}."""
        year, month, dd = self.day.split("-")
        return template.format(
            n=self.n,
            href=self.href,
            title=self.title,
            cut=self.title[:9],
            half=self.title[:15],
            day=self.day,
            slashed=self.day.replace("-", "/"),
            year=year,
            month=month,
            dd=dd,
            chinese=f"{year}年{int(month)}月{int(dd)}日",
        )


class Portal:
    """Makes pages and reads them."""

    address = ADDRESS

    def document(self, number: int) -> Document:
        return Document(number)

    def rows(self, template: str, count: int = 15) -> str:
        return "".join(Document(number).fill(template) for number in range(count))

    def page(self, main: str, *, side: bool = True, name: str = "通知公告") -> str:
        """A whole page with ``main`` in its middle and, unless told otherwise, another column's list beside it."""
        top = "".join(f'<li><a href="/{path}/">{text}</a></li>' for path, text in (("xwzx", "新闻中心"), ("bsfw", "办事服务")))
        menu = "".join(f'<li><a href="../{path}/">{text}</a></li>' for path, text in MENU.items())
        beside = "".join(
            f'<li><a href="/zc/202606/t2026060{n}_100{n}.html">鼓岭区人民政府关于实施某项政策的若干意见（其{n}）</a>'
            f"<span>2026-06-0{n}</span></li>"
            for n in range(1, 9)
        )
        friends = "".join(f'<a href="http://www.q{n}.example/">某某市人民政府{n}</a>' for n in range(12))
        other = f'<div class="box"><h3>最新政策 <a href="/zc/">更多</a></h3><ul>{beside}</ul></div>' if side else ""
        return f"""<html><head><title>{name}-鼓岭区人民政府</title></head><body>
        <div class="header"><div class="nav"><ul>{top}</ul></div></div>
        <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
        <a href="./">{name}</a></div>
        <div class="wrap"><div class="left"><ul>{menu}</ul></div><div class="right">{main}</div>{other}</div>
        <div class="footer"><div class="links">{friends}</div><p>版权所有 <a href="/about/">关于我们</a></p></div>
        </body></html>"""

    def read(self, main: str, *, url: str = ADDRESS, side: bool = True, name: str = "通知公告") -> ListReading | None:
        """The list that is read from the middle of such a page."""
        return read_list(Page.from_bytes(self.page(main, side=side, name=name).encode(), url))


@pytest.fixture(scope="session")
def portal() -> Portal:
    return Portal()
