"""What must be found in a finished file, from the document it was made of."""

import re
import unicodedata
from collections.abc import Iterator

from brochure.forms.document import Document, Text, plain
from brochure.languages.texts import texts_of

INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def squeezed(text: str) -> str:
    """Return text without spaces and invisible characters, in one normal form."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


UNPRINTED = re.compile(r"\.alt$|^figures\.[^.]+\.title$")
"""Keys of texts that are not on the page: alternative texts, and names of figures."""


def printed(document: Document) -> Iterator[Text]:
    """Yield the texts that stand on the pages."""
    for text in texts_of(document):
        about_translation = text.key.startswith("control.translation_notice")
        if not UNPRINTED.search(text.key) and (document.translated or not about_translation):
            yield text


def words(document: Document) -> list[str]:
    """Return every printed word, squeezed."""
    texts = (plain(text.inlines) for text in printed(document))
    return [w for w in map(squeezed, " ".join(texts).split()) if w]
