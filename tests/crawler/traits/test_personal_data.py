"""Details of persons on pages and in files: strict about whose they are. All numbers are nobody's."""

import pytest

from crawler.files import FileKind, FileReading, FileTable
from crawler.reading import read_page
from crawler.traits.of_files import ExaminedFile, traits_of_file
from crawler.traits.personal_data import Looked, facts_of
from duewatch.domain.personal_numbers import CHECK_DIGITS, WEIGHTS, is_card
from duewatch.domain.traits import TraitKind


def unborn(serial: int) -> str:
    digits = f"35010320390101{serial:03d}"
    return digits + CHECK_DIGITS[sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True)) % 11]


MOBILES = [f"1540000{n:04d}" for n in range(1, 9)]
CARD = next(number for last in range(10) if is_card(number := f"620000000000456{last}"))


def found_in(text: str = "", table: tuple[tuple[str, ...], ...] = (), about: str = "") -> dict[str, dict]:
    facts = facts_of([Looked(text, (("", table),) if table else ())], about)
    return {group["kind"]: group for group in facts["found"]}


def rows(head: tuple[str, ...], *columns) -> tuple[tuple[str, ...], ...]:
    return (head, *(tuple(cells) for cells in zip(*columns, strict=True)))


def test_an_identity_number_needs_no_words_around_it():
    group = found_in(f"林甲 {unborn(1)}；又{unborn(1)}，陈乙{unborn(2)}")["identity-number"]
    assert (group["count"], group["samples"]) == (2, [f"35*************{unborn(n)[-3:]}" for n in (1, 2)])


def test_a_code_of_an_organisation_is_no_identity_number():
    assert found_in(f"统一社会信用代码：{unborn(1)}") == {}


@pytest.mark.parametrize(
    "text",
    [
        f"联系人：王丙，联系电话：{MOBILES[0]}",
        f"咨询电话 {MOBILES[0]}",
        f"项目负责人电话：{MOBILES[0]}",
        f"监督举报电话：{MOBILES[0]}、{MOBILES[1]}",
        f"缴款账户：{CARD}，开户行：某银行",
        f"户名：云溪区财政局 银行卡号：{CARD}",
        "旧证号 350103390101001",
    ],
)
def test_numbers_published_for_use_do_not_count(text):
    assert found_in(text) == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"户主电话：{MOBILES[0]}", "mobile-number"),
        (f"申请人联系电话{MOBILES[0]}", "mobile-number"),
        (f"发放至一卡通账号：{CARD}", "bank-card"),
        ("身份证号：350103390101001", "old-identity-number"),
    ],
)
def test_a_word_before_a_number_says_that_it_is_somebodys_own(text, kind):
    assert found_in(text)[kind]["signs"] == ["label"]


def test_mobile_numbers_beside_names_of_recipients_have_their_signs():
    table = rows(("姓名", "手机号码", "补贴金额"), ("甲", "乙", "丙"), MOBILES[:3], ("1", "2", "3"))
    group = found_in(table=table, about="农机购置补贴公示")["mobile-number"]
    assert group["signs"] == ["heading", "many", "names", "recipients"]


@pytest.mark.parametrize(
    "head",
    [("单位", "联系人", "手机号码"), ("姓名", "职务", "手机"), ("医疗机构", "姓名", "电话"), ("企业名称", "姓名", "联系方式")],
)
def test_lists_of_offices_and_of_persons_in_a_function_do_not_count(head):
    table = rows(head, ("甲", "乙", "丙"), ("丁", "戊", "己"), MOBILES[:3])
    assert found_in(table=table, about="公布联系方式") == {}


def test_addresses_count_only_to_the_door():
    head, names = ("姓名", "家庭住址", "补助金额"), ("甲", "乙", "丙")
    doors = rows(head, names, ("前洋村3组12号", "后洋村8号", "中洋小区2栋501室"), ("1", "2", "3"))
    towns = rows(head, names, ("前洋镇", "后洋街道", "前洋镇"), ("1", "2", "3"))
    assert found_in(table=doors, about="救助名单")["home-address"]["count"] == 3
    assert found_in(table=doors, about="救助名单")["home-address"]["samples"] == []
    assert found_in(table=towns, about="救助名单") == {}


def test_masked_numbers_are_counted_as_they_should_be():
    facts = facts_of([Looked("甲 35*************123 乙 154****0012")], "名单")
    assert (facts["found"], facts["masked"]) == ([], 2)


def test_samples_and_sanctions_are_said_to_be_so():
    assert facts_of([Looked("")], "申请表填写示例")["sample"]
    assert facts_of([Looked("")], "行政处罚决定书送达公告")["sanction"]
    assert found_in(f"例如：{unborn(1)}")["identity-number"]["signs"] == ["birth", "sample"]


def page(body: str, title: str = "关于临时救助对象名单的公示") -> str:
    text = "现将本季度临时救助对象名单予以公示，公示期七天，欢迎社会监督。" * 8
    return (
        f'<html><head><title>{title}</title><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="2026-06-01"></head><body><h1>{title}</h1><p>发布日期：2026-06-01</p>'
        f'<div class="content"><p>{text}</p>{body}</div></body></html>'
    )


def examined(source: str):
    reading = read_page(source.encode(), "https://town.example/t20260601_1.html", examine=True)
    return next(trait.facts for trait in reading.traits if trait.kind is TraitKind.PERSONAL_DATA)


def test_a_page_is_searched_in_text_table_and_title_and_each_number_counts_once():
    table = (
        "<table><tr><td>姓名</td><td>身份证号</td><td>手机</td></tr>"
        + "".join(f"<tr><td>甲</td><td>{unborn(n)}</td><td>{MOBILES[n]}</td></tr>" for n in range(1, 5))
        + "</table>"
    )
    groups = {group["kind"]: group for group in examined(page(table))["found"]}
    assert groups["identity-number"]["count"] == 4
    assert groups["identity-number"]["places"] == ["table"]
    assert groups["mobile-number"]["signs"] == ["beside", "heading", "many", "names", "recipients"]
    in_title = examined(page("", title=f"关于{unborn(5)}救助的公示"))
    assert "title" in in_title["found"][0]["places"]


def test_a_clean_page_says_that_nothing_is_there():
    assert examined(page("<p>咨询电话：0000-0000000</p>"))["found"] == []


def test_a_file_says_how_its_reading_went_and_what_it_holds():
    table = FileTable("名单", rows(("姓名", "身份证号"), ("甲", "乙"), (unborn(1), unborn(2))))
    inner = FileReading(FileKind.XLSX, "", tables=(table,), name="名单.xlsx")
    locked = FileReading(FileKind.PDF, warnings=("asks for a password",), understood=False, name="二.pdf")
    archive = FileReading(FileKind.ZIP, "", members=(inner, locked))
    file, personal = traits_of_file(ExaminedFile(archive, "公示"))
    assert (file.kind, file.facts["examined"], file.facts["why"]) == (TraitKind.FILE, False, "asks for a password")
    assert personal.facts["found"][0]["count"] == 2


def test_a_scan_is_no_text_that_was_examined():
    (file,) = traits_of_file(ExaminedFile(FileReading(FileKind.PDF, "", pages=3, scanned=True)))
    assert (file.facts["examined"], file.facts["why"], file.facts["scanned"]) == (False, "scanned", True)


def test_serial_numbers_of_region_and_day_are_told_by_their_wrong_check_digits():
    numbers = "\n".join(f"35010320240115{n:04d}" for n in range(1, 60))
    group = found_in(f"受理编号：\n{numbers}")["identity-number"]
    assert group["signs"] == ["many", "serial"]


def test_a_day_of_birth_that_no_serial_number_carries_is_a_sign():
    assert found_in(f"（{unborn(1)}）")["identity-number"]["signs"] == ["birth"]
    assert found_in(f"身份证{unborn(1)}")["identity-number"]["signs"] == ["birth", "label"]


HEAD = ("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式")


def test_a_catalogue_in_a_workbook_is_examined_with_its_document():
    row = ("1", "政策文件", "文件全文", "条例", "及时", "镇政府", "■政府网站", "全社会", "主动")
    reading = FileReading(FileKind.XLSX, "", tables=(FileTable("目录", (HEAD, row, row)),))
    kinds = {trait.kind: trait.facts for trait in traits_of_file(ExaminedFile(reading, "标准目录"))}
    assert kinds[TraitKind.CATALOGUE]["items"] == 2
    assert TraitKind.ANNUAL_REPORT not in kinds


def test_tables_that_are_guessed_from_the_lines_of_a_pdf_prove_nothing_missing():
    reading = FileReading(FileKind.PDF, "目录", pages=1, tables=(FileTable("目录", (HEAD, HEAD)),))
    kinds = {trait.kind: trait.facts for trait in traits_of_file(ExaminedFile(reading, "政府信息公开指南"))}
    assert TraitKind.CATALOGUE not in kinds
    assert kinds[TraitKind.FILE]["looked_for"] == ["personal-data", "guide"]
