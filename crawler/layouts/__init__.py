"""Layouts: one small file a publishing system; the generic reader needs none of them.

``recognise`` says which system made a page; the operator sees the name beside every column. A module here that has a
``LAYOUT`` is a layout: there is no list to be kept.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from crawler.layouts.layout import Layout, Shape

GENERIC = "generic"
"""Name of the reading without a layout."""


@cache
def layouts() -> Mapping[str, Layout]:
    """All layouts by name, in the order in which they are tried: more signs first, then by name."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        layout = getattr(import_module(f"{__name__}.{module.name}"), "LAYOUT", None)
        if isinstance(layout, Layout):
            found.append(layout)
    return {layout.name: layout for layout in sorted(found, key=lambda one: (-len(one.signs), one.name))}


@cache
def shapes() -> tuple[Shape, ...]:
    """How the endpoints of all known systems answer."""
    return tuple(shape for layout in layouts().values() for shape in layout.shapes)


@cache
def reads() -> tuple[str, ...]:
    """Patterns of the paths that only read although they are asked by POST, of all known systems."""
    return tuple(pattern for layout in layouts().values() for pattern in layout.reads)


def recognise(source: str, *, of_document: bool = False) -> Layout | None:
    """The layout whose signs a page's source carries, or ``None``.

    ``of_document``: layouts that know a service for lists by the calls of a page's script are not asked for, as a document
    has no use for them and their signs are many.
    """
    return next((layout for layout in layouts().values() if not (of_document and layout.reads) and layout.fits(source)), None)


def name_of(source: str, *, of_document: bool = False) -> str:
    """The name of the layout a page's source carries the signs of, else ``generic``."""
    layout = recognise(source, of_document=of_document)
    return layout.name if layout is not None else GENERIC


def named(name: str | None) -> Layout | None:
    """The layout of that name; ``None`` for the generic reading and for a name that is not (or no longer) known."""
    return layouts().get(name or "")
