"""The engine: picks the rules that read a form and gathers what they find.

Rules are the modules of `brochure/check/rules/` that export `RULE`, in sorted order; adding a rule
is adding a file. Modules named after the id of their rule (`law_01_…`) judge what is said and how
it is set: `check` asks them. All others keep a promise about the file itself (it can be read, it is
marked as a draft, a translation says the same): `build` asks those too, and loads no others.
"""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from brochure.check import rules as folder
from brochure.check.rule import Rule, Subject, Translation
from brochure.forms.document import Document
from brochure.languages.release import graded
from brochure.values.diagnostic import Diagnostic

_REVIEWING = re.compile(r"[a-z]{3}_\d\d_")


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in order of module names."""
    return _loaded(_names())


@cache
def guards() -> tuple[Rule, ...]:
    """Return the rules that `build` asks."""
    return _loaded(tuple(name for name in _names() if not _REVIEWING.match(name)))


@cache
def reviewing() -> tuple[Rule, ...]:
    """Return the rules that `check` asks beyond those of `build`."""
    known = {rule.id for rule in guards()}
    return tuple(rule for rule in rules() if rule.id not in known and not rule.kept_by)


def rule_of(code: str) -> Rule | None:
    """Return the rule with this id."""
    return next((rule for rule in rules() if rule.id == code), None)


def is_waivable(rule: Rule) -> bool:
    """Tell whether a person may answer for findings; for what stops a build nobody can."""
    return rule.waivable and all(rule.id != guard.id for guard in guards())


def inspect(subject: Subject, asked: tuple[Rule, ...] | None = None) -> tuple[Diagnostic, ...]:
    """Return what rules find in a form: those asked, by default the guards."""
    found = tuple(
        diagnostic
        for rule in (guards() if asked is None else asked)
        if isinstance(subject, rule.reads) and _holds(rule, subject)
        for diagnostic in rule.find(subject)
    )
    # A finding in a translation weighs as its language is a draft or released.
    return graded(found, subject.target.release) if isinstance(subject, Translation) else found


def _holds(rule: Rule, subject: Subject) -> bool:
    document = subject if isinstance(subject, Document) else subject.document
    return rule.axes.hold(document)


def _names() -> tuple[str, ...]:
    return tuple(sorted(info.name for info in iter_modules(folder.__path__)))


def _loaded(names: tuple[str, ...]) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for name in names:
        rule = getattr(import_module(f"{folder.__name__}.{name}"), "RULE", None)
        if isinstance(rule, Rule):
            assert rule.id not in found, f"two rules are named {rule.id}"
            found[rule.id] = rule
    return tuple(found.values())
