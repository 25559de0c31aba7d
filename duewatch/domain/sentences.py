"""From a template and stored facts to a sentence, rendered last.

Ledger and checks keep facts; the words around them may be changed or translated at any time. All texts here are msgids of
the ``checks`` gettext domain; ``MSGIDS`` lists those that stand in no check.
"""

import re
import string
from collections.abc import Callable, Mapping
from typing import Final

from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.judgements import Fact, Judgement, Reason, Verdict

WAIVED: Final = "Exempt by decision of {waived_by}: {waiver_reason} (until {waived_until})."
"""The sentence of every verdict that a waiver covers; the runner adds its three facts."""

DECLARED: Final = (
    "Nothing was to be published from {declared_first} to {declared_last}, as {declared_by} declared[[: {declared_note}]]."
)
"""The sentence of every absence that a declaration answers; the runner adds its four facts."""

ACCEPTED: Final = "{sentence} It was accepted as such by {accepted_by}[[ on {accepted_on}]][[: {accepted_note}]]."
"""The sentence of a judgement that rests on what a person accepted; the check adds its three facts."""

FAULT: Final = "Could not be judged: this check failed by a fault of the monitoring system, not of the unit."
"""The sentence of every subject of a check that threw."""

DOUBTED: Final = (
    "Could not be judged: our own reading of column “{doubted}” is in doubt, because {doubt} ({doubt_now} now, {doubt_before} "
    "before or by the second reading). This is ours to look into, not the unit's."
)
"""The sentence of every accusation that rests on a column whose reading is in doubt; the runner adds its four facts."""

UNSOUND: Final = (
    "Could not be judged: the night of this run was not sound, too much failed alike. What was found is held back until a "
    "sound run confirms it."
)
"""The sentence of every accusation of a night that is not trusted."""

NOTHING: Final = "—"
"""Stands for a fact that is known to be unknown."""

LIST_SEPARATOR: Final = ", "

CODED: Final[frozenset[str]] = frozenset(
    {
        "body",
        "clock",
        "deviations",
        "doubt",
        "empty",
        "fields",
        "leaked",
        "left_over",
        "matched_by",
        "missing",
        "outcome",
        "problems",
        "sign",
        "state",
        "trade",
        "trigger",
        "unit",
        "unread_why",
        "waived_until",
    }
)
"""Facts whose values are words of ours, looked up in ``WORDS`` and translated."""

WORDS: Final[Mapping[str, str]] = {
    # the metadata fields (records.FieldName)
    "title": "title",
    "index_no": "index number",
    "topic": "topic",
    "issuer": "issuing body",
    "doc_no": "document number",
    "written_date": "date written",
    "published_date": "date published",
    "source": "source",
    "validity": "validity",
    "method": "manner of disclosure",
    "summary": "summary",
    "repealed_date": "date repealed",
    "keywords": "keywords",
    # the clocks of a page
    "clock-page": "the date shown on the page",
    "clock-meta": "the date in the page's meta tags",
    "clock-list": "the date in the column's list",
    "clock-address": "the day in the page's address",
    "clock-first-seen": "the moment it was first seen by this monitoring",
    "clock-none": "no readable date",
    # how a repost was recognised
    "by-doc-no": "the same document number",
    "by-title": "the same title",
    "by-text": "the same text",
    "by-person": "a person's decision",
    "by-nothing": "not recognised",
    # what became of a link
    "reached": "can be reached",
    "unlinked": "is no longer linked to",
    "innocent": "no longer shows a foreign trade",
    # what speaks against an address, and the trade it is about
    "taken-over": "the address a link leads to has been taken over by a foreign trade",
    "own-page": "the unit's own page shows a foreign trade",
    "hidden": "a link that readers cannot see",
    "gambling": "gambling",
    "adult": "pornography",
    "for-sale": "domain for sale",
    "no-trade": "trade not known",
    # what is wrong with a certificate
    "expired": "past its end",
    "not-yet-valid": "not yet valid",
    "wrong-host": "made for another host",
    "self-signed": "signed by itself",
    "unknown-issuer": "signed by an unknown issuer",
    "incomplete-chain": "delivered without those of its issuers",
    "unreadable": "not readable",
    # how a column or a repost fails
    "stale": "was not updated within its period",
    "blank": "holds nothing",
    "late": "it was reposted late",
    "absent": "no repost was found",
    # how a document, a period or a page fails
    "not-found": "it is not to be found",
    "published-late": "it was published late",
    "too-short": "its period was too short",
    "still-shown": "it is still shown",
    # how an interpretation was recognised
    "by-link": "a link",
    "by-file": "an attached file",
    # why our own reading of a column is in doubt
    "rows-lost": "rows that a second reading still sees are gone from ours",
    "rows-unseen": "a second reading sees many more rows than ours",
    "fields-lost": "pages that showed their metadata before show none to our reader now",
    "menu-lost": "the menu leads to less than half of the columns that it led to before",
    # what a leaked personal detail is (personal_numbers.PersonalKind)
    "identity-number": "identity card number",
    "old-identity-number": "identity card number of the old form",
    "bank-card": "number of a bank card",
    "mobile-number": "mobile number",
    "home-address": "home address",
    # why a file was not examined
    "file-scanned": "a scan without text",
    "file-bounded": "beyond the bounds of one night",
    "file-unreached": "no answer from the host",
    "file-refused": "access refused",
    "file-unreadable": "a form that cannot be read",
    # a waiver without a last day
    "no-end": "further notice",
    # how a document number departs from its form
    "brackets": "brackets of another kind",
    "bracket-missing": "a bracket is missing",
    "blanks": "blanks inside",
    "leading-zero": "a leading zero",
    "ordinal": "第 before the serial number",
    "ending": "no 号 at the end",
    # what a period is counted in (limits.TimeUnit)
    "day": "days",
    "working-day": "working days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    # what a page shows in place of a text
    "image-only": "only a picture",
    "title-only": "only a title",
    "empty": "nothing",
    "only-scans": "only scanned files",
    # the events a limit counts from (limits.Trigger)
    "formed": "the information being formed",
    "changed": "the information being changed",
    "made-or-obtained": "the information being made or obtained",
    "decision": "the decision",
    "congress-approval": "the approval by the people's congress",
    "finance-reply": "the reply of the finance department",
    "linked-published": "the publication of the linked document",
    "source-published": "the publication by the superior body",
    "received": "the receipt of the document",
    "result-fixed": "the result being settled",
    "survey-end": "the end of the survey",
    "event-start": "the start of the event",
    "application": "the receipt of the application",
    "fixed-date": "a fixed date",
    "none": "an event that the limit does not name",
}

MSGIDS: Final[tuple[str, ...]] = (WAIVED, DECLARED, ACCEPTED, FAULT, DOUBTED, UNSOUND, LIST_SEPARATOR, *WORDS.values())


SAID_OF_US: Final[Mapping[Reason, str]] = {
    Reason.CHECK_FAULT: FAULT,
    Reason.READER_IN_DOUBT: DOUBTED,
    Reason.NIGHT_UNSOUND: UNSOUND,
}
"""What stands in the way of a judgement on our side, whatever the check."""

OPTIONAL: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
"""``[[ … {name} … ]]`` in a template: left out where one of its facts is unknown or an empty list."""


def render(template: str, facts: Mapping[str, Fact], translate: Callable[[str], str] = str) -> str:
    """Fill the places ``{name}`` of a template with facts.

    Lists of plain values are joined, an unknown value (``None``) becomes a dash, and the values of coded facts are translated.
    A part in double square brackets is left out where one of its facts is unknown or empty. A template can reach nothing but
    facts: no attributes, no indices, no formatting codes.

    Raises:
        KeyError: the template names a fact that is not there.
        ValueError: the template holds more than plain names.
    """

    def part_of(match: re.Match[str]) -> str:
        # Every fact is asked for, the unknown ones as well: that one is not there must not depend on which comes first.
        known = [facts[name] not in (None, []) for name in places(match[1])]
        return match[1] if all(known) else ""

    return _filled(OPTIONAL.sub(part_of, template), facts, translate)


def _filled(template: str, facts: Mapping[str, Fact], translate: Callable[[str], str]) -> str:
    parts: list[str] = []
    for text, name, code, conversion in string.Formatter().parse(template):
        parts.append(text)
        if name is None:
            continue
        if not name.isidentifier() or code or conversion:
            raise ValueError(f"a template names facts and nothing else: {template!r}")
        parts.append(_shown(facts[name], coded=name in CODED, translate=translate))
    return "".join(parts)


def places(template: str) -> frozenset[str]:
    """The names of the facts a template needs."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


def sentence(judgement: Judgement, info: CheckInfo, translate: Callable[[str], str] = str) -> str:
    """What was found on one subject, in the language of ``translate`` (gettext domain ``checks``)."""
    if judgement.reason is not None and judgement.reason in SAID_OF_US:
        return render(translate(SAID_OF_US[judgement.reason]), judgement.facts, translate)
    template, facts = info.messages[judgement.verdict], judgement.facts
    if judgement.verdict is Verdict.EXEMPT and places(WAIVED) <= facts.keys():
        template, facts = WAIVED, {**facts, "waived_until": facts["waived_until"] or "no-end"}
    elif judgement.verdict is Verdict.EXEMPT and places(DECLARED) <= facts.keys():
        template = DECLARED
    told = render(translate(template), facts, translate)
    if places(ACCEPTED) <= {"sentence", *facts}:
        told = render(translate(ACCEPTED), {**facts, "sentence": told}, translate)
    return told


def _shown(value: Fact, *, coded: bool, translate: Callable[[str], str]) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, list):
        return translate(LIST_SEPARATOR).join(_shown(one, coded=coded, translate=translate) for one in value)
    if coded and isinstance(value, str):
        return translate(WORDS[value]) if value in WORDS else value
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
