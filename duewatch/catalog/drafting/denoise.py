"""Takes out of a line what copying put in: widths, blanks, traditional characters, inserted readings, page numbers."""

import re
import unicodedata
import warnings
from typing import Final

from duewatch.catalog.copied_text import needs_converting
from duewatch.catalog.drafting.printed import Printed

_VOWELS: Final = "aāáǎàeēéěèêiīíǐìoōóǒòuūúǔùüǖǘǚǜ"
_READING: Final = re.compile(
    rf"(?<=[\u3400-\u9fff])\((?=[a-z]*[{_VOWELS}])[bcdfghjklmnpqrstwxyz{_VOWELS}]{{1,7}}\)", re.IGNORECASE
)
"""結(jié)構: sites that convert characters leave the reading behind the one that has several."""
_MISTAKEN: Final = re.compile(r"(?<=月)[lI](?=[日号\d])|(?<=\d)[lI](?=[月日号])|(?<=年)[lI](?=月|[012]月)")
"""3月l日, as reading machines take a one for a letter."""
_INVISIBLE: Final = re.compile("[\\s\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad]")
_CIRCLED: Final = range(0x2460, 0x2474)  # ① would become a bare 1 and run into the number behind it
_FURNITURE: Final = re.compile(
    r"扫一扫.{0,20}|分享到?:?.{0,12}|打印(?:本页)?|关闭(?:窗口|本页)?|(?:【|\[)?(?:打印|关闭|字体).{0,14}|返回顶部|上一篇:?.{0,40}|下一篇:?.{0,40}"
    r"|(?:您?当前|现在)的?位置:.{0,60}|首页(?:>|»|/).{0,60}"
)
"""Lines that publishing systems put around a text."""
_PAGE_NUMBER: Final = re.compile(r"[-—–~·.]+\d{1,4}[-—–~·.]+|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,3}/\d{1,3}")


def denoise(line: str) -> Printed:
    """One line in half width and simplified characters, without blanks, readings and page numbers.

    >>> denoise("政務(wù)公開　2020 年").plain
    '政务公开2020年'
    """
    plain: list[str] = []
    signs: list[str] = []
    for character in unicodedata.normalize("NFC", line):
        if _INVISIBLE.match(character):
            if signs and character in " \t\u3000\u00a0":
                signs[-1] += character
            continue
        wide = character if ord(character) in _CIRCLED else unicodedata.normalize("NFKC", character)
        for place, sign in enumerate(wide.strip()):
            plain.append(sign)
            signs.append(character if place == 0 else "")
    words = _without_readings(Printed("".join(plain), tuple(signs)))
    simple = _MISTAKEN.sub("1", _simplified(words.plain))
    if _PAGE_NUMBER.fullmatch(simple) or _FURNITURE.fullmatch(simple):
        return Printed("", ())
    return Printed(simple, words.signs)


def _without_readings(words: Printed) -> Printed:
    if "(" not in words.plain:
        return words
    kept: list[int] = []
    at = 0
    for found in _READING.finditer(words.plain):
        kept.extend(range(at, found.start()))
        at = found.end()
    kept.extend(range(at, len(words)))
    return Printed("".join(words.plain[place] for place in kept), tuple(words.signs[place] for place in kept))


def _simplified(text: str) -> str:
    """Simplified characters, one for one; a text that is simplified already is not touched."""
    if not needs_converting(text):
        return text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library leaves its dictionary file to the garbage collector
        import zhconv

        whole = str(zhconv.convert(text, "zh-hans"))
        return whole if len(whole) == len(text) else "".join(str(zhconv.convert(one, "zh-hans"))[:1] or one for one in text)
