"""What makes a module a check, and what the contract refuses."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from checks import contract, registry
from checks.contract import ContractBroken, check
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.sentences import WAIVED
from duewatch.domain.views import UnitView

PAGE = """A thing is crooked.

Why it matters
--------------
Because a straight thing
is better.

How it is decided
-----------------
By looking.

It is looked at twice.

How to remedy
-------------
Bend it.

When it stays silent
--------------------
In the dark.
"""


@pytest.fixture
def module() -> Iterator[ModuleType]:
    made = ModuleType("checks.shapes.crooked_thing", PAGE)
    sys.modules[made.__name__] = made
    yield made
    del sys.modules[made.__name__]


def declared_in(module: ModuleType, name: str = "crooked_thing") -> contract.Check:
    def function(view: UnitView) -> list[Ruling]:
        return []

    function.__module__, function.__name__ = module.__name__, name
    return check(title="Crooked", messages={Verdict.MET: "Straight."}, severity=Severity.MINOR, since="0.1")(function)


def test_a_check_takes_its_name_from_its_file_and_its_texts_from_the_docstring(module: ModuleType) -> None:
    info = declared_in(module).info
    assert (info.id, info.group, info.summary) == ("crooked-thing", "shapes", "A thing is crooked.")
    assert info.why == "Because a straight thing is better."
    assert info.how == "By looking.\n\nIt is looked at twice."
    assert info.verdicts == (Verdict.MET, Verdict.EXEMPT)
    assert info.messages[Verdict.EXEMPT] == WAIVED


def test_a_function_that_is_not_named_like_its_file_is_refused(module: ModuleType) -> None:
    with pytest.raises(ContractBroken, match="called 'bent_thing', the file 'crooked_thing'"):
        declared_in(module, "bent_thing")


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        (PAGE.replace("Bend it.", ""), "nothing is written under remedy"),
        (PAGE.replace("How to remedy", "What to do"), "the sections are"),
        (PAGE.replace("How to remedy\n-------------\nBend it.\n", ""), "the sections are"),
        ("", "the sections are"),
    ],
)
def test_a_page_with_a_section_amiss_is_refused(module: ModuleType, page: str, complaint: str) -> None:
    module.__doc__ = page
    with pytest.raises(ContractBroken, match=complaint):
        declared_in(module)


def test_a_module_outside_a_folder_of_checks_is_refused() -> None:
    stray = ModuleType("checks.crooked_thing", PAGE)
    sys.modules[stray.__name__] = stray
    try:
        with pytest.raises(ContractBroken, match="a folder of checks/"):
            declared_in(stray)
    finally:
        del sys.modules[stray.__name__]


def test_the_registry_holds_every_check_once_in_order() -> None:
    every = registry.every()
    assert list(every) == sorted(every)
    assert registry.named(["missing-item", "broken-link", "broken-link"]) == (every["broken-link"], every["missing-item"])
    assert {one.info.id for one in registry.enabled()} == {check_id for check_id, one in every.items() if not one.preview}
    with pytest.raises(KeyError):
        registry.named(["crooked-thing"])
