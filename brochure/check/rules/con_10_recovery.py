"""CON-10: the times of recovery follow one another without gap or overlap."""

import re
from collections.abc import Iterator
from itertools import pairwise

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

DAYS = {"Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0, "H": 1 / 24, "m": 1 / 1440, "S": 1 / 86400}
_PART = re.compile(r"(\d+)([YMWDHS])")
_SAME = 0.5
"""Days by which a month and its weeks may differ."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report stops that end before they begin, overlap, or leave a gap."""
    for block in review.of_type("timeline"):
        stops = block.timeline  # type: ignore[attr-defined]
        for stop in stops:
            if days(stop.end) <= days(stop.start):
                yield RULE.found("backward", stop.label.span, label=short(stop.label.source))
        for before, after in pairwise(stops):
            distance = days(after.start) - days(before.end)
            if abs(distance) <= _SAME:
                continue
            key = "gap" if distance > 0 else "overlap"
            first, then = short(before.label.source), short(after.label.source)
            yield RULE.found(key, after.label.span, before=first, after=then)


def days(duration: str) -> float:
    """Return the days of an ISO 8601 duration."""
    date, _, time = duration.removeprefix("P").partition("T")
    total = sum(int(count) * DAYS[unit] for count, unit in _PART.findall(date))
    clock = {"M": DAYS["m"], "H": DAYS["H"], "S": DAYS["S"]}
    return total + sum(int(count) * clock[unit] for count, unit in _PART.findall(time))


_LINES = """\
blocks:
  - type: timeline
    id: recovery
    title: How you heal
    timeline:
      - {id: first, from: P0D, to: P3D, label: Days 0 to 2, expect: It is sore.}
      - {id: then, from: FROM, to: P14D, label: Up to week 2, expect: It heals.}
"""

RULE = Rule(
    id="CON-10",
    name="recovery-not-ordered",
    reads=Review,
    find=find,
    what="The times of recovery overlap, leave a gap or run backward.",
    why="A gap leaves people without advice on those days, an overlap gives them two (PEMAT item "
    "10, logical sequence).",
    says={
        "backward": "«{label}» ends before it begins",
        "gap": "there is a gap between «{before}» and «{after}»",
        "overlap": "«{before}» and «{after}» overlap",
    },
    advice="let each 'from' be the 'to' of the stop before it",
    bad=case(_LINES.replace("FROM", "P5D")),
    good=case(_LINES.replace("FROM", "P3D")),
)
