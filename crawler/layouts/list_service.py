"""List services that a page's own script asks by POST: 信息列表 by column and page number, under a few well-known names.

Many portals are built on frameworks in which every question is a POST, reading included. The names below say that they read; a
call to one of them that stands in the page with all its parameters is made as it stands, and nothing else is ever posted.
"""

from crawler.layouts.layout import Layout

_WHAT = "Info|Doc|Article|Content|News|Manuscript|Policy|File|Data|Channel|Column|Xxgk"
_ENDING = r"\.(?:do|jsp|action|json)"

LAYOUT = Layout(
    name="list_service",
    system="list service by POST",
    signs=(
        (
            "getInfoList", "queryInfoListByPage", "queryInfoList", "getInfoPage", "queryList", "getDocList", "getArticleList",
            "getContentList", "getNewsList", "listByPage", "selectByPage", "queryPage", "getPageList", "xxgk/search.jsp",
            "searchInfo", "docList", "getManuscriptList", "queryManuscript",
        ),
        ("ajax(", "$.post(", "axios", "fetch("),
    ),
    reads=(
        rf"/(?:get|query|find|select|list|search|page)(?:{_WHAT})?(?:List|Page)?(?:ByPage|ByChannel|ByColumn)?(?:{_ENDING})?$",
        rf"(?i)/(?:{_WHAT})(?:List|Page|/list|/page|/search|/query)(?:{_ENDING})?$",
        r"/module/xxgk/search\.jsp$",
        r"/jpaas-[\w-]+/.{0,80}/(?:queryInfoListByPage|getInfoList|search|list)$",
    ),
)  # fmt: skip
