"""Pseudo-languages: show where a layout breaks before a translator is paid.

`qps-ploc` is the source with accents, brackets and more than a third more length: what comes out
without accents is not translatable, what lacks its bracket was cut off. `qps-long` says each text
in the language that needs most room for it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from brochure.forms.document import Document, Text
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.codes import Pair, Piece, Placeholder, join, split
from brochure.languages.language import Language, load
from brochure.languages.texts import map_texts, texts_of
from brochure.languages.width import width, width_of

ACCENTS, LONGEST = "qps-ploc", "qps-long"
GROWTH = 0.35
_ACCENTED = str.maketrans(
    "aceghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "áçéĝĥîĵķĺñöŕšťûŵýžÅÇÐÉĜĤÎĴĶĹÑÖŔŠŤÛŴÝŽ"
)
_PADDING = ["öñé", "ťŵö", "ťĥŕéé", "föûŕ", "fîvé", "šîx"]
_FIELD = re.compile(r"(\{[^{}]*\})")


def _words(source: Language) -> dict[str, str]:
    return {name: pseudo(word) for name, word in source.words.items()}


def pseudo(source: str) -> str:
    """Return a text with accents, brackets and padding; markup and variables stay."""
    padding = _padding(round(width(source) * GROWTH))
    return f"[{join(_accented(split(source)))}{padding}]"


def _accented(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    changed: list[Piece] = []
    for piece in pieces:
        match piece:
            case Placeholder():
                changed.append(piece)
            case Pair(start=start, end=end, children=children):
                changed.append(Pair(start, end, _accented(children)))
            case str():
                parts = _FIELD.split(piece)
                changed += [p if p.startswith("{") else p.translate(_ACCENTED) for p in parts]
    return tuple(changed)


def _padding(length: int) -> str:
    """Return words of about this length, a space before each."""
    found, at = "", 0
    while len(found) < length:
        found += f" {_PADDING[at % len(_PADDING)]}"
        at += 1
    return found


def pseudo_catalog(document: Document) -> Catalog:
    """Return a catalog into `qps-ploc`."""
    entries = {
        text.key: Entry(key=text.key, source=text.source, translation=pseudo(text.source))
        for text in texts_of(document)
    }
    # Nobody needs to review it, so it carries no notice that nobody has.
    headers = {"Language": ACCENTS, "X-Reviewed": "yes"}
    return Catalog(file=f"{ACCENTS}.po", headers=headers, entries=entries)


def longest(document: Document, others: Iterable[Document]) -> Document:
    """Return a document that says each text in the language that needs most room for it.

    Args:
        document: in its source language, variables filled in.
        others: the same in other languages.
    """
    widest: dict[str, tuple[int, Text]] = {}
    for local in (document, *others):
        for text in texts_of(local):
            room = width_of(text.inlines)
            if text.key not in widest or room > widest[text.key][0]:
                widest[text.key] = (room, text)
    chosen = map_texts(document, lambda text: widest.get(text.key, (0, text))[1])
    return replace(chosen, language=LONGEST, words=LANGUAGES[LONGEST].words)


_SOURCE = load("en")
LANGUAGES = {
    ACCENTS: replace(
        _SOURCE,
        tag=ACCENTS,
        name="[Pšéûdö]",
        english_name="Pseudo-language",
        hyphenation=None,
        words=_words(_SOURCE),
    ),
    LONGEST: replace(_SOURCE, tag=LONGEST, name="Longest", english_name="Longest of all languages"),
}
"""What `language.load` gives for their tags."""
