"""A document that is a picture: where no text stands with the heading, the picture beside it is the text."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler import votes
from crawler.lines import Line
from crawler.whole import whole

NEAR_HEADING = 6
"""Elements from the heading outwards among which the picture of a document without a text stands."""
MOST_PICTURES = 40
ICON = 80
"""Pixels of a side up to which a picture is a sign and no document."""
ICON_NAME = re.compile(
    r"icon|ico[_.]|logo|share|weixin|wechat|weibo|qrcode|ewm|erweima|print|close|btn|button|arrow|dot|line|bg[_.]|banner|blank|space",
    re.IGNORECASE,
)
IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)(?:$|[?#])", re.IGNORECASE)


def around_picture(lines: Sequence[Line], title: str) -> LexborNode | None:
    """The element around the picture that stands with the heading, in a place without a telling name; ``None`` for none.

    ``title`` is in the form for comparing.
    """
    heading = next((line for line in lines if title and line.says(title) and line.links * 2 < len(line.text)), None)
    node = heading.block if heading is not None else None
    for _ in range(NEAR_HEADING):
        node = node.parent if node is not None else None
        if node is None or node.tag in ("body", "html"):
            return None
        for picture in node.css("img, embed, object")[:MOST_PICTURES]:
            if _is_content(picture, node):
                return picture.parent or node
    return None


def _is_content(picture: LexborNode, within: LexborNode) -> bool:
    """Whether a picture can be a document: no icon by its size or name, no link to another page, not in the page's frame."""
    attributes = picture.attributes
    given = (whole((attributes.get(name) or "").removesuffix("px")) for name in ("width", "height"))
    sizes = [size for size in given if size is not None]
    address = attributes.get("src") or attributes.get("data") or ""
    if not address or (sizes and min(sizes) <= ICON) or ICON_NAME.search(address.rsplit("/", 1)[-1]):
        return False
    node: LexborNode | None = picture
    while node is not None and node.mem_id != within.mem_id:
        names = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
        if node.tag in votes.MARGINS or votes.WRONG_PLACE.search(names):
            return False
        if node.tag == "a" and not IMAGE_FILE.search(node.attributes.get("href") or ""):
            return False
        node = node.parent
    return True
