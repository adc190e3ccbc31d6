"""Coverage: which face of a style's stack draws a character, and how the character behaves."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from brochure.text.font import FontFace
from brochure.text.scripts import script_of

Sort = Literal["base", "mark", "opening", "closing", "neutral", "ignorable", "break"]

_SORTS: dict[str, Sort] = {
    "Mn": "mark", "Me": "mark", "Mc": "mark",
    "Ps": "opening", "Pi": "opening", "Pe": "closing", "Pf": "closing",
    "Po": "neutral", "Pd": "neutral", "Pc": "neutral", "Zs": "neutral",
    "Cf": "ignorable",
}  # fmt: skip

_IGNORABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What itemization needs to know of a character; characters of one kind share the object."""

    face: FontFace | None
    """First face that has it; None when none has."""
    script: str
    sort: Sort


class Stack(dict[str, Kind]):
    """The faces of one style in order, and the kind of each character seen so far."""

    def __init__(self, families: tuple[str, ...], face_of: Callable[[str], FontFace]) -> None:
        super().__init__()
        self._face_of = face_of
        self._kinds: dict[tuple[FontFace | None, str, Sort], Kind] = {}
        self.families = families
        self.first = face_of(families[0])
        self.has_ascii = all(self.first.has(chr(code)) for code in range(32, 127))
        """Whether the first face has all of printable ASCII."""

    def __missing__(self, character: str) -> Kind:
        """Find out about a character and remember it."""
        sort = _sort_of(character)
        painted = sort not in ("ignorable", "break")
        face = self.face_for(character) if painted else self.first
        script = script_of(character)
        key = (face, script, sort)
        kind = self[character] = self._kinds.setdefault(key, Kind(face, script, sort))
        return kind

    def face_for(self, cluster: str) -> FontFace | None:
        """Return the first face that has every character of a cluster; None when none has."""
        composed = unicodedata.normalize("NFC", cluster)
        for family in self.families:
            face = self._face_of(family)
            if all(map(face.has, cluster)) or all(map(face.has, composed)):
                return face
        return None


def _sort_of(character: str) -> Sort:
    if character == "\n":
        return "break"
    if character in _IGNORABLE or any(ord(character) in few for few in _VARIATION_SELECTORS):
        return "ignorable"
    return _SORTS.get(unicodedata.category(character), "base")
