"""Normal forms for comparing what pages print; the raw form is kept elsewhere, for findings about style."""

import re
import unicodedata

BLANK = re.compile(r"[\s\u00a0\u3000\u2000-\u200d\u202f\u205f\u2060\ufeff]+")
"""White space of every kind found on pages: &nbsp;, &ensp;, &emsp;, U+3000, zero-width, byte order marks inside the text."""

BRACKETS = str.maketrans(
    {"﹝": "〔", "﹞": "〕", "［": "〔", "］": "〕", "[": "〔", "]": "〕", "【": "〔", "】": "〕", "(": "（", ")": "）"}
)
SOME_BRACKET = frozenset(map(chr, BRACKETS))
INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))
FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SOME_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
DOC_NO_OPEN, DOC_NO_CLOSE = "〔﹝［\\[（(【<〈", "〕﹞］\\]）)】>〉"
_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "〇零○一二三四五六七八九"
_SOME_NUMERAL = re.compile(f"[{_NUMERAL}十]")
_WRITTEN_YEAR = re.compile(f"[{DOC_NO_OPEN}]([二一][{_NUMERAL}O]{{3}})年?[{DOC_NO_CLOSE}]")
_WRITTEN_NUMBER = re.compile(f"(第|[{DOC_NO_CLOSE}])([{_NUMERAL}十百千]{{1,7}})号")
DOC_NO_YEAR = re.compile(f"[{DOC_NO_OPEN}]((?:19|20)\\d\\d)[{DOC_NO_CLOSE}]")


def squeeze(text: str) -> str:
    """Runs of white space as one blank, none at the ends."""
    squeezed = " ".join(text.split())  # str.split knows every blank but the zero-width ones, which are not printable
    return squeezed if squeezed.isprintable() else BLANK.sub(" ", squeezed).strip()


def bare(text: str) -> str:
    """Without any white space."""
    joined = "".join(text.split())
    return joined if joined.isprintable() else BLANK.sub("", joined)


def half_width(text: str) -> str:
    """Full-width digits, letters and signs (２０２０，Ａ) as ASCII."""
    # A table for ``translate`` is asked for every character that is not ASCII: 50 ns each, and nearly all of a page's are not.
    return _SOME_FULL_WIDTH.sub(_half, text)


def _half(match: re.Match[str]) -> str:
    return FULL_WIDTH[match[0]]


def compare(text: str) -> str:
    """The form in which two texts are compared: compatibility characters and width folded, no white space, no case."""
    joined = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not joined.isprintable():
        joined = joined.translate(INVISIBLE)
    return joined if SOME_BRACKET.isdisjoint(joined) else joined.translate(BRACKETS)


def doc_no(text: str) -> str:
    """The normal form of a 发文字号: 榕政办﹝2018﹞227 号 → 榕政办〔2018〕227号 (GB/T 9704-2012, 7.2.5).

    Numerals become figures: 石政〔二〇二〇〕十五号 → 石政〔2020〕15号, 第二十三号 → 第23号; 號 becomes 号.
    """
    joined = bare(half_width(text)).replace("(", "（").replace(")", "）").replace("號", "号")
    if _SOME_NUMERAL.search(joined):
        joined = _WRITTEN_YEAR.sub(lambda match: f"〔{arabic(match[1])}〕", joined)
        joined = _WRITTEN_NUMBER.sub(lambda match: f"{match[1]}{arabic(match[2])}号", joined)
    joined = DOC_NO_YEAR.sub(r"〔\1〕", joined)
    return re.sub(r"(〔\d{4}〕)第?0*([1-9]\d*)", r"\1\2", joined)


def arabic(numeral: str) -> str:
    """A Chinese numeral in figures, digit by digit or with 十, 百 and 千: 二〇二〇 → 2020, 一百零三 → 103.

    >>> [arabic(one) for one in ("二〇二〇", "十五", "二十三", "一百零三", "七百一十一")]
    ['2020', '15', '23', '103', '711']
    """
    if not _UNITS.keys() & set(numeral):
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return str(total + digit)
