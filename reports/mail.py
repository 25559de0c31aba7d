"""From an office's report to a mail: subject, text, HTML and the report attached. Pure: nothing is sent or read here."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import css_inline

from duewatch.config import MailSettings
from duewatch.errors import MailError
from reports.pages import OfficeReport
from reports.render import fill
from reports.safe import one_line

BODY_BYTES = 95_000
"""Mail programs cut a body at about 100 kB; the whole report is attached."""

TYPES = {"html": "text/html", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""What an attachment is, by the ending of its name."""

FINDINGS_SHOWN = (25, 10, 5, 0)
"""How many findings the body shows: the first number with which it stays below the limit."""


def compose(
    report: OfficeReport, attachments: Mapping[str, bytes], mail: MailSettings, recipients: Sequence[str], at: datetime
) -> EmailMessage:
    """The mail to an office.

    The Message-ID is made from office and run alone: a mail that is sent again after a lost answer is the same mail to every
    mailbox. Attachments that would make it larger than the configured size are left out, the largest first; the body says so.

    Args:
        report: What the office is told.
        attachments: File name (any script; its ending one of ``TYPES``) → content.
        mail: Sender and sizes.
        recipients: Addresses; empty for an office that reads its reports from the folder.
        at: The moment that stands in the mail's date.

    Raises:
        MailError: an address cannot be used (permanent).
    """
    largest_first = sorted(attachments, key=lambda name: -len(attachments[name]))
    for dropped in range(len(attachments) + 1):
        left_out = largest_first[:dropped]
        kept = {name: content for name, content in attachments.items() if name not in left_out}
        message = _message(report, kept, tuple(left_out), mail, recipients, at)
        if len(message.as_bytes()) <= mail.max_bytes:
            break
    return message


def _message(
    report: OfficeReport,
    attachments: Mapping[str, bytes],
    left_out: tuple[str, ...],
    mail: MailSettings,
    recipients: Sequence[str],
    at: datetime,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(fill("email/subject.txt.j2", report.head.language, report=report))
    message["From"] = _address(mail.sender, one_line(mail.sender_name))
    message["To"] = [_address(one) for one in recipients] or "undisclosed-recipients:;"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{message_name(report)}@{mail.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = report.head.language
    told = {"report": report, "attached": tuple(attachments), "left_out": left_out}
    message.set_content(
        fill("email/office.txt.j2", report.head.language, **_first(report, FINDINGS_SHOWN[0]), **told), cte="base64"
    )
    message.add_alternative(_html(report, told), subtype="html", cte="base64")
    for name, content in attachments.items():
        maintype, _, subtype = TYPES[name.rpartition(".")[2]].partition("/")
        spoken = {"charset": "utf-8"} if maintype == "text" else None
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=one_line(name), params=spoken)
    return message


def message_name(report: OfficeReport) -> str:
    """What tells this mail from every other: office and run, in ASCII."""
    digest = hashlib.sha256(f"{report.head.subtitle}\0{report.head.run_id}".encode()).hexdigest()[:12]
    return f"duewatch.run-{report.head.run_id}.{report.head.slug}.{digest}"


def _html(report: OfficeReport, told: Mapping[str, object]) -> str:
    html = ""
    for shown in FINDINGS_SHOWN:
        filled = fill("email/office.html.j2", report.head.language, **_first(report, shown), **told)
        html = css_inline.inline(filled, load_remote_stylesheets=False, keep_style_tags=False)
        if len(html.encode()) <= BODY_BYTES:
            break
    return html


def _first(report: OfficeReport, most: int) -> dict[str, object]:
    """What is new or came back first, then what stayed, the gravest first of each; and how many more the report holds."""
    findings = [finding for section in report.lists.sections for finding in section.findings]
    shown = sorted(findings, key=lambda finding: finding.state == "open")[:most]
    return {"findings": tuple(shown), "more": len(findings) - len(shown)}


def _address(spec: str, name: str = "") -> Address:
    try:
        spec.encode("ascii")  # servers that take other letters in addresses are rare; better to say so than to bounce
        return Address(display_name=name, addr_spec=spec)
    except (ValueError, IndexError, MessageError) as error:
        raise MailError(
            "addressing a mail", repr(spec), "correct the address in the catalogue or the configuration", permanent=True
        ) from error
