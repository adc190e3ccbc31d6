"""Shapes: lists, paragraphs and pairs of a source become the fields of blocks."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from brochure.intake.lexicon import AVOID
from brochure.intake.material import Guess, Notes, Piece
from brochure.intake.outline import ItemPart, ListPart
from brochure.intake.tree import NOTE, Ids, Said, Tree

LONGEST_NAME = 60
_LONGEST = 9000
_PAIR = re.compile(
    rf"^(?:\*\*(?P<bold>[^*]{{2,{LONGEST_NAME}}}?)\s*[:：]?\s*\*\*\s*[:：–—-]?\s*|(?P<name>[^:：.。*\[]{{2,{LONGEST_NAME}}}?)\s*(?:[:：]\s*|\s[–—]\s|\s-\s))(?P<text>\S.*)$",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s*")


class Maker:
    """What the makers of all block types share: texts with doubts, lists with ids."""

    def __init__(self, notes: Notes, doubts_of: Callable[[str], tuple[str, ...]]) -> None:
        """Keep where to note guesses, and what tells doubts about a text."""
        self.notes = notes
        self.ids = Ids(("document", "control", "figures", "cover"))
        self._doubts_of = doubts_of

    def text(self, text: str, piece: Piece | None = None, *more: str) -> Said:
        """Return a text with all doubts about it."""
        own = piece.doubts if piece is not None else ()
        return Said(text, dict.fromkeys((*own, *self._doubts_of(text), *more)))

    def guess(self, piece: Piece, what: str, confidence: float) -> None:
        """Note a guess."""
        self.notes.guesses.append(Guess(piece.place, piece.text[:80], what, confidence))

    def passages(self, pieces: Sequence[Piece]) -> list[Tree]:
        """Return paragraphs as passages of prose."""
        ids = Ids()
        return [
            {"id": ids.new(text, "paragraph", 3), "text": self.text(text, piece)}
            for piece in pieces
            for text in in_measure(piece.text)
        ]

    def named(self, items: Sequence[ItemPart]) -> list[Tree]:
        """Return items that are just texts."""
        ids = Ids()
        return [
            {"id": ids.new(text, "item", 3), "text": self.text(text, item.piece)}
            for item in items
            for text in in_measure(whole(item))
        ]

    def titled(self, items: Sequence[ItemPart]) -> list[Tree]:
        """Return items with a title where they begin with one."""
        ids, out = Ids(), []
        for item in items:
            name, text = pair(whole(item))
            entry: Tree = {"id": ids.new(name or text, "item", 3)}
            if name:
                entry["title"] = self.text(name)
            entry["text"] = self.text(text, item.piece)
            out.append(entry)
        return out

    def pairs(self, items: Sequence[ItemPart], first: str, second: str) -> list[Tree]:
        """Return items of a name and a text under these keys; the second may be missing."""
        ids, out = Ids(), []
        for item in items:
            name, text = pair(whole(item))
            entry: Tree = {"id": ids.new(name or text, "item", 3)}
            entry[first] = self.text(name or text, item.piece)
            if name:
                entry[second] = self.text(text)
            out.append(entry)
        return out

    def advice(self, items: Sequence[ItemPart]) -> list[Tree]:
        """Return items of aftercare, each told as something to do or to avoid."""
        out = self.named(items)
        for entry in out:
            avoid = AVOID.search(entry["text"]) is not None
            said = entry.pop("text")
            entry["kind"] = "avoid" if avoid else "do"
            entry["text"] = said
        return out

    def reasons(self, part: ListPart) -> Tree:
        """Return a list nested in a step."""
        made: Tree = {}
        if part.heading is not None:
            made["title"] = self.text(part.heading.text, part.heading)
        made["items"] = self.named(part.items)
        return made


def whole(item: ItemPart) -> str:
    """Return an item with its further paragraphs and nested lists as one text of several lines."""
    lines = [item.piece.text, *(piece.text for piece in item.more)]
    for nested in item.lists:
        lines += [nested.heading.text] if nested.heading else []
        lines += [f"– {line}" for inner in nested.items for line in whole(inner).split("\n")]
    return "\n".join(line for line in lines if line)


def pair(text: str) -> tuple[str, str]:
    """Return the name before a colon or dash and the text after it; no name where there is none."""
    match = _PAIR.match(text)
    if match is None or match["text"].startswith("//"):
        return "", text
    name = (match["bold"] or match["name"]).strip()
    if len(name.split()) > 9 or re.fullmatch(r"[\d\W]+", name):
        return "", text
    return name, match["text"].strip()


def is_paired(items: Sequence[ItemPart]) -> bool:
    """Tell whether most items have a name before a colon."""
    return sum(bool(pair(item.piece.text)[0]) for item in items) > 0.6 * len(items)


def in_measure(text: str) -> list[str]:
    """Return a text, in parts at its sentences where it is longer than a text may be."""
    if len(text) <= _LONGEST:
        return [text]
    parts = [""]
    for sentence in _SENTENCE_END.split(text):
        for start in range(0, len(sentence), _LONGEST):
            piece = sentence[start : start + _LONGEST]
            if len(parts[-1]) + len(piece) >= _LONGEST:
                parts.append("")
            parts[-1] += (" " if parts[-1] and not start else "") + piece
    return [part.strip() for part in parts if part.strip()]


def noted(tree: Tree, *comments: str) -> Tree:
    """Return a mapping with comments above it."""
    had: list[Any] = list(tree.get(NOTE, ()))
    return {NOTE: [*had, *comments], **{k: v for k, v in tree.items() if k != NOTE}}
