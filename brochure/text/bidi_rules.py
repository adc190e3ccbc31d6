"""Bidi rules inside one isolating run sequence: weak types, brackets, neutrals (UAX #9, W and N).

The rules change a list of bidi classes in place; `bidi` finds the sequences and makes levels.
"""

from brochure.text.brackets import CANONICAL, CLOSING, OPENING

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
"""Classes that open an isolate."""

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_MAX_BRACKETS = 63


def resolve_weak(types: list[str], start: str) -> None:
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
            types[index] = "ON" if before in ISOLATES or before == "PDI" else before
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


def _bracket_pairs(characters: list[str], types: list[str]) -> list[tuple[int, int]]:
    """Find the bracket pairs of a sequence, by position (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for position, character in enumerate(characters):
        if types[position] != "ON":
            continue
        if character in OPENING:
            if len(stack) == _MAX_BRACKETS:
                return []
            closing = OPENING[character]
            stack.append((CANONICAL.get(closing, closing), position))
        elif character in CLOSING:
            wanted = CANONICAL.get(character, character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    pairs.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(pairs)


def resolve_brackets(
    characters: list[str], classes: list[str], types: list[str], start: str, direction: str
) -> None:
    """Resolve bracket pairs in place (N0); `classes` are those before any rule."""
    for opening, closing in _bracket_pairs(characters, types):
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
            while mark < len(types) and classes[mark] == "NSM":
                types[mark] = found
                mark += 1


def resolve_neutral(types: list[str], start: str, end: str, direction: str) -> None:
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
