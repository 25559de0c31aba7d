"""A standard catalogue was copied from another place.

Why it matters
--------------
A catalogue that names the bodies of another county tells residents to ask offices that do not exist for them. Circulars cite
such copies again and again.

How it is decided
-----------------
The bodies that the catalogue names as responsible are compared with the names of places. A body that carries the name of
another county, district or town, in several items or as the only one, is a sign of copying.

How to remedy
-------------
Go through the catalogue with the offices of your own area and replace every body, telephone number and address.

When it stays silent
--------------------
The national model texts (县级人民政府 …) name no place and are no copies; bodies of the unit's own area and of the
state are its own. Because areas are renamed and bodies may serve several, nobody is accused: a person is asked to look.
"""

import re
from collections.abc import Iterable
from typing import Final

from checks.contract import check
from checks.duties import duty_naming
from checks.examined import Examined, examined, words
from checks.rulings import Ruling, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Obligation, Severity
from duewatch.domain.traits import TraitKind
from duewatch.domain.units import ColumnKind, Unit
from duewatch.domain.views import UnitView

PLACE: Final = re.compile(
    r"(?:^|[、，,；;\s/（(])([\u4e00-\u9fff]{2,4}?(?:自治县|县|区|旗|镇|乡|街道))(?=人民政府|政府|[\u4e00-\u9fff]{2,})"
)
"""The name of an area at the start of a body's name: 云溪区教育局, 石桥镇人民政府."""
GENERAL: Final = re.compile(r"^(?:各|本|所在|有关|相关|全|我|辖|属地|市|县|区|省|乡|镇|级|级以上)")
"""Words that stand before 县, 区 or 镇 and name no place."""
SHOWN: Final = 5


@check(
    title="Catalogue seems copied",
    messages={
        Verdict.MET: "“{item}” names no body of another area.",
        Verdict.SUSPECTED: "“{item}” names bodies of another area: {others}; a person should look.",
    },
    severity=Severity.MINOR,
    since="0.1",
    details={"url": "address of the catalogue", "others": "the bodies of other areas, the first few"},
)
def copied_catalogue(view: UnitView) -> Iterable[Ruling]:
    """Judge every standard catalogue of which the responsible bodies were read."""
    of = duty_naming("copied-catalogue", view)
    for catalogue in examined(view, TraitKind.CATALOGUE, ColumnKind.STANDARDS, anywhere=True):
        bodies = [body for facts in catalogue.outcomes for body in words(facts, "bodies")]
        if bodies:
            yield _of_catalogue(catalogue, bodies, view, of)


def _of_catalogue(catalogue: Examined, bodies: list[str], view: UnitView, of: Obligation | None) -> Ruling:
    record = catalogue.record
    facts: dict[str, Fact] = {"item": shown(record.title), "url": record.url}
    others = [body for body in bodies if _is_of_another_area(body, view.unit)]
    proof, column = (record.sighting,), record.column
    if not others:
        return met(record.url, facts, proof=proof, of=of, column=column)
    named: list[Fact] = [shown(body) for body in others[:SHOWN]]
    return suspected(record.url, {**facts, "others": named}, proof=proof, of=of, column=column)


def _is_of_another_area(body: str, unit: Unit) -> bool:
    own = "".join((unit.name, *unit.names))
    places = [place for place in PLACE.findall(body) if not GENERAL.match(place)]
    return bool(places) and not any(_stem(place) in own for place in places)


def _stem(place: str) -> str:
    """The name of an area without its rank: 云溪区 and 云溪 are one place."""
    return re.sub(r"(?:自治县|县|区|旗|镇|乡|街道)$", "", place)
