"""Whose document it is. The duty to publish is its maker's (政府信息公开条例 第十条); what a unit reposts is another matter."""

from checks.matching import normalised
from duewatch.domain.records import FieldName, FieldState, Record
from duewatch.domain.units import Unit


def is_of_another_body(record: Record, unit: Unit) -> bool:
    """Whether the page names an issuing body that is surely not the unit.

    One name that holds the other counts as the same body, because pages shorten and lengthen names: 区教育局, 鼓楼区教育局,
    福州市鼓楼区教育局. A page that names no issuer is taken as the unit's own.
    """
    reading = record.reading(FieldName.ISSUER)
    if reading is None or reading.state is not FieldState.PRESENT or not reading.value:
        return False
    issuer = normalised(reading.value)
    own = [normalised(name) for name in (unit.name, *unit.names)]
    return bool(issuer) and not any(name and (name in issuer or issuer in name) for name in own)
