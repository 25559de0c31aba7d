"""The meta tags a page carries.

Facts: ``tags`` maps each tag's name, in lower case, to its content (bounded); an empty content is kept as ``""``.
"""

from crawler.traits.examiner import Examined
from duewatch.domain.judgements import Facts

MOST_TAGS = 60
MOST_CONTENT = 300


def examine(examined: Examined) -> Facts | None:
    """All tags of the page, in its order."""
    tags = list(examined.page.metas_lower.items())[:MOST_TAGS]
    return {"tags": {name[:60]: " ".join(content.split())[:MOST_CONTENT] for name, content in tags}}
