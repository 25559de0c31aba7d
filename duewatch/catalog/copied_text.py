"""Text as it stands in copies of official pages: traditional characters, readings inserted behind them, leaked blanks."""

import re
import unicodedata
import warnings
from typing import Final

_READING: Final = re.compile(r"[((][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[))]")  # 结(jié)
_TRADITIONAL: Final = re.compile(
    "[們個開關應實務會議進過時與發對處內變動態長後產規聯佈結審調當製獲訊決罰複準載體層鎮縣鄉徵據類項顯錄標]"
)


def simplified(text: str) -> str:
    """The text in half width and simplified characters, without inserted readings.

    >>> simplified("政務(wù)公開　２０個工作日內(nèi)")
    '政务公开 20个工作日内'
    """
    text = _READING.sub("", unicodedata.normalize("NFKC", text))
    if not _TRADITIONAL.search(text):
        return text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library leaves its dictionary file to the garbage collector
        import zhconv

        return str(zhconv.convert(text, "zh-cn"))
