"""What every message code means, for `brochure explain`.

A module per family of codes exports `ENTRIES`; rules explain themselves.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from brochure.check.engine import rules
from brochure.check.explanations.entry import Explanation

__all__ = ["Explanation", "explain", "explanations"]


@cache
def explanations() -> tuple[Explanation, ...]:
    """Return all explanations, sorted by code."""
    found = [
        Explanation(rule.id, rule.what, rule.why, rule.bad.shown, rule.good.shown)
        for rule in rules()
    ]
    for name in sorted(info.name for info in iter_modules(__path__)):
        found.extend(getattr(import_module(f"{__name__}.{name}"), "ENTRIES", ()))
    return tuple(sorted(found))


def explain(code: str) -> Explanation | None:
    """Return the explanation of a code."""
    return next((entry for entry in explanations() if entry.code == code), None)
