"""Whether an endpoint's answer is an error answer, whatever its HTTP status says."""

import re
from collections.abc import Mapping

from crawler.lists.shapes import plain

_BAD_WORDS = re.compile(
    r"错误|异常|失败|繁忙|超时|频繁|未登录|请登录|登录超时|无权|没有权限|禁止|非法|拒绝|维护|验证码|error|exception|fail|denied|forbidden|timeout|invalid|illegal|unauthor",
    re.IGNORECASE,
)
_CODE_KEYS = frozenset(
    {
        "code",
        "status",
        "state",
        "errcode",
        "errorcode",
        "rptcode",
        "ret",
        "resultcode",
        "statuscode",
        "retcode",
        "returncode",
        "num",
    }
)
_TEXT_KEYS = frozenset(
    {"msg", "message", "errmsg", "errormsg", "error", "errormessage", "info", "desc", "reason", "exception", "tip"}
)
_GOOD_CODES = frozenset({"0", "1", "200", "00000", "0000", "success", "ok", "true", "200.0", ""})


def trouble(data: object, depth: int = 0) -> str:
    """What an answer says went wrong; ``""`` when it says nothing of the sort."""
    if not isinstance(data, Mapping) or depth > 2:
        return ""
    lowered = {str(key).lower(): value for key, value in data.items()}
    said = next(
        (plain(lowered[key]) for key in ("message", "msg", "errmsg", "errormsg", "error") if plain(lowered.get(key))), ""
    )
    if (
        lowered.get("error") is True
        or lowered.get("success") is False
        or lowered.get("issuccess") is False
        or lowered.get("ok") is False
    ):
        return said or "the answer calls itself an error"
    for key in _CODE_KEYS & lowered.keys():
        code = plain(lowered[key]).lower()
        if code in _GOOD_CODES or isinstance(lowered[key], bool):
            continue
        failed = re.fullmatch(r"-\d+|[45]\d\d", code) or _BAD_WORDS.search(code)
        if failed:
            return said or f"{key} {code}"
    for key in _TEXT_KEYS & lowered.keys():
        text = plain(lowered[key])
        if text and len(text) < 300 and _BAD_WORDS.search(text):
            return text
    for key in ("data", "result"):
        if inner := trouble(lowered.get(key), depth + 1):
            return inner
    return ""


def holds_nothing(data: Mapping[str, object]) -> bool:
    """Whether an answer has only its own frame: codes and messages, and nothing where the data should be."""
    frame = _CODE_KEYS | _TEXT_KEYS | {"success", "timestamp", "time", "traceid", "requestid"}
    return all(str(key).lower() in frame or value in (None, "", {}, []) for key, value in data.items())
