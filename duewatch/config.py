"""One ``duewatch.toml``, typed; every complaint at once, with the nearest known key; secrets only from the environment."""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from duewatch.errors import ConfigError

DEFAULT_FILE = Path("duewatch.toml")
CURE = "correct the file; docs/duewatch.example.toml shows every key with its default"
MAIL_PASSWORD_VARIABLE = "DUEWATCH_MAIL_PASSWORD"  # noqa: S105 - the name of a variable, not a secret
DATABASE_URL_VARIABLE = "DUEWATCH_DATABASE_URL"

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SeverityName = Literal["veto", "serious", "minor", "advice"]


def _by_severity(veto: int, serious: int, minor: int, advice: int) -> dict[SeverityName, int]:
    return {"veto": veto, "serious": serious, "minor": minor, "advice": advice}


class Section(BaseModel):
    """A table of the configuration: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CatalogSettings(Section):
    """[catalog]."""

    folder: Path | None = None  # the operator's own catalogue, laid over the shipped one
    national: bool = True  # load the catalogue that is shipped with duewatch


class CalendarSettings(Section):
    """[calendar]."""

    extra: tuple[Path, ...] = ()  # TOML files with a year's table that the library does not know yet


class CrawlSettings(Section):
    """[crawl]."""

    contact: str = "https://duewatch.example/contact"  # stands in the user agent; write your own address or page
    obey_robots: bool = True
    delay_seconds: Annotated[float, Field(ge=0)] = 1.0  # between two requests to one host
    per_host: Annotated[int, Field(ge=1, le=8)] = 1  # requests to one host at a time
    timeout_seconds: Annotated[float, Field(gt=0)] = 30.0
    retries: Annotated[int, Field(ge=0, le=5)] = 2
    max_page_bytes: Annotated[int, Field(ge=1024)] = 10 * 1024 * 1024
    max_attachment_bytes: Annotated[int, Field(ge=1024)] = 60 * 1024 * 1024
    read_attachments: bool = True  # fetch and examine the files that documents offer on the unit's own hosts
    attachments_a_document: Annotated[int, Field(ge=1)] = 20  # so many are fetched; the others are only probed
    attachment_bytes_a_document: Annotated[int, Field(ge=1024)] = 120 * 1024 * 1024  # together
    file_readers: Annotated[int, Field(ge=1, le=8)] = 2  # files of one crawl child that are read at a time
    max_list_pages: Annotated[int, Field(ge=1)] = 20  # of one column in one night
    max_documents: Annotated[int, Field(ge=1)] = 500  # of one column in one night
    time_limit_minutes: Annotated[float, Field(gt=0)] = 420.0  # of one crawl child; then it is cut short and says so
    children: Annotated[int, Field(ge=1, le=16)] = 2  # crawl children side by side
    hosts_per_child: Annotated[int, Field(ge=1, le=100)] = 50
    allow_private: tuple[str, ...] = ()  # hosts that may be on a private or loopback address
    proxy: str | None = None  # http://host:port
    outgoing_addresses: tuple[str, ...] = ()  # public addresses our requests come from; told in letters to operators


class BrowserSettings(Section):
    """[browser]."""

    enabled: bool = False  # show list pages that only a script fills; needs the extra duewatch[browser]
    executable: Path | None = None  # Chromium; None: looked for on the PATH
    pages: Annotated[int, Field(ge=1, le=4)] = 2  # at a time
    recycle_after: Annotated[int, Field(ge=1)] = 50  # pages of one browser process; then a new one takes its place
    timeout_seconds: Annotated[float, Field(gt=0)] = 60.0  # of one page, with all that its scripts send for
    max_bytes: Annotated[int, Field(ge=10_000)] = 20 * 1024 * 1024  # of one page, with all that its scripts send for
    hosts: tuple[str, ...] = ()  # hosts (host or host:port), beside the unit's own, that its scripts may ask
    sandbox: bool = True  # Chromium's own sandbox; root never has one


class LinkSettings(Section):
    """[links]."""

    probe: bool = True
    external: bool = True  # also targets on other hosts
    timeout_seconds: Annotated[float, Field(gt=0)] = 20.0
    second_look_seconds: Annotated[float, Field(ge=0)] = 1800.0  # two observations that make a link broken lie so far apart
    wait_for_second_look: bool = True  # look again in the same night when time allows; else the next night


class HealthSettings(Section):
    """[health]: when the reports of a night are held until a person has looked."""

    canaries: tuple[str, ...] = ()  # addresses that stand firm; when all of them fail, our own network does
    failed_share: Annotated[float, Field(gt=0, le=1)] = 0.5  # of the visits to pages that failed in one way
    least_visits: Annotated[int, Field(ge=1)] = 20  # below that no share is taken
    hosts_alike: Annotated[float, Field(gt=0, le=1)] = 0.5  # of the hosts that failed in one way in the same minutes
    least_hosts: Annotated[int, Field(ge=2)] = 5  # below that nothing is alike
    window_minutes: Annotated[float, Field(gt=0)] = 10.0  # what "the same minutes" are


class JudgeSettings(Section):
    """[judge]."""

    preview: tuple[str, ...] = ()  # checks in preview that run too, by name; "all" for every one
    watch_days: Annotated[int, Field(ge=0)] = 365  # older publications are not newly judged for lateness; 0: however old
    due_soon_days: dict[SeverityName, Annotated[int, Field(ge=0)]] = Field(default_factory=lambda: _by_severity(14, 10, 5, 0))
    waiver_notice_days: Annotated[int, Field(ge=0)] = 14  # days before and after a waiver ends that the operator hears of it


class ReportSettings(Section):
    """[report]."""

    language: Literal["zh", "en"] = "zh"
    folder: Path = Path("reports")  # below data_dir unless absolute
    threshold: SeverityName = "minor"  # breaches from here up make exit status 1
    rectify_days: dict[SeverityName, Annotated[int, Field(ge=0)]] = Field(
        default_factory=lambda: _by_severity(0, 3, 10, 10)
    )  # working days to put a finding right


class MailSettings(Section):
    """[mail]."""

    outbox: Literal["folder", "smtp"] = "folder"
    folder: Path = Path("outbox")  # below data_dir unless absolute
    sender: str = "duewatch@duewatch.example"
    sender_name: str = "政务公开监测"
    host: str = "localhost"
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    ca_file: Path | None = None
    timeout_seconds: Annotated[float, Field(gt=0)] = 30.0
    retries: Annotated[int, Field(ge=0, le=10)] = 3
    max_bytes: Annotated[int, Field(ge=10_000)] = 20 * 1024 * 1024
    password: SecretStr | None = Field(default=None, exclude=True, repr=False)  # from DUEWATCH_MAIL_PASSWORD only


class ScheduleSettings(Section):
    """[[schedule]]."""

    name: str
    kind: Literal["audit", "visit"] = "audit"  # visit: only ask the home pages whether they open, many times a day
    office: str | None = None
    units: tuple[str, ...] = ()
    times_a_day: Annotated[int, Field(ge=1, le=288)] = 24  # of visits: spread evenly, the first at ``at``; audits start once
    at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "02:00"  # Asia/Shanghai
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    misfire_hours: Annotated[float, Field(gt=0)] = 6.0  # how late a missed start may still be caught up
    send: bool = True


class Settings(Section):
    """The whole file."""

    data_dir: Path = Path("var")  # database, evidence, reports and outbox stand below it
    database: str | None = None  # SQLAlchemy URL; None: SQLite in data_dir. The environment variable wins
    catalog: CatalogSettings = CatalogSettings()
    calendar: CalendarSettings = CalendarSettings()
    crawl: CrawlSettings = CrawlSettings()
    browser: BrowserSettings = BrowserSettings()
    links: LinkSettings = LinkSettings()
    health: HealthSettings = HealthSettings()
    judge: JudgeSettings = JudgeSettings()
    report: ReportSettings = ReportSettings()
    mail: MailSettings = MailSettings()
    schedule: tuple[ScheduleSettings, ...] = ()

    @property
    def database_url(self) -> str:
        """Where the ledger is."""
        return self.database or f"sqlite:///{self.data_dir / 'duewatch.db'}"

    @property
    def evidence_dir(self) -> Path:
        """Where WARC files are."""
        return self.data_dir / "evidence"

    @property
    def adhoc_dir(self) -> Path:
        """Where units found by ``audit --url`` are kept, in catalogue form."""
        return self.data_dir / "adhoc"

    @property
    def reports_dir(self) -> Path:
        """Where reports go."""
        return self.data_dir / self.report.folder

    @property
    def outbox_dir(self) -> Path:
        """Where mails go that are not sent by SMTP."""
        return self.data_dir / self.mail.folder


def load(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the configuration; without a path, ``duewatch.toml`` of the working directory, and without that the defaults.

    Relative paths in the file are taken from the file's own folder. ``environment`` gives the secrets; nothing else of it is
    read.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or holds wrong values; lists every complaint at once.
    """
    if path is None:
        path = DEFAULT_FILE if DEFAULT_FILE.exists() else None
    values: dict[str, Any] = _parse(path) if path else {}
    complaints = _secrets_in_file(values)
    environment = environment or {}
    if database := environment.get(DATABASE_URL_VARIABLE):
        values["database"] = database
    settings: Settings | None = None
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        complaints.extend(_complaint(problem) for problem in error.errors())
    if settings:
        complaints.extend(_impossible(settings))
    if complaints or settings is None:
        raise ConfigError("reading the configuration", str(path or "defaults"), CURE, complaints)
    if password := environment.get(MAIL_PASSWORD_VARIABLE):
        settings = settings.model_copy(update={"mail": settings.mail.model_copy(update={"password": SecretStr(password)})})
    return _anchored(settings, path.resolve().parent) if path else settings


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            "reading the configuration", str(path), "name an existing, readable file", [error.strerror or str(error)]
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("reading the configuration", str(path), "mend the TOML at that place", [str(error)]) from error


def _secrets_in_file(values: dict[str, Any]) -> list[str]:
    mail = values.get("mail")
    if isinstance(mail, dict) and "password" in mail:
        del mail["password"]
        return [f"mail.password: a secret does not belong into a file; set the environment variable {MAIL_PASSWORD_VARIABLE}"]
    return []


def _complaint(problem: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        known = _keys_beside(problem["loc"])
        near = difflib.get_close_matches(str(problem["loc"][-1]), known, n=1, cutoff=0.5)
        hint = f'did you mean "{near[0]}"?' if near else "known keys: " + ", ".join(known)
        return f"{place}: unknown key; {hint}"
    shown = problem.get("input")
    return f"{place}: {problem['msg'][0].lower()}{problem['msg'][1:]}, got {shown!r}"


def _keys_beside(location: tuple[str | int, ...]) -> list[str]:
    """The known keys of the table in which an unknown key stands."""
    model: type[BaseModel] = Settings
    for part in location[:-1]:
        if not isinstance(part, str) or part not in model.model_fields:
            continue
        annotation = model.model_fields[part].annotation
        inner = next((a for a in (annotation, *get_args(annotation)) if isinstance(a, type) and issubclass(a, BaseModel)), None)
        model = inner or model
    return sorted(name for name in model.model_fields if name != "password")


def _impossible(settings: Settings) -> list[str]:
    complaints: list[str] = []
    names = [schedule.name for schedule in settings.schedule]
    complaints.extend(
        f"schedule: the name {name!r} is given twice" for name in sorted({n for n in names if names.count(n) > 1})
    )
    for place, schedule in enumerate(settings.schedule):
        if schedule.office and schedule.units:
            complaints.append(f"schedule.{place}: name an office or units, not both")
    if settings.mail.outbox == "smtp" and settings.mail.user and settings.mail.security == "none":
        complaints.append('mail.security: a login over an open connection would show the password; use "starttls" or "tls"')
    return complaints


def _anchored(settings: Settings, folder: Path) -> Settings:
    """Relative paths of the file, taken from the file's folder."""
    catalog = settings.catalog
    if catalog.folder:
        catalog = catalog.model_copy(update={"folder": folder / catalog.folder})
    calendar = settings.calendar.model_copy(update={"extra": tuple(folder / extra for extra in settings.calendar.extra)})
    mail = settings.mail
    if mail.ca_file:
        mail = mail.model_copy(update={"ca_file": folder / mail.ca_file})
    browser = settings.browser
    if browser.executable:
        browser = browser.model_copy(update={"executable": folder / browser.executable})
    parts = {"catalog": catalog, "calendar": calendar, "mail": mail, "browser": browser}
    return settings.model_copy(update={"data_dir": folder / settings.data_dir, **parts})
