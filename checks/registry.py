"""The folder is the registry: every module of every folder of ``checks/`` is a check, and there is no second list."""

import importlib
import pkgutil
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files

import checks
from checks.contract import Check, ContractBroken
from duewatch.domain.checkinfo import CheckInfo


@cache
def every() -> Mapping[str, Check]:
    """All checks by id, sorted. Raises :class:`ContractBroken` when a module is not exactly one check."""
    found: dict[str, Check] = {}
    for group in pkgutil.iter_modules(checks.__path__):
        if not group.ispkg:
            continue
        package = importlib.import_module(f"{checks.__name__}.{group.name}")
        for module in pkgutil.iter_modules(package.__path__):
            if module.name.startswith("_"):
                continue
            one = _only_check_of(f"{package.__name__}.{module.name}")
            if one.info.id in found:
                raise ContractBroken(
                    f"{package.__name__}.{module.name}: {one.info.id} exists already in {found[one.info.id].info.group}"
                )
            found[one.info.id] = one
    return dict(sorted(found.items()))


ALL_PREVIEWS = "all"


def enabled(preview: Collection[str] = ()) -> tuple[Check, ...]:
    """The checks an audit runs: all that are not in preview, and those of ``preview`` ("all" for every one).

    Raises ``KeyError`` for a name in ``preview`` that no check has.
    """
    known = every()
    for name in preview:
        if name != ALL_PREVIEWS and name not in known:
            raise KeyError(name)
    return tuple(one for one in known.values() if not one.preview or one.info.id in preview or ALL_PREVIEWS in preview)


def named(ids: Iterable[str]) -> tuple[Check, ...]:
    """Some checks by id, those in preview included. Raises ``KeyError`` for an id that does not exist."""
    known = every()
    return tuple(known[check_id] for check_id in sorted(set(ids)))


def infos() -> Mapping[str, CheckInfo]:
    """What reports may know of each check."""
    return {check_id: one.info for check_id, one in every().items()}


@cache
def retired() -> Mapping[str, str]:
    """Names that checks had once: old id to the id that took over, or to "" where none did. Never used again."""
    table = tomllib.loads(files(checks).joinpath("retired.toml").read_text("utf-8"))
    return dict(table["retired"])


def _only_check_of(module_name: str) -> Check:
    module = importlib.import_module(module_name)
    own = [value for value in vars(module).values() if isinstance(value, Check)]
    if len(own) != 1:
        raise ContractBroken(f"{module_name}: holds {len(own)} checks, but should hold one")
    return own[0]
