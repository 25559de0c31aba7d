"""发文机关: the body that issued the document; of a joint document the organ that owns the number (rules 7.3)."""

import re

from crawler.fields.rule import FieldRule
from crawler.normal import bare, squeeze
from duewatch.domain.records import FieldName

ORGAN = re.compile(
    r".{1,40}(?:政府|委员会|办公室|办公厅|国务院|管委会|党工委|委员会|人大|政协|总局|监管支局|管理部|服务中心|中心|部|委|局|厅|署|院|办|处|站|所|队|公司|集团|银行|大学|学校|协会|法院|检察院|街道办事处|镇|乡|领导小组|指挥部|联席会议|小组)"
)

RULE = FieldRule(
    FieldName.ISSUER,
    labels=(
        "发文机关", "发布机构", "发文机构", "发文单位", "发布单位", "发布机关", "制发机关", "制定机关", "公开主体",
        "公布机关", "发布部门",
        "发文部门", "公开单位", "公开机构", "信息公开主体", "印发机关", "制发单位", "颁布机关", "颁发部门", "发文主体",
        "公开责任部门", "公开责任单位", "公开责任主体", "责任部门", "发布主体", "制作机关",
        "信息发布机构", "信息发布单位", "信息公开机构", "信息公开单位", "制定单位", "制定部门", "制定主体",
    ),
    metas=("publisher",),
    keys=("puborg", "fwjg", "issuer", "publishorg", "organname", "pubunit", "department"),
    longest=120,
)  # fmt: skip


def is_organ(text: str) -> bool:
    """Whether a line is the name of one or several bodies and nothing else, as a signature is."""
    text = squeeze(text)
    if not 2 < len(text) <= 90 or any(char in text for char in "。；：:，！？、"):
        return False
    return bool(ORGAN.fullmatch(bare(text)) or (len(text) > 40 and ORGAN.search(text)))
