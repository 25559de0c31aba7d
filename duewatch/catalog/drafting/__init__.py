"""Implementation plans in, draft duties out.

Lines of a plan are brought into one writing that remembers how it was printed (``denoise``), put together to paragraphs with
their clause (``outline``, ``tables``), read sentence by sentence for what sets a time (``times``, ``sentences``, ``notes``,
``duties``), and written as obligations for a person to review (``proposals``, ``writing``).
"""

from duewatch.catalog.drafting.duties import duties_in
from duewatch.catalog.drafting.findings import Confidence, Found
from duewatch.catalog.drafting.outline import Plan, plan_of
from duewatch.catalog.drafting.writing import About, as_json, as_toml

__all__ = ["About", "Confidence", "Found", "Plan", "as_json", "as_toml", "duties_in", "plan_of"]
