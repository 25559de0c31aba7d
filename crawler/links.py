"""The links of a page as they stand on it, each with its role and whether it belongs to the site's template."""

import re

from selectolax.lexbor import LexborNode

from crawler.attachments import FILE
from crawler.normal import squeeze
from crawler.page import Page
from crawler.readings import PageLink

TEMPLATE = re.compile(r"head|foot|nav|menu|crumb|copyright|friend|toolbar|topbar|bottom|logo|lianjie|yqlj", re.IGNORECASE)
MOST = 5000
LONGEST_TEXT = 200


def links_of(page: Page) -> tuple[PageLink, ...]:
    """Anchors, image maps and images in page order; repeated occurrences are kept, dead pseudo-addresses have ``url`` "" ."""
    found: list[PageLink] = []
    places: dict[int, bool] = {}
    resolved: dict[str, str] = {}
    for node in page.tree.css("a[href], area[href], img[src]"):
        attributes = node.attributes
        image = node.tag == "img"
        href = attributes.get("src" if image else "href") or ""
        url = resolved.get(href)
        if url is None:
            url = resolved[href] = page.resolve(href)
        role = "image" if image else "attachment" if FILE.search(href + " ") else "link"
        text = "" if image else squeeze((node.text() or "")[:LONGEST_TEXT])
        found.append(PageLink(href, url, text, role, _in_template(node, places)))
        if len(found) == MOST:
            break
    return tuple(found)


def _in_template(node: LexborNode, places: dict[int, bool]) -> bool:
    """Whether header, footer, menu or breadcrumb surround a link; answers are remembered per element."""
    above = node.parent
    passed: list[int] = []
    answer = False
    while above is not None and above.tag not in ("body", "html", "-document"):
        identity = above.mem_id
        known = places.get(identity)
        if known is not None:
            answer = known
            break
        passed.append(identity)
        if above.tag in ("header", "footer", "nav"):
            answer = True
            break
        attributes = above.attributes
        identifier, classes = attributes.get("id"), attributes.get("class")
        if (identifier and TEMPLATE.search(identifier)) or (classes and TEMPLATE.search(classes)):
            answer = True
            break
        above = above.parent
    for identity in passed:
        places[identity] = answer
    return answer
