"""A translation keeps every number of its source."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from brochure.check import samples
from brochure.check.rule import Example, Rule, Translation
from brochure.forms.document import plain
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u066b\u066c]\d+)*")
_FIELD = re.compile(r"\{[a-z0-9_]*\}")


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report each text that lacks a number its source has."""
    sources = {text.key: text for text in texts_of(translation.source)}
    for text in texts_of(translation.target):
        source = sources.get(text.key)
        if source is None or not text.key:
            continue
        said = translation.target.number_words
        lacking = numbers(plain(source.inlines)) - numbers(plain(text.inlines), said)
        if lacking:
            listed = ", ".join(sorted(lacking))
            yield Diagnostic(
                code=RULE.id,
                severity="error",
                message=f"the translation of {text.key} lacks the number {listed}",
                span=text.span,
                hints=("write the number in digits, as the source does",),
                related=(("the source", source.span),) if source.span else (),
            )


_NO_WORDS: Mapping[str, tuple[str, ...]] = {}


def numbers(text: str, said: Mapping[str, tuple[str, ...]] = _NO_WORDS) -> Counter[str]:
    """Return the numbers of a text in ASCII digits, without separators.

    Args:
        text: the text.
        said: words that stand for numbers, such as the dual of a noun in Arabic.
    """
    text = _FIELD.sub("", text)
    found = Counter(
        "".join(str(unicodedata.digit(c)) for c in number if c.isdigit())
        for number in _NUMBER.findall(text)
    )
    for word in sorted(said, key=len, reverse=True):
        count = text.count(word)
        if count:
            # Longer words first: "one or two days" must not count again as "two days".
            text = text.replace(word, " ")
            found.update({number: count * said[word].count(number) for number in said[word]})
    return found


def _translation(words: str) -> Translation:
    return Translation(
        source=samples.document("Rest for 10 to 14 days."), target=samples.document(words, "ko")
    )


RULE = Rule(
    id="translation.number",
    name="Numbers in translations",
    reads=Translation,
    find=find,
    what="A translation lacks a number that its source has.",
    why="A wrong dose, day or phone number harms; figures are what translators and machines lose.",
    bad=Example(
        shown='msgid "Rest for 10 to 14 days."\nmsgstr "10~15일 동안 쉬세요."',
        make=lambda: _translation("10~15일 동안 쉬세요."),
    ),
    good=Example(
        shown='msgid "Rest for 10 to 14 days."\nmsgstr "10~14일 동안 쉬세요."',
        make=lambda: _translation("10~14일 동안 쉬세요."),
    ),
)
