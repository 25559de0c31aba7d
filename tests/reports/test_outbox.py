"""Handing a mail over: to a folder, and to real mail servers on this machine that speak TLS and ask for a password."""

import email
import email.policy
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from duewatch.config import MailSettings, Settings
from duewatch.domain.results import RunResult
from duewatch.domain.units import Office
from duewatch.errors import MailError
from reports.mail import compose
from reports.model import office_report
from reports.outbox import send

USER, PASSWORD = "duewatch@duewatch.example", "not a secret"


class Mailbox:
    """A mail server's inside: keeps what it gets, or answers as it is told."""

    def __init__(self, answers: list[str] | None = None, recipients: dict[str, str] | None = None) -> None:
        self.mails: list[EmailMessage] = []
        self.answers = answers or []
        self.recipients = recipients or {}

    async def handle_RCPT(  # noqa: N802 - the name the server looks for
        self, server, session, envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.recipients.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name the server looks for
        self, server, session, envelope
    ) -> str:
        if self.answers and (answer := self.answers.pop(0)):
            return answer
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of this machine that nobody but its own file vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def serve() -> Iterator[Callable[..., int]]:
    """Starts mail servers on free ports and gives the port of each."""
    started: list[Controller] = []

    def start(mailbox: Mailbox, **options) -> int:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
        server.start()
        started.append(server)
        return port

    yield start
    for server in started:
        server.stop()


def server_context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def knows_password(server, session, envelope, mechanism, data) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)  # a refusal is left to the server to word


def smtp(port: int, **more) -> Settings:
    values = {"security": "none", "retries": 0, "timeout_seconds": 10.0, **more}
    return Settings(mail=MailSettings(outbox="smtp", host="127.0.0.1", port=port, **values))


@pytest.fixture
def message(result: RunResult, office: Office, settings: Settings) -> EmailMessage:
    told = office_report(result, office, "zh", settings)
    at = datetime.fromisoformat("2026-06-15T03:00:00+08:00")
    return compose(told, {"报告.html": b"<p>all</p>"}, settings.mail, ("open@office.example", "second@office.example"), at)


@pytest.fixture
def pauses() -> list[float]:
    return []


def test_a_folder_gets_the_mail_as_one_file_that_any_program_opens(message: EmailMessage, tmp_path: Path) -> None:
    how = send(message, Settings(data_dir=tmp_path))
    (file,) = (tmp_path / "outbox").iterdir()
    assert how == str(file)
    assert file.suffix == ".eml"
    kept = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert kept["Subject"] == message["Subject"]


def test_a_mail_without_recipients_goes_to_the_folder_even_with_a_server(
    result: RunResult, office: Office, settings: Settings, tmp_path: Path
) -> None:
    told = office_report(result, office, "zh", settings)
    nobody = compose(told, {}, settings.mail, (), datetime.fromisoformat("2026-06-15T03:00:00+08:00"))
    how = send(nobody, smtp(1).model_copy(update={"data_dir": tmp_path}))
    assert Path(how).parent == tmp_path / "outbox"


def test_an_outbox_that_cannot_be_written_is_a_clear_error_that_may_pass(message: EmailMessage, tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("in the way")
    with pytest.raises(MailError, match="make the outbox folder writable") as caught:
        send(message, Settings(data_dir=tmp_path))
    assert not caught.value.permanent


def test_a_server_gets_subject_sender_and_attachment_with_their_chinese(
    message: EmailMessage, serve: Callable[..., int]
) -> None:
    mailbox = Mailbox()
    send(message, smtp(serve(mailbox)))
    (mail,) = mailbox.mails
    assert mail["Subject"] == "【政务公开监测】云溪区政务公开办公室 2026-06-15：新增 1 / 持续 2 / 反复 1 / 已整改 1"
    assert mail["From"].addresses[0].display_name == "政务公开监测"
    assert [part.get_filename() for part in mail.iter_attachments()] == ["报告.html"]


def test_starttls_with_a_login(message: EmailMessage, serve: Callable[..., int], certificate: tuple[Path, Path]) -> None:
    mailbox = Mailbox()
    port = serve(
        mailbox,
        tls_context=server_context(certificate),
        require_starttls=True,
        auth_required=True,
        authenticator=knows_password,
    )
    settings = smtp(port, security="starttls", ca_file=certificate[0], user=USER, password=SecretStr(PASSWORD))
    assert send(message, settings) == f"127.0.0.1:{port}"
    assert len(mailbox.mails) == 1


def test_tls_from_the_first_byte(message: EmailMessage, serve: Callable[..., int], certificate: tuple[Path, Path]) -> None:
    mailbox = Mailbox()
    port = serve(mailbox, ssl_context=server_context(certificate))
    send(message, smtp(port, security="tls", ca_file=certificate[0]))
    assert len(mailbox.mails) == 1


def test_a_certificate_nobody_vouches_for_is_refused_before_the_password_is_sent(
    message: EmailMessage, serve: Callable[..., int], certificate: tuple[Path, Path], pauses: list[float]
) -> None:
    mailbox = Mailbox()
    port = serve(mailbox, tls_context=server_context(certificate), authenticator=knows_password)
    settings = smtp(port, security="starttls", user=USER, password=SecretStr(PASSWORD), retries=3)
    with pytest.raises(MailError, match=r"mail\.ca_file"):
        send(message, settings, pauses.append)
    assert mailbox.mails == []
    assert pauses == []


def test_a_server_without_starttls_is_not_talked_to_in_the_clear(message: EmailMessage, serve: Callable[..., int]) -> None:
    mailbox = Mailbox()
    with pytest.raises(MailError, match=r"check mail\.security"):
        send(message, smtp(serve(mailbox), security="starttls"))
    assert mailbox.mails == []


def test_a_wrong_password_is_not_tried_again(
    message: EmailMessage, serve: Callable[..., int], certificate: tuple[Path, Path], pauses: list[float]
) -> None:
    port = serve(Mailbox(), tls_context=server_context(certificate), authenticator=knows_password)
    settings = smtp(port, security="starttls", ca_file=certificate[0], user=USER, password=SecretStr("wrong"), retries=3)
    with pytest.raises(MailError, match="DUEWATCH_MAIL_PASSWORD") as caught:
        send(message, settings, pauses.append)
    assert not caught.value.permanent  # with the right password the same mail can go out
    assert pauses == []
    assert "wrong" not in str(caught.value)


def test_a_user_without_a_password_is_told_where_it_belongs(message: EmailMessage, serve: Callable[..., int]) -> None:
    with pytest.raises(MailError, match="set the environment variable DUEWATCH_MAIL_PASSWORD"):
        send(message, smtp(serve(Mailbox()), user=USER))


def test_a_passing_refusal_is_tried_again_with_growing_pauses(
    message: EmailMessage, serve: Callable[..., int], pauses: list[float]
) -> None:
    mailbox = Mailbox(answers=["451 try later", "452 full", ""])
    send(message, smtp(serve(mailbox), retries=3), pauses.append)
    assert len(mailbox.mails) == 1
    assert pauses == [2.0, 4.0]


def test_a_passing_refusal_that_stays_is_no_refusal_for_good(
    message: EmailMessage, serve: Callable[..., int], pauses: list[float]
) -> None:
    with pytest.raises(MailError, match="451") as caught:
        send(message, smtp(serve(Mailbox(answers=["451 later"] * 5)), retries=2), pauses.append)
    assert not caught.value.permanent
    assert len(pauses) == 2


def test_a_refusal_for_good_is_not_tried_again(message: EmailMessage, serve: Callable[..., int], pauses: list[float]) -> None:
    with pytest.raises(MailError, match="554") as caught:
        send(message, smtp(serve(Mailbox(answers=["554 spam"])), retries=3), pauses.append)
    assert caught.value.permanent
    assert pauses == []


def test_one_refused_recipient_does_not_make_the_others_get_it_twice(message: EmailMessage, serve: Callable[..., int]) -> None:
    mailbox = Mailbox(recipients={"second@office.example": "550 no such mailbox"})
    how = send(message, smtp(serve(mailbox), retries=3))
    assert how.endswith("refused for second@office.example (550)")
    assert len(mailbox.mails) == 1


def test_all_recipients_refused_for_good_is_permanent(message: EmailMessage, serve: Callable[..., int]) -> None:
    refusals = dict.fromkeys(["open@office.example", "second@office.example"], "550 no such mailbox")
    with pytest.raises(MailError) as caught:
        send(message, smtp(serve(Mailbox(recipients=refusals))))
    assert caught.value.permanent


def test_recipients_refused_for_a_while_and_for_good_leave_the_mail_free_to_be_sent_again(
    message: EmailMessage, serve: Callable[..., int], pauses: list[float]
) -> None:
    refusals = {"open@office.example": "450 later", "second@office.example": "550 no such mailbox"}
    with pytest.raises(MailError) as caught:
        send(message, smtp(serve(Mailbox(recipients=refusals)), retries=2), pauses.append)
    assert not caught.value.permanent
    assert pauses == []


def test_a_server_that_cannot_be_reached_may_be_there_later(message: EmailMessage, pauses: list[float]) -> None:
    with pytest.raises(MailError, match="see whether the server can be reached") as caught:
        send(message, smtp(1, retries=1), pauses.append)
    assert not caught.value.permanent
    assert pauses == [2.0]


def test_a_missing_authority_file_is_named(message: EmailMessage, serve: Callable[..., int], tmp_path: Path) -> None:
    settings = smtp(serve(Mailbox()), security="tls", ca_file=tmp_path / "missing.pem", retries=2)
    with pytest.raises(MailError, match=r"missing\.pem"):
        send(message, settings)
