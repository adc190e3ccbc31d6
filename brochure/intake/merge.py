"""Merge: what a source says now goes into a draft that people have worked on.

Three texts meet: the YAML of the last import, the file as it is, and the YAML of the new import.
What only one side changed is taken; where both changed the same entry the hand edit stays, and a
comment says what the source has. Ids of entries that say nearly the same stay as they were.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher, unified_diff
from typing import Any, NamedTuple

from brochure.intake.tree import Said, Tree, texts_of

_ALIKE = 0.6
Unit = tuple[str, ...]
"""The lines of one key with its value, where that is a text; other lines stand alone."""


class Merged(NamedTuple):
    """The merged YAML and how many entries both sides changed."""

    yaml: str
    conflicts: int


def with_old_ids(new: Any, old: Any) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a tree whose entries have the ids of the old ones that say nearly the same."""
    if isinstance(new, dict) and isinstance(old, dict):
        return {
            key: value if key == "control" else with_old_ids(value, old.get(key))
            for key, value in new.items()
        }
    if isinstance(new, list) and isinstance(old, list) and _has_ids(new) and _has_ids(old):
        return _matched(new, old)
    return new


def _has_ids(items: Sequence[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) and "id" in item for item in items)


def _matched(new: list[Tree], old: list[Tree]) -> list[Tree]:
    pairs: dict[int, int] = {}
    for index, item in enumerate(new):
        scores = [
            (_likeness(item, other), -abs(index - place), place)
            for place, other in enumerate(old)
            if place not in pairs.values()
        ]
        best = max(scores, default=(0.0, 0, 0))
        if best[0] >= _ALIKE:
            pairs[index] = best[2]
    taken = {old[place]["id"] for place in pairs.values()}
    out = []
    for index, item in enumerate(new):
        if index in pairs:
            other = old[pairs[index]]
            out.append({**with_old_ids(item, other), "id": other["id"]})
            continue
        name, number = item["id"], 1
        while name in taken:
            number += 1
            name = f"{item['id']}_{number}"
        taken.add(name)
        out.append({**item, "id": name})
    return out


def _likeness(a: Tree, b: Tree) -> float:
    if a.get("type") != b.get("type"):
        return 0.0
    first, second = " ".join(texts_of(a))[:2000], " ".join(texts_of(b))[:2000]
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Return the file with what the source changed since the last import."""
    units = [_units(text) for text in (base, mine, theirs)]
    ours, others = _changes(units[0], units[1]), _changes(units[0], units[2])
    out: list[Unit] = []
    conflicts = 0
    place = 0
    while ours or others:
        begin, end, left, right = _cluster(ours, others)
        out += units[0][place:begin]
        kept = _applied(units[0], begin, end, left)
        new = _applied(units[0], begin, end, right)
        if left and right and kept != new:
            conflicts += 1
            out += _remarks(new, kept)
        out += kept if left else new
        place = end
    out += units[0][place:]
    return Merged("\n".join(line for unit in out for line in unit) + "\n", conflicts)


def difference(before: str, after: str, name: str) -> str:
    """Return what changes, in the form of `diff -u`."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} (merged)"
    )
    return "".join(lines)


_Change = tuple[int, int, list[Unit]]


def _units(text: str) -> list[Unit]:
    units: list[list[str]] = []
    indent = -1
    for line in text.rstrip("\n").split("\n"):
        depth = len(line) - len(line.lstrip())
        if indent >= 0 and (depth > indent or not line.strip()):
            units[-1].append(line)
            continue
        body = line.lstrip()
        is_block = body.endswith((">-", "|-", ">", "|")) and not body.startswith("#")
        indent = depth + 2 * body.startswith("- ") if is_block else -1
        units.append([line])
    return [tuple(unit) for unit in units]


def _changes(base: list[Unit], other: list[Unit]) -> list[_Change]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [
        (i1, i2, other[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    ]


def _cluster(
    ours: list[_Change], others: list[_Change]
) -> tuple[int, int, list[_Change], list[_Change]]:
    """Take the first changes that touch each other off both lists."""
    left: list[_Change] = []
    right: list[_Change] = []
    begin = min(changes[0][0] for changes in (ours, others) if changes)
    end = begin
    grown = True
    while grown:
        grown = False
        for changes, into in ((ours, left), (others, right)):
            while changes and (changes[0][0] < end or changes[0][0] == begin):
                change = changes.pop(0)
                into.append(change)
                end = max(end, change[1])
                grown = True
    return begin, end, left, right


def _applied(base: list[Unit], begin: int, end: int, changes: list[_Change]) -> list[Unit]:
    out: list[Unit] = []
    place = begin
    for first, last, units in changes:
        out += base[place:first] + units
        place = last
    return out + base[place:end]


def _remarks(new: list[Unit], kept: list[Unit]) -> list[Unit]:
    """Return comments with what the source says now, as deep as the entry they stand above."""
    first = kept[0][0] if kept else new[0][0] if new else ""
    pad = first[: len(first) - len(first.lstrip())]
    said = [" ".join(part.strip() for part in unit) for unit in new if any(unit)]
    lines = said or ["(nothing)"]
    return [(f"{pad}# doubt: edited here; the source now says: {line}",) for line in lines]


def plain_tree(value: Any) -> Any:  # noqa: ANN401 - any part of a tree
    """Return a tree as data for JSON: texts without their doubts, no comments."""
    if isinstance(value, dict):
        return {key: plain_tree(item) for key, item in value.items() if key != "#"}
    if isinstance(value, list):
        return [plain_tree(item) for item in value]
    return str(value) if isinstance(value, Said) else value
