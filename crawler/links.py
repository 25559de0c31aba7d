"""The links of a page as they stand on it, each with its role and whether it belongs to the site's template."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode, create_tag

from crawler.attachments import PAGES
from crawler.filenames import FILE
from crawler.joining import resolve, standing
from crawler.lines import numbers
from crawler.normal import squeeze
from crawler.page import Page
from crawler.readings import PageLink

TEMPLATE = re.compile(
    r"head|foot|nav|menu|crumb|copyright|friend|toolbar|topbar|bottom|logo|lianjie|yqlj"
    r"|sidebar|tuijian|(?:^|[-_\s])(?:side|hot|recommend|related)(?:$|[-_\s])",
    re.IGNORECASE,
)
_FRAME = numbers(["header", "footer", "nav", "aside"])
_OUTERMOST = numbers(["body", "html"])
_IMG = create_tag("img").tag_id
MOST = 5000
_LEAVES = numbers(["li", "p", "td", "tr", "tbody", "span", "h1", "h2", "h3", "h4", "dt", "dd", "b", "strong", "em"])
"""Elements whose names say nothing of the part of the page they stand in."""
LONGEST_TEXT = 200
LONGEST_REMEMBERED = 1000
"""Characters of an address that is kept for the next page; a picture written into its address can have a million."""


def links_of(page: Page) -> tuple[PageLink, ...]:
    """Anchors in page order, then images and image maps. Occurrences are kept; dead pseudo-addresses have an empty ``url``."""
    found: list[PageLink] = []
    places: dict[int, bool] = {}
    known = places.get
    base = page.base
    for node, href in page.anchors[:MOST]:
        above = node.parent
        # Most links stand in an item of a list that was met before: this much of the question is asked here, without a call.
        if above is not None and above.tag_id in _LEAVES:
            above = above.parent
        in_template = None if above is None else known(above.mem_id)
        if in_template is None:
            in_template = _in_template(above, places)
        made = _anchor if len(href) <= LONGEST_REMEMBERED else _anchor.__wrapped__
        ground = "" if href[:4] == "http" else standing(base, href)
        found.append(made(ground, href, node.text_lexbor()[:LONGEST_TEXT], in_template))
    for node, role, href in _pictures(page)[:MOST]:
        made = _wordless if len(href) <= LONGEST_REMEMBERED else _wordless.__wrapped__
        found.append(made(standing(base, href), href, role, _in_template(node.parent, places)))
    return tuple(found)


def _pictures(page: Page) -> list[tuple[LexborNode, str, str]]:
    """Images and regions of image maps that have an address, with their role."""
    found = []
    for node in page.group("pictures"):
        role, name = ("image", "src") if node.tag_id == _IMG else ("link", "href")
        attributes = node.attributes
        if name in attributes:
            found.append((node, role, attributes[name] or ""))
    return found


@lru_cache(maxsize=8192)
def _anchor(ground: str, href: str, text: str, in_template: bool) -> PageLink:
    """One link. Of all link occurrences on a portal 98 % repeat from page to page, so they are put together once."""
    role = "link" if href.endswith(PAGES) or not FILE.search(href + " ") else "attachment"
    return PageLink(href, resolve(ground, href), squeeze(text), role, in_template)


@lru_cache(maxsize=8192)
def _wordless(ground: str, href: str, role: str, in_template: bool) -> PageLink:
    """The same for what has no text: a picture, a region of an image map."""
    return PageLink(href, resolve(ground, href), "", role, in_template)


@lru_cache(maxsize=4096)
def _is_template_name(name: str) -> bool:
    return TEMPLATE.search(name) is not None


def _in_template(node: LexborNode | None, places: dict[int, bool]) -> bool:
    """Whether an element is or stands in header, footer, menu, breadcrumb or a side block; answers are remembered."""
    passed: list[int] = []
    answer = False
    while node is not None:
        tag = node.tag_id
        if tag in _LEAVES:
            node = node.parent
            continue
        if tag in _OUTERMOST:
            break
        identity = node.mem_id
        known = places.get(identity)
        if known is not None:
            answer = known
            break
        passed.append(identity)
        if tag in _FRAME:
            answer = True
            break
        if (attributes := node.attributes) and ("id" in attributes or "class" in attributes):
            identifier, classes = attributes.get("id"), attributes.get("class")
            if (identifier and _is_template_name(identifier)) or (classes and _is_template_name(classes)):
                answer = True
                break
        node = node.parent
    for identity in passed:
        places[identity] = answer
    return answer
