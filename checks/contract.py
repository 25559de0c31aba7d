"""What a check is: one module, one decorated function, and a docstring that is its manual page.

The module's place gives group and id (``checks/links/broken_link.py`` is ``broken-link`` in ``links``); nothing else carries
the name. The docstring has a first line and four sections, parsed here; see CONTRIBUTING for how to write one.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Final, TypeAlias

from checks.rulings import Ruling
from duewatch.domain.checkinfo import CheckInfo
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.sentences import WAIVED
from duewatch.domain.views import UnitView

Judge: TypeAlias = Callable[[UnitView], Iterable[Ruling]]

SECTIONS: Final[Mapping[str, str]] = {
    "Why it matters": "why",
    "How it is decided": "how",
    "How to remedy": "remedy",
    "When it stays silent": "silent",
}
_HEADING = re.compile(r"^(?P<heading>\S.*)\n-{3,}\s*$", re.MULTILINE)


class ContractBroken(TypeError):
    """A module below ``checks/`` is not a check; says which and why. A fault of ours, found when the registry loads."""


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. Calling it gives its rulings on a unit; it looks at nothing but the view."""

    info: CheckInfo
    judge: Judge
    preview: bool = False  # written and tested, but only run when asked for by name

    def __call__(self, view: UnitView) -> Iterable[Ruling]:
        """The rulings of this check on the unit in view."""
        return self.judge(view)


def check(
    *,
    title: str,
    messages: Mapping[Verdict, str],
    severity: Severity,
    since: str,
    details: Mapping[str, str] | None = None,
    preview: bool = False,
) -> Callable[[Judge], Check]:
    """Make the function below the check of its module.

    Args:
        title: The defect in a few words, for headings of reports.
        messages: One sentence template over the facts for each verdict the check can give. The sentence for a waived subject
            is the same everywhere and need not be given.
        severity: How grave a breach is where no obligation says so.
        since: The version that brought the check.
        details: Facts that stand in no sentence: name and meaning, for the manual page and for readers of the JSON.
        preview: Do not run it unless it is asked for by name.

    Raises:
        ContractBroken: the function is not named like its file, or the docstring lacks a section.
    """

    def register(judge: Judge) -> Check:
        module = sys.modules[judge.__module__]
        group, name = _place_of(module)
        if judge.__name__ != name:
            raise ContractBroken(f"{module.__name__}: the function is called {judge.__name__!r}, the file {name!r}")
        texts = sections_of(module)
        said = {**messages, Verdict.EXEMPT: messages.get(Verdict.EXEMPT, WAIVED)}
        info = CheckInfo(
            id=name.replace("_", "-"),
            group=group,
            title=title,
            why=texts["why"],
            how=texts["how"],
            remedy=texts["remedy"],
            silent=texts["silent"],
            messages=said,
            severity=severity,
            verdicts=tuple(verdict for verdict in Verdict if verdict in said),
            since=since,
            summary=texts["summary"],
            details=dict(details or {}),
        )
        return Check(info, judge, preview)

    return register


def sections_of(module: ModuleType) -> dict[str, str]:
    """The first line and the sections of a check's docstring, each paragraph on one line.

    Raises :class:`ContractBroken` when one is missing, unknown, empty or out of order.
    """
    text = inspect.cleandoc(module.__doc__ or "")
    headings = list(_HEADING.finditer(text))
    found = [match["heading"] for match in headings]
    if found != list(SECTIONS):
        raise ContractBroken(f"{module.__name__}: the sections are {found}, but should be {list(SECTIONS)}")
    texts = {"summary": _unwrapped(text[: headings[0].start()])}
    ends = [match.start() for match in headings[1:]] + [len(text)]
    for match, end in zip(headings, ends, strict=True):
        texts[SECTIONS[match["heading"]]] = _unwrapped(text[match.end() : end])
    empty = [name for name, content in texts.items() if not content]
    if empty:
        raise ContractBroken(f"{module.__name__}: nothing is written under {', '.join(empty)}")
    return texts


def _place_of(module: ModuleType) -> tuple[str, str]:
    parts = module.__name__.split(".")
    if len(parts) != 3 or parts[0] != "checks":
        raise ContractBroken(f"{module.__name__}: a check is a module of a folder of checks/")
    return parts[1], parts[2]


def _unwrapped(text: str) -> str:
    """Paragraphs without their line breaks, an empty line between them; so a text is the same msgid however it is wrapped."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
