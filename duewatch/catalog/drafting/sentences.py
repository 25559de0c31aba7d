"""Which part of a sentence is a duty with a time: a verb of doing, a limit, and nothing that says it lies behind us."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.subjects import subject_of
from duewatch.catalog.drafting.times import PlanYear, cell_limit, is_only_a_time, limit_of, only_lasts, says_by_when
from duewatch.catalog.limit_words import normalise
from duewatch.domain.limits import Limit

VERB: Final = re.compile(
    "公开|公布|发布|公示|完成|下发|编制|制订|分解|细化|会商|听取|总评|制定|制作|建立|建设|建成|报送|书面报|上报|报区|报市|报县|报省|报至|报到|提交|出台|开展|组织|更新|公告|"
    "转载|转发|回复|答复|答办|办结|处理|受理|解读|开设|设立|设置|解决|落实|参照执行|提升|增加|推出|成立|部署|自评|自查|整改|优化|明确|完善|打造|宣传|"
    "上线|梳理|汇总|总结|培训|检查|通报|反馈|审查|实现|达到|形成|召开|举办|清理|调整|修订|评估|考核|督查|督导|推进|启动|发放|保障|"
    "移交|送交|备案|归档|归集|印发|巡查|测评|测试|抽查|普查|备查|征集|征求|维护|录入|填报|配备|学习|研究|统计|邀请|走访|回应|纠正|关停|改版|提出|撤|报告|报备|报请|通知|告知|送达|核实|登记|处置|移送|整合|迁移|转办|落地|张贴|刊登|巡检|读网|监测|推送|启用|分析|研判|曝光|排查|编发|抽检|调度|确定|收集|对接|入库|调查|"
    "评议|通气|曝光|销号|覆盖|接入|标注|核对|补充|编印|挂网|上网|上墙|公告|比对|校对|约谈|验证|复核|跟踪|轮训|轮换|更换|签订|签收|说明"
)
_DEED: Final = re.compile(
    r"(?:\d[^,;]{0,6}(?:以?前|之前|以?内)|[年月季度][底末](?:前|(?!前))|[上下]半年)(?![\u4e00-\u9fff]{0,5}的|不[得予])[\u4e00-\u9fff]{2,}"
    r"|(?:不少于|不低于|至少)\d|每[^,;]{0,12}\d(?:次|期|场)|每逢"
)
"""Words behind 内 or 前 say what is done even where the verb is none of the usual ones (7个工作日内上网)."""

_DONE_ON: Final = re.compile(
    "公开|公布|发布|公示|完成|报送|书面报|上报|上线|报区|报市|报县|报省|提交|印发|出台|召开|举办|开展|组织|通报|启动|验收|更新|培训|检查|"
    "评估|测评|建成|编制|制定|制订|自查|自评|复核|抽查|督查|考核|推进|整改|清理|调度|部署|审议|测试|普查|宣传|学习"
)
_PAST: Final = re.compile(
    r"截[至止].{0,16}(?:已|共|累计)|(?<!对)已(?:于|经|完成|公开|有|在)(?!的|信息|内容)|(?<!\d{4}年)以来|周年|研究同意|审议通过|会议通过|有效期(?!届?满|到期)|施行|试行期|停止执行|同时废止"
    r"|\d[年月日][^,]{0,14}(?:印发|公布|发布|出台|制定|修订|颁布|下发)(?:了|的|《|\u3000)|[完公发开]\S{0,2}了\d|去年|上年(?!度)"
    r"|(?:完成|公开|发布|公布|开展|制定|建立|印发|出台|召开|组织|取得)了|被(?:通报|评|列|扣)|次以上的|扣\d|扣分"
    r"|\d日以[^,;]{0,16}令[^,;]{0,12}(?:公布|发布)|\d[月日号](?![前底末])[^,;]{0,30}[^为]了(?![解结])"
    r"|\d[月日号][^,]{0,24}(?:精神|讲话|会议?(?:召开|结束)?[后上])"
    r"|(?:针对|对照|按照|根据)[^,]{0,30}(?:指出|反馈|通报|发现|提出|下发|印发|规定|要求)的?|(?:统计|数据|采集)[^,;]{0,6}(?:期限|时段|区间|周期|口径|时间)(?:为|是|:)"
)
_UNMET: Final = re.compile(
    r"(?:以?前|以?内|期限|时限)(?:仍|还|尚)?(?:未|无|没有|不能|拒不)[^,;]{0,14}的?(?:,|$)|^(?:凡|对|若|如)[^,;]*(?:未|不)[^,;]*的,?$"
    r"|(?:以?前|之前|以?内)不[得准宜](?!少于|低于|超过|[晚迟]于)"
    r"|^对[^,;]*(?:以前|之前)[^,;]{0,8}的|^对[^,;]*\d[月日年]?底?前(?:印发|制发|制定|出台|公布|发布|设立|形成)[^,;]*的"
)
"""Who has not done it in time (14日内无更新的), or what was made before a day: no time in which to do something."""

_ADVERB: Final = re.compile("(?:以?前|之前|以?内|之内|底|起|[上中下]旬|(?<!个)[月日]),$")
"""自印发之日起1个月内,…: what is done stands behind the comma, whatever verbs stand before it."""

_IN_WHICH_WAY: Final = re.compile(
    "(?:按照|根据|依据|依照|结合|围绕|参照|对照|通过|依托|在)(?:[^,]*(?:要求|规定|范围|精神|部署|实际|基础上|目标|方案|标准|情况)),"
)
"""A part that says only on what ground or in which way; what is done stands behind it."""

_PART_OF_YEAR: Final = re.compile("[月日底季旬]|半年")
_REACHED: Final = re.compile("(?:基本|全面|初步|率先|力争|全县|全市|全区)*(?:建成|实现|完成|形成|达到)")
_TOLD: Final = re.compile(r"了|已|共|获|被|出台|印发《")
_HALF_DAY: Final = re.compile("\\d[日号](?:上午|下午|晚上?),$")
_ENTRY: Final = re.compile(r"([^,:。;]{3,24}):([^:]{2,40})")
_NOT_DONE: Final = re.compile("未|无法|没有|连续|超过|达到")
_NO_ENTRY: Final = re.compile("时间|时限|期限|时段|日期|口径|范围|电话|来源|地址|频次")
"""申报指南:受理开始前10个工作日: an entry of a list that says of each thing when."""

_REPORTED: Final = re.compile(
    r"共(?:主动)?(?:公开|发布|受理|办理|收到|召开|开展|组织|举办)[^,。]{0,14}\d|累计|同比|环比|率为\d|(?:检查|监测|普查|抽查)\d+家?次"
)
"""A sentence that gives figures tells what was done."""

_YEAR_FIRST: Final = re.compile(r"((?:19|20)\d{2})年(?:度|以来)?,")
_MODAL: Final = re.compile("(?<![主重摘需])要(?![点素求件闻])|(?<![回相响适供])应(?![急对])|须|将|(?<!申)请|务必|确保|力争")
_ONE_DAY: Final = re.compile(r"\d月\d{1,2}[日号]")
_ONE_MONTH: Final = re.compile(r"\d月份?(?!\d)|第[1-4]季度")
_LABELLED: Final = re.compile(
    r"^[•·\s]*(?:来源|作者|编辑|索引号|文号|(?:成文|发布|公布|生成|印发|公开|施行|更新|发文|录入|起草)?(?:日期|时间)):|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:数|次数|量)"
    r"|(?:成文|发布|公布|生成|印发|发文)(?:日期|时间):\d{4}"
)
_SIGNED: Final = re.compile(r"^[^:]{0,34}(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|[./-]\d{1,2}[./-]\d{1,2})(?:印发|发布)?\)?$")
_TITLE: Final = re.compile(
    r"(?:[^,。;:]{2,30})?关于[^,。;:!?]{6,70}的(?:通知|通报|报告|意见|函|公告|公示|方案)(?:\([^()]{1,12}\))?"
)
"""The name of a document, in which a period is the one it is about."""
_SHORT: Final = 28  # a part shorter than this hardly says what is to be done
_SHORTEST_VAGUE: Final = 10  # 定期公开 alone is a heading
_SAYS_WHAT: Final = re.compile("(?:主要)?包括|主要是|主要有|内容为")
_FAR: Final = 300  # characters before a part in which the year it means may stand
_BARE: Final = re.compile(
    r"[\d年月日前底末内并于在至,]|不得?[晚迟]于|最晚|[当次]年|[最至]迟|最[长多]|不超过|个?工作日|个?小时|(?:政府)?(?:门户)?网站上?|全面|公开|公布|发布|完成|[区县市镇]|\u3000"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A duty inside a paragraph: where its words stand, where the words that set the time, and the limit."""

    start: int
    end: int
    time_start: int
    time_end: int
    limit: Limit
    by_when: bool  # a date with 前 or 底, and not only a day on which
    own_verb: bool  # the part with the limit says itself what is done
    who: str  # the bodies at the head of the sentence or of the part, as printed; or empty


def is_signature(text: str) -> bool:
    """A line that is only a day, perhaps behind the name of who signed; or a label of the page."""
    return _SIGNED.match(normalise(text) if len(text) < 60 else text) is not None or (
        len(text) < 60 and (_LABELLED.search(text) is not None or _TITLE.fullmatch(text) is not None)
    )


def parts_of(words: Printed, masked: str, year: PlanYear, above: str = "") -> Iterator[Part]:
    """The duties of a paragraph's sentences.

    ``masked`` is the paragraph with notes and titles blotted out, ``above`` the heading that dates it.
    """
    who = ""
    for start, end in words.sentences(masked):
        who = who if masked[start - 1 : start] == ";" else ""  # behind a semicolon the same bodies go on
        who = subject_of(words, [(start, end)]) or who
        if _REPORTED.search(masked, start, end) or _is_review(masked[start:end], year):
            continue
        for part in _in_sentence(words, masked, (start, end), year, above):
            yield part if part.who else replace(part, who=who)


def _is_review(sentence: str, year: PlanYear) -> bool:
    """2024年,全区… in a plan of 2025, and nothing that is still to be done."""
    found = _YEAR_FIRST.match(normalise(sentence[:12]))
    return found is not None and year.year is not None and int(found[1]) < year.year and not _MODAL.search(sentence)


def _in_sentence(words: Printed, masked: str, sentence: tuple[int, int], year: PlanYear, above: str) -> Iterator[Part]:
    """One duty a part between commas that names a limit; a neighbour part lends its verb or object."""
    start, end = sentence
    spans = [
        (start + found.start(), start + found.end()) for found in re.finditer(r"(?:\([^()]*\)|[^,])+,?", masked[start:end])
    ]
    entry = _ENTRY.match(masked, *spans[0]) if spans else None
    named = entry is not None and not _NO_ENTRY.search(entry[1])
    limits = [_limit(masked, span, year, above) for span in spans]
    if entry and named and limits[0] is None and not (_PAST.search(entry[0]) or _NOT_DONE.search(entry[2])):
        set_by = cell_limit(entry[2].strip(","), year)
        limits[0] = set_by if set_by and any(clause.n or clause.by or clause.by_yearly for clause in set_by.clauses) else None
    used = -1  # the last part that belongs to a duty already
    for at, (limit, span) in enumerate(zip(limits, spans, strict=True)):
        if limit is None:
            continue
        part = masked[span[0] : span[1]]
        first = last = at
        follows = at + 1 < len(spans) and limits[at + 1] is None
        says_less = not VERB.search(part) or _ADVERB.search(part) or _says_not_what(re.sub(r"^[我本全][区县市镇],", "", part))
        if follows and says_less:
            last = at + 1  # 于12月25日前,…书面报区政府办
            while last + 1 < len(spans) and limits[last + 1] is None and _IN_WHICH_WAY.match(masked, *spans[last]):
                last += 1  # 年底前,按照…要求,全面完成…
        if at and (_says_not_what(part) if at - 1 <= used else len(part) < _SHORT and limits[at - 1] is None and not above):
            first = at - 1  # 重大政策,每年至少解读1次; 编制标准目录,并于11月15日在网站公开
        whole = masked[spans[first][0] : spans[last][1]]
        if last + 1 < len(spans) and _SAYS_WHAT.match(masked[slice(*spans[last + 1])]) and limits[last + 1] is None:
            last += 1  # 对常规性工作定期公开,主要包括…
        dated_alone = (
            last > at
            and is_only_a_time(part.strip(","))
            and _names_a_task_time(part, masked[spans[last][0] :])
            and not _TOLD.search(masked[slice(*spans[last])])
        )
        is_entry = named and at == 0
        if not (VERB.search(whole) or _DEED.search(normalise(part)) or dated_alone or is_entry):
            continue
        if last > at and not says_by_when(part) and "了" in masked[slice(*spans[last])]:
            continue  # 今年4月,上级对我区网站进行了抽查
        if _HALF_DAY.search(part) and not _MODAL.search(whole):
            continue  # 3月15日下午,县里召开会议 is news
        if not dated_alone and not is_entry and not _is_meant(part, whole, limit, year):
            continue
        used = last
        own = masked[span[0] : spans[last][1]]
        own_verb = VERB.search(own) is not None or _DEED.search(normalise(own)) is not None
        who = subject_of(words, spans[: last + 1])
        yield Part(spans[first][0], spans[last][1], *span, limit, by_when=says_by_when(part), own_verb=own_verb, who=who)


def _limit(masked: str, span: tuple[int, int], year: PlanYear, above: str) -> Limit | None:
    part = masked[span[0] : span[1]].strip(",")
    if _PAST.search(normalise(part)) or _PAST.search(part) or _UNMET.search(part):
        return None
    before = f"{above},{masked[max(0, span[0] - _FAR) : span[0]]}".rpartition("。")[2]
    return limit_of(part, year, before)


def _names_a_task_time(part: str, after: str) -> bool:
    """Whether a date that stands alone between commas is when something is to be done: a bare year only where it is reached."""
    return _PART_OF_YEAR.search(part) is not None or _REACHED.match(after) is not None


def _says_not_what(part: str) -> bool:
    """Whether a part names when and where but not what: 并于2020年11月15日在区门户网站公开."""
    return len(_BARE.sub("", normalise(part))) < 5


def _is_meant(part: str, whole: str, limit: Limit, year: PlanYear) -> bool:
    """Whether a limit binds somebody: a date with 前 or 底, a count, a repetition; a bare day or month only with a deed."""
    if only_lasts(limit):
        return len(whole.replace("\u3000", "")) >= _SHORTEST_VAGUE
    if not all(clause.by for clause in limit.clauses) or says_by_when(part):
        return True
    plain = normalise(part)
    if _ONE_DAY.search(plain):
        return _DONE_ON.search(whole) is not None
    own_year = year.year is None or any(clause.by and clause.by.year >= year.year for clause in limit.clauses)
    return own_year and _ONE_MONTH.search(plain) is not None and _DONE_ON.search(whole) is not None
