"""Translated: the texts of a translation beside their sources, as rules about them read them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.check import samples
from brochure.check.rule import Translation
from brochure.forms.document import Text
from brochure.languages.language import PSEUDO
from brochure.languages.terms import Glossary
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic, Severity

_FIELD = re.compile(r"(?<!\{)\{[a-z][a-z0-9_]*\}")
_TARGET = re.compile(r"\]\((?:[^\s()]|\([^\s()]*\))+\)")
_WEB = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+\.\w+")
_MARK = re.compile(r"\*\*|\\(?=[*\[{])|[\[\]]")


class Pair(NamedTuple):
    """A text and its translation, both as written: markup and variables are not filled in."""

    source: Text
    target: Text

    @property
    def said(self) -> tuple[str, str]:
        """Source and translation without variables and the targets of links."""
        return _without_names(self.source.source), _without_names(self.target.source)

    @property
    def words(self) -> tuple[str, str]:
        """Source and translation without any markup or address."""
        first, second = self.said
        return _MARK.sub("", _WEB.sub(" ", first)), _MARK.sub("", _WEB.sub(" ", second))


def pairs(translation: Translation) -> Iterator[Pair]:
    """Yield each translated text with its source.

    What a draft still lacks is left out, and pseudo-languages say nothing.
    """
    if translation.target.language in PSEUDO:
        return
    sources = {text.key: text for text in texts_of(translation.source)}
    tag = translation.target.language
    for text in texts_of(translation.target):
        source = sources.get(text.key)
        if source is not None and text.language == tag:
            yield Pair(source, text)


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


def _without_names(text: str) -> str:
    return _TARGET.sub(" ", _FIELD.sub(" ", text))
