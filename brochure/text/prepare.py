"""Preparation: all of a paragraph that does not depend on the measure.

Paragraph in; its characters, shaped items and pen positions out.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from brochure.forms.flow import Paragraph
from brochure.text.around import is_personal, shaped_spans
from brochure.text.bidi import has_right_to_left
from brochure.text.fontbook import FontBook
from brochure.text.isolate import isolated_levels
from brochure.text.itemize import Item, Missing, itemize
from brochure.text.shape import ShapedItem, Shaping, shape, shaping_of
from brochure.text.unbroken import isolates

_CONTROLS = {
    "\t": " ", "\r": " ", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
_CONTROL_TABLE = str.maketrans(_CONTROLS)
_HAS_CONTROL = re.compile(f"[{''.join(_CONTROLS)}]")
_COMPOSABLE = re.compile("[\u0300-\u036f\u1100-\u11ff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NONCHARACTER = "\uffff"
"""In the place of half a character: no font has it, so it is reported."""
_HAS_UNSEEN = re.compile("[\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
                         "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A paragraph shaped on one endless line."""

    paragraph: Paragraph
    text: str
    shapings: tuple[Shaping, ...]
    """One for each span."""
    base: int
    """Embedding level of the paragraph."""
    levels: list[int] | None
    """Embedding level of each character; None when all are 0."""
    items: tuple[ShapedItem, ...]
    """In logical order."""
    item_starts: tuple[int, ...]
    pens: Sequence[float]
    """Pen position before each character, and after the last, in points."""
    missing: tuple[Missing, ...]
    has_unseen: bool

    def reshape(self, item: Item) -> ShapedItem:
        """Shape a part of an item that a line edge cut off."""
        return shape(self.text, item, self.shapings[item.span], has_unseen=self.has_unseen)

    def items_in(self, start: int, end: int) -> tuple[ShapedItem, ...]:
        """Return the items that have characters between two offsets."""
        first = max(bisect_right(self.item_starts, start) - 1, 0)
        last = bisect_right(self.item_starts, end - 1)
        return self.items[first:last]


def prepare(paragraph: Paragraph, book: FontBook) -> Prepared:
    """Shape a paragraph."""
    texts = [_clean(span.text) for span in paragraph.spans]
    text = "".join(texts)
    ends = list(accumulate(map(len, texts)))
    bounds = list(zip([0, *ends[:-1]], ends, strict=True)) if texts else []
    shapings = tuple(
        shaping_of(span.style, span.language or paragraph.language) for span in paragraph.spans
    )
    base, levels = _levels(paragraph, text, bounds)
    has_unseen = _HAS_UNSEEN.search(text) is not None
    shaped: tuple[ShapedItem, ...]
    if is_personal(paragraph, levels):
        shaped, missing = shaped_spans(
            paragraph, text, bounds, shapings, book, has_unseen=has_unseen
        )
    else:
        stacks = [
            (start, end, book.stack(span.style.families, span.style.weight))
            for (start, end), span in zip(bounds, paragraph.spans, strict=True)
        ]
        items, missing = itemize(text, stacks, levels)
        shaped = tuple(shape(text, i, shapings[i.span], has_unseen=has_unseen) for i in items)
    return Prepared(
        paragraph=paragraph,
        text=text,
        shapings=shapings,
        base=base,
        levels=levels,
        items=shaped,
        item_starts=tuple(made.item.start for made in shaped),
        pens=_pens(len(text), shaped),
        missing=tuple(missing),
        has_unseen=has_unseen,
    )


def _clean(text: str) -> str:
    """Replace controls by what they mean, and compose letters typed in parts."""
    if text.isascii() and text.isprintable():
        return text
    if _HAS_CONTROL.search(text):
        text = text.replace("\r\n", "\n").translate(_CONTROL_TABLE)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub(_NONCHARACTER, text)
    if _COMPOSABLE.search(text):
        text = unicodedata.normalize("NFC", text)
    return text


def _levels(
    paragraph: Paragraph, text: str, bounds: list[tuple[int, int]]
) -> tuple[int, list[int] | None]:
    base = int(paragraph.direction == "rtl")
    if not base and not has_right_to_left(text):
        return 0, None
    isolated = [bound for bound, span in zip(bounds, paragraph.spans, strict=True) if span.isolate]
    inside = {offset for start, end in isolated for offset in range(start, end)}
    isolated += [
        (start, end)
        for start, end in isolates(text, paragraph.language)
        if start not in inside and end - 1 not in inside
    ]
    return isolated_levels(text, base, sorted(isolated))


def _pens(length: int, items: Sequence[ShapedItem]) -> Sequence[float]:
    advances = [0.0] * length
    for shaped in items:
        scale = shaped.scale
        if isinstance(shaped.starts, range):
            start, end = shaped.starts.start, shaped.starts.stop
            advances[start:end] = [cluster.advance * scale for cluster in shaped.clusters]
            continue
        for start, cluster in zip(shaped.starts, shaped.clusters, strict=True):
            advances[start] = cluster.advance * scale
    return list(accumulate(advances, initial=0.0))
