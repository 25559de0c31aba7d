"""Lists as templates draw them: what a row is built of decides nothing."""

import pytest

HOST = "https://www.shimen.example"
FRAME = """<html><head><title>通知公告_石门县人民政府</title></head><body>
<div><ul><li><a href="/">首页</a></li><li><a href="/zw/">政务</a></li>
<li><a href="/fw/">服务</a></li><li><a href="/hd/">互动</a></li></ul></div><div>{main}</div>
<div><a href="/about/">关于我们</a> <a href="/map/">网站地图</a> 主办：石门县人民政府</div></body></html>"""

# name: what stands around the rows, and one row
LISTS = {
    "a date in a box of its own": (
        "<div>{}</div>",
        '<div><div><span>{d}</span><em>{y}-{m}</em></div><div><a href="{href}">{title}</a><p>{intro}</p></div></div>',
    ),
    "year, month and day in three elements": (
        "<ul>{}</ul>",
        '<li><i>{y}</i><i>{m}</i><i>{d}</i><a href="{href}">{title}</a></li>',
    ),
    "the date before the link": ("<ul>{}</ul>", '<li>[{day}] <a href="{href}">{title}</a></li>'),
    "the date inside the link": ("<ul>{}</ul>", '<li><a href="{href}">{title}<span>{day}</span></a></li>'),
    "a link around everything": ("<div>{}</div>", '<a href="{href}"><h3>{title}</h3><p>{intro}</p><time>{day}</time></a>'),
    "a label before the date": ("<ul>{}</ul>", '<li><a href="{href}">{title}</a><p>发布时间：{day} 浏览：12次</p></li>'),
    "a number before the title": (
        "<table>{}</table>",
        '<tr><td>{n}</td><td><a href="{href}">{title}</a></td><td>{day}</td></tr>',
    ),
    "columns of metadata": (
        "<table><tr><th>索引号</th><th>标题</th><th>文号</th><th>成文日期</th><th>发布日期</th></tr>{}</table>",
        (
            '<tr><td>SM-2024-{n}</td><td><a href="{href}">{title}</a></td><td>石政发〔2024〕{n}号</td><td>2024-01-02</td>'
            "<td>{day}</td></tr>"
        ),
    ),
    "a picture beside the title": (
        "<ul>{}</ul>",
        '<li><a href="{href}"><img src="/p/{n}.jpg"></a><h4><a href="{href}">{title}</a></h4><span>{day}</span></li>',
    ),
    "a category before the title": (
        "<ul>{}</ul>",
        '<li><a href="/zw/tz/">[通知]</a><a href="{href}">{title}</a><b>{day}</b></li>',
    ),
    "a sign for new ones": ("<ul>{}</ul>", '<li><a href="{href}">{title}</a><img src="/i/new.gif">&nbsp;&nbsp;({day})</li>'),
    "bare links and line ends": ("<div>{}</div>", '<a href="{href}">{title}</a>&nbsp;&nbsp;{day}<br>'),
    "a definition list": ("<dl>{}</dl>", '<dt><a href="{href}">{title}</a></dt><dd>{day}</dd>'),
    "Chinese dates": ("<ul>{}</ul>", '<li><a href="{href}">{title}</a><span>{y}年{m}月{d}日</span></li>'),
    "dates with dots": ("<ul>{}</ul>", '<li><a href="{href}">{title}</a><span>{y}.{m}.{d}</span></li>'),
    "a file beside the title": (
        "<ul>{}</ul>",
        '<li><a href="{href}">{title}</a><a href="/f/{n}.pdf">下载</a><span>{day}</span></li>',
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_read_whatever_they_are_built_of(district, read, listed, name):
    around, row = LISTS[name]
    rows = ""
    for n in range(12):
        year, month, day = district.day(n).split("-")
        rows += row.format(
            n=n + 1, title=district.title(n), href=f"/zw/tz/{9000 - n}.html", day=district.day(n), y=year, m=month, d=day,
            intro=district.paragraphs[n % 3],
        )  # fmt: skip
    reading = read(FRAME.format(main=around.format(rows)), f"{HOST}/zw/tz/")
    listed(reading, [f"/zw/tz/{9000 - n}.html" for n in range(12)])
