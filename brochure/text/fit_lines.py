"""Total fit: break opportunities of one paragraph in; the best set of line ends out.

All lines are chosen together (Knuth and Plass, 1981). Fewest lines come first; among equal counts
the lines with the least raggedness win.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import add
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
    badness: Callable[[range, int], list[float]]
    """Costs of the lines from each of some places to one, by their indices."""


def widths(found: Opportunities) -> tuple[float, float]:
    """Return the width on one line and the width of the widest unbreakable piece."""
    pieces = zip(found.starts, found.ends[1:], strict=False)
    return found.ends[-1] - found.starts[0], max((end - start for start, end in pieces), default=0)


def ragged(found: Opportunities, measure: float) -> list[int]:
    """Return the indices of line ends for ragged lines as even as the words allow."""
    last = len(found.positions) - 1
    if found.ends[-1] - found.starts[0] <= measure + TOLERANCE:
        return [last]
    scale = (100 / measure) ** 2

    def badness(places: range, end: int) -> list[float]:
        if end == last:
            return _last_lines(found, places)
        full = found.ends[end] - measure
        slacks = [start - full for start in found.starts[places.start : places.stop]]
        return [slack * slack * scale for slack in slacks]

    return _fit(found, _Policy(_LINE, measure, badness))


def balanced(found: Opportunities, measure: float) -> list[int]:
    """Return the indices of line ends that keep the longest line short, for as few lines."""
    last = len(found.positions) - 1
    if found.ends[-1] - found.starts[0] <= measure + TOLERANCE:
        return [last]

    def badness(places: range, end: int) -> list[float]:
        right = found.ends[end]
        # A high power makes the longest line weigh more than all others.
        even = [((right - found.starts[place]) / measure) ** 8 * 1e4 for place in places]
        if end == last:
            return [
                cost + short for cost, short in zip(even, _last_lines(found, places), strict=True)
            ]
        return even

    return _fit(found, _Policy(_LINE, measure, badness))


def justified(found: Opportunities, measure: float, size: float) -> list[int]:
    """Return the indices of line ends for lines stretched to the measure; gaps weigh by TeX."""
    last = len(found.positions) - 1

    def badness(places: range, end: int) -> list[float]:
        costs = _last_lines(found, places) if end == last else [0.0] * len(places)
        for index, place in enumerate(places):
            slack = measure - (found.ends[end] - found.starts[place])
            if end == last and slack >= 0:
                continue
            limit = STRETCH if slack > 0 else SHRINK
            room = (found.gaps[end] - found.gaps[place]) * size * limit + TOLERANCE
            ratio = abs(slack) / room
            is_over = slack < -TOLERANCE and ratio > 1
            costs[index] += _OVERFULL if is_over else (10 + min(100 * ratio**3, 1e4)) ** 2
        return costs

    return _fit(found, _Policy(0.0, measure * 1.05, badness))


def is_poor(found: Opportunities, ends: list[int], measure: float) -> bool:
    """Tell whether a line overflows, or leaves over a fifth of the measure empty."""
    start = 0
    for end in ends:
        width = found.ends[end] - found.starts[start]
        if width > measure + TOLERANCE or (end != ends[-1] and width < measure * 0.8):
            return True
        start = end
    return False


def _last_lines(found: Opportunities, places: range) -> list[float]:
    return [_SHORT_LAST if place > found.last_start else 0.0 for place in places]


def _fit(found: Opportunities, policy: _Policy) -> list[int]:
    starts, ends, hyphens = found.starts, found.ends, found.hyphens
    line, reach, badness = policy.line, policy.reach + TOLERANCE, policy.badness
    count = len(found.positions)
    costs = [0.0] * count
    lines = [0] * count
    before = [0] * count
    for end in range(1, count):
        right = ends[end]
        low = min(bisect_left(starts, right - reach, 0, end), end - 1)
        # Places that need a line more cannot win; those come after all that need fewer.
        high = bisect_right(lines, lines[low], low, end) if line else end
        totals = list(map(add, costs[low:high], badness(range(low, high), end)))
        if end in hyphens:
            _weigh_hyphens(hyphens, totals, low)
        least = min(totals)
        chosen = low + totals.index(least)
        if right - starts[chosen] > reach:
            least += _OVERFULL
        costs[end] = least + line
        lines[end] = lines[chosen] + 1
        before[end] = chosen
    return _path(before, count - 1)


def _weigh_hyphens(hyphens: frozenset[int], totals: list[float], low: int) -> None:
    """Add what a hyphen costs, and more where the line before ends with one as well."""
    for index in range(len(totals)):
        totals[index] += _HYPHEN + (_HYPHENS_IN_ROW if low + index in hyphens else 0.0)


def _path(before: list[int], end: int) -> list[int]:
    path = []
    while end > 0:
        path.append(end)
        end = before[end]
    return path[::-1]
