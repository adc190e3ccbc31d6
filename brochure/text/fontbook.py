"""Font book: the faces a project may use, by family and weight."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from brochure.errors import FontProblem
from brochure.forms.pages import FontKey
from brochure.text.cache import Memo
from brochure.text.coverage import Stack
from brochure.text.font import FontFace

if TYPE_CHECKING:
    from brochure.text.shape import ShapedItem

_SHAPED = 512
"""Spans kept."""


class FontBook:
    """Faces by family and weight; files are opened when first needed."""

    def __init__(self, keys: Iterable[FontKey]) -> None:
        self.keys = tuple(keys)
        self._keys: dict[str, dict[int, FontKey]] = {}
        for key in self.keys:
            self._keys.setdefault(key.family, {}).setdefault(key.weight, key)
        self._faces: dict[FontKey, FontFace] = {}
        self._stacks: dict[tuple[tuple[str, ...], int], Stack] = {}
        self.shaped: Memo[tuple[ShapedItem, ...]] = Memo(_SHAPED)
        """Spans beside a recipient's data, by text and looks."""
        self._nearest: dict[tuple[str, int], FontFace] = {}

    @property
    def families(self) -> tuple[str, ...]:
        """Names of the families, in the order given."""
        return tuple(self._keys)

    def face(self, family: str, weight: int) -> FontFace:
        """Return the face of a family nearest in weight; the bolder of two equally near.

        Raises FontProblem for a family the book lacks.
        """
        face = self._nearest.get((family, weight))
        if face is None:
            key = self._nearest_key(family, weight)
            face = self._faces.setdefault(key, FontFace(key))
            self._nearest[family, weight] = face
        return face

    def face_of(self, key: FontKey) -> FontFace:
        """Return the face of a key, as painted runs name it."""
        return self._faces.setdefault(key, FontFace(key))

    def stack(self, families: tuple[str, ...], weight: int) -> Stack:
        """Return the faces of a style in order, with what is known of their characters."""
        stack = self._stacks.get((families, weight))
        if stack is None:
            stack = Stack(families, lambda family: self.face(family, weight))
            self._stacks[families, weight] = stack
        return stack

    def _nearest_key(self, family: str, weight: int) -> FontKey:
        weights = self._keys.get(family)
        if weights is None:
            raise FontProblem(
                f"no font family '{family}'",
                "Add its files to fonts/fonts.yaml or name another family in the theme.",
            )
        return weights[min(weights, key=lambda have: (abs(have - weight), -have))]
