"""The passages of a notice and of its repost, in short."""

from crawler.passages import LONGEST, passages_of
from crawler.reading import read_page
from duewatch.domain.traits import passages_in

FIRST = "汛期将至，各区要立即对水库、山塘、河堤和城市易涝点开展拉网式排查，建立隐患台账，逐项明确责任人和整改措施。"
SECOND = "对不能在主汛期前完成整治的隐患，应当落实值守人员和转移路线，并向社会公布负责人和电话。"
THIRD = "学校、医院、养老机构和地下空间的管理单位应当各自组织一次转移演练，演练记录留存备查。"


def passages(*texts: str) -> tuple[tuple[str, str], ...]:
    body = "".join(f"<p>{text}</p>" for text in texts)
    html = f"""<html><head><meta name="ArticleTitle" content="关于做好防汛工作的通知">
    <meta name="PubDate" content="2026-05-01 09:00"></head><body><h1>关于做好防汛工作的通知</h1>
    <div class="article">{body}</div></body></html>"""
    (trait,) = passages_of(read_page(html.encode(), "http://town.example/zwgk/202605/t20260501_77.html"))
    return passages_in(trait.facts)


def test_the_same_passage_has_the_same_fingerprint_whatever_blanks_stand_in_it():
    source, repost = passages(FIRST, SECOND, THIRD), passages(FIRST.replace("，", "， "), f"　　{SECOND}", THIRD)
    assert [key for key, _ in repost] == [key for key, _ in source]


def test_a_passage_that_is_left_out_is_missing_and_the_others_stay():
    whole, short = passages(FIRST, SECOND, THIRD), passages(FIRST, THIRD)
    assert set(whole) - set(short) == {next(one for one in whole if one[1].startswith("对不能"))}


def test_a_long_passage_is_kept_by_its_beginning_and_a_salutation_not_at_all():
    kept = passages("各区政府：", FIRST, SECOND)
    assert all(len(text) <= LONGEST for _, text in kept)
    assert not [text for _, text in kept if text.startswith("各区政府")]


def test_a_page_that_was_not_read_has_none():
    assert passages_of(None) == ()
