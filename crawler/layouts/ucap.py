"""UCAP (开普): ``createPageHTML(box, pages, this, name, extension, documents)``, pages counted from 1.

The function itself stands in a file of its own, so the page does not say what address it makes. The second page of
``list.shtml`` is ``list_2.shtml`` on this system; the reader gives that as a guess, which may fail without being a fault of
the portal.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="ucap",
    system="UCAP",
    signs=(("createPageHTML('page", 'createPageHTML("page'),),
    next_page="{name}_{next}.{extension}",
)
