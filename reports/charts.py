"""The geometry of the drawn bars. Templates draw them as inline SVG: a report needs no script and no picture file."""

from collections.abc import Sequence

from reports.parts import Bar, Segment


def stacked(parts: Sequence[tuple[float, str, str]], label: str, whole: float | None = None) -> Bar:
    """A bar of pieces side by side.

    Args:
        parts: Value, tone and label of each piece, left to right; pieces of nothing are left out.
        label: What the bar shows, in words, for those who do not see it.
        whole: The value that fills the whole width; the sum of the parts where it is not given.
    """
    full = whole if whole is not None else sum(value for value, _, _ in parts)
    segments: list[Segment] = []
    x = 0.0
    for value, tone, text in parts:
        if value <= 0 or full <= 0:
            continue
        width = min(100.0 * value / full, 100.0 - x)
        segments.append(Segment(round(x, 2), round(width, 2), tone, text))
        x += width
    return Bar(tuple(segments), label)
