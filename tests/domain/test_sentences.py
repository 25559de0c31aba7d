"""Sentences are made from templates and facts, last of all."""

from dataclasses import replace

import pytest

from checks import registry
from duewatch.domain.judgements import Judgement, Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.sentences import FAULT, WORDS, places, render, sentence


def test_facts_take_their_places() -> None:
    assert render("{a} is {b} days late, {c} h", {"a": "It", "b": 3, "c": 2.50}) == "It is 3 days late, 2.5 h"
    assert places("{a} and {b}") == {"a", "b"}


def test_what_is_unknown_is_a_dash_and_lists_are_joined() -> None:
    assert render("{a}|{b}|{c}|{d}", {"a": None, "b": [], "c": ["x", 1], "d": ""}) == "—|—|x, 1|—"


def test_coded_facts_are_translated_and_page_text_is_not() -> None:
    words = {"index number": "索引号", "title": "标题", ", ": "、"}
    told = render(
        "{missing}; {item}", {"missing": ["index_no", "title", "odd"], "item": "title"}, lambda text: words.get(text, text)
    )
    assert told == "索引号、标题、odd; title"


def test_a_template_names_facts_and_nothing_else() -> None:
    with pytest.raises(KeyError):
        render("{missing_fact}", {})
    for template in ("{a.__class__}", "{a[0]}", "{a!r}", "{a:>9}", "{}"):
        with pytest.raises(ValueError, match="facts and nothing else"):
            render(template, {"a": "x"})


def test_braces_in_page_text_are_only_text() -> None:
    assert render("{a}", {"a": "{b} {0.__class__}"}) == "{b} {0.__class__}"


def test_a_fault_and_a_waiver_have_sentences_of_their_own() -> None:
    info = registry.infos()["broken-link"]
    fault = Judgement("broken-link", "unit", "unit", Verdict.UNDETERMINED, Severity.MINOR, Reason.CHECK_FAULT)
    assert sentence(fault, info) == FAULT
    facts = {"waived_by": "the office", "waiver_reason": "merger", "waived_until": None}
    waived = replace(fault, verdict=Verdict.EXEMPT, reason=None, facts=facts)
    assert sentence(waived, info) == "Exempt by decision of the office: merger (until further notice)."


def test_every_word_of_ours_is_in_lower_case_and_named_once() -> None:
    assert len(set(WORDS.values())) == len(WORDS)
    assert all(word == word[0].lower() + word[1:] for word in WORDS.values())


def test_a_part_in_double_brackets_is_left_out_where_a_fact_of_it_is_unknown():
    template = "{a}[[ (due {b}, {c})]][[; {d}]]."
    assert render(template, {"a": "It", "b": "today", "c": 1, "d": ["x"]}) == "It (due today, 1); x."
    assert render(template, {"a": "It", "b": "today", "c": None, "d": []}) == "It."
    assert render(template, {"a": "[[It]]", "b": 0, "c": 0, "d": None}) == "[[It]] (due 0, 0)."
    with pytest.raises(KeyError):
        render("[[{a}]]", {})
    for order in ("{a} {b}", "{b} {a}"):  # whatever the unknown one hides, a fact that is not there is said
        with pytest.raises(KeyError):
            render(f"[[{order}]]", {"a": None})
