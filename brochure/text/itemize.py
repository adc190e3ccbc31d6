"""Itemization: styled characters in; runs of one span, face, script and level out.

A cluster (a base and its marks) is never divided between faces unless no face has all of it.
Spaces and punctuation stay with the text beside them, so that runs are long and brackets match.
"""

from itertools import groupby
from typing import NamedTuple

from brochure.text.brackets import CLOSING, OPENING
from brochure.text.coverage import Kind, Stack
from brochure.text.font import FontFace
from brochure.text.scripts import COMMON, INHERITED

_DEFAULT_SCRIPT = "Latn"

_LONGEST = 8192
"""Characters in the longest item."""


class Item(NamedTuple):
    """Characters that are shaped together."""

    start: int
    end: int
    span: int
    """Index of the text span."""
    face: FontFace
    script: str
    level: int


class Missing(NamedTuple):
    """A character that no face of its span has."""

    character: str
    span: int


class _Run(NamedTuple):
    """Characters of one span with a face and a script, before levels divide them."""

    start: int
    end: int
    face: FontFace
    script: str


class _Group(NamedTuple):
    """Neighbouring characters of one kind."""

    start: int
    end: int
    kind: Kind


def itemize(
    text: str, stacks: list[tuple[int, int, Stack]], levels: list[int] | None
) -> tuple[list[Item], list[Missing]]:
    """Divide a text into items, in logical order; line feeds belong to none.

    `stacks` gives start, end and faces of each span; `levels` None means level 0 throughout.
    """
    items: list[Item] = []
    missing: list[Missing] = []
    for span, (start, end, stack) in enumerate(stacks):
        part = text[start:end]
        if levels is None and stack.has_ascii and part.isascii() and part.isprintable():
            if part:
                items.append(Item(start, end, span, stack.first, _DEFAULT_SCRIPT, 0))
            continue
        alike = _alike(part, stack) if levels is None else None
        if alike is not None and alike.face is not None:
            items.append(Item(start, end, span, alike.face, alike.script, 0))
            continue
        resolver = _Resolver(text, stack)
        resolver.resolve(_groups(text, start, end, stack))
        missing += [Missing(character, span) for character in resolver.missing]
        items += _divide(resolver.runs, span, levels)
    return _short(text, items), missing


def _alike(part: str, stack: Stack) -> Kind | None:
    """Return the kind of a text whose letters are of one kind, with a script of their own."""
    kind = stack[part[0]] if part else None
    if kind is None or kind.sort != "base" or kind.script in (COMMON, INHERITED):
        return None
    return kind if all(stack[character] is kind for character in part) else None


def _short(text: str, items: list[Item]) -> list[Item]:
    """Divide items that are longer than HarfBuzz takes, after spaces where there are any."""
    if all(item.end - item.start <= _LONGEST for item in items):
        return items
    short: list[Item] = []
    for item in items:
        start = item.start
        while item.end - start > _LONGEST:
            space = text.rfind(" ", start, start + _LONGEST)
            end = space + 1 if space >= 0 else start + _LONGEST
            short.append(item._replace(start=start, end=end))
            start = end
        short.append(item._replace(start=start))
    return short


def _groups(text: str, start: int, end: int, stack: Stack) -> list[_Group]:
    """Divide a span by kind; spaces and punctuation join the letters before them at once."""
    groups: list[_Group] = []
    last: Kind | None = None
    first = offset = start
    for kind, same in groupby(map(stack.__getitem__, text[start:end])):
        stop = offset + len(list(same))
        joins = (
            last is not None
            and kind.sort == "neutral"
            and last.face is not None
            and all(map(last.face.has, text[offset:stop]))
        )
        if kind is not last and not joins:
            if last is not None:
                groups.append(_Group(first, offset, last))
            first = offset
            last = kind if kind.sort == "base" and kind.script not in (COMMON, INHERITED) else None
            if last is None:
                groups.append(_Group(first, stop, kind))
                first = stop
        offset = stop
    if last is not None:
        groups.append(_Group(first, offset, last))
    return groups


def _divide(runs: list[_Run], span: int, levels: list[int] | None) -> list[Item]:
    """Divide runs where the level changes."""
    items = []
    for run in runs:
        if levels is None:
            items.append(Item(run.start, run.end, span, run.face, run.script, 0))
            continue
        start = run.start
        for level, same in groupby(levels[run.start : run.end]):
            stop = start + sum(1 for _ in same)
            items.append(Item(start, stop, span, run.face, run.script, level))
            start = stop
    return items


class _Resolver:
    """Finds face and script of each group of a span, from its own kind and its neighbours."""

    def __init__(self, text: str, stack: Stack) -> None:
        self._text = text
        self._stack = stack
        self._openers: list[tuple[str, FontFace, str]] = []
        self._groups: list[_Group] = []
        self.runs: list[_Run] = []
        self.missing: list[str] = []

    def resolve(self, groups: list[_Group]) -> None:
        """Fill `runs` and `missing`."""
        self._groups = groups
        for index, group in enumerate(groups):
            match group.kind.sort:
                case "base":
                    self._append(group, *self._base(index, group))
                case "mark":
                    self._append_marks(group)
                case "opening":
                    self._append(group, *self._opening(index, group))
                case "closing":
                    self._append(group, *self._closing(index, group))
                case "neutral" | "ignorable":
                    self._append(group, *self._neutral(index, group))
                case "break":
                    self._openers.clear()

    def _append(self, group: _Group, face: FontFace, script: str) -> None:
        last = self._last(group)
        if last is not None and last.face is face and last.script == script:
            self.runs[-1] = _Run(last.start, group.end, face, script)
        else:
            self.runs.append(_Run(group.start, group.end, face, script))

    def _last(self, group: _Group) -> _Run | None:
        """Return the run that ends where the group begins."""
        if self.runs and self.runs[-1].end == group.start:
            return self.runs[-1]
        return None

    def _own_face(self, group: _Group) -> FontFace:
        if group.kind.face is not None:
            return group.kind.face
        for character in self._text[group.start : group.end]:
            if character not in self.missing:
                self.missing.append(character)
        return self._stack.first

    def _base(self, index: int, group: _Group) -> tuple[FontFace, str]:
        face = self._own_face(group)
        if group.kind.script not in (COMMON, INHERITED):
            return face, group.kind.script
        last = self._last(group)
        if last is not None and last.face is face:
            return face, last.script
        following = self._following(index)
        if following is not None and following.face is face:
            return face, following.script
        return face, _DEFAULT_SCRIPT

    def _following(self, index: int) -> Kind | None:
        """Return the kind of the next letters, with a script of their own, in this line."""
        for group in self._groups[index + 1 :]:
            if group.kind.sort == "break":
                return None
            if group.kind.sort == "base" and group.kind.script != COMMON:
                return group.kind
        return None

    def _beside(
        self, group: _Group, face: FontFace | None, script: str
    ) -> tuple[FontFace, str] | None:
        """Return face and script of a neighbour if that face has the group's characters."""
        part = self._text[group.start : group.end]
        if face is not None and (group.kind.sort == "ignorable" or all(map(face.has, part))):
            return face, script
        return None

    def _neutral(self, index: int, group: _Group) -> tuple[FontFace, str]:
        last = self._last(group)
        found = last and self._beside(group, last.face, last.script)
        return found or self._leading(index, group)

    def _leading(self, index: int, group: _Group) -> tuple[FontFace, str]:
        """Return face and script of what follows, or the group's own."""
        following = self._following(index)
        found = following and self._beside(group, following.face, following.script)
        return found or (self._own_face(group), _DEFAULT_SCRIPT)

    def _opening(self, index: int, group: _Group) -> tuple[FontFace, str]:
        face, script = self._leading(index, group)
        for character in self._text[group.start : group.end]:
            self._openers.append((OPENING.get(character, ""), face, script))
        return face, script

    def _closing(self, index: int, group: _Group) -> tuple[FontFace, str]:
        character = self._text[group.start]
        while character in CLOSING and self._openers:
            wanted, face, script = self._openers.pop()
            if wanted == character:
                found = self._beside(group, face, script)
                if found is not None:
                    return found
        return self._neutral(index, group)

    def _append_marks(self, group: _Group) -> None:
        """Join marks to their base; the base moves to another face when that has them all."""
        last = self._last(group)
        marks = self._text[group.start : group.end]
        if last is None:
            self._append(group, self._own_face(group), _DEFAULT_SCRIPT)
            return
        own = group.kind.script
        script = last.script if own in (COMMON, INHERITED) else own
        if all(map(last.face.has, marks)):
            self._append(group, last.face, last.script)
            return
        face = self._stack.face_for(self._text[group.start - 1] + marks)
        if face is None:
            self._append(group, self._own_face(group), script)
            return
        self.runs.pop()
        if last.start < group.start - 1:
            self.runs.append(_Run(last.start, group.start - 1, last.face, last.script))
        self.runs.append(_Run(group.start - 1, group.end, face, script))
