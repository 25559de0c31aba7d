"""TRS with a search service behind its lists: the first pages stand in the file, all others come from a search by script.

The page says how many of its pages are static (``maxStaticIndex``), how many documents there are (``recordCount``) and what is
asked for (``channelid``, ``classsql``). The search is a POST; the address below carries the same parameters, and is kept with
the reading so that the operator can see where the rest of the column is.
"""

from crawler.layouts.layout import Layout, Shape

LAYOUT = Layout(
    name="trs_search",
    system="TRS with list search",
    signs=(("maxStaticIndex",), ("classsql",), ("recordCount",)),
    endpoint="/fjdzapp/search?channelid={channel}&classsql={query}&sortfield={sort}&prepage={size}&page={page}",
    variables={
        "channel": r"searchId:\s*['\"]?(\d+)",
        "query": r"classsql:\s*(?:[\"']{2}\s*\|\|\s*)?[\"']([^\"'\n]+)",
        "sort": r"sortfield:\s*[\"']([^\"'\n]+)",
        "size": r"prepage:\s*['\"]?(\d+)",
    },
    shapes=(
        # Names mislead here: pubdate is the date of the document (成文日期), docreltime the time of its release.
        Shape(
            marks=("datas", "page.recordcount"),
            rows="datas",
            keys={"published": "docreltime", "written": "pubdate"},
        ),
    ),
)
