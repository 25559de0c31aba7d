"""How the hosts serve: one that never answers, one whose certificate has ended, one page that takes its time."""

from dataclasses import replace
from urllib.parse import urlsplit

from duewatch.demo.addresses import list_path
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Plant, Scene, Subject, only, since, unchanged, until
from duewatch.demo.shapes import District, Host, change_column
from duewatch.domain.judgements import Reason, Verdict

SLOW_SECONDS = 3.3  # the demo's rule thinks three enough
SLOW_UNIT = "emergency"  # the eve saw it as well: on the first night there are two looks at its pages
EVE = 0


def _root_of(host: Host) -> Subject:
    return lambda scene: scene.bases[host] + "/"


def _name_of(host: Host) -> Subject:
    return lambda scene: urlsplit(scene.bases[host]).netloc


def _page_of(unit_id: str, column_id: str) -> Subject:
    def subject(scene: Scene) -> str:
        unit = scene.district.unit(unit_id)
        return scene.bases[unit.host] + list_path(unit, unit.column(column_id))

    return subject


def _slowed(column: str) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        return change_column(district, SLOW_UNIT, column, lambda found: replace(found, seconds=SLOW_SECONDS))

    return apply


FAULTS = (
    Plant(
        "Nobody ever answers for the town of Beiting, while all others do.",
        (Answer("site-unreachable", "beiting", _root_of(Host.DEAD), Verdict.BREACHED, nights=since(1)),),
        unchanged,
    ),
    Plant(
        "The certificate of the street's own site ended years ago.",
        (Answer("certificate-problem", "nanzhu", _name_of(Host.STREET), Verdict.BREACHED, nights=since(1)),),
        unchanged,
    ),
    Plant(
        "A list of the emergency bureau takes over three seconds, every night.",
        (Answer("slow-page", SLOW_UNIT, _page_of(SLOW_UNIT, "annual"), Verdict.BREACHED, nights=since(1)),),
        _slowed("annual"),
    ),
)

LOOKALIKES = (
    Plant(
        "The street's site opens at all visits of the first night; then a wall stands before it.",
        (
            Answer("site-unreachable", "nanzhu", _page_of("nanzhu", "home"), Verdict.MET, nights=only(1)),
            Answer("site-unreachable", "nanzhu", _page_of("nanzhu", "home"), Verdict.UNDETERMINED, nights=since(2)),
        ),
        unchanged,
    ),
    Plant(
        "A wall stands before the street of Dongli: nobody can say whether its site is down.",
        (Answer("site-unreachable", "dongli", _root_of(Host.GUARDED), Verdict.UNDETERMINED, Reason.BLOCKED, since(1)),),
        unchanged,
    ),
    Plant(
        "The portal opens.",
        (Answer("site-unreachable", "qilan", _page_of("qilan", "home"), Verdict.MET, nights=since(1)),),
        unchanged,
    ),
    Plant(
        "A unit that leads to the street's site answers for no certificate but its own hosts'.",
        (Answer("certificate-problem", "gov-office", _name_of(Host.STREET), None),),
        unchanged,
    ),
    Plant(
        "The guide of the emergency bureau was slow on the eve, and never since.",
        (Answer("slow-page", SLOW_UNIT, _page_of(SLOW_UNIT, "guide"), Verdict.MET, nights=since(1)),),
        _slowed("guide"),
        until(EVE),
    ),
)
