"""Font files as people bring them: a place in, what each face of the file is out."""

from collections import Counter
from typing import NamedTuple

import uharfbuzz as hb

from brochure.errors import FontProblem
from brochure.forms.pages import FontKey
from brochure.text.font import FontFace
from brochure.text.scripts import COMMON, INHERITED, script_of

_FAMILY, _LICENCE, _LICENCE_ADDRESS, _TYPOGRAPHIC_FAMILY = 1, 13, 14, 16
_ITALIC = 0x0001
_FULL = 24
"""Letters from which a face is said to have a script; fewer are loans."""


class FaceFile(NamedTuple):
    """What a face says of itself."""

    family: str
    weight: int
    """100 to 900 (OS/2, usWeightClass)."""
    italic: bool
    place: int
    """Which face of a collection."""
    scripts: tuple[str, ...]
    """ISO 15924 codes, the one with most characters first."""
    licence: str
    axes: tuple[tuple[str, float, float], ...]
    """Tag, least and greatest value of each axis of a variable font."""


def faces_of(place: str) -> tuple[FaceFile, ...]:
    """Return the faces of a font file or collection.

    Raises FontProblem for a file that is no font, or may not be embedded or subset.
    """
    first = _face(place, 0)
    count = max(1, int(first.count))
    return tuple(_described(_face(place, index), index) for index in range(count))


def _face(place: str, index: int) -> hb.Face:
    name = place.rpartition("/")[2]
    return FontFace(FontKey(family=name, weight=400, path=place, index=index)).hb_face


def _described(face: hb.Face, index: int) -> FaceFile:
    family = _name(face, _TYPOGRAPHIC_FAMILY) or _name(face, _FAMILY)
    if not family:
        raise FontProblem("the font has no name", "Choose a font with a family name.")
    table = face.reference_table("OS/2").data
    return FaceFile(
        family=family,
        weight=int.from_bytes(table[4:6], "big") or 400,
        italic=bool(int.from_bytes(table[62:64], "big") & _ITALIC),
        place=index,
        scripts=scripts_of(face),
        licence=_name(face, _LICENCE_ADDRESS) or _name(face, _LICENCE),
        axes=tuple((axis.tag, axis.min_value, axis.max_value) for axis in face.axis_infos),
    )


def _name(face: hb.Face, number: int) -> str:
    return str(face.get_name(number, "en") or "").strip()


def scripts_of(face: hb.Face) -> tuple[str, ...]:
    """Return the scripts that a face has letters of."""
    found = Counter(script_of(chr(code)) for code in face.unicodes)
    return tuple(
        script
        for script, count in found.most_common()
        if count >= _FULL and script not in (COMMON, INHERITED, "Zzzz")
    )
