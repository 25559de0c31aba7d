"""Labels in traditional characters: pages of the kind 繁體版, and old templates that mix both scripts.

Only the characters of labels are needed, so a table of them does: converting every line of a page by a library would cost more
than reading it. Where one character has two traditional forms in use (佈 and 布, 佔 and 占) both are made.
"""

from collections.abc import Iterable, Mapping

_SIMPLIFIED = (
    "发时间机关号标题来类别编录键词废责浏览数体实单组种语载记护视门务对围续级领导应统写传动态产签颁订审点击阅读报"
    "称区划处随内开设摄链获现术执无见党县乡镇长规则财计协调检监办证书问请参与网页联备红项员权负热线电话图专综预决据"
    "质亩贯层准"
)
_TRADITIONAL = (
    "發時間機關號標題來類別編錄鍵詞廢責瀏覽數體實單組種語載記護視門務對圍續級領導應統寫傳動態產簽頒訂審點擊閱讀報"
    "稱區劃處隨內開設攝鏈獲現術執無見黨縣鄉鎮長規則財計協調檢監辦證書問請參與網頁聯備紅項員權負熱線電話圖專綜預決據"
    "質畝貫層準"
)
TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
_ALSO = (
    ("發布", "發佈"),
    ("公布", "公佈"),
    ("頒布", "頒佈"),
    ("范圍", "範圍"),
    ("聯繫", "聯系"),
    ("製定", "制定"),
    ("制發", "製發"),
)


def spellings(words: Iterable[str]) -> Mapping[str, str]:
    """Every way of writing some labels → the label as we write it, the labels themselves included.

    >>> spellings(["发布日期"])["發佈日期"]
    '发布日期'
    """
    found: dict[str, str] = {}
    for word in words:
        found[word] = word
        written = word.translate(TRADITIONAL)
        for one, other in (("", ""), *_ALSO):
            found.setdefault(written.replace(one, other) if one else written, word)
    return found
