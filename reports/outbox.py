"""Hands a composed mail over: to a folder as an ``.eml`` file, or to a mail server that proves who it is."""

import smtplib
import ssl
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from duewatch.config import MAIL_PASSWORD_VARIABLE, MailSettings, Settings
from duewatch.errors import MailError
from reports.files import write_whole

FIRST_PAUSE = 2.0  # seconds before the second try; each further pause is twice as long
SENDING = "sending a mail"


def send(message: EmailMessage, settings: Settings, pause: Callable[[float], None] = time.sleep) -> str:
    """Hand a mail over and say how.

    A mail without recipients goes to the folder whatever is configured. Failures that may pass (no connection, a 4xx answer)
    are tried again as often as configured, with growing pauses.

    Raises:
        MailError: it could not be handed over; ``permanent`` when the server refused this very mail for good.
    """
    if settings.mail.outbox == "folder" or "@" not in str(message["To"]):
        return _put_into(settings.outbox_dir, message)
    wait = FIRST_PAUSE
    for _ in range(settings.mail.retries):
        try:
            return _hand_to_server(message, settings.mail)
        except (smtplib.SMTPException, OSError) as error:
            if not _may_pass(error):
                raise _mail_error(error, settings.mail) from error
        pause(wait)
        wait *= 2
    try:
        return _hand_to_server(message, settings.mail)
    except (smtplib.SMTPException, OSError) as error:
        raise _mail_error(error, settings.mail) from error


def _put_into(folder: Path, message: EmailMessage) -> str:
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    file = folder / f"{name}.eml"
    try:
        write_whole(file, message.as_bytes())
    except OSError as error:
        cure = "make the outbox folder writable, or make room on the disk, and send again"
        raise MailError("writing a mail into the outbox", str(folder), cure, [error.strerror or str(error)]) from error
    return str(file)


def _hand_to_server(message: EmailMessage, mail: MailSettings) -> str:
    with _connected(mail) as server:
        if mail.user:
            if mail.password is None:
                cure = f"set the environment variable {MAIL_PASSWORD_VARIABLE}"
                raise MailError(SENDING, f"{mail.user} at {mail.host}", cure, ["there is a user but no password"])
            server.login(mail.user, mail.password.get_secret_value())
        refused = server.send_message(message)
    told = f"{mail.host}:{mail.port}"
    if refused:  # the server took it for the others; sending again would give those a second one
        told += "; refused for " + ", ".join(f"{who} ({code})" for who, (code, _) in sorted(refused.items()))
    return told


def _connected(mail: MailSettings) -> smtplib.SMTP:
    """A session with the server, its certificate checked against its name."""
    if mail.security == "none":
        return smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout_seconds)
    context = ssl.create_default_context(cafile=str(mail.ca_file) if mail.ca_file else None)
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=mail.timeout_seconds, context=context)
    server = smtplib.SMTP(mail.host, mail.port, timeout=mail.timeout_seconds)
    try:
        server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _may_pass(error: Exception) -> bool:
    """Whether the same attempt may succeed a little later, nothing being changed."""
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError | ssl.SSLCertVerificationError):
        return False
    codes = _codes(error)
    return all(400 <= code < 500 for code in codes) if codes else not isinstance(error, FileNotFoundError)


def _codes(error: Exception) -> list[int]:
    """The server's answers, as far as it gave any."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0 else []


def _mail_error(error: Exception, mail: MailSettings) -> MailError:
    """What happened, in words, with what to do about it; a refusal of the mail itself is permanent."""
    place = f"{mail.host}:{mail.port}"
    said = [str(error) or type(error).__name__]
    match error:
        case smtplib.SMTPAuthenticationError():
            return MailError("logging in to the mail server", place, f"check mail.user and {MAIL_PASSWORD_VARIABLE}", said)
        case ssl.SSLCertVerificationError():
            cure = "name the server as its certificate does, or its authority in mail.ca_file"
            return MailError("checking the mail server's certificate", place, cure, said)
        case smtplib.SMTPNotSupportedError():
            cure = "check mail.security and mail.user: the server does not offer what they ask for"
            return MailError(SENDING, place, cure, said)
        case FileNotFoundError():
            return MailError(SENDING, str(mail.ca_file), "name an existing file in mail.ca_file", said)
    codes = _codes(error)
    if codes and min(codes) >= 500:
        return MailError(SENDING, place, "read the server's answer: it refuses this mail for good", said, permanent=True)
    return MailError(SENDING, place, "see whether the server can be reached, then send again", said)
