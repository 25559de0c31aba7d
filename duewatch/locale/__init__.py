"""Texts in the reader's language: English is the msgid itself, Chinese stands in gettext PO files, one a department.

The PO files are read as they are; nothing is compiled, so a translator's change counts at once.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from babel.messages.pofile import read_po

Language: TypeAlias = Literal["zh", "en"]
Domain: TypeAlias = Literal["checks", "reports", "limits", "cli"]
Translate: TypeAlias = Callable[[str], str]

LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAINS: tuple[Domain, ...] = get_args(Domain)
LOCALES: Mapping[Language, str] = {"zh": "zh_CN", "en": "en_GB"}  # names Babel formats dates and numbers by


def translator(domain: str, language: str) -> Translate:
    """The function that turns a msgid of a domain into the language.

    A msgid without a translation is given back as it is: a reader is better served by an English sentence than by none, and
    ``tests/architecture/test_translations.py`` sees to it that there is no such msgid. Raises ``ValueError`` for a domain or a
    language that does not exist.
    """
    if domain not in DOMAINS:
        raise ValueError(f"no texts of domain {domain!r}; there are {', '.join(DOMAINS)}")
    if language not in LANGUAGES:
        raise ValueError(f"no texts in language {language!r}; there are {', '.join(LANGUAGES)}")
    if language == "en":
        return _unchanged
    texts = messages(domain)
    return lambda msgid: texts.get(msgid, msgid)


@cache
def messages(domain: str) -> Mapping[str, str]:
    """The Chinese texts of a domain by msgid; those not translated, or marked fuzzy, are left out."""
    file = files(__name__).joinpath("zh_CN", "LC_MESSAGES", f"{domain}.po")
    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=LOCALES["zh"], domain=domain)
    return {
        message.id: message.string
        for message in catalog
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string and not message.fuzzy
    }


def _unchanged(msgid: str) -> str:
    return msgid
