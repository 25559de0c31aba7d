"""How the publishing systems of the other district write their pages, one module a system.

Each has ``CHARSET``, ``PER_PAGE``, ``column_path``, ``doc_path``, ``column_pages`` (path → body, its further addresses too)
and ``doc_page``.
"""

from collections.abc import Mapping
from types import ModuleType

from benchmarks.other.sites import aspnet, dede, hanweb, soup, spa, ucap

SYSTEMS: Mapping[str, ModuleType] = {"aspnet": aspnet, "hanweb": hanweb, "ucap": ucap, "dede": dede, "soup": soup, "spa": spa}
