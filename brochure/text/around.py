"""Around values: what stands beside a recipient's data is shaped once for all recipients.

Spans of a paragraph in; shaped items in logical order out. Only spans that are the same for all
are kept, and only in scripts whose letters do not join over the edges of a span: what is kept
tells nothing of a neighbour.
"""

from collections.abc import Hashable, Sequence

from brochure.forms.flow import Paragraph, TextSpan
from brochure.text.fontbook import FontBook
from brochure.text.itemize import Missing, itemize
from brochure.text.shape import ShapedItem, Shaping, shape

_APART = frozenset(("Latn", "Hang"))
"""Scripts in which HarfBuzz shapes a letter alike whatever stands before and after its item."""


def is_personal(paragraph: Paragraph, levels: list[int] | None) -> bool:
    """Tell whether a paragraph holds somebody's data, all of it from left to right."""
    return levels is None and any(span.private for span in paragraph.spans)


def shaped_spans(
    paragraph: Paragraph,
    text: str,
    bounds: Sequence[tuple[int, int]],
    shapings: Sequence[Shaping],
    book: FontBook,
    *,
    has_unseen: bool,
) -> tuple[tuple[ShapedItem, ...], list[Missing]]:
    """Shape the spans of a text without levels, those that hold no values from memory."""
    items: list[ShapedItem] = []
    missing: list[Missing] = []
    for index, span in enumerate(paragraph.spans):
        start, end = bounds[index]
        if not span.private:
            key = _key(span, text[start:end], shapings[index], has_unseen=has_unseen)
            kept = book.shaped.get(key) or _kept(span, key, book, shapings[index])
            if kept is not None:
                items += [item.moved(start, index) for item in kept]
                continue
        stack = book.stack(span.style.families, span.style.weight)
        found, lost = itemize(text, [(start, end, stack)], None)
        missing += [Missing(character, index) for character, _ in lost]
        items += [
            shape(text, item._replace(span=index), shapings[index], has_unseen=has_unseen)
            for item in found
        ]
    return tuple(items), missing


_Key = tuple[str, bool, Hashable]


def _key(span: TextSpan, text: str, shaping: Shaping, *, has_unseen: bool) -> _Key:
    style = span.style
    looks = (style.families, style.weight, style.size, style.tracking, style.figures)
    return text, has_unseen, (shaping.language, looks)


def _kept(
    span: TextSpan, key: _Key, book: FontBook, shaping: Shaping
) -> tuple[ShapedItem, ...] | None:
    """Shape a span by itself and keep it; None where its neighbours matter."""
    text, has_unseen, _ = key
    if shaping.latin_space:
        return None
    stack = book.stack(span.style.families, span.style.weight)
    found, lost = itemize(text, [(0, len(text), stack)], None)
    if lost or not found or any(item.script not in _APART for item in found):
        return None
    made = tuple(shape(text, item, shaping, has_unseen=has_unseen) for item in found)
    book.shaped.put(key, made)
    return made
