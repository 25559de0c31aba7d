"""A page was made some days after the date of publication it shows.

Why it matters
--------------
A date of publication that was put back hides a delay; a forged date is a veto of the national inspection. There are
innocent causes too, so a person has to look.

How it is decided
-----------------
Many publishing systems write the day on which a page was made into its address. If that day lies further after the date of
publication shown than the settings allow, the page is younger than it says.

How to remedy
-------------
Explain the difference (moved from an older site, reposted with the source's date), or correct the date.

When it stays silent
--------------------
Addresses without a day tell nothing. Pages that name another body as their issuer usually keep that body's date and are
left alone. Nobody is accused by this sign alone.
"""

from collections.abc import Iterable

from checks.clocks import shown_interval
from checks.contract import check
from checks.documents import all_present, documents
from checks.duties import duty_naming
from checks.issuers import is_of_another_body
from checks.rulings import Ruling, met, suspected
from checks.wording import shown
from duewatch.domain.judgements import Fact, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.records import FieldName, Where
from duewatch.domain.views import UnitView


@check(
    title="Suspected back-dating",
    messages={
        Verdict.MET: "“{item}” shows {published}; its address was made on {made}.",
        Verdict.SUSPECTED: "“{item}” shows {published} as its date of publication, "
        "but its address was made {days} days later, on {made}.",
    },
    severity=Severity.ADVICE,
    since="0.1",
    details={"url": "address of the document"},
)
def suspected_back_dating(view: UnitView) -> Iterable[Ruling]:
    """Judge every document whose address tells a day."""
    of = duty_naming("suspected-back-dating", view)
    for record in documents(view):
        readings = [reading for reading in all_present(record, FieldName.PUBLISHED_DATE) if reading.date]
        made = next((reading.date for reading in readings if reading.where is Where.ADDRESS), None)
        published = next((reading.date for reading in readings if reading.where is not Where.ADDRESS), None)
        if made is None or published is None or is_of_another_body(record, view.unit):
            continue
        days = (made.first_day - published.last_day).days
        facts: dict[str, Fact] = {
            "item": shown(record.title) or record.url,
            "url": record.url,
            "published": shown_interval(published),
            "made": shown_interval(made),
        }
        if days > view.settings.back_dating_days:
            facts["days"] = days
            yield suspected(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
        else:
            yield met(record.url, facts, proof=(record.sighting,), of=of, column=record.column)
