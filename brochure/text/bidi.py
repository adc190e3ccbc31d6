"""Bidirectional text: characters in, embedding levels and visual order out (UAX #9, Unicode 15)."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from brochure.text.bidi_rules import ISOLATES, resolve_brackets, resolve_neutral, resolve_weak

_MAX_DEPTH = 125

_EMBEDDINGS = {"LRE": None, "RLE": None, "LRO": "L", "RLO": "R"}
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_TRAILING = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | _REMOVED

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2068\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters that can give a left-to-right paragraph a level other than 0."""


class _Status(NamedTuple):
    """Entry of the directional status stack (X1)."""

    level: int
    override: str | None
    is_isolate: bool


class _Paragraph(NamedTuple):
    """A text after the explicit rules (X1 to X8)."""

    text: str
    base: int
    classes: list[str]
    """Bidi class of each character."""
    overridden: list[str]
    """The classes as overrides leave them."""
    explicit: list[int]
    """Explicit embedding levels."""
    matches: dict[int, int]
    """Isolate initiators and their PDIs, both ways (BD9)."""


@lru_cache(8192)
def _class_of(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def has_right_to_left(text: str) -> bool:
    """Tell whether a left-to-right paragraph of this text may have levels other than 0."""
    return _RIGHT_TO_LEFT.search(text) is not None


def levels(text: str, base: int | None = None) -> tuple[int, list[int] | None]:
    """Return the paragraph level and each character's level; None for levels that are all 0.

    `base` None finds the level by the first strong character (P2, P3). Characters removed by X9
    take the level of the character before them.
    """
    if not base and not has_right_to_left(text):
        return 0, None
    classes = [_class_of(character) for character in text]
    if base is None:
        base = _first_strong(classes, 0, len(classes)) or 0
    paragraph = _explicit_levels(text, classes, base)
    final = paragraph.explicit[:]
    for sequence in _sequences(paragraph):
        _resolve(paragraph, sequence, final)
    for index, name in enumerate(classes):
        if name in _REMOVED:
            final[index] = final[index - 1] if index else base
    return base, final


def line_levels(text: str, all_levels: list[int], base: int, start: int, end: int) -> list[int]:
    """Return the levels of the line `start` to `end`, with white space at its end reset (L1)."""
    line = all_levels[start:end]
    trailing = True
    for index in range(end - 1, start - 1, -1):
        name = _class_of(text[index])
        if name in ("S", "B"):
            trailing = True
            line[index - start] = base
        elif name not in _TRAILING:
            trailing = False
        elif trailing:
            line[index - start] = base
    return line


def reorder(run_levels: list[int]) -> list[int]:
    """Return the indices of runs in visual order, left to right (L2)."""
    order = list(range(len(run_levels)))
    lowest_odd = min((level for level in run_levels if level & 1), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(run_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def _first_strong(classes: list[str], start: int, end: int) -> int | None:
    """Find the level of the first strong character outside isolates (P2)."""
    depth = 0
    for name in classes[start:end]:
        if name in ISOLATES:
            depth += 1
        elif name == "PDI":
            depth = max(0, depth - 1)
        elif name == "B":
            return None
        elif depth == 0 and name in ("L", "R", "AL"):
            return int(name != "L")
    return None


def _matching_isolates(classes: list[str]) -> dict[int, int]:
    """Match isolate initiators and PDIs, both ways (BD9)."""
    matches: dict[int, int] = {}
    stack: list[int] = []
    for index, name in enumerate(classes):
        if name in ISOLATES:
            stack.append(index)
        elif name == "PDI" and stack:
            opener = stack.pop()
            matches[opener] = index
            matches[index] = opener
        elif name == "B":
            stack.clear()
    return matches


def _next_level(level: int, *, is_rtl: bool) -> int:
    return (level + 1) | 1 if is_rtl else (level + 2) & ~1


class _Embedder:
    """The rules X1 to X8, one character after the other."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.reset()

    def reset(self) -> None:
        """Start a paragraph (X1)."""
        self.stack = [_Status(self.base, None, False)]
        self.isolate_overflow = self.embedding_overflow = self.valid_isolates = 0

    def embed(self, name: str) -> None:
        """Open an embedding or an override (X2 to X5)."""
        level = _next_level(self.stack[-1].level, is_rtl=name[0] == "R")
        if level <= _MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.stack.append(_Status(level, _EMBEDDINGS[name], False))
        elif not self.isolate_overflow:
            self.embedding_overflow += 1

    def isolate(self, *, is_rtl: bool) -> None:
        """Open an isolate (X5a to X5c)."""
        level = _next_level(self.stack[-1].level, is_rtl=is_rtl)
        if level <= _MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.valid_isolates += 1
            self.stack.append(_Status(level, None, True))
        else:
            self.isolate_overflow += 1

    def end_isolate(self) -> None:
        """Close an isolate (X6a)."""
        if self.isolate_overflow:
            self.isolate_overflow -= 1
        elif self.valid_isolates:
            self.embedding_overflow = 0
            while not self.stack[-1].is_isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """Close an embedding or an override (X7)."""
        if self.isolate_overflow:
            return
        if self.embedding_overflow:
            self.embedding_overflow -= 1
        elif not self.stack[-1].is_isolate and len(self.stack) > 1:
            self.stack.pop()


def _explicit_levels(text: str, classes: list[str], base: int) -> _Paragraph:
    """Apply X1 to X8."""
    explicit = [base] * len(classes)
    overridden = classes[:]
    matches = _matching_isolates(classes)
    state = _Embedder(base)
    for index, name in enumerate(classes):
        if name == "PDI":
            state.end_isolate()
        explicit[index] = state.stack[-1].level
        if name not in _REMOVED and name != "B" and state.stack[-1].override:
            overridden[index] = state.stack[-1].override
        if name in _EMBEDDINGS:
            state.embed(name)
        elif name in ISOLATES:
            state.isolate(is_rtl=_is_rtl_isolate(classes, index, matches))
        elif name == "PDF":
            state.end_embedding()
        elif name == "B":
            explicit[index] = base
            state.reset()
    return _Paragraph(text, base, classes, overridden, explicit, matches)


def _is_rtl_isolate(classes: list[str], index: int, matches: dict[int, int]) -> bool:
    if classes[index] != "FSI":
        return classes[index] == "RLI"
    return _first_strong(classes, index + 1, matches.get(index, len(classes))) == 1


def _level_runs(paragraph: _Paragraph) -> list[list[int]]:
    """Return the level runs as lists of indices, without what X9 removes (BD7)."""
    classes, explicit = paragraph.classes, paragraph.explicit
    runs: list[list[int]] = []
    for index, name in enumerate(classes):
        if name in _REMOVED:
            continue
        last = runs[-1][-1] if runs else None
        is_apart = last is None or "B" in (name, classes[last])
        if is_apart or explicit[last or 0] != explicit[index]:
            runs.append([index])
        else:
            runs[-1].append(index)
    return runs


def _sequences(paragraph: _Paragraph) -> list[list[int]]:
    """Return the isolating run sequences as lists of indices (X10, BD13)."""
    classes, matches = paragraph.classes, paragraph.matches
    runs = _level_runs(paragraph)
    by_first = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in matches:
            continue
        sequence = run[:]
        while classes[sequence[-1]] in ISOLATES and sequence[-1] in matches:
            following = by_first.get(matches[sequence[-1]])
            if following is None:
                break
            sequence += following
        sequences.append(sequence)
    return sequences


def _resolve(paragraph: _Paragraph, sequence: list[int], final: list[int]) -> None:
    """Resolve one isolating run sequence (W1 to W7, N0 to N2, I1, I2) into `final`."""
    level, last = paragraph.explicit[sequence[0]], sequence[-1]
    before = _neighbour(paragraph, sequence[0], -1)
    is_open = paragraph.classes[last] in ISOLATES and last not in paragraph.matches
    after = paragraph.base if is_open else _neighbour(paragraph, last, 1)
    start = "R" if max(level, before) & 1 else "L"
    end = "R" if max(level, after) & 1 else "L"
    direction = "R" if level & 1 else "L"
    types = [paragraph.overridden[index] for index in sequence]
    resolve_weak(types, start)
    characters = [paragraph.text[index] for index in sequence]
    classes = [paragraph.classes[index] for index in sequence]
    resolve_brackets(characters, classes, types, start, direction)
    resolve_neutral(types, start, end, direction)
    rises = {"L": 1, "AN": 1, "EN": 1} if level & 1 else {"R": 1, "AN": 2, "EN": 2}
    for name, index in zip(types, sequence, strict=True):
        final[index] = level + rises.get(name, 0)


def _neighbour(paragraph: _Paragraph, index: int, step: int) -> int:
    """Return the level of the next character that X9 keeps, or the paragraph's."""
    index += step
    while 0 <= index < len(paragraph.classes):
        if paragraph.classes[index] not in _REMOVED:
            return paragraph.explicit[index]
        index += step
    return paragraph.base
