"""Headers with gaps and residue, numbers that are none or stand for two, and headers that are in order."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from duewatch.demo import duties
from duewatch.demo.documents import normative_document, notice
from duewatch.demo.moments import Moments
from duewatch.demo.planted.changes import edited, with_header
from duewatch.demo.plants import Answer, Place, Plant, Subject, all_but, duty_on, only, page_of
from duewatch.demo.shapes import District, Offer, add, edit
from duewatch.domain.judgements import Verdict
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET

NO_NUMBER_RULES: Place = ("civil", "normative", "normative-2")
GBK_RULES: Place = ("shilu", "normative", "normative-1")
FORGOTTEN: Place = ("emergency", "normative", "normative-1")
RESIDUE: Place = ("gov-office", "normative", "normative-2")
SCAN: Place = ("market", "notices", "scan")
TWIN: Place = ("education", "normative", "normative-1-again")
NAMESAKE: Place = ("transport", "normative", "namesake")


def _scan(district: District, moments: Moments) -> District:
    base = notice(district.unit("market").name, "计量器具检定", SCAN[2], moments.before(18, "16:10"))
    scan = replace(base, paragraphs=(), pictures=(Offer("scan.png", ""),))
    return add(district, SCAN[0], SCAN[1], scan)


def _same_number(district: District, moments: Moments) -> District:
    """The health commission's third document bears the index number of its first."""
    number = district.document("health", "normative", "normative-1").fields[FieldName.INDEX_NO]
    third: Place = ("health", "normative", "normative-3")
    return with_header(third, {FieldName.INDEX_NO: number})(
        edit(district, third, lambda document: replace(document, title="关于公布全区预防接种门诊名单的通告")), moments
    )


def _again(district: District, _moments: Moments) -> District:
    """The same document, put online once more the next day."""
    first = district.document("education", "normative", "normative-1")
    return add(district, "education", "normative", replace(first, key=TWIN[2], published=first.published + timedelta(days=1)))


def _namesake(district: District, moments: Moments) -> District:
    """A new edition under the old title: another number, another text."""
    old, unit = district.document("transport", "normative", "normative-2"), district.unit("transport")
    written = moments.before(24).date()
    published = datetime.combine(written + timedelta(days=2), time(17))
    new = normative_document(unit.name, unit.code, unit.number, NAMESAKE[2], "城乡公交", written, published)
    return add(district, "transport", "normative", replace(new, title=old.title))


def _index_number_of(unit: str) -> Subject:
    """The index number of a unit's first document, as the check names it."""
    return lambda scene: scene.field((unit, "normative", "normative-1"), FieldName.INDEX_NO).casefold()


def _first_address(one: Place, other: Place) -> Subject:
    """Of two documents the one whose address comes first: the subject under which twins are judged."""
    return lambda scene: min(page_of(one)(scene), page_of(other)(scene))


FAULTS = (
    Plant(
        "The index number stands empty.",
        (Answer("incomplete-metadata", "market", page_of(("market", "normative", "normative-1")), BREACHED),),
        with_header(("market", "normative", "normative-1"), {FieldName.INDEX_NO: ""}),
    ),
    Plant(
        "The header has no line for the issuer.",
        (Answer("incomplete-metadata", "transport", page_of(("transport", "normative", "normative-3")), BREACHED),),
        with_header(("transport", "normative", "normative-3"), {FieldName.ISSUER: None}),
    ),
    Plant(
        "The template's placeholder stands where the document number should be; it is put right for the second night only.",
        (
            Answer("incomplete-metadata", "gov-office", page_of(RESIDUE), BREACHED, nights=all_but(2)),
            Answer("incomplete-metadata", "gov-office", page_of(RESIDUE), MET, nights=only(2)),
        ),
        with_header(RESIDUE, {FieldName.DOC_NO: "null"}),
        all_but(2),
    ),
    Plant(
        "Empty on the eve, filled in on the first night, empty again from the second on.",
        (
            Answer("incomplete-metadata", "emergency", page_of(FORGOTTEN), BREACHED, nights=all_but(1)),
            Answer("incomplete-metadata", "emergency", page_of(FORGOTTEN), MET, nights=only(1)),
        ),
        with_header(FORGOTTEN, {FieldName.INDEX_NO: ""}),
        all_but(1),
    ),
    Plant(
        "The placeholder that the metadata check sees is the template's residue, too.",
        (
            Answer("template-residue", "gov-office", page_of(RESIDUE), BREACHED, nights=all_but(2)),
            Answer("template-residue", "gov-office", page_of(RESIDUE), MET, nights=only(2)),
        ),
    ),
    Plant(
        "The serial number of an index number was never filled in.",
        (
            Answer("malformed-index-number", "culture", page_of(("culture", "normative", "normative-1")), BREACHED),
            Answer("template-residue", "culture", page_of(("culture", "normative", "normative-1")), MET),
            Answer("incomplete-metadata", "culture", page_of(("culture", "normative", "normative-1")), BREACHED),
            Answer("malformed-index-number", "culture", page_of(("culture", "normative", "normative-2")), MET),
        ),
        with_header(("culture", "normative", "normative-1"), {FieldName.INDEX_NO: "QL00013-0240-2026-None"}),
    ),
    Plant(
        "Two documents of the health commission bear one index number.",
        (
            Answer("duplicate-index-number", "health", _index_number_of("health"), BREACHED),
            Answer("duplicate-index-number", "finance", _index_number_of("finance"), MET),
        ),
        _same_number,
    ),
    Plant(
        "A document number in square brackets with a leading zero.",
        (
            Answer("malformed-document-number", "finance", page_of(("finance", "normative", "normative-1")), BREACHED),
            Answer("malformed-document-number", "finance", page_of(("finance", "normative", "normative-2")), MET),
        ),
        with_header(("finance", "normative", "normative-1"), {FieldName.DOC_NO: "栖财[2026]03号"}),
    ),
    Plant(
        "One document was put online twice.",
        (Answer("duplicate-record", "education", _first_address(("education", "normative", "normative-1"), TWIN), SUSPECTED),),
        _again,
    ),
    Plant(
        "A notice that is only a scanned picture; beside it one with a picture and a text.",
        (
            Answer("image-only-text", "market", page_of(SCAN), SUSPECTED),
            Answer("image-only-text", "civil", page_of(("civil", "notices", "notice-2")), MET),
        ),
        edited(("civil", "notices", "notice-2"), _scan, pictures=(Offer("office.png", "服务窗口"),)),
    ),
)


LOOKALIKES = (
    Plant(
        "The page declares that the document has no number.",
        (Answer("incomplete-metadata", "civil", page_of(NO_NUMBER_RULES), MET),),
        with_header(NO_NUMBER_RULES, {FieldName.DOC_NO: "无"}),
    ),
    Plant(
        "A page in GBK without a charset in its HTTP header.",
        (
            Answer("incomplete-metadata", "shilu", page_of(GBK_RULES), MET),
            Answer("overdue-publication", "shilu", duty_on(duties.NORMATIVE_20_DAYS, GBK_RULES), MET),
        ),
    ),
    Plant(
        "Two editions under one title, with numbers of their own.",
        (Answer("duplicate-record", "transport", _first_address(("transport", "normative", "normative-2"), NAMESAKE), MET),),
        _namesake,
    ),
)
