"""Tongue: the checker's own words in another language, from gettext catalogs shipped with it.

A message keeps the key of its template and the values put in, so it can be said again. What a
catalog lacks stays in English; a test keeps the Korean one complete.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from brochure.check import messages
from brochure.check.engine import rule_of, rules
from brochure.check.packs.pack import NOT_ADVICE
from brochure.check.scorecard import ITEMS
from brochure.check.waive import SAYS
from brochure.languages.catalog import Catalog, read_catalog
from brochure.values.diagnostic import Diagnostic

LANGUAGES = ("en", "ko")
LABELS = {
    "error": "error", "warning": "warning", "note": "note", "why": "why", "help": "help",
    "yes": "likely yes", "no": "likely no", "none": "does not apply",
    "likely": "{group}: {met} of {all} items a machine can look at are likely met.",
    "person": "A person must judge, and sign:",
    "card": "Report card of {brochure} in {language}",
    "no_score": "This is no score of these instruments: people give those.",
    "advice": NOT_ADVICE,
    "severity": "Severity", "axes": "Holds for", "all": "all brochures", "waive": "To waive it",
    "never": "It cannot be waived.", "bad": "Bad", "good": "Good", "why_title": "Why",
    "surgery": "operations", "build": "'brochure build' asks it too.",
}  # fmt: skip
"""The checker's own labels by key."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language the checker speaks."""

    tag: str
    words: Mapping[str, str]
    """Translations by key; empty in English."""

    def label(self, key: str, **values: object) -> str:
        """Return a label."""
        return self.words.get(f"label.{key}", LABELS[key]).format_map(values)

    def text(self, key: str, english: str) -> str:
        """Return a text by its key, or the English one."""
        return self.words.get(key, english)

    def told(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a diagnostic in this language, as far as it was made from a template."""
        said = diagnostic.said
        if said is None or not self.words or said.key not in self.words:
            return diagnostic
        values = dict(said.values)
        rule = rule_of(diagnostic.code)
        hints, why = diagnostic.hints, diagnostic.why
        if rule is not None:
            hints = (self.text(f"{rule.id}.advice", rule.advice),) if hints else ()
            law = values.get("law", "").replace(NOT_ADVICE, self.label("advice"))
            why = f"{self.text(f'{rule.id}.why', rule.why)} {law}".strip()
        message = self.words[said.key].format_map(values)
        return replace(diagnostic, message=message, hints=hints, why=why)


def speak(tag: str) -> Tongue:
    """Return a tongue; English for a language the checker does not speak."""
    if tag == "en" or tag not in LANGUAGES:
        return Tongue("en", {})
    words = {key: entry.translation for key, entry in catalog(tag).entries.items()}
    return Tongue(tag, {key: text for key, text in words.items() if text})


@cache
def catalog(tag: str) -> Catalog:
    """Return the catalog of a language."""
    file = f"{tag}.po"
    return read_catalog(files(messages).joinpath(file).read_text(encoding="utf-8"), file)


def spoken() -> dict[str, str]:
    """Return everything the checker says, in English, by key: what catalogs translate."""
    found = {f"label.{key}": text for key, text in LABELS.items()}
    found |= SAYS
    for rule in rules():
        if rule.says:
            found |= {f"{rule.id}.{key}": text for key, text in rule.says.items()}
            found |= {
                f"{rule.id}.what": rule.what,
                f"{rule.id}.why": rule.why,
                f"{rule.id}.advice": rule.advice,
            }
    found |= {f"{item.group} {item.number}": item.asks for item in ITEMS}
    return found
