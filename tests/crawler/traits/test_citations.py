"""What a text cites, and what it rests on."""

import pytest

from crawler.traits.citations import citations_in


def one(text: str) -> dict:
    (found,) = citations_in(text)
    return found


def test_title_and_number_are_kept_in_normal_form():
    found = one("请按《云溪区河道管理办法》（云政办[2025]3 号）执行。")
    assert (found["title"], found["number"], found["basis"]) == ("云溪区河道管理办法", "云政办〔2025〕3号", False)


def test_a_title_inside_a_title_is_one_citation():
    assert one("《关于印发〈河道管理办法〉的通知》（云政〔2025〕1号）")["number"] == "云政〔2025〕1号"
    assert one("《转发《河道管理办法》的通知》")["title"] == "转发《河道管理办法》的通知"


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国物权法》，结合本区实际，制定本办法。",
        "为了加强管理，依据《中华人民共和国物权法》规定，特制定本细则。",
        "根据《中华人民共和国物权法》等法律法规，制定本规定。",
    ],
)
def test_what_a_document_is_made_on(text):
    found = one(text)
    assert (found["basis"], found["makes"], found["past"]) == (True, True, False)


def test_every_title_of_a_chain_is_a_basis_and_what_comes_after_it_is_none():
    text = "根据《甲条例》、《乙条例》和《丙办法》，现就《丁工程》有关事项通知如下。"
    assert [found["basis"] for found in citations_in(text)] == [True, True, True, False]


def test_a_decision_rests_on_its_basis_without_making_rules():
    found = one("根据《中华人民共和国合同法》第五十二条，该合同无效。")
    assert (found["basis"], found["makes"]) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "依据原《物权法》签订的合同继续有效。",
        "《物权法》自2021年1月1日起废止。",
        "根据《关于废止部分文件的决定》，下列文件宣布失效。",
    ],
)
def test_history_is_told_to_be_the_past(text):
    assert one(text)["past"]


def test_a_title_that_is_cited_often_counts_once_and_the_number_of_citations_is_bounded():
    assert len(list(citations_in("《甲办法》" * 50))) == 1
    assert len(list(citations_in("".join(f"《办法第{n}》" for n in range(500))))) == 60


def test_a_contract_on_a_former_law_does_not_rest_on_it():
    assert one("原依据《中华人民共和国合同法》签订的合同继续有效。")["past"]
    assert not one("依据《中华人民共和国合同法》签订的合同继续有效。")["past"]
