"""What a list endpoint's answer says of its other pages: documents in all, pages in all, this page's number."""

from collections.abc import Iterator, Mapping
from itertools import islice

from crawler.lists import shapes
from crawler.whole import LONGEST, whole

MOST = 10**LONGEST
"""A count of documents or pages that is not believed any more."""
MOST_BESIDE = 100
"""Objects at the top of an answer in which its counts may stand."""


def at(data: object, path: list[str]) -> Iterator[object]:
    """All values at a path in which ``*`` stands for any key."""
    if not path:
        yield data
    elif isinstance(data, Mapping):
        # Looked up and not looked for: an answer of twenty thousand keys is asked for each of them.
        for value in data.values() if path[0] == "*" else (data[path[0]],) if path[0] in data else ():
            yield from at(value, path[1:])


def counts(data: object, paths: list[tuple[str, ...]]) -> tuple[int | None, int | None, int | None]:
    """Documents in all, pages in all and the number of this page: from the objects around the rows, the nearest first."""
    common = paths[0][:-1]
    for path in paths[1:]:
        while common and path[: len(common)] != common:
            common = common[:-1]
    if len(paths) > 1 and len(common) >= 1:
        common = common[:-1] if len({path[len(common)] for path in paths}) > 1 else common
    total = pages = here = None
    for length in range(len(common), -1, -1):
        around = next(at(data, list(common[:length])), None)
        if not isinstance(around, Mapping):
            continue
        near = [around, *(value for key, value in around.items() if isinstance(value, Mapping) and "pag" in str(key).lower())]
        if length == 0:
            near += [value for value in islice(around.values(), MOST_BESIDE) if isinstance(value, Mapping)]
        total = total if total is not None else _first_number(near, shapes.TOTALS)
        pages = pages if pages is not None else _first_number(near, shapes.PAGES)
        here = here if here is not None else _first_number(near, shapes.HERE)
        if total is not None and pages is None and (records := _first_number(near, ("records",)) or 0) > total:
            total, pages = records, total  # the tables of one widely used script call the number of pages "total"
    return total, pages, here


def _first_number(objects: list[Mapping[str, object]], names: tuple[str, ...]) -> int | None:
    for one in objects:
        lowered = {str(key).lower().replace("_", ""): value for key, value in one.items()}
        for name in names:
            value = lowered.get(name.replace("_", ""))
            if isinstance(value, bool):
                continue
            if isinstance(value, Mapping):  # {"total": {"value": 95, "relation": "eq"}}
                value = value.get("value")
            if isinstance(value, int) and 0 <= value < MOST:
                return value
            if isinstance(value, str) and (number := whole(value)) is not None:
                return number
    return None
