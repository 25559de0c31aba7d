"""Numbers that Word counts: made with python-docx, whose lists are put in by hand."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml

from crawler.files import read_file
from crawler.files.docx_numbers import numeral

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PLAN = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%4"))


@pytest.fixture
def document():
    """A document with list 90 of four levels, and list 91 that begins it anew."""
    made = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(PLAN)
    )
    lists = made.part.numbering_part.element
    lists.insert(0, parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="90">{levels}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {NAMESPACE} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists.append(parse_xml(f'<w:num {NAMESPACE} w:numId="91"><w:abstractNumId w:val="90"/>{again}</w:num>'))
    return made


@pytest.fixture
def add(document):
    def add(text, level=None, name=90, holder=None):
        paragraph = document.add_paragraph(text) if holder is None else holder.paragraphs[0]
        if level is not None:
            properties = f'<w:numPr {NAMESPACE}><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(properties))
        return paragraph

    return add


def lines_of(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return read_file(buffer.getvalue(), "plan.docx")


def test_numbers_that_word_counts_stand_before_their_paragraphs(document, add):
    add("标题")
    add("目标", 0)
    add("公开", 1)
    add("目录", 2)
    add("清单", 2)
    add("解读", 1)
    add("任务", 0)
    add("网站", 1)
    reading = lines_of(document)
    assert reading.text.split("\n") == [
        "标题",
        "一、目标",
        "（一）公开",
        "1.目录",
        "2.清单",
        "（二）解读",
        "二、任务",
        "（一）网站",
    ]


def test_an_instance_of_a_list_begins_anew_only_where_it_says_so(document, add):
    add("甲", 0)
    add("乙", 0)
    add("丙", 0, name=91)
    add("丁", 0, name=91)
    assert lines_of(document).text.split("\n") == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_number_without_a_point_does_not_run_into_a_date(document, add):
    add("2月底前公布目录", 3)
    assert lines_of(document).text == "1\t2月底前公布目录"


def test_a_paragraph_whose_style_is_a_list_is_numbered_and_number_zero_takes_it_away(document, add):
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(parse_xml(f'<w:numPr {NAMESPACE}><w:numId w:val="90"/></w:numPr>'))
    add("甲").style = "Heading 1"
    other = add("乙", 0, name=0)
    other.style = "Heading 1"
    assert lines_of(document).text.split("\n") == ["一、甲", "乙"]


def test_a_cell_that_word_fills_with_a_number_holds_it(document, add):
    table = document.add_table(2, 2)
    for row, text in zip(table.rows, ("目录", "清单"), strict=True):
        add("", 2, holder=row.cells[0])
        row.cells[1].text = text
    (found,) = lines_of(document).tables
    assert found.grid == (("1.", "目录"), ("2.", "清单"))


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (3, "decimal", "3"),
        (10, "chineseCountingThousand", "十"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCounting", "一〇五"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (4, "lowerRoman", "iv"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "none", ""),
        (5, "hindiVowels", "5"),
    ],
)
def test_a_count_is_written_in_the_numerals_of_its_kind(value, kind, written):
    assert numeral(value, kind) == written
