"""Outline: a row of pieces becomes parts with headings, and items become nested lists.

Where the source does not say how deep an item is, its mark tells: a new kind of mark that begins at
one opens a list inside the item before it, and a mark that goes on counting closes what is deeper.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from brochure.intake.characters import width
from brochure.intake.lexicon import Topic, kind_of
from brochure.intake.markers import HEADING_BULLETS
from brochure.intake.material import WITHIN, Guess, Notes, Piece

_SENTENCE = re.compile(r"[.。!！;；]$")


@dataclass(slots=True)
class ListPart:
    """A list."""

    style: str
    items: "list[ItemPart]" = field(default_factory=list)
    heading: Piece | None = None

    @property
    def is_ordered(self) -> bool:
        """Whether its items are numbered."""
        return self.items[0].piece.number is not None


@dataclass(slots=True)
class ItemPart:
    """An item with the paragraphs, pictures and lists inside it."""

    piece: Piece
    more: list[Piece] = field(default_factory=list)
    lists: list[ListPart] = field(default_factory=list)


Content = Piece | ListPart


@dataclass(slots=True)
class Part:
    """A heading and what stands below it, up to the next one."""

    heading: Piece | None
    level: int
    topic: Topic | None = None
    content: list[Content] = field(default_factory=list)


def outline(pieces: Sequence[Piece], notes: Notes) -> list[Part]:
    """Return the parts of a text in order."""
    pieces = _with_item_headings(list(pieces), notes)
    parts = [Part(None, 0)]
    builder = _Lists(parts[0].content)
    for index, piece in enumerate(pieces):
        if piece.kind == "heading" and not (piece.level == WITHIN and builder.is_open):
            builder.close()
            level = 3 if piece.level == WITHIN else max(1, piece.level)
            parts.append(Part(piece, level, kind_of(piece.text)))
            builder = _Lists(parts[-1].content)
        elif piece.kind == "heading":
            builder.pending = piece
        elif piece.kind == "item":
            builder.item(piece)
        else:
            builder.other(piece, pieces[index + 1 :])
    builder.close()
    return [part for part in parts if part.heading is not None or part.content]


class _Lists:
    """Builds nested lists; the stack holds the lists that are open, outermost first."""

    def __init__(self, into: list[Content]) -> None:
        self.into = into
        self.stack: list[ListPart] = []
        self.pending: Piece | None = None

    @property
    def is_open(self) -> bool:
        """Whether an item could go on."""
        return bool(self.stack)

    def close(self) -> None:
        """End all lists; a heading that waited for a list stays as a paragraph."""
        if self.pending is not None:
            self._keep(replace(self.pending, kind="paragraph"))
            self.pending = None
        self.stack = []

    def _keep(self, piece: Piece) -> None:
        if self.stack:
            self.stack[-1].items[-1].more.append(piece)
        else:
            self.into.append(piece)

    def other(self, piece: Piece, after: Sequence[Piece]) -> None:
        """Place a paragraph, table or picture: inside an item where its list goes on."""
        depth = self._depth_that_goes_on(after)
        if depth is None and self._ends_like_the_others(piece):
            depth = 0
        if depth is None and not (self.stack and piece.level > 0 and piece.kind != "table"):
            self.close()
            self.into.append(piece)
            return
        if self.pending is not None:
            self.close_pending()
        if depth is not None:
            del self.stack[depth + 1 :]
        self._keep(piece)

    def _ends_like_the_others(self, piece: Piece) -> bool:
        """Tell whether all items but the last of the outer list have a paragraph, as it may too."""
        if not self.stack or piece.kind != "paragraph" or not self.stack[0].is_ordered:
            return False
        *before, last = self.stack[0].items
        return bool(before) and all(item.more for item in before) and not (last.more or last.lists)

    def close_pending(self) -> None:
        """Keep a heading no list followed as words of the open item."""
        if self.pending is not None:
            self._keep(replace(self.pending, kind="paragraph"))
            self.pending = None

    def _depth_that_goes_on(self, after: Sequence[Piece]) -> int | None:
        for piece in after:
            if piece.kind == "heading" and piece.level != WITHIN:
                return None
            if piece.kind != "item":
                continue
            for depth in reversed(range(len(self.stack))):
                if self._follows(self.stack[depth], piece) and piece.number is not None:
                    return depth
            return None
        return None

    def item(self, piece: Piece) -> None:
        """Place an item in the list it belongs to, or open one."""
        if piece.level:
            self._at_level(piece)
            return
        for depth in reversed(range(len(self.stack))):
            if self._follows(self.stack[depth], piece) and self.pending is None:
                del self.stack[depth + 1 :]
                self.stack[depth].items.append(ItemPart(piece))
                return
        same = [depth for depth, part in enumerate(self.stack) if part.style == piece.style]
        if same:  # the same mark begins anew: another list beside that one
            del self.stack[same[0] :]
        self._open(piece)

    @staticmethod
    def _follows(part: ListPart, piece: Piece) -> bool:
        if part.style != piece.style:
            return False
        last = part.items[-1].piece.number
        return piece.number is None or last is None or piece.number > last

    def _at_level(self, piece: Piece) -> None:
        del self.stack[piece.level :]
        if len(self.stack) == piece.level and self.pending is None:
            top = self.stack[-1]
            if (top.items[0].piece.number is None) == (piece.number is None) and (
                piece.number is None or piece.number > 1
            ):
                top.items.append(ItemPart(piece))
                return
            self.stack.pop()
        self._open(piece)

    def _open(self, piece: Piece) -> None:
        made = ListPart(piece.style, [ItemPart(piece)], self.pending)
        self.pending = None
        if self.stack:
            self.stack[-1].items[-1].lists.append(made)
        else:
            self.into.append(made)
        self.stack.append(made)


class _Marked(NamedTuple):
    """The items of one kind of mark: how many, how many open something, how many name a topic."""

    items: int
    opening: int
    topical: int


def _with_item_headings(pieces: list[Piece], notes: Notes) -> list[Piece]:
    """Return the pieces with items that are really headings as headings: `1. Risks`, `■ Risks`."""
    marked = _by_mark(pieces)
    topic: Topic | None = None
    out = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind == "heading":
            topic = kind_of(piece.text)
        if piece.kind != "item" or piece.level > 1:
            continue
        if _is_title(piece.text) and _opens(pieces, index) and _heads(piece, marked, topic):
            out[index] = _as_heading(piece, below=_is_below(pieces, index))
            if kind_of(piece.text) is None:
                notes.doubts.append((piece.place, "a numbered line was taken as a heading"))
            topic = kind_of(piece.text)
    return out


def _by_mark(pieces: Sequence[Piece]) -> dict[str, _Marked]:
    found: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.kind == "item":
            found.setdefault(piece.style, []).append(index)
    return {
        style: _Marked(
            len(places),
            sum(_is_title(pieces[i].text) and _opens(pieces, i) for i in places),
            sum(kind_of(pieces[i].text) is not None for i in places),
        )
        for style, places in found.items()
    }


def _heads(piece: Piece, marked: Mapping[str, _Marked], topic: Topic | None) -> bool:
    """Tell whether an item with text below it is a heading, by what its kin look like."""
    same = marked[piece.style]
    mostly = piece.style in HEADING_BULLETS or same.topical > same.items / 2
    if topic == "procedure" and not mostly:
        return False
    known = kind_of(piece.text) is not None
    return (known and mostly) or same.opening > 0.7 * max(2, same.items)


def _as_heading(piece: Piece, *, below: bool) -> Piece:
    return replace(
        piece,
        kind="heading",
        level=2 if below else 1,
        confidence=0.8 if kind_of(piece.text) is not None else 0.6,
        why=f"list item with text below ('{piece.mark}')",
    )


def _is_below(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a heading of another form stands above with nothing between it and the item."""
    before = pieces[index - 1] if index else None
    return before is not None and before.kind == "heading" and not before.style


def _is_title(text: str) -> bool:
    return width(text) <= 60 and not _SENTENCE.search(text) and not text[:1].islower()


def _opens(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether something other than the next item of the same list follows."""
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None or after.kind == "heading":
        return False
    return after.kind != "item" or (
        after.style != pieces[index].style and after.number in (None, 1)
    )


def guess_headings(parts: Sequence[Part], notes: Notes) -> None:
    """Note each heading that was guessed."""
    for part in parts:
        if part.heading is not None and part.heading.confidence < 1:
            why = f"heading: {part.heading.why}"
            notes.guesses.append(
                Guess(part.heading.place, part.heading.text, why, part.heading.confidence)
            )
