"""Ticks and boxes of published forms, leaked symbol fonts included."""

import re
import unicodedata
from typing import Final

CHANNELS: Final = (
    *("政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质媒体", "公开查阅点", "政务服务中心", "便民服务站"),
    *("入户/现场", "社区/企事业单位/村公示栏(电子屏)", "精准推送", "其他"),
)
"""The thirteen options of the printed form."""

_TICKED: Final = "■▲◆●√✓✔☑þüÖtn"  # þ ü Ö t n: Wingdings and Symbol read as Latin letters
_OPEN: Final = "□☐○◇△口o¨"  # 口: what optical character recognition makes of □
_WEB: Final = re.compile(r"政府(?:门户)?网站|门户网站|政务网站|网站")
_YES: Final = re.compile(rf"^[{_TICKED}]+$|^(?:是|有|Y|y|1)$")


def is_ticked(cell: str) -> bool:
    """Whether a cell of a 公开方式 or 公开对象 column is ticked: √ in all its disguises."""
    return bool(_YES.match(re.sub(r"\s+", "", cell)))


def is_on_the_web(cell: str) -> bool | None:
    """Whether the channel cell asks for the government web site; ``None`` when it does not name it at all.

    A box that is filled counts, a box that is open does not; where a form has no boxes, what is named is meant.
    """
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell))
    found = _WEB.search(text)
    if not found:
        return None
    before = text[: found.start()][-1:]
    if before and before in _OPEN:
        return False
    return bool(before and before in _TICKED) or not any(sign in text for sign in "■▲◆●☑þ")
