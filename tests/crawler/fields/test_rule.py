"""A field's states: present, empty, none, placeholder and unreadable are different facts."""

import pytest

from crawler.fields.rule import state_of
from crawler.fields.table import FIELDS, OTHER_LABELS
from duewatch.domain.records import FieldName, FieldState, Where


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("", FieldState.EMPTY),
        (" \u3000\u2002：", FieldState.EMPTY),
        ("无", FieldState.NONE),
        ("——", FieldState.NONE),
        ("null", FieldState.PLACEHOLDER),
        ("None", FieldState.PLACEHOLDER),
        ("<CMSPRO_DOCUMENT FIELD=docsource>", FieldState.PLACEHOLDER),
        ("{{ item.source }}", FieldState.PLACEHOLDER),
        ("XX镇人民政府", FieldState.PLACEHOLDER),
        ("11370300MB28646707/2020-None", FieldState.PLACEHOLDER),
        ("青禾县", FieldState.PRESENT),
    ],
)
def test_the_state_of_a_value_is_told(value, state):
    assert state_of(value) is state


def test_a_date_that_cannot_be_read_keeps_its_raw_text():
    reading = FIELDS[FieldName.WRITTEN_DATE].reading("见正文", Where.BLOCK)
    assert (reading.state, reading.value, reading.raw) == (FieldState.UNREADABLE, None, "见正文")


def test_a_number_is_compared_in_normal_form_and_kept_as_printed():
    reading = FIELDS[FieldName.DOC_NO].reading("榕政办﹝2018﹞227 号", Where.BLOCK)
    assert (reading.value, reading.raw) == ("榕政办〔2018〕227号", "榕政办﹝2018﹞227 号")


def test_a_source_ends_where_the_next_thing_on_its_line_begins():
    rule = FIELDS[FieldName.SOURCE]
    assert rule.reading("县政府办　【字体：大 中 小】", Where.LINE).value == "县政府办"
    assert rule.reading("县政府信息发布中心", Where.LINE).value == "县政府信息发布中心"


def test_every_field_has_a_rule_and_no_label_has_two_owners():
    assert set(FIELDS) == set(FieldName)
    labels = [label for rule in FIELDS.values() for label in rule.labels] + list(OTHER_LABELS)
    assert sorted(labels) == sorted(set(labels))
