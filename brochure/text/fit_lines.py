"""Total fit: break opportunities of one paragraph in; the best set of line ends out.

All lines are chosen together (Knuth and Plass, 1981). Fewest lines come first; among equal counts
the lines with the least raggedness win.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOLERANCE = 0.01
"""Points by which a line may exceed the measure: rounding, no more."""

SHRINK = 0.06
"""How far a justified word space may shrink, in em."""

STRETCH = 0.14
"""How far a justified word space stretches before the line counts as loose, in em."""

_LINE = 1e6
_OVERFULL = 1e9
_SHORT_LAST = 5e4
_HYPHEN = 900.0
_HYPHENS_IN_ROW = 2000.0


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Places where a paragraph, or its part between forced breaks, may be divided."""

    positions: Sequence[int]
    """Offsets; the first is the start, the last the end."""
    starts: Sequence[float]
    """Pen position at which a line begins that follows each place, in points."""
    ends: Sequence[float]
    """Pen position of the last mark of a line that ends at each place, hyphen included."""
    hyphens: frozenset[int]
    """Indices of places that put a hyphen."""
    gaps: Sequence[float]
    """Sum of the stretchable em before each place; empty unless lines are justified."""
    last_start: int
    """Index of the last place at which the last line may begin."""


class _Policy(NamedTuple):
    """What makes a set of lines good."""

    line: float
    """Cost of a further line."""
    reach: float
    """Widest line to consider."""
    badness: Callable[[float, int, int], float]
    """Cost of a line from its width and the indices of its ends."""


def widths(found: Opportunities) -> tuple[float, float]:
    """Return the width on one line and the width of the widest unbreakable piece."""
    pieces = zip(found.starts, found.ends[1:], strict=False)
    return found.ends[-1] - found.starts[0], max((end - start for start, end in pieces), default=0)


def ragged(found: Opportunities, measure: float) -> list[int]:
    """Return the indices of line ends for ragged lines as even as the words allow."""
    if found.ends[-1] - found.starts[0] <= measure + TOLERANCE:
        return [len(found.positions) - 1]
    last = len(found.positions) - 1

    def badness(width: float, start: int, end: int) -> float:
        if end == last:
            return _last_line(found, start)
        slack = (measure - width) / measure * 100
        return slack * slack

    return _fit(found, _Policy(_LINE, measure, badness), measure)


def balanced(found: Opportunities, measure: float) -> list[int]:
    """Return the indices of line ends that keep the longest line short, for as few lines."""
    if found.ends[-1] - found.starts[0] <= measure + TOLERANCE:
        return [len(found.positions) - 1]
    last = len(found.positions) - 1

    def badness(width: float, start: int, end: int) -> float:
        # A high power makes the longest line weigh more than all others.
        even = (width / measure) ** 8 * 1e4
        return even + _last_line(found, start) if end == last else even

    return _fit(found, _Policy(_LINE, measure, badness), measure)


def justified(found: Opportunities, measure: float, size: float) -> list[int]:
    """Return the indices of line ends for lines stretched to the measure; gaps weigh by TeX."""
    last = len(found.positions) - 1
    em = size

    def badness(width: float, start: int, end: int) -> float:
        slack = measure - width
        if end == last and slack >= 0:
            return _last_line(found, start)
        room = (found.gaps[end] - found.gaps[start]) * em * (STRETCH if slack > 0 else SHRINK)
        ratio = abs(slack) / (room + TOLERANCE)
        if slack < -TOLERANCE and ratio > 1:
            return _OVERFULL
        return (10 + min(100 * ratio**3, 1e4)) ** 2

    return _fit(found, _Policy(0.0, measure * 1.05, badness), measure)


def is_poor(found: Opportunities, ends: list[int], measure: float) -> bool:
    """Tell whether a line overflows, or leaves over a fifth of the measure empty."""
    start = 0
    for end in ends:
        width = found.ends[end] - found.starts[start]
        if width > measure + TOLERANCE or (end != ends[-1] and width < measure * 0.8):
            return True
        start = end
    return False


def _last_line(found: Opportunities, start: int) -> float:
    return _SHORT_LAST if start > found.last_start else 0.0


def _fit(found: Opportunities, policy: _Policy, measure: float) -> list[int]:
    count = len(found.positions)
    starts, ends, badness = found.starts, found.ends, policy.badness
    costs = [0.0] * count
    before = [0] * count
    for end in range(1, count):
        right = ends[end]
        low = min(bisect_left(starts, right - policy.reach - TOLERANCE, 0, end), end - 1)
        # A start that costs a whole line more cannot win: every later one costs it as well.
        ceiling = costs[low] + policy.line if policy.line else float("inf")
        least, chosen = float("inf"), low
        for start in range(low, end):
            cost = costs[start]
            if cost >= ceiling and start > low:
                break
            cost += badness(right - starts[start], start, end)
            if end in found.hyphens:
                cost += _HYPHENS_IN_ROW if start in found.hyphens else _HYPHEN
            if cost < least:
                least, chosen = cost, start
        if right - starts[chosen] > policy.reach + TOLERANCE:
            least += _OVERFULL
        costs[end] = least + policy.line
        before[end] = chosen
    return _path(before, count - 1)


def _path(before: list[int], end: int) -> list[int]:
    path = []
    while end > 0:
        path.append(end)
        end = before[end]
    return path[::-1]
