import pytest

from crawler.answer import answered
from crawler.page_redirect import sent_on


def target_of(body: str, url: str = "http://a.example/old/") -> str | None:
    told = {"method": "GET", "status": 200, "elapsed_ms": 1, "request_headers": ()}
    return sent_on(answered(url, "test", headers=(("Content-Type", "text/html"),), body=body.encode("gbk"), **told))


@pytest.mark.parametrize(
    "body",
    [
        '<html><head><meta http-equiv="refresh" content="0;url=/new/"></head></html>',
        "<meta http-equiv=Refresh content='3; URL=http://a.example/new/'>",
        '<meta content="0; url=/new/" http-equiv="refresh" >',
        "<script>window.location.href = '/new/';</script>",
        '<script>location="/new/"</script>',
        "<script>location.replace('/new/')</script><p>页面正在跳转，请稍候</p>",
        "<title>跳转</title><script>top.location.href='/new/#x'</script>",
    ],
)
def test_a_page_that_only_points_elsewhere_is_a_redirect(body):
    assert target_of(body) == "http://a.example/new/"


@pytest.mark.parametrize(
    "body",
    [
        '<meta http-equiv="refresh" content="300;url=/new/">',  # renews itself now and then
        '<meta http-equiv="refresh" content="0;url=/old/">',  # to itself
        "<script>location.reload()</script>",
        "<script>location.href=location.pathname+location.search</script>",  # a wall
        "<script>var mylocation='/new/'</script>",
        "<script>location.href='javascript:void(0)'</script>",
        "<script>location.href='http://[broken/'</script>",
        "<script>location.href='/new/'</script><p>" + "这一页有自己的文字，是给人看的，并不只是一个路标。" * 3 + "</p>",
        "<script>location.href='/new/'</script>" + "<!-- -->" * 1000,
        "",
    ],
)
def test_every_other_page_is_a_page(body):
    assert target_of(body) is None


def test_an_address_is_read_in_the_encoding_of_its_page():
    page = '<meta http-equiv="refresh" content="0;url=/公开/list.asp?栏目=政策&p=1">'
    wanted = "http://a.example/公开/list.asp?%C0%B8%C4%BF=%D5%FE%B2%DF&p=1"
    assert target_of('<meta charset="gb2312">' + page) == wanted
    utf8 = answered(
        "http://a.example/old/", "test", headers=(("Content-Type", "text/html; charset=utf-8"),), body=page.encode(),
        method="GET", status=200, elapsed_ms=1, request_headers=(),
    )  # fmt: skip
    assert sent_on(utf8) == "http://a.example/公开/list.asp?%E6%A0%8F%E7%9B%AE=%E6%94%BF%E7%AD%96&p=1"
