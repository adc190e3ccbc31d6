"""Passages: the texts of a document with what they are about, found by walking its blocks.

A passage knows its topics: from the type of its block, the block's `covers`, the ids on the way to
it and the name of its field. So a rule can tell a risk from a benefit without knowing any block.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from brochure.check.sentences import Sentence, sentences
from brochure.forms.document import Document, Text, plain
from brochure.values.span import Span

TYPES: Mapping[str, str] = {
    "key_points": "summary", "timeline": "recovery", "advantages": "benefits",
    "instructions": "aftercare",
}  # fmt: skip
"""Topics of block types that are not named like them."""

IDS: Mapping[str, str] = {
    "purpose": "purpose", "about": "purpose", "about_this_leaflet": "purpose",
    "anaesthesia": "anaesthesia", "anesthesia": "anaesthesia", "preparation": "preparation",
    "prepare": "preparation", "costs": "costs", "cost": "costs", "prices": "costs",
    "results": "results", "result": "results", "limits": "limits", "limitations": "limits",
    "uncertainty": "limits", "consent": "consent", "feedback": "feedback", "privacy": "privacy",
    "formats": "accessibility", "accessibility": "accessibility", "large_print": "accessibility",
    "language_help": "language_help", "indications": "indications", "suits": "indications",
    "contraindications": "contraindications", "suits_not": "contraindications",
    "scars": "scars", "benefits": "benefits", "condition": "condition", "stay": "hospital_stay",
    "summary": "summary", "recovery": "recovery", "aftercare": "aftercare", "more": "more",
    "normal": "recovery", "follow_up": "follow_up",
    "avoid_results": "harms", "negatives": "harms", "warning": "harms", "avoid": "advice",
    "advantages": "benefits", "how_managed": "harms",
}  # fmt: skip
"""Topics of ids and field names, wherever they stand on the way to a text."""

TITLES = frozenset(("title", "name", "term", "label", "lead_title", "number"))
"""Fields whose text is a heading or a name, not a sentence."""


class Passage:
    """A text in its place."""

    def __init__(
        self, text: Text, block: object, topics: frozenset[str], refs: tuple[str, ...], path: str
    ) -> None:
        """Keep what the walk knows."""
        self.text, self.block, self.topics, self.refs = text, block, topics, refs
        self.words = plain(text.inlines)
        self.path = path
        """Field names and ids from the block on, with dots."""

    @property
    def key(self) -> str:
        """The message key."""
        return self.text.key

    @property
    def field(self) -> str:
        """The name of its field."""
        return self.path.rpartition(".")[2]

    @property
    def is_title(self) -> bool:
        """Whether it is a heading or a name."""
        return self.field in TITLES

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return sentences(self.words)

    def span_of(self, quote: str) -> Span | None:
        """Return the place of a part, as near as the source tells."""
        return located(self.text, quote)


class Place(NamedTuple):
    """Where the walk is."""

    block: object
    topics: frozenset[str]
    refs: tuple[str, ...]
    path: str


def located(text: Text, quote: str) -> Span | None:
    """Return the span of a part of a text; the whole text where the part cannot be found in it."""
    span = text.span
    offset = text.source.find(quote) if quote else -1
    if span is None or offset < 0 or span.line != span.end_line or "\n" in text.source:
        return span
    extra = span.end_column - span.column - len(text.source)
    if extra not in (0, 2):
        return span
    start = span.column + extra // 2 + offset
    return span._replace(column=start, end_column=start + len(quote))


def passages(document: Document) -> Iterator[Passage]:
    """Yield all texts of a document in reading order, those of the control block last."""
    start = Place(document, frozenset(("title",)), (), "document")
    yield from _walk(document.title, start._replace(path="document.title"))
    if document.subtitle is not None:
        yield from _walk(document.subtitle, start._replace(path="document.subtitle"))
    for section in document.blocks:
        own = getattr(section, "blocks", None)
        if own is None:
            yield from _block(section)
            continue
        title = getattr(section, "title", None)
        if isinstance(title, Text):
            yield from _walk(title, Place(section, frozenset(), (), "title"))
        for block in own:
            yield from _block(block)
    for figure in document.figures:
        yield from _walk(figure, Place(figure, frozenset(("figures",)), (), ""))
    control = document.control
    yield from _walk(control, Place(control, frozenset(("control",)), (), ""))


def topics_of(block: object) -> frozenset[str]:
    """Return what a block is about by type, id and its own word."""
    kind, name = getattr(block, "type", ""), getattr(block, "id", "")
    said = {kind, TYPES.get(kind, kind), *getattr(block, "covers", ())}
    if name in IDS:
        said.add(IDS[name])
    return frozenset(said)


def _block(block: object) -> Iterator[Passage]:
    yield from _walk(block, Place(block, topics_of(block), (), ""))


def _walk(part: object, place: Place) -> Iterator[Passage]:
    if isinstance(part, Text):
        if part.key and part.inlines:
            yield Passage(part, place.block, place.topics, place.refs, place.path)
    elif isinstance(part, tuple):
        for member in part:
            name = getattr(member, "id", "")
            yield from _walk(member, _entered(place, name) if isinstance(name, str) else place)
    else:
        refs = place.refs + tuple(getattr(part, "refs", None) or ())
        for name, value in _members(part):
            if value is not None and not isinstance(value, str | int | float):
                yield from _walk(value, _entered(place, name)._replace(refs=refs))


def _entered(place: Place, name: str) -> Place:
    if not name:
        return place
    topic = IDS.get(name)
    topics = place.topics | {topic} if topic else place.topics
    path = f"{place.path}.{name}" if place.path else name
    return place._replace(path=path, topics=topics)


def _members(part: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a model or of a sample block."""
    if hasattr(type(part), "model_fields"):
        yield from vars(part).items()
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield name, getattr(part, name)
