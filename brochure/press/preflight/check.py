"""A check: what it looks for, why it matters, what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import Box
from brochure.press.preflight.report import Severity


class Found(NamedTuple):
    """What a check found, without what is said of every such finding."""

    what: str
    page: PageFacts | None = None
    box: Box | None = None
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to look for."""

    code: str
    what: str
    """What is wrong where it finds something, in general."""
    why: str
    remedy: str
    bad: str
    """An example that it finds."""
    good: str
    """The same, mended."""
    find: Callable[[Inspected], Iterable[Found]]
