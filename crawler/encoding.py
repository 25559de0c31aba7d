"""Which characters a body holds: asked of the bytes first, of declarations second, because declarations lie.

Order: byte order mark; valid UTF-8 (nothing else is valid UTF-8 by chance once it holds Chinese); then what the header or the
first meta tag declares, every gb name read as gb18030, its superset; then gb18030 and big5, whichever leaves fewer holes.
"""

import codecs
import re
from dataclasses import dataclass, field

LIMIT = 1_500_000  # bytes of a page that are read; the biggest real page known has half a million
META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
}
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
OF_THE_WEB = frozenset({"utf-8", "gb18030", "hz", "big5", "big5hkscs", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr"})
"""Encodings a declaration may ask for. Python knows more, and some (unicode_escape) would let a page write its own text;
UTF-16 is told by its mark alone, because a declaration that could be read as ASCII does not stand in UTF-16."""
MEANINGLESS = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252"})
"""Defaults of web servers: on a Chinese page they say that nobody set one."""


COMMON = "的一是不在有年月日和人大公工"
"""Characters that any Chinese text of some length holds, the same in simplified and in traditional writing."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, what was odd, and the same text in UTF-8 where the body was just that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = field(default_factory=tuple)
    utf8: bytes | None = None


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The text of a body. Never raises; undecodable bytes become U+FFFD and are counted in a warning."""
    warnings: list[str] = []
    if len(body) > LIMIT:
        warnings.append(f"page cut: {len(body)} bytes, {LIMIT} read")
        body = body[:LIMIT]
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return _finish(body[len(mark) :], encoding, warnings)
    named, declared = _declared(body, content_type)
    if (read := _utf8(body)) is not None:
        if declared and declared not in ("utf-8", "utf8") and not body.isascii():
            warnings.append(f"declares {named}, is utf-8")
        return Decoded(read[0], "utf-8", tuple(warnings), read[1])
    candidates = [name for name in (declared, "utf-8", "gb18030", "big5hkscs") if name]
    best = min(dict.fromkeys(candidates), key=lambda name: _unlikely(body, name, is_declared=name == declared))
    if declared and best != declared:
        warnings.append(f"declares {named}, is {best}")
    return _finish(body, best, warnings)


def _declared(body: bytes, content_type: str | None) -> tuple[str, str | None]:
    """The name in the header or the first meta tag, and the encoding it stands for; a server's default counts as silence."""
    header = HEADER_CHARSET.search(content_type or "")
    meta = META_CHARSET.search(body[:4096])
    for name in (header.group(1) if header else None, meta.group(1).decode("ascii", "ignore") if meta else None):
        if not name or name.lower() in MEANINGLESS:
            continue
        encoding = SUPERSETS.get(name.lower(), name.lower())
        try:
            known = codecs.lookup(encoding).name in OF_THE_WEB
        except LookupError:
            continue
        if known:
            return name.lower(), encoding
    return "", None


def _utf8(body: bytes) -> tuple[str, bytes] | None:
    """The text and its bytes, if the body is UTF-8 all through; a character cut off at the very end is dropped."""
    try:
        return body.decode("utf-8"), body
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return None
        whole = body[: error.start]
        return whole.decode("utf-8"), whole


def _unlikely(body: bytes, encoding: str, *, is_declared: bool) -> tuple[int, bool, int]:
    """Undecodable places of a sample in an encoding, whether nobody declared it, and how few of the commonest characters.

    The sample is where multi-byte characters are. Nearly every text in Big5 is one in GB 18030 too, but one that says nothing.
    """
    start = next((at for at, byte in enumerate(body[:200_000]) if byte >= 0x80), 0)
    try:
        sample = body[start : start + 50_000].decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return len(body), not is_declared, 0
    return sample.count("\ufffd"), not is_declared, -sum(map(sample.count, COMMON))


def _finish(body: bytes, encoding: str, warnings: list[str]) -> Decoded:
    text = body.decode(encoding, "replace")
    if (holes := text.count("\ufffd")) > 1:
        warnings.append(f"{holes} undecodable places read as {encoding}")
    return Decoded(text, encoding, tuple(warnings))
