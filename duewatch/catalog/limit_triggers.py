"""The event a limit is counted from, recognised by the words before its number."""

import re
from typing import Final

from duewatch.domain.limits import Trigger

_PERSONS: Final = r"结果|名单|方案|对象|人选"
_ENDED: Final = r"确定|认定|评审|审核|审定|验收|评定|考核|办结|竣工|完成|结束"

# In the order of trust: an application that is received is not simply "received", a reply is not a decision.
_WORDS: Final[tuple[tuple[Trigger, re.Pattern[str]], ...]] = tuple(
    (trigger, re.compile(pattern))
    for trigger, pattern in (
        (Trigger.APPLICATION, r"(?:收到|受理|接到|提出).{0,8}申请|申请(?:受理)?之日|受理(?:之日|后)|依申请"),
        (Trigger.SOURCE_PUBLISHED, r"(?:上级|中国政府网|源站|源网站).{0,12}(?:发布|公开|印发|公布|刊发)|转载|转发"),
        (
            Trigger.CONGRESS_APPROVAL,
            r"(?<!部门)(?<!单位)[预决]算.{0,4}(?:批准|审议通过)|(?:人大|人民代表大会|常务委员会|常委会).{0,14}(?:批准|通过|审议|审查)",
        ),
        (Trigger.FINANCE_REPLY, r"财政.{0,12}(?:批复|批准)|(?:预算|决算).{0,6}批复|^批复(?:后|之日)"),
        (Trigger.SURVEY_END, r"调查.{0,6}(?:结束|完成|完毕)"),
        (Trigger.LINKED_PUBLISHED, r"(?:关联|对应).{0,12}(?:公开|发布|公布|出台|印发)|(?:文件|政策).{0,6}(?:公开|发布|公布)"),
        (Trigger.RECEIVED, r"(?:收到|接到|收文|接收)"),
        (Trigger.DECISION, r"(?:作出|做出|下达|送达|发出|核发|颁发).{0,10}(?:决定|决策|裁决|之日|后)"),
        (Trigger.DECISION, r"决定.{0,4}(?:作出|做出|形成|生效|之日|后)|批准|批复|会议.{0,4}通过"),
        (
            Trigger.RESULT_FIXED,
            rf"(?:{_PERSONS}).{{0,4}}(?:确定|产生|公布|认定)|(?:{_ENDED})(?:完成|结束|通过|合格)?(?:之日|后)",
        ),
        (Trigger.RESULT_FIXED, r"(?:完成|办理|通过).{1,8}(?:程序|手续|审批|审核|验收)(?:之日|后)|完成.{1,6}后"),
        (Trigger.MADE_OR_OBTAINED, r"制作|制定|获取|获得|获知|编制完成"),
    )
)
_FORMED: Final = re.compile(r"形成|产生|生成|印发|成文|签发|签订|发文|制发|出台|答复(?:后|之日)")
_CHANGED: Final = re.compile(r"变更|变动|变化|更新|修订|修改|调整|废止|失效")
_EVENT: Final = re.compile(r"会议|会后|听证|活动|召开|举行|举办|组织|开始|启动|实施|开展|开标|开学|发生|开工|报名|考试|招考")
_PUBLISHED: Final = re.compile(r"发布|公布|公开|出台|印发")
_REPOSTED: Final = re.compile(r"转载|转发")


def triggers_of(prefix: str, suffix: str = "") -> tuple[Trigger, ...]:
    """The events named before a number (for interpretations and reposts also after it): the main one first; or none.

    ``prefix`` is the text of the clause before the number, in the normal writing of ``limit_words``.
    """
    prefix = re.sub(r"^.*:", "", prefix)  # a label names the item, not the event
    formed, changed = bool(_FORMED.search(prefix)), bool(_CHANGED.search(prefix))
    if formed and changed:
        return (Trigger.FORMED, Trigger.CHANGED)
    if "解读" in prefix + suffix and _PUBLISHED.search(prefix):
        return (Trigger.LINKED_PUBLISHED,)
    for trigger, pattern in _WORDS:
        if pattern.search(prefix):
            return (trigger, Trigger.CHANGED) if changed and trigger is Trigger.MADE_OR_OBTAINED else (trigger,)
    if _REPOSTED.search(suffix):
        return (Trigger.SOURCE_PUBLISHED,)
    if formed:
        return (Trigger.FORMED,)
    if changed:
        return (Trigger.CHANGED,)
    return (Trigger.EVENT_START,) if _EVENT.search(prefix) else ()
