"""Pairs: each text of a translation beside its source, as written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from brochure.forms.document import Document, Text
from brochure.languages.language import PSEUDO
from brochure.languages.texts import texts_of

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
        return _said(self.source.source), _said(self.target.source)

    @property
    def words(self) -> tuple[str, str]:
        """Source and translation without any markup or address."""
        return _words(self.source.source), _words(self.target.source)


def pairs_of(source: Document, target: Document) -> Iterator[Pair]:
    """Yield each text that is in the target's language, with its source."""
    tag = target.language
    if tag in PSEUDO:
        return
    sources = {text.key: text for text in texts_of(source)}
    for text in texts_of(target):
        original = sources.get(text.key)
        if original is not None and text.language == tag:
            yield Pair(original, text)


@lru_cache(maxsize=8192)
def _said(text: str) -> str:
    return _TARGET.sub(" ", _FIELD.sub(" ", text))


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    return _MARK.sub("", _WEB.sub(" ", _said(text)))
