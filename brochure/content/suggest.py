"""Suggest: the word somebody probably meant."""

from collections.abc import Iterable

FARTHEST = 4
"""Most edits between a word and its suggestion."""


def near_miss(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice nearest to the word, or None when none is near.

    Near is at most one edit in three characters (a swap of neighbours is one edit), or the same
    word but for case and separators. Ties go to the first in alphabetical order.
    """
    best: str | None = None
    best_distance = min(max(1, len(word) // 3), FARTHEST) + 1
    folded = _folded(word)
    for choice in sorted(set(choices)):
        if _folded(choice) == folded:
            return choice
        if abs(len(choice) - len(word)) >= best_distance:
            continue
        distance = edit_distance(word, choice)
        if distance < best_distance:
            best, best_distance = choice, distance
    return best


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def edit_distance(first: str, second: str) -> int:
    """Return how many insertions, deletions, changes or neighbour swaps part two words."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        older, before, row = before, row, [i]
        for j, b in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_one_edit(first: str, second: str) -> bool:
    """Tell whether `edit_distance` is one, without counting; for long lists."""
    if abs(len(first) - len(second)) > 1:
        return False
    shorter = min(len(first), len(second))
    start = next((i for i in range(shorter) if first[i] != second[i]), shorter)
    a, b = first[start:], second[start:]
    is_swap = len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return a != b and (a[1:] == b[1:] or a[1:] == b or a == b[1:] or is_swap)


def did_you_mean(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the near-miss hint as a sentence, or nothing."""
    guess = near_miss(word, choices)
    return (f"did you mean '{guess}'?",) if guess else ()
