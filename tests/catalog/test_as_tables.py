from dataclasses import replace

import pytest

from duewatch.catalog import load
from duewatch.catalog.as_tables import KINDS, limit_table, tables_of
from duewatch.catalog.limit_text import parse_limit
from duewatch.catalog.toml_text import inline, toml_text


@pytest.fixture
def again(tmp_path):
    """Writes a catalogue as TOML and loads it."""

    def write_and_load(catalog):
        tables = tables_of(catalog)
        target = tmp_path / "again"
        target.mkdir()
        for kind in KINDS:
            (target / f"{kind}.toml").write_text(toml_text(kind, tables[kind], "written"), encoding="utf-8")
        return load([target], national=False)

    return write_and_load


def content(catalog):
    return replace(catalog, digest="", shipped_units=frozenset(), scales={}, selected={}, repeals=())  # these stay in TOML


def test_writing_and_loading_the_shipped_catalogue_changes_nothing(again):
    catalog = load([])
    assert content(again(catalog)) == content(catalog)


def test_waivers_and_reposts_survive_writing(again, good, folder):
    folder(
        "more.toml",
        """
        [[unit]]
        id = "above"
        name = "Above"
        kind = "superior"
          [[unit.column]]
          id = "policies"
          name = "政策"

        [[obligation]]
        id = "law/repost"
        title = "Repost"
        applies-to = ["department"]
        repost = { source-unit = "above", source-column = "policies", hours = 12, into = ["notices"], title = ["通知"] }
        checks = ["late-repost"]
        basis = [{ document = "law", clause = "2", quote = "a" }, { document = "law", clause = "3", quote = 'b "c" \\\\' }]
        verifiable = "partly"
        reason = "why"

        [[waiver]]
        unit = "*"
        check = "broken-link"
        subject = "https://unit.example/x"
        reason = "moved"
        by = "office"
        no-end = true

        [[waiver]]
        unit = "unit"
        obligation = "law/report"
        reason = "rebuilt"
        by = "office"
        until = 2026-12-31
        """,
    )
    catalog = load([good], national=False)
    assert content(again(catalog)) == content(catalog)


@pytest.mark.parametrize(
    "text", ["信息形成之日起20个工作日内", "每年1月31日前", "作出决定之日起7个工作日内；可延长7个工作日", "长期公开；及时公开"]
)
def test_a_limit_is_written_in_its_own_words_where_they_say_it_all(text):
    assert limit_table(parse_limit(text)) == {"text": text}


def test_a_limit_that_was_put_right_by_hand_is_written_out():
    limit = parse_limit("及时公开")
    bound = replace(limit, clauses=(replace(parse_limit("20个工作日内").clauses[0], text=""),))
    assert limit_table(bound) == {"text": "及时公开", "n": 20, "unit": "working-day"}


def test_values_are_written_as_toml():
    assert inline({"a": [1, True, 'x"y\\z'], "b": {}}) == '{ a = [1, true, "x\\"y\\\\z"], b = {} }'
    with pytest.raises(TypeError):
        inline(1.5)


def test_required_tags_survive_writing(again, good, folder):
    more = folder(
        "tags.toml",
        """
        [[obligation]]
        id = "law/tags"
        title = "Tags"
        applies-to = ["department"]
        required-tags = { page = ["SiteName"], document = ["ArticleTitle", "PubDate"] }
        checks = ["missing-page-tags"]
        basis = [{ document = "law", clause = "2", quote = "a" }]
        """,
        name="tags",
    )
    catalog = load([good, more], national=False)
    assert catalog.obligations["law/tags"].required_tags.document == ("ArticleTitle", "PubDate")
    assert content(again(catalog)) == content(catalog)
