"""The request for the next rows: the one that was made, with its page number or its window moved on."""

import pytest

from crawler.lists.following import Told, next_ask
from crawler.posting import FORM, JSON, Ask, Post

URL = "https://www.guling.example/api/list"


def told(*, here=None, pages=None, total=None, held=10):
    return Told(here, pages, total, held)


@pytest.mark.parametrize(
    ("query", "following"),
    [
        ("?channel=7&pageNo=1&pageSize=10", "?channel=7&pageNo=2&pageSize=10"),
        ("?current=3&size=10", "?current=4&size=10"),
        ("?start=0&rows=10", "?start=10&rows=10"),
        ("?offset=20&limit=10", "?offset=30&limit=10"),
        ("?channel=7", None),
        ("?start=0", None),  # a start without a size may be anything
    ],
)
def test_an_address_is_moved_on(query, following):
    found = next_ask(Ask(URL + query), told(total=95))
    assert (found.url if found else None) == (URL + following if following else None)


def test_a_form_is_moved_on_and_its_address_stays():
    found = next_ask(Ask(URL, Post("a=%E6%94%BF&pageNo=1&pageSize=10", FORM)), told(pages=4, here=1))
    assert (found.url, found.post.body) == (URL, "a=%E6%94%BF&pageNo=2&pageSize=10")


@pytest.mark.parametrize(
    ("body", "following"),
    [
        ('{"channel":"7","pageNo":1,"pageSize":10}', '{"channel":"7","pageNo":2,"pageSize":10}'),
        ('{"query":{"cid":7},"page":{"current":"1","size":10}}', '{"query":{"cid":7},"page":{"current":"2","size":10}}'),
        ('{"from":0,"size":10}', '{"from":10,"size":10}'),
    ],
)
def test_json_is_moved_on_wherever_the_page_stands_in_it(body, following):
    assert next_ask(Ask(URL, Post(body, JSON)), told(total=95)).post.body == following


@pytest.mark.parametrize(
    "answer",
    [told(total=10), told(pages=1, here=1), told(total=95, held=0), told(held=9)],
    ids=["all rows held", "last page", "no rows", "a short page without a count"],
)
def test_nothing_is_asked_when_there_is_no_more(answer):
    assert next_ask(Ask(f"{URL}?pageNo=1&pageSize=10"), answer) is None


def test_a_full_page_without_a_count_may_go_on():
    assert next_ask(Ask(f"{URL}?pageNo=1&pageSize=10"), told(held=10)).url == f"{URL}?pageNo=2&pageSize=10"
    assert not told(held=10).is_sure


def test_a_request_is_known_by_its_body_too():
    first, second = (Ask(URL, Post(f"pageNo={n}", FORM)) for n in (1, 2))
    assert first.name != second.name
    assert {first.name.split("#")[0], second.name.split("#")[0], Ask(URL).name} == {URL}


@pytest.mark.parametrize("body", ["{", "[1]", '"text"', "null", '{"a":' * 200])
def test_a_body_that_is_no_object_is_not_moved(body):
    assert next_ask(Ask(URL, Post(body, JSON)), told(total=95)) is None
