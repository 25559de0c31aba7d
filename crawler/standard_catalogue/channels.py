"""The cell of channels: which are ticked, by whatever glyph the form became on its way to the page.

Ticked: ■ ▲ ☑ √ ● and what ■ turns into when its font is lost (þ, t). Empty: □ ☐ ○ and what □ turns into (口, o). A cell that
lists channels without any glyph means all of them.
"""

import re
from typing import Final, NamedTuple

from crawler.normal import bare, half_width
from crawler.standard_catalogue.model import CHANNELS
from duewatch.catalog.copied_text import simplified

NAMES: Final = {
    "政府网站": re.compile(r"(?:政府|门户|部门|官方|单位|本级)?(?:门户)?网站(?:常规公开)?$|政府网$|^政府门户$"),
    "政府公报": re.compile(r"公报"),
    "两微一端": re.compile(r"[两二]微一端|政务新媒体|^微信|^微博|客户端"),
    "发布会/听证会": re.compile(r"发布会|听证会"),
    "广播电视": re.compile(r"广播|电视"),
    "纸质媒体": re.compile(r"纸质|报刊|报纸"),
    "公开查阅点": re.compile(r"查阅(?:点|场所)"),
    "政务服务中心": re.compile(r"^(?:政务|行政)服务(?:中心|大厅)"),
    "便民服务站": re.compile(r"便民服务|便民中心"),
    "入户/现场": re.compile(r"入户|^现场$"),
    "社区/企事业单位/村公示栏（电子屏）": re.compile(r"公示栏|公开栏|电子屏"),
    "精准推送": re.compile(r"精准推送"),
    "其他": re.compile(r"^其[他它]"),
}
assert tuple(NAMES) == CHANNELS
TICKED: Final = "■▲▣☑☒●◆◼█þýüØ✔✓√★"
EMPTY: Final = "□△☐○◇◻¨"
LEAKED_TICKED: Final = "tRn"
LEAKED_EMPTY: Final = "口oqO"
WORD = (
    "政府|门户|部门|两微|二微|发布会|听证会|广播|纸质|公开查|政务|行政服务|便民|入户|社区|企事业|村|精准|其[他它]|12345|微信"
    "|单位"
)
GLYPH = re.compile(rf"[{TICKED}{EMPTY}]|[{LEAKED_TICKED}{LEAKED_EMPTY}](?=\s*(?:{WORD}))")
SEPARATOR = re.compile(r"[、，,;；\s]+")
SLASHED = re.compile(r"(发布会)\s*[、/]?\s*(听证会)|(入户)\s*[、/]\s*(现场)|(社区)\s*[、/]\s*(企事业单位)\s*[、/]\s*(村)")
TRIMMED = " 　、，,;；。.：:()（）0123456789-"


class Ticks(NamedTuple):
    """What one cell says."""

    ticked: frozenset[str]
    offered: frozenset[str]  # listed with an empty box


def read_channels(text: str) -> Ticks:
    """The channels of a cell, in the form's wording where they are of the form."""
    text = simplified(text.replace("¨", "□"))  # ¨ alone would be taken for a blank with an accent
    if not GLYPH.search(text):
        whole = SLASHED.sub(lambda match: "/".join(filter(None, match.groups())), text)
        return Ticks(frozenset(filter(None, map(name_of, SEPARATOR.split(whole)))), frozenset())
    ticked: set[str] = set()
    offered: set[str] = set()
    marks = list(GLYPH.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        name = name_of(text[mark.end() : after.start() if after else None])
        if name:
            (ticked if mark.group() in TICKED + LEAKED_TICKED else offered).add(name)
    return Ticks(frozenset(ticked), frozenset(offered))


def name_of(written: str) -> str:
    """A channel in the form's wording, or as written when the form has none like it."""
    text = bare(half_width(written)).strip(TRIMMED)
    return next((name for name, pattern in NAMES.items() if pattern.search(text)), text[:60])


def looks_like_channels(text: str) -> bool:
    """Whether a cell lists channels: by its boxes, or by naming one and nothing else."""
    if GLYPH.search(text) and len(bare(text)) > 2:
        return True
    names = [part for part in SEPARATOR.split(text) if part]
    return bool(names) and len(text) < 120 and all(name_of(part) in CHANNELS for part in names)
