"""Context: what a translator must know of a text, as comments of its entry.

Takes a document, and where its texts were set, if that is known; gives comment lines by key: which
block, what the field is for, on which page, how long a translation may be, what must stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from brochure.forms.document import Document, LineBreak, Text
from brochure.languages import fields
from brochure.languages.language import Language
from brochure.languages.texts import members
from brochure.languages.width import characters, limit_of

Places = Mapping[str, str]
"""Where texts were set, in words such as `page 3, upper half`, by key."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document's tree a text stands."""

    block: str = ""
    field: str = ""
    what: str = ""
    """Description of the field."""


def comments_of(
    document: Document, language: Language | None = None, places: Places | None = None
) -> Mapping[str, tuple[str, ...]]:
    """Return the comment lines of each text, by key."""
    return {
        text.key: tuple(_lines(text, place, language, (places or {}).get(text.key, "")))
        for text, place in _texts(document)
    }


def _lines(text: Text, place: _Place, language: Language | None, where: str) -> Iterator[str]:
    told = f"#. {place.block}, {place.field}" if place.block else f"#. {place.field}"
    yield f"{told}: {place.what}" if place.what else told
    if where:
        yield f"#. {where[0].upper()}{where[1:]}"
    yield f"#. At most {characters(limit_of(text.inlines), language)}"
    kept = sorted({f"{{{name}}}" for name in fields.names_of(text.inlines)})
    if kept:
        yield f"#. Keep: {', '.join(kept)}"
    if any(isinstance(inline, LineBreak) for inline in text.inlines):
        yield "#. Keep the line breaks"
    if text.span is not None:
        yield f"#: {text.span.file}:{text.span.line}"


def _texts(document: Document) -> Iterator[tuple[Text, _Place]]:
    """Yield each text with a key, in the order of `texts_of`."""
    yield from _walk(document.title, _Place(field="title", what="Title of the brochure."))
    yield from _walk(document.subtitle, _Place(field="subtitle", what="Line below the title."))
    if document.cover is not None:
        what = "What a blind reader should know of the picture."
        yield from _walk(document.cover.alt, _Place("the cover", "alt", what))
    for part in (document.control, document.blocks, document.figures):
        yield from _walk(part, _Place())


def _walk(part: object, place: _Place) -> Iterator[tuple[Text, _Place]]:
    if isinstance(part, Text):
        if part.key:
            yield part, place
        return
    if isinstance(part, tuple):
        for member in part:
            yield from _walk(member, place)
        return
    block = _name(part) or place.block
    described = getattr(type(part), "model_fields", {})
    for name, value in members(part):
        what = getattr(described.get(name), "description", None) or ""
        yield from _walk(value, _Place(block, name, what))


def _name(part: object) -> str:
    """Return how a block is called: its type and id."""
    kind, name = getattr(part, "type", ""), getattr(part, "id", "")
    if not kind:
        return f"figure '{name}'" if hasattr(part, "callouts") else ""
    kind = kind.replace("_", " ")
    return kind if kind == name.replace("_", " ") else f"{kind} '{name}'"
