"""Rules that nobody explained, or too late, and those explained in time, by name or by link."""

from dataclasses import replace
from datetime import datetime, timedelta

from duewatch.demo import duties
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Place, Plant, duty_on, then
from duewatch.demo.shapes import DemoColumn, District, Document, Offer, edit
from duewatch.demo.wording import policy_text
from duewatch.domain.judgements import Verdict
from duewatch.domain.units import ColumnKind

BREACHED, MET = Verdict.BREACHED, Verdict.MET

UNEXPLAINED: Place = ("education", "normative", "normative-2")
EXPLAINED_LATE: Place = ("education", "normative", "normative-3")
EXPLAINED_BY_LINK: Place = ("housing", "normative", "normative-2")
EXPLAINED_IN_TIME: Place = ("civil", "normative", "normative-2")


def _interpretation(policy: Place, title: str, days_after: int, *, linked: bool = False) -> Change:
    """Publish an interpretation so many days after the policy, in a column for interpretations."""

    def apply(district: District, _moments: Moments) -> District:
        document = district.document(*policy)
        published = document.published + timedelta(days=days_after, hours=1)
        key = f"explains-{policy[2]}"
        found = _explaining(district, policy, key, title, published)
        if linked:
            unit = policy[0]
            target = Offer(f"page:{unit}/interpretation/{key}", title)
            district = _with_column(district, unit, found)
            return edit(district, policy, lambda one: replace(one, links=(*one.links, target)))
        return _with_column(district, policy[0], found)

    return apply


def _explaining(district: District, policy: Place, key: str, title: str, published: datetime) -> Document:
    unit = district.unit(policy[0])
    texts = policy_text(unit.name, title, key)
    return Document(
        key=key,
        title=title,
        published=published,
        paragraphs=("现就起草背景、主要内容和办理方式说明如下。", *texts[1:4]),
        source=unit.name,
        links=(Offer(f"page:{policy[0]}/{policy[1]}/{policy[2]}", "文件原文"),) if "《" not in title else (),
    )


def _with_column(district: District, unit_id: str, document: Document) -> District:
    """The district with a document in the unit's column for interpretations, which is made when it is not there."""
    units = []
    for unit in district.units:
        if unit.id != unit_id:
            units.append(unit)
            continue
        others = tuple(column for column in unit.columns if column.id != "interpretation")
        old = next((column.documents for column in unit.columns if column.id == "interpretation"), ())
        path = f"/zwgk/bm/{unit_id}/zcjd/"
        column = DemoColumn("interpretation", "政策解读", ColumnKind.INTERPRETATION, path, (*old, document))
        units.append(replace(unit, columns=(*others, column)))
    return replace(district, units=tuple(units))


FAULTS = (
    Plant(
        "The rules on school buses were never explained; those on private lessons after a month.",
        (
            Answer("missing-interpretation", "education", duty_on(duties.INTERPRETATION, UNEXPLAINED), BREACHED),
            Answer("missing-interpretation", "education", duty_on(duties.INTERPRETATION, EXPLAINED_LATE), MET),
            Answer("overdue-interpretation", "education", duty_on(duties.INTERPRETATION, EXPLAINED_LATE), BREACHED),
        ),
        _interpretation(EXPLAINED_LATE, "《栖澜区校外培训管理办法》政策解读", 30),
    ),
)


LOOKALIKES = (
    Plant(
        "Explained in time: once under the policy's name, once under another that the two pages' links bring together.",
        (
            Answer("missing-interpretation", "civil", duty_on(duties.INTERPRETATION, EXPLAINED_IN_TIME), MET),
            Answer("overdue-interpretation", "civil", duty_on(duties.INTERPRETATION, EXPLAINED_IN_TIME), MET),
            Answer("missing-interpretation", "housing", duty_on(duties.INTERPRETATION, EXPLAINED_BY_LINK), MET),
            Answer("overdue-interpretation", "housing", duty_on(duties.INTERPRETATION, EXPLAINED_BY_LINK), MET),
        ),
        then(
            _interpretation(EXPLAINED_IN_TIME, "《栖澜区养老服务设施管理办法》政策解读", 0),
            _interpretation(EXPLAINED_BY_LINK, "一图读懂小区里的新规矩", 0, linked=True),
        ),
    ),
)
