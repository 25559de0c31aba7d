"""Duties as data: TOML files become one checked :class:`duewatch.domain.catalogue.Catalog`."""

from duewatch.catalog.loader import load, shipped

__all__ = ["load", "shipped"]
