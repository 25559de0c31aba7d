"""Finer faults, each beside an innocent look-alike: headers, dates, numbers, reposts, pictures, links."""

from dataclasses import replace
from datetime import datetime, timedelta

from duewatch.demo import duties
from duewatch.demo.district import city_notice, normative_document, notice
from duewatch.demo.faults import TWO_DATES, city_page, with_header, with_link
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Place, Plant, all_but, column_of, duty_on, only, page_of, then
from duewatch.demo.shapes import District, Document, Offer, add, edit
from duewatch.domain.judgements import Verdict
from duewatch.domain.records import FieldName

BREACHED, SUSPECTED, MET, UNDETERMINED = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET, Verdict.UNDETERMINED

INTRANET = "http://172.23.8.15/oa/notice?id=7"
RESIDUE: Place = ("gov-office", "normative", "normative-2")
SCAN: Place = ("market", "notices", "scan")
TWIN: Place = ("education", "normative", "normative-1-again")
NAMESAKE: Place = ("transport", "normative", "namesake")


def _edited(place: Place, change: "Change | None" = None, **values: object) -> Change:
    """Replace some values of a document, after another change if there is one."""

    def apply(district: District, moments: Moments) -> District:
        district = change(district, moments) if change else district
        return edit(district, place, lambda document: replace(document, **values))  # type: ignore[arg-type]

    return apply


def _scan(district: District, moments: Moments) -> District:
    base = notice(district.unit("market").name, "计量器具检定", SCAN[2], moments.before(18, "16:10"))
    scan = replace(base, paragraphs=(), pictures=(Offer("scan.png", ""),))
    return add(district, SCAN[0], SCAN[1], scan)


def _repealed(place: Place, validity: str) -> Change:
    def apply(district: District, moments: Moments) -> District:
        fields: dict[FieldName, str | None] = {
            FieldName.VALIDITY: validity,
            FieldName.REPEALED_DATE: moments.before(20).date().isoformat(),
        }
        return with_header(place, fields)(district, moments)

    return apply


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
    published = datetime.combine(written + timedelta(days=2), datetime.min.time().replace(hour=17))
    new = normative_document(unit.name, unit.code, unit.number, NAMESAKE[2], "城乡公交", written, published)
    return add(district, "transport", "normative", replace(new, title=old.title))


def _written(place: Place, days_after_publication: int) -> Change:
    def apply(district: District, moments: Moments) -> District:
        day = district.document(*place).published.date() + timedelta(days=days_after_publication)
        return with_header(place, {FieldName.WRITTEN_DATE: day.isoformat()})(district, moments)

    return apply


def _made(place: Place, days_after_publication: int) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        day = district.document(*place).published.date() + timedelta(days=days_after_publication)
        return edit(district, place, lambda document: replace(document, made=day))

    return apply


def _shortened_repost(district: District, moments: Moments) -> District:
    """The last third of the city's notice is left out."""

    def shorten(document: Document) -> Document:
        return replace(document, paragraphs=document.paragraphs[:4])

    return edit(district, ("education", "reposts", city_notice(moments, 1).key), shorten)


def _first_number(scene_unit: str) -> Place:
    return (scene_unit, "normative", "normative-1")


FURTHER: tuple[Plant, ...] = (
    Plant(
        "A notice that is only a scanned picture; beside it one with a picture and a text.",
        (
            Answer("image-only-text", "market", page_of(SCAN), SUSPECTED),
            Answer("image-only-text", "civil", page_of(("civil", "notices", "notice-2")), MET),
        ),
        _edited(("civil", "notices", "notice-2"), _scan, pictures=(Offer("office.png", "服务窗口"),)),
    ),
    Plant(
        "The placeholder that the metadata check sees is the template's residue, too.",
        (
            Answer(
                "template-residue",
                "gov-office",
                page_of(RESIDUE),
                BREACHED,
                nights=all_but(2),
            ),
            Answer("template-residue", "gov-office", page_of(RESIDUE), MET, nights=only(2)),
        ),
    ),
    Plant(
        "The serial number of an index number was never filled in.",
        (
            Answer("malformed-index-number", "culture", page_of(("culture", "normative", "normative-1")), BREACHED),
            Answer("template-residue", "culture", page_of(("culture", "normative", "normative-1")), BREACHED),
            Answer("incomplete-metadata", "culture", page_of(("culture", "normative", "normative-1")), BREACHED),
            Answer("malformed-index-number", "culture", page_of(("culture", "normative", "normative-2")), MET),
        ),
        with_header(("culture", "normative", "normative-1"), {FieldName.INDEX_NO: "QL00013-0240-2026-None"}),
    ),
    Plant(
        "Liumo's guide is blank; Tongxi's and Shilu's columns of standards hold something else than the catalogue.",
        (
            Answer("empty-column", "liumo", column_of("guide"), BREACHED),
            Answer("empty-column", "tongxi", column_of("standards"), MET),
            Answer("empty-column", "shilu", column_of("standards"), MET),
        ),
    ),
    Plant(
        "An editor linked to the intranet; nobody outside can tell whether that page exists.",
        (
            Answer("intranet-link", "transport", lambda _scene: INTRANET, BREACHED),
            Answer("broken-link", "transport", lambda _scene: INTRANET, UNDETERMINED),
        ),
        with_link(("transport", "notices", "notice-3"), Offer(INTRANET, "内部通知")),
    ),
    Plant(
        "Page and meta tag of one document disagree by weeks; elsewhere the tag only adds the hour.",
        (
            Answer("contradicting-dates", "housing", page_of(TWO_DATES), BREACHED),
            Answer("contradicting-dates", "housing", page_of(("housing", "normative", "normative-1")), MET),
        ),
    ),
    Plant(
        "A repealed document is still called valid; another says that it is repealed.",
        (
            Answer("contradicting-validity", "housing", page_of(("housing", "normative", "normative-3")), BREACHED),
            Answer("contradicting-validity", "market", page_of(("market", "normative", "normative-2")), MET),
        ),
        then(
            _repealed(("housing", "normative", "normative-3"), "有效"),
            _repealed(("market", "normative", "normative-2"), "废止"),
        ),
    ),
    Plant(
        "Two documents of the health commission bear one index number.",
        (
            Answer(
                "duplicate-index-number",
                "health",
                lambda scene: scene.field(_first_number("health"), FieldName.INDEX_NO).casefold(),
                BREACHED,
            ),
            Answer(
                "duplicate-index-number",
                "finance",
                lambda scene: scene.field(_first_number("finance"), FieldName.INDEX_NO).casefold(),
                MET,
            ),
        ),
        _same_number,
    ),
    Plant(
        "One document was put online twice.",
        (
            Answer(
                "duplicate-record",
                "education",
                lambda scene: min(page_of(("education", "normative", "normative-1"))(scene), page_of(TWIN)(scene)),
                SUSPECTED,
            ),
        ),
        _again,
    ),
    Plant(
        "Two editions under one title, with numbers of their own.",
        (
            Answer(
                "duplicate-record",
                "transport",
                lambda scene: min(page_of(("transport", "normative", "normative-2"))(scene), page_of(NAMESAKE)(scene)),
                MET,
            ),
        ),
        _namesake,
    ),
    Plant(
        "Signed three days after it was published; another was signed and published on one day.",
        (
            Answer("impossible-dates", "tongxi", page_of(("tongxi", "normative", "normative-2")), BREACHED),
            Answer("impossible-dates", "tongxi", page_of(("tongxi", "normative", "normative-3")), MET),
        ),
        then(_written(("tongxi", "normative", "normative-2"), 3), _written(("tongxi", "normative", "normative-3"), 0)),
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
        "A page twelve days younger than the date it shows; another is younger by one.",
        (
            Answer("suspected-back-dating", "civil", page_of(("civil", "normative", "normative-3")), SUSPECTED),
            Answer("suspected-back-dating", "liumo", page_of(("liumo", "normative", "normative-1")), MET),
        ),
        then(_made(("civil", "normative", "normative-3"), 12), _made(("liumo", "normative", "normative-1"), 1)),
    ),
    Plant(
        "The last third of the city's notice is missing in a repost; the others are whole.",
        (
            Answer("altered-repost", "education", duty_on(duties.REPOSTS, city_page(1)), SUSPECTED),
            Answer("altered-repost", "gov-office", duty_on(duties.REPOSTS, city_page(1)), MET),
            Answer("altered-repost", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        _shortened_repost,
    ),
    Plant(
        "A repost does not say where it comes from; the others do.",
        (
            Answer("unnamed-source", "liumo", duty_on(duties.REPOSTS, city_page(0)), BREACHED),
            Answer("unnamed-source", "civil", duty_on(duties.REPOSTS, city_page(0)), MET),
        ),
        _edited(("liumo", "reposts", "notice-1"), source=""),
    ),
)
