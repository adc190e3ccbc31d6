"""LOC-03: every text has its translation."""

from collections.abc import Iterator

from brochure.check.cases import translated
from brochure.check.rule import Rule, Translation
from brochure.check.sentences import short
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report texts that are still in the language of the source."""
    target = {text.key: text for text in texts_of(translation.target)}
    for text in texts_of(translation.source):
        other = target.get(text.key)
        is_first = text.key == "intro.text" or other is None
        if other is None or (other.language != translation.target.language and is_first):
            yield RULE.found("missing", text.span, name=text.key, quote=short(text.source))


RULE = Rule(
    id="LOC-03",
    name="key-missing-in-language",
    reads=Translation,
    find=find,
    what="A text has no translation.",
    why="A patient must never meet a passage in a language they do not read (NHS England, "
    "Accessible Information Standard).",
    says={"missing": "'{name}' has no translation: «{quote}»"},
    advice="translate it in the catalog of the language",
    waivable=False,
    kept_by="translation.missing",
    bad=translated("Rest for 3 days.", ""),
    good=translated("Rest for 3 days.", "3일 동안 쉬세요."),
)
