"""The files a new check begins with. They load, and fail their tests until they are filled in."""

from typing import Final

UNWRITTEN: Final = "(to be written)"
"""Stands wherever a text is missing; a test refuses it by the check's name."""

GROUP: Final = '"""(to be written) The question that the checks of {group} answer."""\n'

MODULE: Final = '''"""(to be written) The defect in one line.

Why it matters
--------------
(to be written) Two or three sentences that a supervising office can quote.

How it is decided
-----------------
(to be written) What is compared with what, and when it is a breach.

How to remedy
-------------
(to be written) What the unit should do now.

When it stays silent
--------------------
(to be written) Which innocent causes are left alone, and what makes it undetermined.
"""

from collections.abc import Iterable

from checks.contract import check
from checks.rulings import Ruling
from duewatch.domain.judgements import Verdict
from duewatch.domain.obligations import Severity
from duewatch.domain.views import UnitView


@check(
    title="(to be written)",
    messages={{
        Verdict.MET: "(to be written) “{{item}}” is as it should be.",
        Verdict.BREACHED: "(to be written) “{{item}}” is not.",
        Verdict.UNDETERMINED: "(to be written) “{{item}}” could not be looked at.",
    }},
    severity=Severity.ADVICE,
    since="(to be written)",
    preview=True,
)
def {name}(view: UnitView) -> Iterable[Ruling]:
    """Judge … (to be written)."""
    raise NotImplementedError("{check_id} has no rule yet")
'''

CASES: Final = """# One case a situation; tests/checks/conftest.py explains the words. As many innocent cases as breaches.

[[case]]
name = "(to be written) all is well"
expect = [{ subject = "(to be written)", verdict = "met" }]

[[case]]
name = "(to be written) a breach"
expect = [{ subject = "(to be written)", verdict = "breached" }]

[[case]]
name = "(to be written) an innocent look-alike"
expect = []

[[case]]
name = "(to be written) what cannot be told"
expect = [{ subject = "(to be written)", verdict = "undetermined", reason = "layout-unknown" }]

[[case]]
name = "(to be written) a waived subject"
expect = [{ subject = "(to be written)", verdict = "exempt" }]
"""
