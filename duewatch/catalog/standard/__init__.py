"""Rows of a published 基层政务公开标准目录 become draft duties; files are read by :mod:`crawler.standard_catalogue`."""

from duewatch.catalog.standard.importing import Imported, draft
from duewatch.catalog.standard.items import Gap, Item

__all__ = ["Gap", "Imported", "Item", "draft"]
