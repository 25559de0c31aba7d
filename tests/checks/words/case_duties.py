"""What is due in a case: duties with their limits, reposts, and the lines at which several faults together are a veto."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from case_sightings import interval, sighting

from duewatch.domain.limits import Clause, Frequency, Limit, TimeUnit, Trigger, YearlyDate
from duewatch.domain.obligations import (
    AppliedDuty,
    Citation,
    LooksFor,
    Obligation,
    RepostDuty,
    RepostRule,
    RequiredTags,
    Severity,
    Verifiable,
)
from duewatch.domain.scales import Certainty, Effect, Indicator, Match
from duewatch.domain.service import ServiceRule
from duewatch.domain.sightings import Sighting
from duewatch.domain.units import ColumnKind, UnitKind

Words = Mapping[str, Any]


def duty(words: Words, check_id: str) -> AppliedDuty:
    rule = words.get("repost")
    tags = words.get("required-tags")
    obligation = Obligation(
        id=words["id"],
        title=words.get("title", "标准目录公开"),
        applies_to=(UnitKind.DEPARTMENT,),
        looks_for=looks_for(words.get("looks-for", {})),
        concerns=looks_for(words["concerns"]) if "concerns" in words else None,
        limit=limit(words.get("limit")),
        checks=tuple(words.get("checks", (check_id,))),
        severity=Severity(words.get("severity", "serious")),
        basis=(Citation("云政办〔2026〕1号", "二（一）", "按时公开"),),
        verifiable=Verifiable(words.get("verifiable", "yes")),
        effective_from=words.get("effective-from"),
        repost=RepostRule("superior", "notices", rule["hours"], tuple(map(ColumnKind, rule.get("into", ("reposts",)))))
        if rule
        else None,
        required_fields=tuple(words.get("required-fields", ())),
        required_tags=RequiredTags(**{key: tuple(names) for key, names in tags.items()}) if tags else None,
        service=ServiceRule(**{k.replace("-", "_"): v for k, v in words["service"].items()}) if "service" in words else None,
        may_be_nothing=words.get("may-be-nothing"),
    )
    return AppliedDuty(obligation, None, words.get("attested-on"))


def looks_for(words: Words) -> LooksFor:
    looks = {name.replace("-", "_"): value for name, value in words.items()}
    for name, value in looks.items():
        if isinstance(value, list):
            looks[name] = tuple(ColumnKind(kind) for kind in value) if name == "column_kinds" else tuple(value)
    return LooksFor(**looks)


def limit(words: Words | None) -> Limit | None:
    if words is None:
        return None
    yearly = words.get("by-yearly")
    clause = Clause(
        trigger=Trigger(words.get("trigger", "formed" if "n" in words else "none")),
        also_triggers=tuple(map(Trigger, words.get("also", ()))),
        n=words.get("n"),
        unit=TimeUnit(words.get("unit", "working-day")) if "n" in words else None,
        extension=words.get("extension"),
        min_public_days=words.get("least"),
        min_public_unit=TimeUnit(words["least-unit"]) if "least-unit" in words else None,
        max_public_days=words.get("most"),
        max_public_unit=TimeUnit(words["most-unit"]) if "most-unit" in words else None,
        by=words.get("by"),
        by_yearly=YearlyDate(*map(int, yearly.split("-"))) if yearly else None,
        frequency=Frequency(*words["frequency"][:2], TimeUnit(words["frequency"][2])) if "frequency" in words else None,
        standing=words.get("standing", False),
        vague=words.get("vague"),
    )
    return Limit((clause,))


def repost(words: Words, duties: Mapping[str, Obligation], as_of: datetime, seen: dict[str, Sighting]) -> RepostDuty:
    published = interval(words["published"]) if "published" in words else None
    url = words.get("url", "https://superior.example/1.html")
    return RepostDuty(
        obligation=duties[words["of"]],
        source_url=url,
        source_title=words["title"],
        source_doc_no=words.get("doc-no"),
        published_start=published.start if published else None,
        published_end=published.end if published else None,
        published_raw=words.get("published", "不详"),
        sighting=sighting(seen, url=url, role="document", kind="seen", as_of=as_of).key,
        text_sketch=frozenset(words.get("sketch", ())),
        passages=tuple((key, text) for key, text in words.get("passages", ())),
    )


def veto_line(words: Words) -> Indicator:
    """A veto reached by several faults together; columns count that are blank, or older than ``over`` days."""
    over = {"age": words["over"]} if "over" in words else {}
    facts = {} if over else {"blank": True}
    return Indicator(
        id=words["id"],
        title=words.get("title", "空白栏目"),
        group="单项否决",
        effect=Effect.VETO,
        certainty=Certainty.VERBATIM,
        basis=Citation("云政办〔2026〕1号", "二（一）", "否决"),
        counts=(Match("stale-column", facts=facts, over=over),),
        line=words["line"],
        warn=words.get("warn"),
        enabled=True,
    )
