"""One ``duewatch.toml``, typed; every complaint at once, with the nearest known key; secrets only from the environment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

MAIL_PASSWORD_VARIABLE = "DUEWATCH_MAIL_PASSWORD"  # noqa: S105 - the name of a variable, not a secret
DATABASE_URL_VARIABLE = "DUEWATCH_DATABASE_URL"

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


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
    max_list_pages: Annotated[int, Field(ge=1)] = 20  # of one column in one night
    max_documents: Annotated[int, Field(ge=1)] = 500  # of one column in one night
    time_limit_minutes: Annotated[float, Field(gt=0)] = 420.0  # of one crawl child; then it is cut short and says so
    children: Annotated[int, Field(ge=1, le=16)] = 2  # crawl children side by side
    hosts_per_child: Annotated[int, Field(ge=1, le=100)] = 50
    allow_private: tuple[str, ...] = ()  # hosts that may be on a private or loopback address
    proxy: str | None = None  # http://host:port


class LinkSettings(Section):
    """[links]."""

    probe: bool = True
    external: bool = True  # also targets on other hosts
    timeout_seconds: Annotated[float, Field(gt=0)] = 20.0
    second_look_seconds: Annotated[float, Field(ge=0)] = 1800.0  # two observations that make a link broken lie so far apart
    wait_for_second_look: bool = True  # look again in the same night when time allows; else the next night


class JudgeSettings(Section):
    """[judge]."""

    due_soon_days: dict[Literal["veto", "serious", "minor", "advice"], Annotated[int, Field(ge=0)]] = Field(
        default_factory=lambda: {"veto": 14, "serious": 10, "minor": 5, "advice": 0}
    )


class ReportSettings(Section):
    """[report]."""

    language: Literal["zh", "en"] = "zh"
    folder: Path = Path("reports")  # below data_dir unless absolute
    threshold: Literal["veto", "serious", "minor", "advice"] = "minor"  # breaches from here up make exit status 1
    rectify_days: dict[Literal["veto", "serious", "minor", "advice"], Annotated[int, Field(ge=0)]] = Field(
        default_factory=lambda: {"veto": 0, "serious": 3, "minor": 10, "advice": 10}
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
    office: str | None = None
    units: tuple[str, ...] = ()
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
    links: LinkSettings = LinkSettings()
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
    def reports_dir(self) -> Path:
        """Where reports go."""
        return self.data_dir / self.report.folder

    @property
    def outbox_dir(self) -> Path:
        """Where mails go that are not sent by SMTP."""
        return self.data_dir / self.mail.folder
