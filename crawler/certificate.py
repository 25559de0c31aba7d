"""Looks at the certificate of a host as a browser does. The clients do not: an audit reads pages whatever their certificate.

A failed verification stops at its first trouble, so the certificate is read once more without verifying, to name them all.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID

from crawler.clients.legacy import lenient_context

EXPIRED, NOT_YET_VALID, WRONG_HOST = "expired", "not-yet-valid", "wrong-host"
SELF_SIGNED, UNKNOWN_ISSUER, UNREADABLE = "self-signed", "unknown-issuer", "unreadable"
INCOMPLETE_CHAIN = "incomplete-chain"  # the issuer's is to be had elsewhere: some browsers fetch it, others do not

# Results of OpenSSL's verification (X509_V_ERR_*) that the certificate itself does not show.
_BY_CODE = {18: SELF_SIGNED, 19: UNKNOWN_ISSUER, 20: UNKNOWN_ISSUER, 21: UNKNOWN_ISSUER}


_IN_CHAIN = 19  # a self-signed certificate stands in the chain: the chain is whole, and nobody knows its root


@dataclass(frozen=True, slots=True)
class Papers:
    """What was found: problems by name, in a fixed order, and the moment the certificate ends."""

    problems: tuple[str, ...]
    not_after: datetime | None
    not_before: datetime | None = None
    names: tuple[str, ...] = ()  # the hosts it is for
    issuer: str = ""  # as the certificate writes it (RFC 4514)


async def inspect(host: str, port: int, *, within: float, now: datetime, may_connect: Callable[[str], bool]) -> Papers | None:
    """The certificate of a host; ``None`` when no connection, or no encryption of any age, came about."""
    return await asyncio.to_thread(_inspect, host, port, within, now, may_connect)


def _inspect(host: str, port: int, within: float, now: datetime, may_connect: Callable[[str], bool]) -> Papers | None:
    code = _verify(host, port, within, may_connect)
    if code is None:
        return None
    shown = _shown(host, port, within, may_connect)
    if shown is None:
        return None
    try:
        certificate = x509.load_der_x509_certificate(shown)
        ends, begins = certificate.not_valid_after_utc, certificate.not_valid_before_utc
        names = _names(certificate)
    except ValueError:
        return Papers((UNREADABLE,), None)
    found = []
    if now > ends:
        found.append(EXPIRED)
    if now < begins:
        found.append(NOT_YET_VALID)
    if not _is_named(host, names):
        found.append(WRONG_HOST)
    if code in _BY_CODE:
        is_incomplete = _BY_CODE[code] == UNKNOWN_ISSUER and code != _IN_CHAIN and _leads_to_its_issuer(certificate)
        found.append(INCOMPLETE_CHAIN if is_incomplete else _BY_CODE[code])
    issuer = certificate.issuer.rfc4514_string()[:200]
    return Papers(tuple(found), ends.astimezone(UTC), begins.astimezone(UTC), names, issuer)


def _verify(host: str, port: int, within: float, may_connect: Callable[[str], bool]) -> int | None:
    """OpenSSL's verdict on the chain: 0 when it is trusted; ``None`` when nobody answered. Old encryption counts as trusted."""
    context = ssl.create_default_context()
    context.check_hostname = False  # compared by us, beside the other troubles
    try:
        with socket.create_connection((host, port), timeout=within) as plain:
            if not may_connect(plain.getpeername()[0]):
                return None
            with context.wrap_socket(plain, server_hostname=host):
                return 0
    except ssl.SSLCertVerificationError as error:
        return error.verify_code
    except ssl.SSLError:
        return 0
    except (OSError, ValueError):
        return None


def _shown(host: str, port: int, within: float, may_connect: Callable[[str], bool]) -> bytes | None:
    try:
        with socket.create_connection((host, port), timeout=within) as plain:
            if not may_connect(plain.getpeername()[0]):
                return None
            with lenient_context().wrap_socket(plain, server_hostname=host) as secure:
                return secure.getpeercert(binary_form=True)
    except (OSError, ValueError):
        return None


def _leads_to_its_issuer(certificate: x509.Certificate) -> bool:
    """Whether the certificate says where its issuer's is to be had (RFC 5280 4.2.2.1), as those of public issuers do."""
    try:
        told = certificate.extensions.get_extension_for_oid(ExtensionOID.AUTHORITY_INFORMATION_ACCESS).value
    except x509.ExtensionNotFound:
        return False
    return isinstance(told, x509.AuthorityInformationAccess) and any(
        one.access_method == AuthorityInformationAccessOID.CA_ISSUERS for one in told
    )


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    """The hosts a certificate is for. Its common name no longer counts: browsers stopped reading it in 2017."""
    try:
        extension = certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except x509.ExtensionNotFound:
        return ()
    if not isinstance(extension, x509.SubjectAlternativeName):
        return ()
    hosts = extension.get_values_for_type(x509.DNSName)
    addresses = extension.get_values_for_type(x509.IPAddress)
    return (*(host.lower() for host in hosts), *(str(address) for address in addresses))


def _is_named(host: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is the host's; a star stands for one label (RFC 6125 6.4.3)."""
    try:
        return str(ipaddress.ip_address(host)) in names
    except ValueError:
        pass
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return False
    above = host.partition(".")[2]
    return host in names or (bool(above) and f"*.{above}" in names)
