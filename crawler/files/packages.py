"""Opens ZIP containers (archives, DOCX, XLSX, OFD) only after their directory has promised to stay within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from crawler.files.reading import CannotRead, Limits

SMALL = 4_000_000  # bytes below which no ratio is too high: empty spreadsheets compress a thousand times
MOST_ENTRIES = 20_000
FLAG_ENCRYPTED = 0x1
NAME_ENCODINGS = ("utf-8", "gb18030", None)  # what Windows in China writes when the UTF-8 flag is off; None: as the format says
READ_ERRORS = (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)


@contextmanager
def open_package(data: bytes, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The container, with names decoded as Chinese systems wrote them.

    Raises:
        CannotRead: no ZIP after all, or its directory promises more than the bounds allow.
    """
    with _open(data) as package:
        entries = package.infolist()
        if len(entries) > MOST_ENTRIES:
            raise CannotRead(f"the container holds {len(entries)} entries, more than {MOST_ENTRIES}")
        total = sum(entry.file_size for entry in entries)
        if total > limits.unpacked:
            raise CannotRead(f"the container unpacks to {total} bytes, more than {limits.unpacked}")
        yield package


def _open(data: bytes) -> zipfile.ZipFile:
    for encoding in NAME_ENCODINGS:
        try:
            return zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
        except READ_ERRORS as error:
            raise CannotRead(f"the container is damaged: {error}") from error
    raise CannotRead("the container is damaged: its names are in no known encoding")


def check_ratio(entry: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse a part that would unpack to absurdly more than it is.

    Raises:
        CannotRead: it would.
    """
    if entry.file_size > SMALL and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        raise CannotRead(f"a part unpacks to {entry.file_size} bytes from {entry.compress_size}: refused as a bomb")


def read_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, most: int) -> bytes:
    """The bytes of one part, never more than ``most``: the directory's figure is checked, and not believed.

    Raises:
        CannotRead: encrypted, damaged, a bomb, or too big.
    """
    if entry.flag_bits & FLAG_ENCRYPTED:
        raise CannotRead("it asks for a password")
    check_ratio(entry, limits)
    try:
        with package.open(entry) as part:
            data = part.read(most + 1)
    except (*READ_ERRORS, zlib.error) as error:
        raise CannotRead(f"damaged: {error}") from error
    if len(data) > most:
        raise CannotRead(f"it unpacks to more than {most} bytes")
    return data
