"""The report's words for verdicts, moves, severities, reasons, sightings and kinds, as msgids of the domain ``reports``."""

from collections.abc import Mapping

from duewatch.domain.findings import Move
from duewatch.domain.judgements import Reason, Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.orders import OrderKind
from duewatch.domain.scores import Standing, WhyLeftOut
from duewatch.domain.sightings import SightingKind
from duewatch.domain.units import ColumnKind, UnitKind


def N_(msgid: str) -> str:  # noqa: N802 - the marker by which gettext tools find a text that is translated later
    """Mark a text for translation without translating it here."""
    return msgid


VERDICTS: Mapping[Verdict, str] = {
    Verdict.MET: N_("compliant"),
    Verdict.BREACHED: N_("not compliant"),
    Verdict.SUSPECTED: N_("suspected, a person must look"),
    Verdict.UNDETERMINED: N_("could not be verified"),
    Verdict.PENDING: N_("not due yet"),
    Verdict.EXEMPT: N_("does not apply or is waived"),
}

MOVES: Mapping[Move, str] = {
    Move.NEW: N_("New"),
    Move.STILL_OPEN: N_("Still open"),
    Move.CLEARED: N_("Cleared"),
    Move.REOPENED: N_("Reopened"),
    Move.UNVERIFIED: N_("Not confirmed this time"),
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.VETO: N_("Veto"),
    Severity.SERIOUS: N_("Serious"),
    Severity.MINOR: N_("Minor"),
    Severity.ADVICE: N_("Advice"),
}

SEVERITY_MEANINGS: Mapping[Severity, str] = {
    Severity.VETO: N_("By itself fails the unit in the national inspection; to be put right at once."),
    Severity.SERIOUS: N_("A breach of a dated legal or planned duty; to be put right within days."),
    Severity.MINOR: N_("A defect that hinders a reader; to be put right within the usual period."),
    Severity.ADVICE: N_("No breach of a rule, but worth a look."),
}

REASONS: Mapping[Reason, tuple[str, str]] = {
    Reason.UNREACHABLE: (
        N_("The site could not be reached"),
        N_("No usable answer came (name, connection, certificate, server). It says nothing about what the unit published."),
    ),
    Reason.BLOCKED: (
        N_("Access was blocked"),
        N_("A protection wall, a login or a rate limit stood before the page. Its operator can let the audit through."),
    ),
    Reason.NOT_GENUINE: (
        N_("The answer was not the page"),
        N_("The server answered, but with an error page, an empty shell or a page of somebody else."),
    ),
    Reason.LAYOUT_UNKNOWN: (
        N_("The layout could not be read"),
        N_("The page came, but its layout is not understood. The reader has to be extended; the unit is not at fault."),
    ),
    Reason.DATE_UNREADABLE: (
        N_("A date could not be read"),
        N_("The page shows no date, or one that cannot be understood, so that lateness cannot be decided."),
    ),
    Reason.DATE_TOO_COARSE: (
        N_("A date is too coarse"),
        N_("A date is known only to the day, the month or the year, and the limit lies inside that span."),
    ),
    Reason.CALENDAR_MISSING: (
        N_("The table of working days is missing"),
        N_("Working days are counted only by the State Council's yearly table, never guessed."),
    ),
    Reason.CRAWL_CUT_SHORT: (
        N_("The crawl was cut short"),
        N_("A limit of time or pages was met before everything was read; what was not read is not accused."),
    ),
    Reason.CHECK_FAULT: (
        N_("A check failed"),
        N_("A fault of the audit itself, not of the unit; it is reported to the operator."),
    ),
    Reason.LIMIT_VAGUE: (
        N_("The limit names no period"),
        N_("The text says 'in time' or the like, and no local period is set that could be compared with."),
    ),
    Reason.TRIGGER_UNKNOWN: (
        N_("The event the limit counts from is not public"),
        N_("When the information was formed or changed does not show on the web."),
    ),
    Reason.ADDRESS_UNKNOWN: (
        N_("The column's address is not known"),
        N_("The catalogue leaves the address open; it has to be filled in before the column can be judged."),
    ),
    Reason.READER_IN_DOUBT: (
        N_("Our reading is in doubt"),
        N_("What was read of the column contradicts its past or a second reading. Our reader is looked into; the unit is not."),
    ),
    Reason.NIGHT_UNSOUND: (
        N_("The night was not sound"),
        N_("Too much failed alike while the audit ran; what was found is held back until a sound run confirms it."),
    ),
}

SIGHTINGS: Mapping[SightingKind, str] = {
    SightingKind.SEEN: N_("opened"),
    SightingKind.MOVED: N_("moved elsewhere"),
    SightingKind.GONE: N_("does not exist"),
    SightingKind.REFUSED: N_("access refused"),
    SightingKind.BLOCKED: N_("stopped by a protection wall"),
    SightingKind.NOT_GENUINE: N_("not the page asked for"),
    SightingKind.FAILED: N_("no usable answer"),
    SightingKind.SKIPPED: N_("not visited"),
}

CLIENTS: Mapping[str, str] = {
    "scrapy": N_("visit to the page"),
    "aiohttp": N_("visit to a link"),
    "legacy-tls": N_("visit with outdated encryption"),
    "chromium": N_("as a browser shows it"),
}
"""Who looked, by ``Sighting.via``."""

NOTES: Mapping[str, str] = {
    "address-unknown": N_("address not in the catalogue"),
    "anquanbao": N_("protection wall (Anquanbao)"),
    "bad-address": N_("not a usable address"),
    "broken-answer": N_("answer broken off"),
    "captcha": N_("slider or picture puzzle"),
    "cloudflare": N_("protection wall (Cloudflare)"),
    "connect": N_("connection failed"),
    "cookie-loop": N_("redirected in a circle that asks for a cookie or a script"),
    "crawl-cut-short": N_("crawl cut short"),
    "dns": N_("host name not found"),
    "empty": N_("empty answer"),
    "empty-file": N_("empty file"),
    "empty-shell": N_("page without content, filled by script"),
    "error-answer": N_("error answer instead of a list"),
    "error-page": N_("error page"),
    "geetest": N_("slider or picture puzzle"),
    "gone": N_("does not exist"),
    "hijacked:adult": N_("taken over by a page of the sex trade"),
    "hijacked:for-sale": N_("the domain is for sale"),
    "hijacked:gambling": N_("taken over by a page of the gambling trade"),
    "host-down": N_("host had not answered several times in a row"),
    "jiasule": N_("protection wall (Jiasule)"),
    "knownsec": N_("protection wall (Knownsec)"),
    "login": N_("login page"),
    "not-asked": N_("links that were not visited this time"),
    "obsolete-tls": N_("only outdated encryption is offered"),
    "page-for-file": N_("a page came in place of the file"),
    "page-redirect": N_("the page itself sends its readers on"),
    "parked": N_("parked domain"),
    "private-address": N_("private or loopback address"),
    "rate-limit": N_("too many requests"),
    "reader-fault": N_("page could not be read by the audit"),
    "redirect-loop": N_("redirected in a circle"),
    "reset": N_("connection reset"),
    "robots-unavailable": N_("robots.txt could not be read"),
    "robots.txt": N_("robots.txt forbids it"),
    "ruishu": N_("protection wall (Ruishu)"),
    "safedog": N_("protection wall (Safedog)"),
    "script-redirect": N_("script page in place of the page"),
    "sets-cookie": N_("redirected, and a cookie is given with it"),
    "soft-404": N_("page not found, shown with status 200"),
    "timeout": N_("no answer in time"),
    "tls": N_("secure connection failed"),
    "too-large": N_("file too large"),
    "too-many-redirects": N_("redirected too many times"),
    "wall": N_("protection wall"),
    "walled": N_("stopped after many walls of this host in a row"),
    "wzws": N_("protection wall (WZWS)"),
    "yundun": N_("protection wall (Yundun)"),
}
"""Notes of sightings as the crawler writes them; ``http-<status>`` and ``redirects-to:<note>`` are told by what follows."""

STATUS_NOTE = N_("status {status}")
END_NOTE = N_("the redirect ends at: {end}")

UNIT_KINDS: Mapping[UnitKind, str] = {
    UnitKind.DISTRICT: N_("district government"),
    UnitKind.DEPARTMENT: N_("district department"),
    UnitKind.TOWNSHIP: N_("township"),
    UnitKind.STREET: N_("sub-district office"),
    UnitKind.COMMITTEE: N_("management committee"),
    UnitKind.SUPERIOR: N_("superior body"),
}

COLUMN_KINDS: Mapping[ColumnKind, str] = {
    ColumnKind.HOME: N_("home page"),
    ColumnKind.NEWS: N_("news"),
    ColumnKind.NOTICES: N_("notices"),
    ColumnKind.POLICIES: N_("policy documents"),
    ColumnKind.INTERPRETATION: N_("policy interpretation"),
    ColumnKind.PERSONNEL: N_("personnel"),
    ColumnKind.PLANS: N_("plans"),
    ColumnKind.FINANCE: N_("budgets and accounts"),
    ColumnKind.STATISTICS: N_("statistics"),
    ColumnKind.GUIDE: N_("disclosure guide"),
    ColumnKind.RULES: N_("disclosure rules"),
    ColumnKind.STATUTORY: N_("statutory disclosure"),
    ColumnKind.ANNUAL_REPORT: N_("annual disclosure report"),
    ColumnKind.APPLICATION: N_("disclosure on application"),
    ColumnKind.ACCOUNT: N_("new media account"),
    ColumnKind.STANDARDS: N_("grass-roots standards"),
    ColumnKind.REPOSTS: N_("reposts from superiors"),
    ColumnKind.OTHER: N_("other"),
}

STANDINGS: Mapping[Standing, str] = {
    Standing.VETOED: N_("failed by a veto"),
    Standing.FAILED: N_("failed"),
    Standing.PASSED: N_("passed, in what is counted"),
    Standing.OPEN: N_("not decided"),
}

WHY_LEFT_OUT: Mapping[WhyLeftOut, str] = {
    WhyLeftOut.FOR_A_PERSON: N_("for a person to decide"),
    WhyLeftOut.NOT_CONFIRMED: N_("its figures are not confirmed by the document, and it was not switched on"),
    WhyLeftOut.NO_POINTS: N_("how many points it takes is not known"),
    WhyLeftOut.SWITCHED_OFF: N_("switched off in the scale"),
    WhyLeftOut.NOT_RUN: N_("the checks it counts were not run"),
    WhyLeftOut.NOTHING_JUDGED: N_("there is nothing here that it could be about"),
}

ORDER_KINDS: Mapping[OrderKind, str] = {
    OrderKind.NIGHTLY: N_("nightly audit"),
    OrderKind.AD_HOC: N_("ad hoc audit"),
    OrderKind.REJUDGE: N_("judged again from stored evidence"),
    OrderKind.VISIT: N_("visit to the home pages"),
}
