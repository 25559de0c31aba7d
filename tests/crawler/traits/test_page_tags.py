from crawler.reading import read_page
from crawler.readings import PageKind
from duewatch.domain.traits import TraitKind

PAGE = """<html><head><meta name="SiteName" content=" 望澜县
人民政府 "><meta name="ColumnName" content=""></head><body><h1>关于印发工作方案的通知</h1><p>各镇：</p></body></html>"""


def tags_of(source: str, *, examine: bool = True, status: int = 200):
    return read_page(source.encode(), "http://town.example/a.html", status=status, examine=examine)


def test_tags_are_kept_as_they_stand_and_an_empty_one_is_not_a_missing_one():
    (trait,) = [one for one in tags_of(PAGE).traits if one.kind is TraitKind.PAGE_TAGS]
    assert trait.facts == {"tags": {"sitename": "望澜县 人民政府", "columnname": ""}}
    assert trait.place == ""


def test_a_page_is_examined_only_when_that_is_asked_for():
    assert tags_of(PAGE, examine=False).traits == ()


def test_an_error_page_is_not_examined():
    reading = tags_of("<html><body>404 Not Found</body></html>", status=404)
    assert reading.kind is PageKind.ERROR
    assert reading.traits == ()
