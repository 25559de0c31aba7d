"""The mail an office gets: readable everywhere, the same mail whenever it is composed, and never a header too many."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage

import pytest

from duewatch.config import MailSettings, Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from duewatch.errors import MailError
from reports import office_mail
from reports.mail import BODY_BYTES, compose
from reports.model import office_report
from reports.pages import OfficeReport

NAME = "政务公开监测报告-云溪区政务公开办公室-2026-06-15.html"


@pytest.fixture
def told(result: RunResult, office: Office, settings: Settings) -> OfficeReport:
    return office_report(result, office, "zh", settings)


def composed(
    told: OfficeReport, mail: MailSettings, content: bytes = b"<p>all</p>", to: tuple[str, ...] = ("open@office.example",)
):
    return compose(told, {NAME: content}, mail, to, told_at(told))


def told_at(told: OfficeReport):
    from datetime import datetime

    return datetime.fromisoformat(f"{told.head.day}T03:00:00+08:00")


def received(message: EmailMessage) -> EmailMessage:
    """The mail as the other side reads it from the bytes on the wire."""
    return email.message_from_bytes(message.as_bytes(), policy=email.policy.default)


def test_subject_sender_and_attachment_keep_their_chinese(told: OfficeReport) -> None:
    mail = received(composed(told, MailSettings()))
    assert mail["Subject"] == "【政务公开监测】云溪区政务公开办公室 2026-06-15：新增 1 / 持续 2 / 反复 1 / 已整改 1"
    assert mail["From"].addresses[0].display_name == "政务公开监测"
    (attachment,) = mail.iter_attachments()
    assert attachment.get_filename() == NAME
    assert attachment.get_content_type() == "text/html"
    assert attachment.get_content().strip() == "<p>all</p>"


def test_the_bytes_on_the_wire_are_ascii_and_no_line_is_too_long(told: OfficeReport) -> None:
    lines = composed(told, MailSettings(), "<p>很长的一行</p>".encode() * 5000).as_bytes().split(b"\r\n")
    assert all(line.isascii() for line in lines)
    assert max(map(len, lines)) <= 998


def test_there_is_a_text_part_that_says_the_same(told: OfficeReport) -> None:
    text = received(composed(told, MailSettings())).get_body(("plain",))
    assert text is not None
    content = text.get_content()
    assert "新增 1 / 持续 2 / 反复 1 / 已整改 1" in content
    assert "云溪区教育局" in content
    assert NAME in content


def test_the_body_has_its_styles_in_line_and_stays_below_what_mail_programs_cut(result: RunResult, office: Office) -> None:
    units = tuple(replace(unit, judgements=unit.judgements * 60, changes=()) for unit in result.units)
    many = office_report(replace(result, units=units), office, "zh", Settings())
    html = received(composed(many, MailSettings())).get_body(("html",))
    assert html is not None
    content = html.get_content()
    assert len(content.encode()) <= BODY_BYTES
    assert "<style" not in content
    assert 'style="' in content
    assert "<script" not in content


def test_what_is_new_or_came_back_stands_before_what_stays(told: OfficeReport) -> None:
    html = received(composed(told, MailSettings())).get_body(("html",)).get_content()
    assert html.index("反复<br>") < html.index("持续<br>")


def test_the_message_id_is_made_from_office_and_run_alone(
    told: OfficeReport, result: RunResult, office: Office, settings: Settings
) -> None:
    later = compose(told, {}, MailSettings(), ("other@office.example",), told_at(told).replace(hour=9))
    assert later["Message-ID"] == composed(told, MailSettings())["Message-ID"]
    next_run = office_report(replace(result, run=replace(result.run, id=9)), office, "zh", settings)
    assert composed(next_run, MailSettings())["Message-ID"] != later["Message-ID"]


def test_attachments_that_make_it_too_large_are_left_out_and_the_body_says_so(told: OfficeReport) -> None:
    mail = received(composed(told, MailSettings(max_bytes=60_000), b"x" * 100_000))
    assert list(mail.iter_attachments()) == []
    assert "完整报告过大" in mail.get_body(("plain",)).get_content()


def test_the_report_and_the_ledger_are_attached_and_the_larger_is_left_out_first(
    result: RunResult, office: Office, settings: Settings
) -> None:
    at = result.run.as_of
    names = [part.get_filename() for part in received(office_mail(result, office, "zh", settings, at)).iter_attachments()]
    assert names == [NAME, NAME.replace(".html", ".xlsx")]
    small = settings.model_copy(update={"mail": MailSettings(max_bytes=60_000)})
    mail = received(office_mail(result, office, "zh", small, at))
    assert [part.get_filename() for part in mail.iter_attachments()] == [NAME.replace(".html", ".xlsx")]
    assert f"完整报告过大，未随邮件发送，存于报告目录：{NAME}" in mail.get_body(("plain",)).get_content()


@pytest.mark.parametrize("attack", ["Office\r\nBcc: spy@evil.example", "Office\nBcc: spy@evil.example\n\nbody"])
def test_no_name_can_add_a_header(result: RunResult, office: Office, settings: Settings, attack: str) -> None:
    told = office_report(result, replace(office, name=attack), "zh", settings)
    mail = received(composed(told, MailSettings(sender_name=attack)))
    assert mail["Bcc"] is None
    assert "Bcc: spy" in mail["Subject"]


@pytest.mark.parametrize("address", ["", "no address", "a@b@c", "公开办@office.example", "x\r\nBcc: spy@evil.example"])
def test_an_address_that_is_none_is_a_clear_error_for_good(told: OfficeReport, address: str) -> None:
    with pytest.raises(MailError, match="correct the address") as caught:
        composed(told, MailSettings(), to=(address,))
    assert caught.value.permanent


def test_a_mail_without_recipients_names_nobody(told: OfficeReport) -> None:
    assert "@" not in str(composed(told, MailSettings(), to=())["To"])


def test_both_bodies_say_how_many_findings_they_leave_out(result: RunResult, office: Office) -> None:
    units = tuple(replace(unit, judgements=unit.judgements * 10, changes=()) for unit in result.units)
    many = office_report(replace(result, units=units), office, "zh", Settings())
    mail = received(composed(many, MailSettings()))
    findings = sum(len(section.findings) for section in many.lists.sections)
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert f"另有{findings - 25}项问题见完整报告。" in plain
    shown = html.count("整改期限：")
    assert f"另有{findings - shown}项问题见完整报告。" in html


def test_the_plain_body_uses_chinese_punctuation_around_its_facts(told: OfficeReport) -> None:
    text = received(composed(told, MailSettings())).get_body(("plain",)).get_content()
    assert "监测时间点：2026年6月15日" in text
    assert "［单项否决·新增］云溪区教育局：" in text
    assert not [line for line in text.splitlines() if line[:1].isdigit() and ": " in line]


def test_report_and_ledger_are_announced_as_what_they_are(result: RunResult, office: Office, settings: Settings) -> None:
    mail = received(office_mail(result, office, "zh", settings, result.run.as_of))
    text = mail.get_body(("plain",)).get_content()
    assert f"完整报告见附件：{NAME}" in text
    assert f"问题台账见附件，可供各单位填报整改情况：{NAME.replace('.html', '.xlsx')}" in text
