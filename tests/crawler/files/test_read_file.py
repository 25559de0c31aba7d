import json
from pathlib import Path

import docx
import pytest

from crawler.files import FileKind, read_file
from duewatch.cli.main import run


def test_a_pdf_gives_its_text_and_pages(make):
    reading = read_file(make.pdf(["First page here", "Second page here"]), "a.pdf")
    assert (reading.kind, reading.pages, reading.scanned, reading.understood) == (FileKind.PDF, 2, False, True)
    assert "First page here" in reading.text
    assert reading.text.index("First") < reading.text.index("Second")


def test_a_pdf_of_pictures_is_scanned_and_therefore_not_understood(make):
    reading = read_file(make.pdf(["", ""], picture=True))
    assert reading.scanned
    assert not reading.understood


def test_a_picture_behind_text_does_not_make_a_page_scanned(make):
    assert not read_file(make.pdf(["A text long enough to count"], picture=True)).scanned


def test_one_scanned_page_among_text_does_not_make_the_file_scanned(make):
    assert not read_file(make.pdf(["", "A text long enough to count", "And another text page"], picture=True)).scanned


def test_a_pdf_that_lies_about_its_pages_is_read_as_far_as_it_goes(make):
    reading = read_file(make.pdf(["Only this page"], count=5))
    assert reading.kind is FileKind.PDF
    assert reading.warnings or "Only this page" in reading.text


def test_a_docx_gives_lines_and_tables_with_merged_cells_filled(make):
    document = docx.Document()
    document.add_paragraph("示例事项标准目录")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "公开事项"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "政策文件"
    table.cell(2, 2).text = "末格"
    reading = read_file(make.saved(document.save), "a.docx")
    assert reading.text.startswith("示例事项标准目录\n公开事项\t公开事项")
    assert reading.tables[0].name == "示例事项标准目录"
    assert reading.tables[0].grid == (("公开事项", "公开事项", ""), ("政策文件", "", ""), ("政策文件", "", "末格"))


def test_deleted_text_and_fallbacks_of_a_docx_are_not_read_and_ticked_symbols_are(make):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    main = f"""<w:document xmlns:w="{w}" xmlns:mc="{mc}"><w:body><w:p><w:r><w:t>留下</w:t></w:r>
    <w:del><w:r><w:delText>删去</w:delText></w:r></w:del>
    <mc:AlternateContent><mc:Choice><w:r><w:t>一次</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>两次</w:t></w:r></mc:Fallback>
    </mc:AlternateContent><w:r><w:sym w:font="Wingdings" w:char="F06E"/><w:t>政府网站</w:t></w:r></w:p></w:body></w:document>"""
    assert read_file(make.zip({"word/document.xml": main.encode()})).text == "留下一次■政府网站"


def test_a_spreadsheet_gives_its_sheets_by_name(make):
    reading = read_file(
        make.xlsx([["序号", 1.0, 2.5], ["", "", "中"], ["", "", "末"]], merges=[(1, 0, 2, 1, "合并")], sheet="义务教育")
    )
    assert reading.tables[0].name == "义务教育"
    assert reading.tables[0].grid == (("序号", "1", "2.5"), ("合并", "合并", "中"), ("合并", "合并", "末"))
    assert "序号\t1\t2.5" in reading.text


def test_an_old_word_file_is_read_whatever_its_extension(make):
    text = "关于示例事项的通知\r各有关单位：现将有关事项通知如下。\r"
    reading = read_file(make.doc(text), "通知.wps")
    assert reading.kind is FileKind.DOC
    assert reading.text.split("\n")[0] == "关于示例事项的通知"


def test_an_ofd_gives_its_text_and_one_of_outlines_counts_as_scanned(make):
    reading = read_file(make.ofd(["关于示例事项的通知第一页", "关于示例事项的通知第二页"]))
    assert (reading.kind, reading.pages, reading.scanned) == (FileKind.OFD, 2, False)
    assert "第二页" in reading.text
    assert read_file(make.ofd(["", ""])).scanned


def test_names_in_an_archive_packed_by_chinese_windows_are_read(make):
    archive = make.chinese_zip({"附件一.txt": "正文".encode("gb18030"), "附件二.pdf": make.pdf(["Annex two text"])})
    reading = read_file(archive, "附件.zip")
    assert [member.name for member in reading.members] == ["附件一.txt", "附件二.pdf"]
    assert reading.members[0].text == "正文"
    assert "Annex two text" in reading.text
    assert reading.understood


def test_an_archive_with_a_file_nobody_can_read_is_not_understood_as_a_whole(make):
    reading = read_file(make.zip({"a.txt": "正文".encode(), "b.rar": b"Rar!\x1a\x07\x00rest"}))
    assert not reading.understood
    assert "not read: b.rar" in reading.warnings
    assert reading.members[0].understood


def test_a_page_offered_as_a_word_file_is_read_as_the_page_it_is():
    reading = read_file("<html><body><p>通知</p><table><tr><td>一</td><td>二</td></tr></table></body></html>".encode(), "a.doc")
    assert reading.kind is FileKind.HTML
    assert "通知" in reading.text
    assert reading.tables[0].grid == (("一", "二"),)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0" + b"\0" * 40, b"\0\0\0\x18ftypmp42", b"Rar!\x1a\x07\x00"])
def test_a_kind_without_reader_says_so(data):
    reading = read_file(data)
    assert not reading.understood
    assert reading.warnings


def test_text_out_of_a_file_holds_no_characters_that_break_output(make):
    reading = read_file(make.zip({"a.txt": ("长" * 300 + "前\x00\x07后").encode()}))
    assert reading.members[0].text.endswith("长前后")


def test_a_file_given_by_its_path_keeps_its_name(make, tmp_path: Path):
    file = tmp_path / "清单.docx"
    file.write_bytes(make.docx("一行"))
    assert read_file(file).name == "清单.docx"


def test_the_command_prints_an_attachment_as_json(make, tmp_path: Path, capsys):
    file = tmp_path / "a.pdf"
    file.write_bytes(make.pdf(["The text of the file"]))
    assert run(["read", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["kind"] == "other"
    assert answer["file"]["kind"] == "pdf"
    assert "The text of the file" in answer["file"]["text"]
    assert answer["record"] is None
