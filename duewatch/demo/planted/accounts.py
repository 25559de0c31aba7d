"""New media accounts with a public page: one asleep, one awake, one that only a login opens."""

from dataclasses import replace

from duewatch.demo.documents import notice
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Plant, column_of
from duewatch.demo.shapes import DemoColumn, District
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.units import ColumnKind


def _account(unit_id: str, path: str, newest_before: int) -> Change:
    """Give a unit an account whose newest post is so many days old."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(unit_id)
        posts = tuple(
            notice(unit.name, theme, f"post-{place}", moments.before(newest_before + 6 * place, "18:20"))
            for place, theme in enumerate(("便民提醒", "活动预告", "政策问答"))
        )
        account = DemoColumn("account", f"{unit.short}发布", ColumnKind.ACCOUNT, path, posts)
        units = tuple(replace(one, columns=(*one.columns, account)) if one.id == unit_id else one for one in district.units)
        return replace(district, units=units)

    return apply


FAULTS = (
    Plant(
        "The last post of the justice bureau's account is three weeks old.",
        (Answer("stale-account", "justice", column_of("account"), Verdict.BREACHED),),
        _account("justice", "/matrix/justice/", 21),
    ),
)

LOOKALIKES = (
    Plant(
        "The education bureau's account posts every few days.",
        (Answer("stale-account", "education", column_of("account"), Verdict.MET),),
        _account("education", "/matrix/education/", 2),
    ),
    Plant(
        "The street's account stands behind a wall.",
        (Answer("stale-account", "dongli", column_of("account"), Verdict.UNDETERMINED, Reason.BLOCKED),),
        _account("dongli", "/matrix/dongli/", 2),
    ),
)
