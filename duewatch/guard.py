"""Refuses to run beside a foreign package that carries one of our generic names.

``crawler``, ``checks``, ``reports`` and ``schedules`` are taken names on the package index. If a stranger's package would be
imported instead of ours, every later error would be a riddle; so this runs before anything else is imported.
"""

from importlib.util import find_spec
from pathlib import Path

from duewatch.errors import ForeignPackage

DEPARTMENTS = ("crawler", "checks", "reports", "schedules")


def refuse_strangers() -> None:
    """Compare where each department would be loaded from with where ``duewatch`` itself stands.

    Raises:
        ForeignPackage: naming both files and the cure.
    """
    home = Path(__file__).resolve().parent.parent
    complaints = []
    for name in DEPARTMENTS:
        spec = find_spec(name)
        found = Path(spec.origin).resolve() if spec and spec.origin else None
        if found != home / name / "__init__.py":
            complaints.append(f"{name}: expected {home / name / '__init__.py'}, found {found or 'nothing'}")
    if complaints:
        raise ForeignPackage(
            "looking for our own packages",
            ", ".join(DEPARTMENTS),
            "install duewatch into an environment of its own (a fresh venv, or pipx)",
            complaints,
        )
