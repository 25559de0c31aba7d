"""Lists that a page carries for its script and does not show: states of applications, arrays, markup put aside."""

import json

import pytest

from crawler.lists import read_list
from crawler.lists.literals import NotALiteral, literal, unescaped
from crawler.lists.states import raised
from crawler.page import Page
from crawler.reading import read_page
from duewatch.domain.sightings import Role

ADDRESS = "https://www.guling.example/zwgk/tzgg/"
ROW = '<li><a href="{href}">{title}</a><span>{day}</span></li>'
MENU = [{"title": f"政务公开栏目第{n}项", "url": f"/zwgk/{n}/"} for n in range(30)]


def _records(portal, count=9):
    return [
        {
            "id": n,
            "title": portal.document(n).title,
            "publishTime": f"{portal.document(n).day} 09:00:00",
            "url": f"/gk/{n}.html",
        }
        for n in range(count)
    ]


def _text(value):
    return json.dumps(value, ensure_ascii=False)


def _bare(portal, count=9):
    """The same records as a person writes them: no quotes around keys."""
    return ",".join(
        f"{{title:'{portal.document(n).title}', date: \"{portal.document(n).day}\", url:'/gk/{n}.html', top:!1, x:a}}"
        for n in range(count)
    )


def _flat(portal, count=9):
    """Records with their values numbered."""
    data = [{"page": 1}, {"menu": 2, "list": 3}, [], list(range(4, 4 + count))]
    rows = [(portal.document(n).title, portal.document(n).day, f"/gk/{n}.html") for n in range(count)]
    data += [{name: 4 + count + 3 * n + at for at, name in enumerate(("title", "date", "url"))} for n in range(count)]
    return _text([*data, *(value for row in rows for value in row)])


STATES = {
    "made on the server": lambda portal: (
        '<script id="__NEXT_DATA__" type="application/json">'
        + _text({"props": {"pageProps": {"menu": MENU, "list": {"total": 9, "rows": _records(portal)}}}})
        + "</script>"
    ),
    "a state of the window": lambda portal: (
        "<script>window.__INITIAL_STATE__="
        + _text({"nav": MENU, "news": {"total": 9, "records": _records(portal)}})
        + ";(function(){var s;s=document.currentScript;}());</script>"
    ),
    "a list within a list": lambda portal: (
        "<script>window.__NUXT__="
        + _text({"layout": "default", "data": [{"list": _records(portal)}], "state": {}})
        + "</script>"
    ),
    "a function that is called with what repeats": lambda portal: (
        f'<script>window.__NUXT__=(function(a,b){{return {{data:[{{list:[{_bare(portal)}]}}],at:b}}}}(null,"/x"));</script>'
    ),
    "numbered values": lambda portal: f'<script type="application/json" id="__NUXT_DATA__">{_flat(portal)}</script>',
    "a text that is parsed": lambda portal: f"<script>var s = JSON.parse({_text(_text({'list': _records(portal)}))});</script>",
    "an array without quotes": lambda portal: f"<script>var rows = [{_bare(portal)}]; draw(rows);</script>",
    "rows pushed one by one": lambda portal: (
        "<script>var rows = [];"
        + "".join(
            f"rows.push({{title:'{r['title']}',date:'{r['publishTime'][:10]}',url:'{r['url']}'}});" for r in _records(portal)
        )
        + "draw(rows);</script>"
    ),
    "a text field": lambda portal: (
        f'<textarea style="display:none">{_text(_records(portal))}</textarea><script src="a.js"></script>'
    ),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_the_data_of_an_application_is_read_as_its_list(portal, state):
    reading = portal.read(f'<div id="app"></div>{state(portal)}', side=False)
    assert [(entry.title, entry.date, entry.href) for entry in reading.entries] == [
        (portal.document(n).title, portal.document(n).day, f"/gk/{n}.html") for n in range(9)
    ]
    assert reading.by_script is (reading.total is None)


def test_a_state_that_tells_of_more_rows_keeps_its_count(portal):
    state = {"list": {"total": 98, "pages": 10, "rows": _records(portal, 10)}}
    reading = portal.read(f"<div id='app'></div><script>window.__STATE__={_text(state)}</script>", side=False)
    assert (len(reading.entries), reading.total, reading.page_count) == (10, 98, 10)


def test_rows_without_a_count_may_go_on(portal):
    state = f"<script>window.__STATE__={_text({'list': _records(portal, 5)})}</script>"
    assert portal.read(f"<div id='app'></div>{state}", side=False).by_script is True


def test_the_state_of_a_shell_is_read_although_nothing_is_shown(portal):
    state = _text({"props": {"pageProps": {"list": {"total": 9, "rows": _records(portal)}}}})
    page = (
        f'<html><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    )
    reading = read_page(page.encode(), ADDRESS, expect=Role.LIST)
    assert (reading.kind.value, len(reading.list.entries)) == ("list", 9)


def test_a_state_with_menus_alone_is_no_list(portal):
    assert portal.read(f"<div id='app'></div><script>window.__STATE__={_text({'menu': MENU})}</script>", side=False) is None


def test_rows_that_are_shown_win_over_those_that_are_carried(portal):
    state = _text({"list": [row | {"title": f"别处的{row['title']}"} for row in _records(portal)]})
    reading = portal.read(f"<ul>{portal.rows(ROW)}</ul><script>window.__STATE__={state}</script>")
    assert [entry.title for entry in reading.entries] == [portal.document(n).title for n in range(15)]


MARKUP = {
    "a script of another type": '<div id="l"></div><script type="text/xml"><ul>{rows}</ul></script>',
    "a text field": '<div id="l"></div><textarea style="display:none"><ul>{rows}</ul></textarea>',
    "a text field, escaped": '<div id="l"></div><textarea style="display:none">&lt;ul&gt;{escaped}&lt;/ul&gt;</textarea>',
    "texts that a script writes": "<div id='l'><script>{written}</script></div>",
    "one text that a script sets": "<div id='l'></div><script>box('l').innerHTML = '<ul>{rows}</ul>';</script>",
    "elements of data": "<xml id='d'><rows>{items}</rows></xml><script src='a.js'></script>",
    "elements of data in a script": "<script type='text/xml'><rows>{items}</rows></script>",
}


@pytest.mark.parametrize("place", MARKUP.values(), ids=MARKUP.keys())
def test_markup_that_is_put_aside_is_read(portal, place):
    rows = portal.rows(ROW, 9)
    main = (
        place.replace("{rows}", rows)
        .replace("{escaped}", rows.replace("<", "&lt;").replace(">", "&gt;"))
        .replace("{written}", portal.rows(f"document.write('{ROW}');", 9))
        .replace("{items}", portal.rows("<row><title>{title}</title><pubdate>{day}</pubdate><url>{href}</url></row>", 9))
    )
    reading = portal.read(main, side=False)
    assert [(entry.title, entry.date, entry.href) for entry in reading.entries] == [
        (portal.document(n).title, portal.document(n).day, portal.document(n).href) for n in range(9)
    ]


def test_rows_in_the_comment_of_a_container_are_rows_of_which_there_may_be_more(portal):
    held = f'<div id="l"><!--<ul>{portal.rows(ROW, 9)}</ul>--></div><script src="a.js"></script>'
    reading = portal.read(held, side=False)
    assert (len(reading.entries), reading.by_script) == (9, True)


@pytest.mark.parametrize(
    "page",
    [
        "<h3>通知</h3><!--<ul>{rows}</ul>--><p>正在建设</p><script src='a.js'></script>",
        '<div id="l"><!--<ul>{rows}</ul>--></div>',
        '<script type="text/template"><ul>{{{{#each l}}}}<li><a href="{{{{u}}}}">{{{{t}}}}</a></li>{{{{/each}}}}</ul></script>',
    ],
    ids=["a part of an old template", "a comment that no script takes", "a template"],
)
def test_markup_that_nobody_shows_is_no_list(portal, page):
    assert portal.read(page.format(rows=portal.rows(ROW, 9)), side=False) is None


def test_an_article_with_other_documents_in_its_data_is_no_list(portal):
    text = "".join(
        f"<p>{'各街道办事处，区直各有关单位，现将有关事项通知如下，请结合实际认真贯彻执行。' * 3}</p>" for _ in range(8)
    )
    page = f"<h1>关于印发方案的通知</h1>{text}<script>window.__STATE__={_text({'related': _records(portal)})}</script>"
    assert read_list(Page.from_bytes(f"<html><body>{page}</body></html>".encode(), ADDRESS)) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: 1, 'b': \"x\\u4e2d\", c: [true, null, -2.5, void 0], d: f(1, {e: 2}), g: !0}",
         {"a": 1, "b": "x中", "c": [True, None, -2.5, None], "d": None, "g": True}),
        ("[{a: new Date(1), b: 'it\\'s'}, , ]", [{"a": None, "b": "it's"}, None]),
        ("{a: x, b: y}", {"a": 7, "b": None}),
        ("{1: 'a', t: `b`}", {"1": "a", "t": "b"}),
    ],
)  # fmt: skip
def test_a_literal_is_read_and_what_is_none_is_not_known(text, value):
    assert literal(text, 0, {"x": 7})[0] == value


@pytest.mark.parametrize("text", ["", "(", "{a", "[1, 2", "{a: 'b}", "{" * 100, "[" * 100_000, "{a 1}", "[f(]"])
def test_what_is_cut_off_or_too_deep_is_no_literal(text):
    with pytest.raises(NotALiteral):
        literal(text)


def test_numbers_that_lead_in_a_circle_end():
    assert raised([{"a": 0}]) is not None
    assert raised([[1, 1], [0, 0]]) is not None
    assert raised([]) is None


@pytest.mark.parametrize(
    ("written", "meant"), [(r"\ud83d\ude00", "\U0001f600"), (r"甲\ud83d", "甲\ufffd"), (r"\ude00乙", "\ufffd乙")]
)
def test_two_halves_of_a_character_are_one_and_a_half_alone_can_be_stored(written: str, meant: str) -> None:
    assert unescaped(written) == meant
    unescaped(written).encode()
