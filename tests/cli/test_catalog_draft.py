"""duewatch catalog draft: whatever kind of file a plan comes in."""

import json
import zipfile
from xml.sax.saxutils import escape

import pytest

from duewatch.catalog import load
from duewatch.cli.main import run

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = [
    "云溪区2026年政务公开工作要点",
    "云溪政办〔2026〕3号",
    "一、公开",
    "（一）各镇于6月底前在网站公布标准目录。（责任单位：各镇）",
    "（二）重要信息要在12小时内转载转发。",
]
TABLE = [("序号", "工作任务", "责任单位", "完成时限"), ("1", "更新公开指南并公布", "区司法局", "2026年9月底")]


@pytest.fixture
def typed(capsys, tmp_path, monkeypatch):
    """Runs a command in an empty folder: (exit status, what was printed, what was said of errors)."""
    monkeypatch.chdir(tmp_path)

    def call(*words):
        status = run(list(words))
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def as_text():
    return "\n".join(LINES).encode()


def as_gbk():
    return "\n".join(LINES).encode("gb18030")


def as_html():
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{escape(line)}</p>" for line in LINES)
    return f"<html><body><div>首页 &gt; 公开</div>{body}<table>{cells}</table></body></html>".encode()


def as_docx(path):
    def paragraph(text):
        return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

    rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in TABLE)
    body = "".join(map(paragraph, LINES)) + f"<w:tbl>{rows}</w:tbl>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return path.read_bytes()


def as_pdf():
    """A page by hand, its font one of those that every reader knows."""
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in LINES)
    content = f"BT /F1 12 Tf 20 400 Td {shown} ET"
    system = "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[5 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo{system}/DW 1000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 500]/Resources<</Font<</F1 3 0 R>>>>/Contents 6 0 R>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def test_every_kind_of_file_gives_the_same_duties(typed, tmp_path):
    files = {"plan.txt": as_text(), "old.txt": as_gbk(), "plan.html": as_html(), "plan.pdf": as_pdf()}
    files["plan.docx"] = as_docx(tmp_path / "plan.docx")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        status, out, err = typed("catalog", "draft", name, "--json")
        assert status == 0, err
        duties = {duty["quote"]: duty for duty in json.loads(out)["duties"]}
        first = duties["各镇于6月底前在网站公布标准目录"]
        assert (first["by"], first["clause"], first["responsible"]) == ("2026-06-30", "一（一）", "各镇"), name
        assert "重要信息要在12小时内转载转发" in duties
        if name in ("plan.html", "plan.docx"):
            assert duties["更新公开指南并公布"]["by"] == "2026-09-30"
            assert duties["更新公开指南并公布"]["responsible"] == "区司法局"
            assert len(duties) == 3


def test_without_a_file_to_write_the_draft_is_printed_as_toml(typed, tmp_path):
    (tmp_path / "plan.txt").write_bytes(as_text())
    status, out, _ = typed("catalog", "draft", "plan.txt", "--source", "yunxi-2026")
    assert status == 0
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "draft.toml").write_text(out, encoding="utf-8")
    assert "yunxi-2026/1" in load([tmp_path / "own"], national=False).obligations


def test_a_file_may_be_written_and_json_printed_at_once(typed, tmp_path):
    (tmp_path / "plan.txt").write_bytes(as_text())
    status, out, _ = typed("catalog", "draft", "plan.txt", "--out", "draft.toml", "--json")
    assert status == 0
    assert len(json.loads(out)["duties"]) == (tmp_path / "draft.toml").read_text(encoding="utf-8").count("[[obligation]]")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n0000", b"<html><body></body></html>"]
)
def test_a_file_without_text_is_one_message(typed, tmp_path, content):
    (tmp_path / "plan.x").write_bytes(content)
    status, out, err = typed("catalog", "draft", "plan.x")
    assert status == 2
    assert "reading a plan" in err
    assert out == ""


def test_a_file_that_is_not_there_is_one_message(typed):
    status, _, err = typed("catalog", "draft", "nowhere.txt")
    assert status == 2
    assert "Name a file that can be read" in err


def test_an_id_that_the_catalogue_cannot_have_is_refused(typed, tmp_path):
    (tmp_path / "plan.txt").write_bytes(as_text())
    status, _, err = typed("catalog", "draft", "plan.txt", "--source", "Ä", "--out", "draft.toml")
    assert status == 2
    assert "is no" in err
    assert not (tmp_path / "draft.toml").exists()
