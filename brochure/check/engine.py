"""The engine: picks the rules that read a form and gathers what they find.

Rules are the modules of `brochure/check/rules/` that export `RULE`, in sorted order; adding a rule
is adding a file.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from brochure.check import rules as folder
from brochure.check.rule import Rule, Subject, Translation
from brochure.languages.release import graded
from brochure.values.diagnostic import Diagnostic


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in order of module names."""
    found: dict[str, Rule] = {}
    for name in sorted(info.name for info in iter_modules(folder.__path__)):
        rule = getattr(import_module(f"{folder.__name__}.{name}"), "RULE", None)
        if isinstance(rule, Rule):
            assert rule.id not in found, f"two rules are named {rule.id}"
            found[rule.id] = rule
    return tuple(found.values())


def inspect(subject: Subject) -> tuple[Diagnostic, ...]:
    """Return what all rules for this kind of form find."""
    found = tuple(
        diagnostic
        for rule in rules()
        if isinstance(subject, rule.reads)
        for diagnostic in rule.find(subject)
    )
    # A finding in a translation weighs as its language is a draft or released.
    return graded(found, subject.target.release) if isinstance(subject, Translation) else found
