"""Tags of a column that is one page: what a column owes, not what a document owes."""

from dataclasses import replace

from checks import registry
from checks.runner import judge
from duewatch.domain.judgements import Verdict


def test_a_column_that_is_one_page_has_no_title_and_day_of_a_document_to_declare(build_view):
    tags = {"page-tags": {"tags": {"sitename": "甲", "columnname": "指南"}}}
    required = {"page": ["SiteName"], "document": ["ArticleTitle"]}
    guide = {"title": "指南", "url": "https://unit.example/guide/", "traits": tags}
    view = build_view(
        {
            "duties": [{"id": "plan/tags", "checks": ["missing-page-tags"], "required-tags": required}],
            "columns": [{"id": "guide", "name": "指南", "records": [guide]}],
        }
    )
    (column,) = view.columns
    one_page = replace(column, walk=replace(column.walk, pages=(column.records[0].sighting,)))
    judgements, faults = judge(replace(view, columns=(one_page,)), registry.named(["missing-page-tags"]))
    assert not faults
    assert [(one.subject, one.verdict) for one in judgements] == [("guide/list", Verdict.MET)]
