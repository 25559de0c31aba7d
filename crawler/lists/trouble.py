"""Whether an endpoint's answer is an error answer, whatever its HTTP status says.

Two questions. :func:`trouble`: does the answer say that something went wrong? :func:`vouches`: does everything that an
answer says of itself speak for it? Rows are believed wherever they are; that there are none is believed only of an answer
without trouble that vouches for itself, because codes and words of failure are without end, and those of success are few.
"""

import re
from collections.abc import Iterator, Mapping

from crawler.lists.shapes import plain

FRAMES = ("data", "result", "head", "header", "status", "state", "meta", "response", "body", "error", "errors", "res", "ret")
"""Keys under which an answer speaks of itself once more."""

LONGEST_MESSAGE = 300
"""Characters of a text that is a message; longer ones are content."""

_BAD_WORDS = re.compile(
    r"错误|有误|异常|失败|繁忙|超时|频繁|未登[录陆]|请先?登[录陆]|登[录陆](?:超时|失效|过期)|无权|未授权|没有权限|禁止|非法|拒绝|维护"
    r"|验证码|不可用|开小差|稍后[再重]试|[未不]成功|超限|(?:已|令牌|签名)(?:过期|失效)|未注册|不合法"
    r"|error|exception|fail|denied|forbidden|timeout|invalid|illegal|unauthor|expired|not found|rate.?limit|limit.?exceeded",
    re.IGNORECASE,
)
_GOOD_WORDS = re.compile(
    r"(?:.{0,12}(?<!不)(?<!未)成功[!！。.]?|正常|完成|ok|succe\w*|(?:query|request|operation) succe\w*|done|true|null|none"
    r"|(?:暂)?(?:无|没有)(?:查询到|检索到|找到|相关|符合|更多|任何|可用|数据|记录|信息|内容|结果|文章|公告|条件|的|[，,。.!！])*"
    r"|未(?:能)?(?:查询|检索|找|查)到.{0,20}|查询(?:结果)?为空|no (?:data|records?|results?|content)|empty|没有更多.{0,6})",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:err(?:or)?|rsp|resp|res|result|ret|return|rpt|status|biz|sub|http|api)?(?:code|no)|status|state|ret|flag|num"
)
_TEXT = re.compile(
    r"(?:err(?:or)?|rsp|resp|res|result|ret|return|status)?(?:msg|message|desc|info|text)|error|reason|exception|tip"
)
_FLAG = re.compile(r"(?:is)?(?:success|ok|succeed|succeeded)|result|state|status|flag|ret")
_FAULT = re.compile(r"(?:is|has)?(?:error|err|fail|failed|exception)s?")
_ERROR_NUMBER = re.compile(r"err(?:or)?(?:code|no)")
_GOOD_CODES = frozenset(
    (
        "",
        "0",
        "1",
        "200",
        "200.0",
        "20000",
        "00000",
        "0000",
        "000000",
        "success",
        "succeed",
        "ok",
        "true",
        "y",
        "normal",
        "成功",
    )
)
_PAGING = frozenset({"timestamp", "time", "traceid", "requestid", "success"})


def trouble(data: object, depth: int = 0) -> str:
    """What an answer says went wrong; ``""`` when it says nothing of the sort."""
    if not isinstance(data, Mapping) or depth > 2:
        return ""
    lowered = _lowered(data)
    said = next((text for name in ("message", "msg", "errmsg", "errormsg", "error") if (text := plain(lowered.get(name)))), "")
    for name, value in lowered.items():
        if _FLAG.fullmatch(name) and (value is False or plain(value).lower() == "false"):
            return said or f"{name} false"
        if _FAULT.fullmatch(name) and (value is True or plain(value).lower() == "true" or (isinstance(value, list) and value)):
            return said or "the answer calls itself an error"
        if _CODE.fullmatch(name) and not isinstance(value, bool) and _is_bad(name, plain(value).lower()):
            return said or f"{name} {plain(value)}"
        if name == "num" and plain(value).startswith("-"):
            return said or f"{name} {plain(value)}"
    for name, value in lowered.items():
        if not isinstance(value, str) or "<" in value or len(value) >= LONGEST_MESSAGE:  # markup is content
            continue
        if (_TEXT.fullmatch(name) or name in FRAMES) and _BAD_WORDS.search(value):
            return plain(value)
    for name in FRAMES:
        if inner := trouble(lowered.get(name), depth + 1):
            return inner
    return ""


def vouches(data: object) -> bool:
    """Whether all codes of an answer are those of success, and all messages speak of success or of nothing found."""
    for name, value in _said(data, 0):
        text = plain(value).lower()
        if _CODE.fullmatch(name) and not isinstance(value, bool) and text not in _GOOD_CODES:
            return False
        if _TEXT.fullmatch(name) and text and text not in _GOOD_CODES and not _GOOD_WORDS.fullmatch(text):
            return False
    return True


def holds_nothing(data: Mapping[str, object]) -> bool:
    """Whether an answer has only its own frame: codes and messages, and nothing where the data should be."""
    return all(_is_frame(name) or value in (None, "", {}, []) for name, value in _lowered(data).items())


def _is_frame(name: str) -> bool:
    return name in _PAGING or any(shape.fullmatch(name) for shape in (_CODE, _TEXT, _FAULT)) or name == "status"


def _is_bad(name: str, code: str) -> bool:
    """A code of failure: negative, like an HTTP status of failure, a word of it, or any number of an error but none."""
    if code in _GOOD_CODES:
        return False
    if _ERROR_NUMBER.fullmatch(name) and code.isdigit():
        return int(code) != 0
    return bool(re.fullmatch(r"-\d+|[345]\d\d|9{3,8}", code) or _BAD_WORDS.search(code))


def _said(data: object, depth: int) -> Iterator[tuple[str, object]]:
    """Every key with its value that an answer may use to speak of itself."""
    if not isinstance(data, Mapping) or depth > 2:
        return
    lowered = _lowered(data)
    yield from lowered.items()
    for name in FRAMES:
        yield from _said(lowered.get(name), depth + 1)


def _lowered(data: Mapping[str, object]) -> dict[str, object]:
    return {str(key).lower().replace("_", ""): value for key, value in data.items()}
