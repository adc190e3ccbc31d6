"""Bidirectional text: characters in, embedding levels and visual order out (UAX #9, Unicode 15)."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MAX_DEPTH = 125
_MAX_BRACKETS = 63

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"LRE": None, "RLE": None, "LRO": "L", "RLO": "R"}
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_TRAILING = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | _REMOVED

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2068\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters that can give a left-to-right paragraph a level other than 0."""

_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e"
    "\u2308\u2309\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f"
    "\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb"
    "\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c"
    "\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9"
    "\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56"
    "\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f"
    "\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c"
    "\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}

OPENING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""Closing bracket of each opening one (BidiBrackets.txt)."""

CLOSING = {closing: opening for opening, closing in OPENING.items()}


class _Status(NamedTuple):
    """Entry of the directional status stack (X1)."""

    level: int
    override: str | None
    is_isolate: bool


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
    matches = _matching_isolates(classes)
    explicit, resolved = _explicit_levels(classes, base, matches)
    final = explicit[:]
    for sequence in _sequences(classes, explicit, matches):
        _resolve(text, classes, explicit, base, (sequence, resolved, matches), final)
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
        if name in _ISOLATES:
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
        if name in _ISOLATES:
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


def _explicit_levels(
    classes: list[str], base: int, matches: dict[int, int]
) -> tuple[list[int], list[str]]:
    """Apply X1 to X8: the explicit levels, and the classes as overrides leave them."""
    explicit = [base] * len(classes)
    resolved = classes[:]
    state = _Embedder(base)
    for index, name in enumerate(classes):
        if name == "PDI":
            state.end_isolate()
        explicit[index] = state.stack[-1].level
        if name not in _REMOVED and name != "B" and state.stack[-1].override:
            resolved[index] = state.stack[-1].override
        if name in _EMBEDDINGS:
            state.embed(name)
        elif name in _ISOLATES:
            state.isolate(is_rtl=_is_rtl_isolate(classes, index, matches))
        elif name == "PDF":
            state.end_embedding()
        elif name == "B":
            explicit[index] = base
            state.reset()
    return explicit, resolved


def _is_rtl_isolate(classes: list[str], index: int, matches: dict[int, int]) -> bool:
    if classes[index] != "FSI":
        return classes[index] == "RLI"
    return _first_strong(classes, index + 1, matches.get(index, len(classes))) == 1


def _sequences(classes: list[str], explicit: list[int], matches: dict[int, int]) -> list[list[int]]:
    """Return the isolating run sequences as lists of indices (X9, X10, BD13)."""
    runs: list[list[int]] = []
    for index, name in enumerate(classes):
        if name in _REMOVED:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and explicit[last] == explicit[index]
            and name != "B"
            and classes[last] != "B"
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
    by_first = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in matches:
            continue
        sequence = run[:]
        while classes[sequence[-1]] in _ISOLATES and sequence[-1] in matches:
            following = by_first.get(matches[sequence[-1]])
            if following is None:
                break
            sequence += following
        sequences.append(sequence)
    return sequences


def _resolve(
    text: str,
    classes: list[str],
    explicit: list[int],
    base: int,
    run: tuple[list[int], list[str], dict[int, int]],
    final: list[int],
) -> None:
    """Resolve one isolating run sequence (W1 to W7, N0 to N2, I1, I2) into `final`."""
    sequence, resolved, matches = run
    level = explicit[sequence[0]]
    before = _neighbour(classes, explicit, base, sequence[0], -1)
    last = sequence[-1]
    is_open = classes[last] in _ISOLATES and last not in matches
    after = base if is_open else _neighbour(classes, explicit, base, last, 1)
    start = "R" if max(level, before) & 1 else "L"
    end = "R" if max(level, after) & 1 else "L"
    types = [resolved[index] for index in sequence]
    _resolve_weak(types, start)
    direction = "R" if level & 1 else "L"
    _resolve_brackets(text, classes, sequence, types, (start, direction))
    _resolve_neutral(types, start, end, direction)
    for name, index in zip(types, sequence, strict=True):
        if level & 1:
            final[index] = level + (name != "R")
        else:
            final[index] = level + {"R": 1, "AN": 2, "EN": 2}.get(name, 0)


def _neighbour(classes: list[str], explicit: list[int], base: int, index: int, step: int) -> int:
    """Return the level of the next character that X9 keeps, or the paragraph's."""
    index += step
    while 0 <= index < len(classes):
        if classes[index] not in _REMOVED:
            return explicit[index]
        index += step
    return base


def _resolve_weak(types: list[str], start: str) -> None:
    """Resolve weak types in place (W1 to W7)."""
    _resolve_marks(types, start)
    _resolve_numbers(types, start, {"AL": "AN"})
    types[:] = ["R" if name == "AL" else name for name in types]
    for index in range(1, len(types) - 1):
        name, before = types[index], types[index - 1]
        allowed = {"ES": ("EN",), "CS": ("EN", "AN")}.get(name, ())
        if before in allowed and before == types[index + 1]:
            types[index] = before
    _resolve_terminators(types)
    _resolve_numbers(types, start, {"L": "L"})


def _resolve_numbers(types: list[str], start: str, becomes: dict[str, str]) -> None:
    """Change European numbers by the strong type before them (W2, W7)."""
    strong = start
    for index, name in enumerate(types):
        if name in ("L", "R", "AL"):
            strong = name
        elif name == "EN":
            types[index] = becomes.get(strong, name)


def _resolve_marks(types: list[str], start: str) -> None:
    before = start
    for index, name in enumerate(types):
        if name == "NSM":
            types[index] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = types[index]


def _resolve_terminators(types: list[str]) -> None:
    """Join terminators to numbers, make the rest neutral (W5, W6)."""
    index = 0
    while index < len(types):
        end = index
        while end < len(types) and types[end] == "ET":
            end += 1
        if end > index:
            beside = types[index - 1 : index] + types[end : end + 1]
            types[index:end] = ["EN" if "EN" in beside else "ON"] * (end - index)
        index = end + 1
    types[:] = ["ON" if name in ("ES", "CS") else name for name in types]


def _strong_of(name: str) -> str | None:
    """Return the direction a type counts as for neutrals: numbers count as R."""
    if name in ("R", "EN", "AN"):
        return "R"
    return "L" if name == "L" else None


def _bracket_pairs(text: str, sequence: list[int], types: list[str]) -> list[tuple[int, int]]:
    """Find the bracket pairs of a sequence, by position (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for position, index in enumerate(sequence):
        if types[position] != "ON":
            continue
        character = text[index]
        if character in OPENING:
            if len(stack) == _MAX_BRACKETS:
                return []
            closing = OPENING[character]
            stack.append((_CANONICAL.get(closing, closing), position))
        elif character in CLOSING:
            wanted = _CANONICAL.get(character, character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    pairs.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(
    text: str, classes: list[str], sequence: list[int], types: list[str], around: tuple[str, str]
) -> None:
    """Resolve bracket pairs in place (N0); `around` is the sequence's start and own direction."""
    start, direction = around
    for opening, closing in _bracket_pairs(text, sequence, types):
        inside = {_strong_of(name) for name in types[opening + 1 : closing]} - {None}
        if not inside:
            continue
        found = direction
        if direction not in inside:
            before = (_strong_of(types[place]) for place in range(opening - 1, -1, -1))
            found = next((name for name in before if name), start)
        for position in (opening, closing):
            types[position] = found
            mark = position + 1
            while mark < len(types) and classes[sequence[mark]] == "NSM":
                types[mark] = found
                mark += 1


def _resolve_neutral(types: list[str], start: str, end: str, direction: str) -> None:
    """Give runs of neutrals a direction, in place (N1, N2)."""
    index = 0
    while index < len(types):
        if types[index] not in _NEUTRAL:
            index += 1
            continue
        stop = index
        while stop < len(types) and types[stop] in _NEUTRAL:
            stop += 1
        before = _strong_of(types[index - 1]) if index else start
        after = _strong_of(types[stop]) if stop < len(types) else end
        same = before if before == after and before else direction
        types[index:stop] = [same] * (stop - index)
        index = stop
