"""Hanweb jpaas: the page is built of units; the list is a unit that a script fetches as JSON with markup inside.

The script element carries the address (``url``) and the parameters (``queryData``) of its unit. Pages are asked for by
``paramJson={"pageNo":2,"pageSize":15}``. The generic reader takes the unit of type ``column`` as the list's endpoint.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="hanweb_jpaas",
    system="Hanweb jpaas",
    signs=(("jpaas-publish-server",),),
)
