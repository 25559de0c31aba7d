"""Reports, guides and catalogues that depart from their forms, entry pages without marks, and what only looks like it."""

from collections.abc import Callable
from dataclasses import replace

from duewatch.demo import duties
from duewatch.demo.district import FIELDS
from duewatch.demo.moments import Moments
from duewatch.demo.plants import Answer, Change, Place, Plant, Scene, Subject, column_of, duty, page_of, since, until
from duewatch.demo.report_tables import catalogue, report_tables, requests
from duewatch.demo.shapes import District, Document, Offer, change_column, edit
from duewatch.domain.judgements import Reason, Verdict

BREACHED, SUSPECTED, MET = Verdict.BREACHED, Verdict.SUSPECTED, Verdict.MET
UNDETERMINED = Verdict.UNDETERMINED


def _on_report(unit: str, change: Callable[[Document, int, str], Document]) -> Change:
    """Change the newest annual report of a unit."""

    def apply(district: District, moments: Moments) -> District:
        place = (unit, "annual", f"report-{moments.report_year}")
        name = district.unit(unit).name
        return edit(district, place, lambda report: change(report, moments.report_year, name))

    return apply


def _newest(unit: str) -> Subject:
    """The address of the newest annual report."""

    def subject(scene: Scene) -> str:
        keys = (document.key for document in scene.district.unit(unit).column("annual").documents)
        return page_of((unit, "annual", max(key for key in keys if key.startswith("report-"))))(scene)

    return subject


def _without_section(report: Document, _year: int, _name: str) -> Document:
    return replace(report, paragraphs=tuple(text for text in report.paragraphs if not text.startswith("六、")), attachments=())


def _wrong_sum(report: Document, year: int, name: str) -> Document:
    disclosed, _, disputes = report_tables(name, year)
    return replace(report, tables=(disclosed, requests(5, total=4), disputes))


def _in_a_picture(report: Document, _year: int, _name: str) -> Document:
    return replace(report, tables=(), pictures=(Offer("tables.png", "统计表"),))


def _text_of(place: Place, change: Callable[[str], str]) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        return edit(district, place, lambda one: replace(one, paragraphs=tuple(change(text) for text in one.paragraphs)))

    return apply


def _catalogue(unit: str, body: str | None = None, fields: tuple[str, ...] = FIELDS, without_limit: str = "") -> Change:
    def apply(district: District, _moments: Moments) -> District:
        tables = (catalogue(body or district.unit(unit).name, fields, without_limit=without_limit),)
        return edit(district, (unit, "standards", "catalogue"), lambda one: replace(one, tables=tables))

    return apply


def _home_lacks(unit: str, *what: str) -> Change:
    def apply(district: District, _moments: Moments) -> District:
        return change_column(district, unit, "home", lambda home: replace(home, lacks=frozenset(what)))

    return apply


FAULTS = (
    Plant(
        "The report of the transport bureau has no sixth section.",
        (Answer("incomplete-annual-report", "transport", _newest("transport"), BREACHED),),
        _on_report("transport", _without_section),
    ),
    Plant(
        "The items of a table do not add up to its total.",
        (Answer("incomplete-annual-report", "health", _newest("health"), BREACHED),),
        _on_report("health", _wrong_sum),
    ),
    Plant(
        "The guide of the finance bureau names neither fax number nor office hours.",
        (Answer("incomplete-guide", "finance", page_of(("finance", "guide", "guide")), BREACHED),),
        _text_of(
            ("finance", "guide", "guide"),
            lambda text: text.replace("传真：0000-0000001；", "").replace(
                "办公时间：法定工作日8:30至12:00、14:30至17:30；", ""
            ),
        ),
    ),
    Plant(
        "Items of Liumo's catalogue say nothing of the time limit, and one field is left out.",
        (
            Answer("incomplete-catalogue", "liumo", page_of(("liumo", "standards", "catalogue")), BREACHED),
            Answer("missing-field-catalogue", "liumo", duty(duties.CULTURE_FIELD), BREACHED),
            Answer("missing-field-catalogue", "liumo", duty(duties.AID_FIELD), MET),
        ),
        _catalogue("liumo", fields=FIELDS[:2], without_limit=FIELDS[1]),
    ),
    Plant(
        "Tongxi has no catalogue, and so none of any field.",
        (
            Answer("missing-field-catalogue", "tongxi", duty(duties.AID_FIELD), BREACHED),
            Answer("missing-field-catalogue", "tongxi", duty(duties.CULTURE_FIELD), BREACHED),
        ),
    ),
    Plant(
        "Hezhu's catalogue names the offices of another county.",
        (Answer("copied-catalogue", "hezhu", page_of(("hezhu", "standards", "catalogue")), SUSPECTED),),
        _catalogue("hezhu", body="岚田县民政局"),
    ),
    Plant(
        "The street's entry page lacks the site's code and any entry for services.",
        (
            Answer("missing-site-mark", "nanzhu", column_of("home"), BREACHED, nights=until(1)),
            Answer("missing-site-mark", "nanzhu", column_of("home"), UNDETERMINED, Reason.BLOCKED, since(2)),
            Answer("missing-entry", "nanzhu", column_of("home"), BREACHED, nights=until(1)),
            Answer("missing-entry", "nanzhu", column_of("home"), UNDETERMINED, Reason.BLOCKED, since(2)),
        ),
        _home_lacks("nanzhu", "网站标识码", "办事服务"),
    ),
)


LOOKALIKES = (
    Plant(
        "The tables of the justice bureau's report stand in a picture.",
        (Answer("incomplete-annual-report", "justice", _newest("justice"), UNDETERMINED, Reason.LAYOUT_UNKNOWN),),
        _on_report("justice", _in_a_picture),
    ),
    Plant(
        "The guide calls things by other names: reception hours, mailbox, location.",
        (Answer("incomplete-guide", "education", page_of(("education", "guide", "guide")), MET),),
        _text_of(
            ("education", "guide", "guide"),
            lambda text: (
                text.replace("办公时间：", "受理时间为").replace("电子邮箱：", "E-mail ").replace("办公地址：", "地点在")
            ),
        ),
    ),
    Plant(
        "Shilu's catalogue stands among the notices and names the model text's bodies.",
        (
            Answer("incomplete-catalogue", "shilu", page_of(("shilu", "notices", "catalogue")), MET),
            Answer("copied-catalogue", "shilu", page_of(("shilu", "notices", "catalogue")), MET),
            Answer("missing-field-catalogue", "shilu", duty(duties.CULTURE_FIELD), MET),
        ),
        lambda district, _moments: edit(
            district,
            ("shilu", "notices", "catalogue"),
            lambda one: replace(one, tables=(catalogue("各镇人民政府、街道办事处", FIELDS),)),
        ),
    ),
    Plant(
        "The portal's entry page carries every mark and entry; it calls them by its own names.",
        (
            Answer("missing-site-mark", "qilan", column_of("home"), MET),
            Answer("missing-entry", "qilan", column_of("home"), MET),
        ),
    ),
)
