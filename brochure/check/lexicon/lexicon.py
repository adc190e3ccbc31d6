"""A lexicon: what a language says where it promises, boasts, hurries or frightens.

Patterns are regular expressions over a sentence, case ignored. They are precise on purpose: a word
is listed with what makes it a claim ("best result", never "best" alone), and `exempt` names the
phrases in which it is none. Which of the hits count is for `claims` to say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Patterns of one language; an empty one finds nothing."""

    spaced: bool = True
    """Whether words stand between spaces, so that they can be counted."""
    nobody: str = ""
    """Negations that hold for the whole sentence: "no surgeon", "nobody"."""
    negation: str = ""
    """Negations that hold for what follows in the clause."""
    negation_after: str = ""
    """Negations that come behind, in the clause."""
    promise: str = ""
    """LAW-01: an outcome is assured."""
    riskfree: str = ""
    """LAW-02: no pain, no scar, no risk."""
    permanent: str = ""
    """LAW-02: for ever, unless it is a harm that stays."""
    harm: str = ""
    """Harms: what is said to be permanent near them is no benefit."""
    testimonial: str = ""
    """LAW-03."""
    superlative: str = ""
    """LAW-05: the best, the latest, the only."""
    rivals: str = ""
    """LAW-05: other clinics."""
    urgency: str = ""
    """LAW-06: discounts and hurry."""
    title: str = ""
    """LAW-07: titles that need a qualification."""
    own: str = ""
    """Words that show who holds the title: our, we, led by."""
    medicine: str = ""
    """LAW-10: names of prescription medicines beside the Latin ones all languages share."""
    frightening: str = ""
    """PLN-08: words that frighten or shame."""
    passive: str = ""
    """PLN-03: a passive verb."""
    comparison: str = ""
    """NUM-04: better, more, less than."""
    timing: str = ""
    """CON-12: when, how often, how long."""
    doing: str = ""
    """CON-12: acts that need a time: take, clean, apply."""
    glossed: str = ""
    """Words behind which a term is explained."""
    terms: tuple[str, ...] = ()
    """PLN-04: terms of doctors, in small letters."""
    misspelled: Mapping[str, str] = field(default_factory=dict)
    """PLN-07: frequent misspellings and the words meant."""
    exempt: Mapping[str, str] = field(default_factory=dict)
    """Phrases that are no claim, by the name of the pattern."""


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of a language tag; an empty one where there is none."""
    name = f"brochure.check.lexicon.data.{language.lower().replace('-', '_')}"
    if find_spec(name) is None:
        return Lexicon()
    found = import_module(name).LEXICON
    assert isinstance(found, Lexicon)
    return found


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """Return a compiled expression; the empty one never matches."""
    return re.compile(expression or r"(?!)", re.IGNORECASE)
