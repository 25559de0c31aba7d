"""Ways to change the innocent district that several plants share."""

from dataclasses import replace
from datetime import datetime

from duewatch.demo.documents import annual_report, normative_document
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Change, Place
from duewatch.demo.shapes import District, Document, Offer, add, change_column, edit, with_fields
from duewatch.domain.records import FieldName


def late_document(place: Place, written_before: int, published_before: int, theme: str) -> Change:
    """Add a normative document whose publication came later than its date written allows."""

    def apply(district: District, moments: Moments) -> District:
        unit = district.unit(place[0])
        written = moments.before(written_before).date()
        published = moments.exactly(published_before, "16:45")
        document = normative_document(unit.name, unit.code, unit.number, place[2], theme, written, published)
        return add(district, place[0], place[1], document)

    return apply


def with_link(place: Place, offer: Offer) -> Change:
    """Put one more link into a document."""
    return lambda district, _moments: edit(district, place, lambda document: replace(document, links=(*document.links, offer)))


def with_lost_file(place: Place, name: str, text: str, *, lost: bool = True) -> Change:
    """Offer a file with a document; ``lost`` says that the server does not have it."""
    offer = Offer(name, text, lost=lost)
    return lambda district, _moments: edit(
        district, place, lambda document: replace(document, attachments=(*document.attachments, offer))
    )


def with_pictures(place: Place, *pictures: Offer) -> Change:
    """Show pictures in the text of a document; the server has those that are not lost."""
    return lambda district, _moments: edit(
        district, place, lambda document: replace(document, pictures=(*document.pictures, *pictures))
    )


def with_header(place: Place, fields: dict[FieldName, str | None]) -> Change:
    """Spoil the header of a document."""
    return lambda district, _moments: edit(district, place, lambda document: with_fields(document, fields))


def emptied(unit: str, column: str) -> Change:
    """Leave a column without anything."""

    def apply(district: District, _moments: Moments) -> District:
        return change_column(district, unit, column, lambda found: replace(found, documents=(), single=False))

    return apply


def city_page(number: int) -> Place:
    """Where the city's notice of that number stands (its key does not depend on the day)."""
    return ("wanglan-office", "policies", f"notice-{number + 1}")


def edited(place: Place, change: "Change | None" = None, **values: object) -> Change:
    """Replace some values of a document, after another change if there is one."""

    def apply(district: District, moments: Moments) -> District:
        district = change(district, moments) if change else district
        return edit(district, place, lambda document: replace(document, **values))  # type: ignore[arg-type]

    return apply


def report_of(district: District, moments: Moments, unit: str, published: datetime) -> Document:
    """A unit's newest annual report, published at another time."""
    return annual_report(district.unit(unit).name, moments.report_year, published)
