"""Translated: the texts of a translation beside their sources, as rules about them read them."""

from brochure.check import samples
from brochure.check.pairs import Pair
from brochure.check.rule import Translation
from brochure.languages.terms import Glossary
from brochure.values.diagnostic import Diagnostic, Severity


def pairs(translation: Translation) -> tuple[Pair, ...]:
    """Return each translated text with its source, found once for all rules.

    What a draft still lacks is left out, and pseudo-languages say nothing.
    """
    return translation.pairs


def finding(
    rule: str, pair: Pair, message: str, hint: str, severity: Severity = "error"
) -> Diagnostic:
    """Return a finding at a translation, with its source as a related place."""
    span = pair.source.span
    return Diagnostic(
        code=rule,
        severity=severity,
        message=message,
        span=pair.target.span,
        hints=(hint,),
        related=(("the source text", span),) if span else (),
    )


def sample(
    source: str, target: str, language: str = "ko", glossary: Glossary | None = None
) -> Translation:
    """Return a translation of one sentence, for the examples of rules."""
    return Translation(
        source=samples.document(source),
        target=samples.document(target, language),
        glossary=glossary or Glossary(),
    )
