"""Text as it stands in copies of official pages: traditional characters, readings inserted behind them, leaked blanks."""

import re
import unicodedata
import warnings
from typing import Final

_READING: Final = re.compile(r"[((][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[))]")  # 结(jié)
_HAN: Final = re.compile("[\u4e00-\u9fff]+")


def simplified(text: str) -> str:
    """The text in half width and simplified characters, without inserted readings.

    >>> simplified("政務(wù)公開　２０個工作日內(nèi)")
    '政务公开 20个工作日内'
    """
    text = _READING.sub("", unicodedata.normalize("NFKC", text))
    if not needs_converting(text):
        return text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library leaves its dictionary file to the garbage collector
        import zhconv

        return str(zhconv.convert(text, "zh-cn"))


def needs_converting(text: str) -> bool:
    """Whether a character stands in it that the code of simplified Chinese does not have."""
    try:
        "".join(_HAN.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
