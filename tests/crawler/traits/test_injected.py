"""Text of a foreign trade in a page of one's own: counted by signs, and never a campaign."""

from crawler.reading import read_page
from duewatch.domain.traits import TraitKind

TEXT = "现将便民服务有关事项通知如下，请各村社区认真组织实施，做好宣传工作。" * 12


def signs_of(*, title: str = "关于便民服务的通知", metas: str = "", body: str = "") -> dict:
    source = (
        f'<html><head><title>{title}</title>{metas}<meta name="PubDate" content="2026-06-01"></head><body>'
        f'<h1>关于便民服务的通知</h1><p>发布日期：2026-06-01</p><div class="content"><p>{TEXT}</p>{body}</div></body></html>'
    )
    reading = read_page(source.encode(), "https://town.example/t20260601_1.html", examine=True)
    return dict(next(trait.facts for trait in reading.traits if trait.kind is TraitKind.INJECTED))


def test_an_ordinary_page_shows_no_sign():
    assert signs_of() == {"trade": None, "signs": [], "words": [], "against": False}


def test_title_keywords_and_hidden_text_are_three_signs():
    found = signs_of(
        title="百家乐_时时彩平台",
        metas='<meta name="Keywords" content="百家乐,六合彩"><meta name="Description" content="线上赌场">',
        body='<div style="position:absolute; left:-9999px">百 家 乐 老虎机 六合彩</div>',
    )
    assert found["trade"] == "gambling"
    assert {"title", "keywords", "hidden"} <= set(found["signs"])


def test_what_is_hidden_for_readers_of_screens_is_no_sign_by_itself():
    assert signs_of(body='<div style="display:none">无障碍阅读 返回顶部</div>')["signs"] == []


def test_the_words_of_a_text_alone_are_not_looked_for():
    found = signs_of(body="<p>警方打击百家乐、时时彩、六合彩、老虎机等赌博活动。</p>")
    assert found["trade"] is None


def test_a_campaign_speaks_against_the_trade():
    found = signs_of(
        metas='<meta name="Keywords" content="百家乐,时时彩">',
        body="<p>公安机关打击网络赌博，请警惕百家乐、时时彩、六合彩、老虎机，举报赌博网站，抵制诱惑。</p>",
    )
    assert found["against"]


def test_links_under_the_words_are_a_sign():
    links = "".join(f'<a href="http://farm.example/{n}">百家乐{n}</a>' for n in range(4))
    assert "links" in signs_of(body=f"<p>{links}</p>")["signs"]
