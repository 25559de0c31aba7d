"""TRS with a search service behind its lists: the first pages stand in the file, all others come from a search by script.

The page says how many of its pages are static (``maxStaticIndex``), how many documents there are (``recordCount``) and what is
asked for (``channelid``, ``classsql``). The search is a POST of a form; it only reads. It is asked for the rows that do not
stand in the file.
"""

from crawler.layouts.layout import Layout, Shape

LAYOUT = Layout(
    name="trs_search",
    system="TRS with list search",
    signs=(("maxStaticIndex",), ("classsql",), ("recordCount",)),
    endpoint="{path}",
    form={
        "channelid": "{channel}",
        "sortfield": "{sort}",
        "classsql": "{query}",
        "classcol": "publishyear",
        "classnum": "100",
        "classsort": "0",
        "cache": "true",
        "page": "{page}",
        "prepage": "{size}",
    },
    reads=(r"/fjdzapp/search$",),
    variables={
        "path": r"listApi:\s*\{\s*url:\s*[\"'](/[\w./-]*search)[\"']",
        "channel": r"searchId:\s*['\"]?(\d+)",
        "query": r"classsql:\s*(?:[\"']{2}\s*\|\|\s*)?[\"']([^\"'\n]+)",
        "sort": r"sortfield:\s*[\"']([^\"'\n]+)",
        "size": r"prepage:\s*['\"]?(\d+)",
    },
    defaults={"path": "/fjdzapp/search", "sort": "-docorderpri,-docreltime", "size": "15"},
    shapes=(
        # Names mislead here: pubdate is the date of the document (成文日期), docreltime the time of its release.
        Shape(
            marks=("datas", "page.recordcount"),
            rows="datas",
            keys={"published": "docreltime", "written": "pubdate"},
        ),
    ),
)
