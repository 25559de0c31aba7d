"""Every text a person can read stands in the Chinese catalogue of its domain, with the same places to fill in."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from duewatch.domain.deadlines import STEP_MESSAGES
from duewatch.domain.sentences import MSGIDS
from duewatch.locale import DOMAINS, translator

ROOT = Path(__file__).resolve().parents[2]
PO_FOLDER = ROOT / "duewatch" / "locale" / "zh_CN" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "words": None, "say": None}
PLACES = {  # domains whose texts are marked there
    "reports": ("reports/",),
    "cli": ("duewatch/cli/", "duewatch/notes.py", "duewatch/tried.py", "duewatch/words_of_people.py", "crawler/children.py"),
}


def marked_in(places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every msgid marked by ``_()``, ``N_()``, ``words()`` or ``say()`` in files and folders, with the place it stands."""
    found = extract_from_dir(
        str(ROOT),
        method_map=[("**.py", "python"), ("**.j2", "jinja2")],
        options_map={"**.j2": {"encoding": "utf-8", "silent": "false"}},
        keywords=KEYWORDS,
        directory_filter=lambda folder: any(_meet(str(Path(folder).relative_to(ROOT)), place) for place in places),
    )
    for file, line, message, *_ in found:
        if file.startswith(places):
            yield message if isinstance(message, str) else message[0], f"{file}:{line}"


def _meet(folder: str, place: str) -> bool:
    """Whether a folder lies on the way to a place or below it."""
    return place.startswith(f"{folder}/") or f"{folder}/".startswith(place)


def limits_msgids() -> Iterator[tuple[str, str]]:
    for name, message in sorted(STEP_MESSAGES.items()):
        yield message, f"duewatch.domain.deadlines.STEP_MESSAGES[{name!r}]"


def checks_msgids() -> Iterator[tuple[str, str]]:
    yield from ((text, "duewatch.domain.sentences.MSGIDS") for text in MSGIDS)
    registry = pytest.importorskip("checks.registry", reason="there are no checks yet")
    for id_, info in sorted(registry.infos().items()):
        texts = (info.title, info.summary, info.why, info.how, info.remedy, info.silent, *info.messages.values())
        yield from ((text, id_) for text in texts if text)


def msgids(domain: str) -> dict[str, str]:
    """Every msgid of a domain and the first place that uses it."""
    match domain:
        case "limits":
            source = limits_msgids()
        case "checks":
            source = checks_msgids()
        case _:
            source = marked_in(PLACES[domain])
    places: dict[str, str] = {}
    for text, place in source:
        places.setdefault(text, place)
    return places


def places_to_fill(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_of_a_domain_is_translated(domain: str) -> None:
    translate = translator(domain, "zh")
    missing = [f"{place}: {text!r}" for text, place in msgids(domain).items() if translate(text) == text]
    assert not missing, f"not in {domain}.po:\n" + "\n".join(missing)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_fills_in_the_same_places(domain: str) -> None:
    translate = translator(domain, "zh")
    wrong = [text for text in msgids(domain) if places_to_fill(translate(text)) != places_to_fill(text)]
    assert not wrong


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_translation_is_left_over(domain: str) -> None:
    file = PO_FOLDER / f"{domain}.po"
    if not file.exists():
        pytest.skip(f"no texts of domain {domain} yet")
    used = msgids(domain)
    with file.open("rb") as stream:
        leftover = [message.id for message in read_po(stream) if message.id and message.id not in used]
    assert not leftover


def test_english_is_the_msgid_itself() -> None:
    assert translator("reports", "en")("Findings") == "Findings"


def test_an_unknown_domain_or_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no texts of domain"):
        translator("poems", "zh")
    with pytest.raises(ValueError, match="no texts in language"):
        translator("reports", "fr")
