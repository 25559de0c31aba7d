"""Keeps the bytes of every sighting in WARC files, and gives them back.

One gzip WARC file per start of a crawl child: ``<evidence>/<run>/<job>.warc.gz``. A child that is started anew begins a new
file. So a killed child leaves at most one file with one torn record at its end; every record before it stays readable at
its offset, and the torn end is cut off when the child is started anew. Format: ISO 28500 (WARC 1.1), records "response" and
"request" as pairs; a rendering by a browser is a record "conversion" beside them.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.evidence_mend import hold, mend
from duewatch.domain.sightings import EvidenceRef
from duewatch.errors import StorageError

# The body is kept as it was understood: unpacked and unchunked. Headers that describe the packing would then be untrue.
PACKING_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
RENDERED_TYPE = "text/html; charset=utf-8"  # of a rendering
SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie"})
CURE = "see whether the evidence folder was moved or cleaned; the run's stored facts stay valid without it"

HeaderPairs = Sequence[tuple[str, str]]


class EvidenceWriter:
    """Writes one WARC file; a context manager."""

    def __init__(self, folder: Path, run_id: int, job: str, software: str) -> None:
        self._root = folder
        own = folder / str(run_id)
        try:
            own.mkdir(parents=True, exist_ok=True)
            self._out = _new_file(own, job)
        except OSError as error:
            raise StorageError("writing evidence", str(own), "make the folder writable", [str(error)]) from error
        self._path = Path(self._out.name)
        self._writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        info = self._writer.create_warcinfo_record(self._path.name, {"software": software, "format": "WARC File Format 1.1"})
        self._writer.write_record(info)
        self._out.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Finish the file."""
        self._out.close()

    def keep(
        self,
        url: str,
        seen_at: datetime,
        *,
        method: str,
        request_headers: HeaderPairs,
        status: int,
        headers: HeaderPairs,
        body: bytes,
        posted: bytes = b"",
    ) -> EvidenceRef:
        """Write one answer and the request it answers, with the body that was ``posted``.

        The bytes have left this process when the reference is returned.

        Raises:
            StorageError: the disk is full or the file cannot be written any more.
        """
        url = safe_url_string(url)  # as it went over the wire: ASCII only
        digest = hashlib.sha256(body).hexdigest()
        when = seen_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        kept = [(name, value) for name, value in headers if name.lower() not in PACKING_HEADERS]
        answer_head = StatusAndHeaders(
            str(status), _printable([*kept, ("Content-Length", str(len(body)))]), protocol="HTTP/1.1"
        )
        sent = [(name, value) for name, value in request_headers if name.lower() not in SECRET_HEADERS]
        request_head = StatusAndHeaders(f"{method} {_target(url)} HTTP/1.1", _printable(sent), is_http_request=True)
        given = {"WARC-Date": when, "WARC-Payload-Digest": f"sha256:{digest}"}
        answer = self._writer.create_warc_record(
            url, "response", payload=BytesIO(body), length=len(body), http_headers=answer_head, warc_headers_dict=given
        )
        request = self._writer.create_warc_record(
            url, "request", payload=BytesIO(posted), length=len(posted), http_headers=request_head, warc_headers_dict={}
        )
        offset = self._out.tell()
        try:
            self._writer.write_request_response_pair(request, answer)
            self._out.flush()
        except OSError as error:
            raise StorageError("writing evidence", str(self._path), "make room on the disk", [str(error)]) from error
        return EvidenceRef(self._path.relative_to(self._root).as_posix(), offset, f"sha256:{digest}")

    def keep_rendering(self, url: str, seen_at: datetime, html: bytes, browser: str) -> EvidenceRef:
        """Write what a browser made of a page, as a record "conversion" of the answer that was kept before.

        Raises:
            StorageError: as for :meth:`keep`.
        """
        digest = hashlib.sha256(html).hexdigest()
        given = {
            "WARC-Date": seen_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Payload-Digest": f"sha256:{digest}",
            "WARC-Refers-To-Target-URI": safe_url_string(url),
            "X-Rendered-By": browser,
        }
        record = self._writer.create_warc_record(
            safe_url_string(url),
            "conversion",
            payload=BytesIO(html),
            length=len(html),
            warc_content_type=RENDERED_TYPE,
            warc_headers_dict=given,
        )
        offset = self._out.tell()
        try:
            self._writer.write_record(record)
            self._out.flush()
        except OSError as error:
            raise StorageError("writing evidence", str(self._path), "make room on the disk", [str(error)]) from error
        return EvidenceRef(self._path.relative_to(self._root).as_posix(), offset, f"sha256:{digest}")


def load(evidence_dir: Path, ref: EvidenceRef) -> tuple[Mapping[str, str], bytes]:
    """The headers (names in lower case) and the body of a kept answer, compared with its digest.

    Raises:
        StorageError: the file is missing, the record is cut off, or the body does not have the digest it should have.
    """
    path = evidence_dir / ref.file
    try:
        with path.open("rb") as stream:
            stream.seek(ref.offset)
            record = next(iter(ArchiveIterator(stream)), None)
            rendered = record is not None and record.rec_type == "conversion"
            if record is None or (record.http_headers is None and not rendered):
                raise StorageError("reading evidence", f"{path} at {ref.offset}", CURE, ["no whole record stands there"])
            told = [("Content-Type", RENDERED_TYPE)] if rendered else record.http_headers.headers
            headers = {name.lower(): value for name, value in told}
            body = record.content_stream().read()
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed, AttributeError, ValueError) as error:  # also of a cut header
        raise StorageError("reading evidence", f"{path} at {ref.offset}", CURE, [str(error)]) from error
    if f"sha256:{hashlib.sha256(body).hexdigest()}" != ref.digest:
        raise StorageError("reading evidence", f"{path} at {ref.offset}", CURE, ["the bytes do not have the digest on record"])
    return headers, body


def _new_file(folder: Path, job: str) -> BinaryIO:
    """A file that was not there before, although another child may be looking for one at the same time."""
    for turn in count(1):
        path = folder / (f"{job}.warc.gz" if turn == 1 else f"{job}.{turn}.warc.gz")
        try:
            stream = path.open("xb")
        except FileExistsError:
            mend(path)
            continue
        hold(stream)
        return stream
    raise AssertionError  # counting has no end


def _target(url: str) -> str:
    scheme_end = url.find("//") + 2
    slash = url.find("/", scheme_end)
    return url[slash:] if slash > 0 else "/"


def _printable(headers: HeaderPairs) -> list[tuple[str, str]]:
    """Header lines without line ends, which would end the header block early."""
    return [(name, value.replace("\r", " ").replace("\n", " ")) for name, value in headers]
