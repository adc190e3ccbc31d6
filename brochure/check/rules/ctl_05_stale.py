"""CTL-05: a translation is of the source as it is now."""

from collections.abc import Iterator
from dataclasses import replace

from brochure.check.cases import signed, translated
from brochure.check.rule import Rule, Translation
from brochure.check.sentences import short
from brochure.forms.document import Document
from brochure.languages.texts import map_texts, texts_of
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report texts of the translation that the source has no longer."""
    keys = {text.key for text in texts_of(translation.source)}
    for text in texts_of(translation.target):
        if text.key not in keys:
            yield RULE.found("stale", text.span, quote=short(text.source))


def _renamed(document: Document) -> Document:
    """Return a document whose texts have keys the source does not know."""
    return map_texts(document, lambda text: replace(text, key=f"old.{text.key}"))


RULE = Rule(
    id="CTL-05",
    name="translation-stale",
    reads=Translation,
    find=find,
    what="A text was changed after it was translated.",
    why="Patients of one language would read what no longer holds (NHS England, translation "
    "standards).",
    says={"stale": "the source no longer has «{quote}»"},
    advice="translate the text anew",
    waivable=False,
    kept_by="translation.stale",
    bad=translated(
        "Rest for 3 days.", "3일 동안 쉬세요.", change=_renamed, note="   # of a text that is gone"
    ),
    good=translated("Rest for 3 days.", "3일 동안 쉬세요.", change=signed),
)
