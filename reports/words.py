"""Texts, dates and numbers of a report in one language."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from duewatch.domain.dates import CHINA
from duewatch.locale import LOCALES, Language, Translate, translator
from reports.vocabulary import END_NOTE, NOTES, STATUS_NOTE


@cache
def _locale(name: str) -> Locale:
    """Babel takes a name apart for every number it writes; a report has thousands."""
    return Locale.parse(name)


@dataclass(frozen=True)
class Words:
    """Texts, dates and numbers in one language."""

    language: Language
    texts: Translate
    checks: Translate
    limits: Translate

    def __call__(self, msgid: str, **places: object) -> str:
        """A text of the reports, its places filled in."""
        text = self.texts(msgid)
        return text.format(**places) if places else text

    @property
    def locale(self) -> Locale:
        """What Babel calls the language."""
        return _locale(LOCALES[self.language])

    @property
    def tag(self) -> str:
        """What HTML calls the language."""
        return {"zh": "zh-CN", "en": "en"}[self.language]

    def long_day(self, day: date) -> str:
        """A day in prose."""
        return format_date(day, "yyyy年M月d日" if self.language == "zh" else "d MMMM yyyy", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """A moment in prose, to the minute, in China's time."""
        local = moment.astimezone(CHINA)
        return f"{self.long_day(local.date())} {local:%H:%M}"

    def stamp(self, moment: datetime) -> str:
        """A moment in a table, to the second, in China's time."""
        return f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"

    def day(self, moment: datetime | date) -> str:
        """A day in a table."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(CHINA).date()
        return moment.isoformat()

    def number(self, value: float) -> str:
        """A number with its thousands apart; at most one decimal."""
        return format_decimal(value, format="#,##0.#", locale=self.locale)

    def share(self, part: int, whole: int) -> str:
        """A share in per cent, never rounded up to all or down to none; "–" where there is no whole."""
        if not whole:
            return "–"
        share = part / whole
        if part not in (0, whole):
            share = min(max(share, 0.001), 0.999)
        return format_percent(share, format="0.#%", locale=self.locale)

    def note(self, note: str) -> str:
        """What a sighting's note means; an unknown one as it stands."""
        if note.startswith("http-"):
            return self(STATUS_NOTE, status=note.removeprefix("http-"))
        if note.startswith("redirects-to:"):
            return self(END_NOTE, end=self.note(note.removeprefix("redirects-to:")))
        return self.texts(NOTES[note]) if note in NOTES else note

    def join(self, parts: list[str]) -> str:
        """Parts of an enumeration."""
        return ("、" if self.language == "zh" else ", ").join(parts)


def words_of(language: str) -> Words:
    """The words of a language. Raises ``ValueError`` for one that does not exist."""
    texts = translator("reports", language)
    tag: Language = "zh" if language == "zh" else "en"
    return Words(tag, texts, translator("checks", language), translator("limits", language))
