"""Whose document it is. The duty to publish is its maker's (政府信息公开条例 第十条); what a unit reposts is another matter."""

import re
from typing import Final

from checks.documents import present
from checks.matching import normalised
from duewatch.domain.records import FieldName, Record
from duewatch.domain.units import Unit

SITE: Final = re.compile(r"(?:门户)?(?:网站|网|首页|主页)+$")
"""What the name of a site adds to the name of its body."""

BODY: Final = re.compile(
    r"(?:政府|委员会|管委会|办事处|[局委办厅院会部处室所站队馆镇乡]|中心|街道|公司|学校|医院|法院|检察院)$"
)
"""How the name of a body ends; the name of a place or a host alone is nobody's."""


def is_of_another_body(record: Record, unit: Unit) -> bool:
    """Whether the page names an issuing body that is surely not the unit.

    One name that holds the other counts as the same body, because pages shorten and lengthen names: 区教育局, 鼓楼区教育局,
    福州市鼓楼区教育局. A page that names no issuer is taken as the unit's own, and so is everything on a site of which only an
    address or a place is known.
    """
    reading = present(record, FieldName.ISSUER)
    issuer = normalised(reading.value or "") if reading else ""
    own = [name for name in (_body_of(name) for name in (unit.name, *unit.names)) if name]
    return bool(issuer and own) and not any(name in issuer or issuer in name for name in own)


def _body_of(name: str) -> str:
    """The normalised name of the body a name tells, or "" when it tells none."""
    body = SITE.sub("", normalised(name))
    return body if BODY.search(body) else ""
