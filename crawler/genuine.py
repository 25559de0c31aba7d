"""Is this page the page we asked for? Decided before anything else is read.

A wall, an error page or an empty shell that is taken for a page turns into false accusations ("nothing was published"); a real
page taken for a wall hides a breach. So every rule here needs a sign that a real page does not carry: a wall's own script or
cookie, an error's wording *as the page's title or only text*, a shell without text. Length alone never decides.
"""

import re
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser

from crawler.encoding import META_CHARSET
from crawler.readings import Genuineness
from duewatch.domain.sightings import SightingKind

SAMPLE = 60_000
"""Bytes that are looked at: walls and error pages are small, and their signs stand in front."""

WALLS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("jiasule", (b"__jsl_clearance", b"jiasule", b"yunaq.com/", "创宇盾".encode(), "创宇盾".encode("gbk"))),
    ("ruishu", (b"$_ts=window[", b"$_ts = window[", b"['$_ts']", b'["$_ts"]', b"/4qbvtadbnlvic/")),
    ("wzws", (b"wzwschallenge", b"wzws-waf", b"wzws_confirm", b"wzwsmethod", b"/waf_slider_verify")),
    ("cloudflare", (b"cf-browser-verification", b"/challenge-platform/", b"cf_chl_opt", b"attention required! | cloudflare")),
    ("safedog", (b"safedog.cn", b"safedogsite", "网站防火墙".encode(), "网站防火墙".encode("gbk"))),
    ("yundun", (b"errors.aliyun.com", b"acw_sc__v2", b"aliyun_waf")),
    ("anquanbao", (b"anquanbao.com", b"360wzws", b"wangzhan.360")),
    ("captcha", (b"initgeetest", b"tencentcaptcha(", b"slider_captcha", b"/captcha/verify")),
)
"""Signs of protecting walls in the bytes: their scripts, cookies and addresses."""

WALL_HEADERS = {
    "jiasule": ("jiasule", "__jsl_clearance", "__jsluid"),
    "yundun": ("acw_sc__v2", "yundun"),
    "wzws": ("wzws",),
    "cloudflare": ("cf-mitigated",),
    "knownsec": ("knownsec", "yunaq"),
}
WALL_STATUSES = {521: "jiasule", 202: "ruishu", 412: "ruishu"}
"""Statuses by which a wall answers a first visit: nobody else uses them on a GET of a page."""

TITLE = re.compile(rb"<title[^>]{0,200}>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)
FULL = 4_000
"""High bytes (three a Chinese character in UTF-8, two in GB) from which a page is a full page: no wall and no bare error
page talks so
much. What an error page inside a site's full template says is judged by its lines (:func:`apologises`)."""

DOCUMENT_TITLE = re.compile(r"关于|通知|公告|公示|报告|方案|办法|意见|决定|规定|通报|批复|公报|说明|解读|指南")
"""Words of a document's title: a notice *about* a maintained system is no error page."""

HEAVY = 400
"""Characters of visible text from which a page is believed to be a page whatever a single phrase in it says."""

GONE_TITLE = re.compile(
    r"^(?:错误)?[\s:：-]*(?:HTTP\s*)?(?:404|410)\b|页面(?:不存在|未找到|没有找到|找不到|已删除|丢失)|(?:找不到"
    r"|无法找到)(?:该|此|您(?:要|所)?(?:访问|请求)?的)?(?:网?页|文件|资源)|^\s*not\s*found|page not found"
    r"|(?:访问|请求|查看)的(?:网页|页面|应用|栏目)(?:的?地址)?(?:已经?|可能已?经?)?(?:变更|失效|停用|被?禁用)"
    r"|(?:没有找到|未找到|找不到)您(?:所?要|想要)?(?:找|访问|查看|请求)?的(?:页面|信息|内容|文章|栏目)|页面(?:已经?|可能)不存在"
    r"|文章(?:不存在|已被?删除)|信息(?:不存在|已被?删除)|内容(?:不存在|已被?删除)|您(?:访问|查看|请求|浏览)的(?:页面|内容|信息|文章|网页|栏目)(?:不存在|已(?:经)?被?删除|找不到|没有找到|可能已)",
    re.IGNORECASE,
)
ERROR_TITLE = re.compile(
    r"^(?:错误|出错|系统错误|服务器错误|程序错误|运行时错误|访问出错|出错了|错误(?:页面|信息|提示)|系统提示|error"
    r"|server\s*error|runtime\s*error|bad\s*gateway|service\s*unavailable|internal\s*server\s*error)"
    r"|^\s*(?:HTTP\s*)?50[0-4]\b|(?:Bad Gateway|Service (?:Temporarily )?Unavailable|Internal Server Error"
    r"|Gateway Time-?out)|Whitelabel Error Page|HTTP Status 5\d\d|HTTP Status 404"
    r"|服务器(?:内部)?错误|系统(?:繁忙|(?:正在)?(?:维护|升级))|网站(?:正在)?(?:进行)?(?:系统)?(?:维护|升级|改版|建设){1,2}中"
    r"|(?:Apache )?Tomcat/[\d.]+ - Error|(?:网站|服务)(?:暂时)?(?:无法访问|不可用)|外链请求失败",
    re.IGNORECASE,
)
STATUS_ALONE = re.compile(r"\s*(?:HTTP\s*)?(?:404|410|50[0-4])\s*", re.IGNORECASE)
"""A title that is nothing but a status: no page is called 502, however much a shield explains below it."""
BLOCKED_TITLE = re.compile(
    r"访问(?:被|受到)?(?:拒绝|拦截|禁止|受限|验证|异常)|安全(?:验证|检测|防护)|人机(?:验证|识别)|验证码|请求(?:被拦截"
    r"|异常|过于频繁)|access\s*denied|forbidden|拦截(?:提示|页面)|滑动验证|您的(?:访问|请求)(?:过于频繁|存在风险|被拦截"
    r"|被阻断|疑似)|访问过于频繁|操作过于频繁|身份验证|请(?:开启|启用|打开)javascript并?刷新|登[录陆]后?(?:才能|方可|才可以?)(?:查看|访问|浏览)",
    re.IGNORECASE,
)
LOGIN_TITLE = re.compile(
    r"(?:用户|统一|系统|后台|管理员|会员)?(?:身份认证|登录|登陆)(?:页面?|系统|入口|中心|平台|界面)?$|^login$|^sign in$",
    re.IGNORECASE,
)
PARKED = re.compile(
    r"(?:域名|domain).{0,12}(?:出售|转让|过期|停放|未备案|未绑定|待售|for sale|expired|parked)"
    r"|(?:站点|网站)(?:已(?:经)?)?(?:暂停|关闭|停止)(?:访问|服务)?|该域名|没有找到站点|未备案|网站已(?:迁移|下线|停用)"
    r"|welcome to nginx|It works!|IIS Windows Server|Test Page for|default web site page",
    re.IGNORECASE,
)
TROUBLES = (
    (GONE_TITLE, SightingKind.NOT_GENUINE, "soft-404"),
    (BLOCKED_TITLE, SightingKind.BLOCKED, "wall"),
    (ERROR_TITLE, SightingKind.NOT_GENUINE, "error-page"),
    (PARKED, SightingKind.NOT_GENUINE, "parked"),
)
SCRIPT_REDIRECT = "script-redirect"
EMPTY_SHELL = "empty-shell"
HIGH_BYTES = bytes(range(128, 256))
STRETCH = 6_000
"""Bytes that are counted at a time."""
PASSWORD = re.compile(rb"type\s*=\s*[\"']?password", re.IGNORECASE)
RELOADS = re.compile(
    rb"http-equiv\s*=\s*[\"']?refresh|location(?:\.href)?\s*=|location\.(?:replace|reload|assign)\s*\(|document\.cookie\s*=",
    re.IGNORECASE,
)
APP_ROOT = re.compile(rb"<div[^>]{0,80}\bid\s*=\s*[\"']?(?:app|root|__next|main-app)\b|ng-app\b|ng-view\b", re.IGNORECASE)


def judge(status: int, headers: Mapping[str, str], body: bytes, url: str) -> Genuineness:  # noqa: ARG001 - part of the contract
    """What an answer is: SEEN, or GONE, REFUSED, BLOCKED, NOT_GENUINE, FAILED with the wall's or error's name.

    ``headers`` may be empty when they are not known; ``body`` is as delivered, decompressed.
    """
    sample = body[:SAMPLE]
    full = status == 200 and is_full(sample)
    if not full and (wall := _wall(status, headers, sample, len(body))):
        return Genuineness(SightingKind.BLOCKED, wall)
    if status != 200 and (refusal := _by_status(status)):
        return refusal
    if full:
        return _by_title(_title(sample)) or Genuineness(SightingKind.SEEN)
    if not sample.strip():
        return Genuineness(SightingKind.NOT_GENUINE, "empty")
    if not _is_markup(sample, headers):
        return Genuineness(SightingKind.SEEN)
    return _by_text(sample, len(body))


def is_full(sample: bytes) -> bool:
    """Whether a page says so much that it cannot be a wall or a bare error page; cheap enough for every page."""
    high, middle = 0, len(sample) // 2
    # The middle first: there most pages say enough in one stretch, while their head is scripts and menus.
    for start in (*range(middle, len(sample), STRETCH), *range(0, middle, STRETCH)):
        part = sample[start : min(start + STRETCH, middle if start < middle else len(sample))]
        high += len(part) - len(part.translate(None, HIGH_BYTES))
        if high >= FULL:
            return True
    return False


def apologises(lines: Iterable[str]) -> bool:
    """Whether one of a page's short lines says that the page asked for does not exist.

    For pages on which no reader found anything: a site's full template around an apology.
    """
    return any(len(line) <= 60 and GONE_TITLE.search(line) for line in lines)


def _by_status(status: int) -> Genuineness | None:
    if status in (404, 410):
        return Genuineness(SightingKind.GONE, f"http-{status}")
    if status == 429:
        return Genuineness(SightingKind.BLOCKED, "rate-limit")
    if status in (401, 407):
        return Genuineness(SightingKind.BLOCKED, "login")
    if status >= 500:
        return Genuineness(SightingKind.FAILED, f"http-{status}")
    if status >= 400:
        return Genuineness(SightingKind.REFUSED, f"http-{status}")
    return None


def _wall(status: int, headers: Mapping[str, str], sample: bytes, length: int) -> str:
    """The name of the wall that answered, or ``""``."""
    if status in WALL_STATUSES and (status == 521 or length < 60_000):
        return _signed(sample) or WALL_STATUSES[status]
    if status >= 400 and headers:
        told = " ".join(f"{name}: {value}" for name, value in headers.items()).lower()
        for name, words in WALL_HEADERS.items():
            if any(word in told for word in words) and status in (403, 405, 418, 444, 503):
                return name
    start = sample[:400].lstrip()
    if length > SAMPLE or start[:1] in (b"{", b"["):
        return ""
    name = _signed(sample)
    return name if name and len(_visible(sample)) < HEAVY else ""


def _signed(sample: bytes) -> str:
    """The wall whose sign the bytes carry."""
    lowered = sample.lower()
    return next((name for name, signs in WALLS if any(sign in lowered for sign in signs)), "")


def _is_markup(sample: bytes, headers: Mapping[str, str]) -> bool:
    kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "").lower()
    start = sample[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (
        start[:1] in (b"{", b"[")
        or start[:5] in (b"%PDF-", b"PK\x03\x04\x14")
        or start[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    ):
        return False
    return "html" in kind or start[:1] == b"<" or b"<html" in sample[:2000].lower()


def _by_text(sample: bytes, length: int) -> Genuineness:
    text = _visible(sample)
    title = _title(sample)
    if b"ArticleTitle" in sample or DOCUMENT_TITLE.search(title):
        return Genuineness(SightingKind.SEEN)
    is_brief = len(text) < HEAVY or STATUS_ALONE.fullmatch(title) is not None
    if is_brief and length < SAMPLE and (verdict := _by_title(title)):
        return verdict
    if PASSWORD.search(sample) and LOGIN_TITLE.search(title) and len(text) < 2 * HEAVY:
        return Genuineness(SightingKind.BLOCKED, "login")
    if len(text) < 160 and length < SAMPLE and (verdict := _by_title(text)):
        return verdict
    if len(text) < 12 and length < SAMPLE:
        return _without_text(sample)
    return Genuineness(SightingKind.SEEN)


def _title(sample: bytes) -> str:
    at = sample.find(b"<title")
    at = sample.find(b"<TITLE") if at < 0 else at
    match = TITLE.match(sample, at) if at >= 0 else None
    return _text(match.group(1), sample).strip() if match else ""


def _by_title(words: str) -> Genuineness | None:
    """What a title (or the whole text of a tiny page) says of the page, if it speaks of trouble."""
    if not words or DOCUMENT_TITLE.search(words):
        return None
    for pattern, kind, note in TROUBLES:
        if pattern.search(words):
            return Genuineness(kind, note)
    return None


TARGET = re.compile(
    rb"(?:url\s*=\s*|location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*)[\"']?([^\"'<>\s;)]{1,500})", re.IGNORECASE
)


def redirect_target(body: bytes) -> str | None:
    """Where a page without text sends its reader (meta refresh or script), as written."""
    match = TARGET.search(body[:SAMPLE])
    return match.group(1).decode("utf-8", "replace") if match else None


def _without_text(sample: bytes) -> Genuineness:
    """A page without text: a script that sets a cookie and comes again, an application's shell, or pictures and frames."""
    lowered = sample.lower()
    if RELOADS.search(sample) and b"<img" not in lowered and b"<frame" not in lowered:
        return Genuineness(SightingKind.NOT_GENUINE, SCRIPT_REDIRECT)
    if APP_ROOT.search(sample):
        return Genuineness(SightingKind.NOT_GENUINE, EMPTY_SHELL)
    if any(tag in lowered for tag in (b"<img", b"<iframe", b"<frame", b"<embed", b"<object", b"<a ")):
        return Genuineness(SightingKind.SEEN)
    return Genuineness(SightingKind.NOT_GENUINE, EMPTY_SHELL)


def _visible(sample: bytes) -> str:
    """The text of a sample without tags, scripts and blanks; only for small pages.

    It is parsed, because patterns over tags are quadratic on a page of nothing but opening brackets.
    """
    tree = LexborHTMLParser(_text(sample, sample))
    tree.strip_tags(["script", "style", "noscript", "title", "template"])
    return "".join((tree.body.text() if tree.body else "").split())


def _text(part: bytes, whole: bytes) -> str:
    """Decoded well enough to find phrases: UTF-8 unless it is not."""
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        declared = META_CHARSET.search(whole[:4096])
        utf8 = declared is not None and b"utf" in declared.group(1).lower()
        return part.decode("utf-8" if utf8 else "gb18030", "ignore")
