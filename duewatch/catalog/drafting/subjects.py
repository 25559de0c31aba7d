"""Whom a sentence asks, where no note says it: the bodies at its head, as in 各镇(街道)于6月底前….

Only names of bodies at the head of a sentence or of one of its parts count, and only where the words behind them say that these
bodies are to do something; everything else leaves the duty without a name, for the reviewer to fill in.
"""

import re
from collections.abc import Sequence
from typing import Final

from duewatch.catalog.drafting.printed import Printed

_BODY: Final = (
    "人民政府|政府|办事处|办公室|管委会|委员会|街道|街镇|镇街|乡镇|部门|单位|中心|科室|股室|处室|支队|大队|[局委办镇乡院台所站厅]"
    "|党政办|综合办|[股科处](?![室技])|村|社区|公司|企业|领导小组|小组|专班|两委|负责同志|负责人|主要领导|分管领导"
)
_NAME: Final = (
    rf"(?:(?:\d{{1,3}}[个家])?[\u4e00-\u9fff]{{1,24}}?(?:{_BODY})(?:\([^()]{{1,14}}\))?"
    r"|各(?:县|区)(?:\([^()]{1,14}\))?政府|各地)"
)
NAMES: Final = rf"{_NAME}(?:(?:、|(?<=\))[和与及]){_NAME})*"
"""A pattern of one or several bodies in a row.

和 joins names and stands inside them (住房和城乡建设局), so it is read as part of a name: else a long row could be cut in
countless ways.
"""
_ASKED: Final = (
    "牵头|负责|统筹|会同|配合|协同|指导|组织|督促|要|应|须|需|务必|必须|于|在|按|每|将|对|自|从|年内|全年|年底|[上下]半年|\\d|主动"
    "|定期|结合|根据|依据|接到|收到|及时|力争|参照|主要负责|分管|首月|本?季度|明确|建立|制定|完成|完善|公开|公布|更新|发布|编制|汇总|把|确定"
    "|请于|请在|定于|拟|抽查|通报|开展|召开|举办|提交|报送|至少|逐项|先|统一"
)
_DATE: Final = r"(?:于|在)?\d{1,4}[年月][\d年月日号底末前以之内初]{0,12}"
_SUBJECT: Final = re.compile(
    rf"(?:[^,]{{0,6}}:)?(?:{_DATE},?)?(?:请|由|以?及|同时|并|凡)?(?:({NAMES})(?={_ASKED})|(?<=请)({NAMES}))"
)
_ONLY_NAMES: Final = re.compile(rf"(?:{NAMES})等?")
_OFFICES: Final = re.compile(r"政务公开办?|信息公开(?:办|股|科)|公开办")  # names that hold what no other name does
_NO_NAME: Final = re.compile(
    "公开|公布|发布|推进|加强|完善|建立|落实|建设|制定|各类|通过|依托|利用|以|向|把|将|对|凡以|按照|根据|参照|依照|名义|组织|督促|指导|确保|进一步"
)
_LONGEST: Final = 60


def subject_of(words: Printed, spans: Sequence[tuple[int, int]]) -> str:
    """The bodies, as printed, at the head of the last of these parts of a sentence that names any; or empty."""
    for start, end in reversed(spans):
        found = _SUBJECT.match(words.plain, start, end)
        place = 0 if found is None else 1 if found[1] else 2
        if found and _is_name(found[place]):
            return words[found.start(place) : found.end(place)].quoted(200).rstrip("、和与及")
    return ""


def is_only_names(text: str) -> bool:
    """Whether words are the names of bodies and nothing else: 区司法局、各镇(街道)."""
    return _ONLY_NAMES.fullmatch(text) is not None and _is_name(text)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and not _NO_NAME.search(_OFFICES.sub("", text))
