"""Faces of many formats open, and files that are unfit are refused with a remedy."""

from pathlib import Path

import pytest
from fontTools.designspaceLib import AxisDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from brochure.errors import FontProblem
from brochure.forms.pages import FontKey
from brochure.text.font import FontFace
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import set_lines
from tests.text.samples import book, paragraph, spans

NAMES = [".notdef", "a"]
ADVANCE = 500


def builder(*, is_ttf: bool, rights: int = 0) -> FontBuilder:
    """Return a font of one letter, a square, 1000 units to the em."""
    made = FontBuilder(1000, isTTF=is_ttf)
    made.setupGlyphOrder(NAMES)
    made.setupCharacterMap({ord("a"): "a"})
    if is_ttf:
        made.setupGlyf({name: square(TTGlyphPen(None)).glyph() for name in NAMES})
    else:
        pens = {name: square(T2CharStringPen(ADVANCE, None)) for name in NAMES}
        charstrings = {name: pen.getCharString() for name, pen in pens.items()}
        made.setupCFF("Made", {}, charstrings, {})
    made.setupHorizontalMetrics(dict.fromkeys(NAMES, (ADVANCE, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    made.setupOS2(fsType=rights, sTypoAscender=800, sTypoDescender=-200)
    made.setupPost()
    return made


def square(pen: TTGlyphPen | T2CharStringPen) -> TTGlyphPen | T2CharStringPen:
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def key(path: Path, index: int = 0, axes: tuple[tuple[str, float], ...] = ()) -> FontKey:
    return FontKey("Made", 400, str(path), index, axes)


def width_of_a(font: FontKey) -> float:
    made = paragraph(spans("a", families=("Made",), size=10))
    (line,) = set_lines(made, 100, book=FontBook([font])).lines
    return line.width


@pytest.mark.parametrize("is_ttf", [True, False])
def test_truetype_and_cff_outlines_open(tmp_path: Path, *, is_ttf: bool) -> None:
    path = tmp_path / "made.otf"
    builder(is_ttf=is_ttf).save(path)
    face = FontFace(key(path))
    assert (face.ascent, face.descent, face.upem) == (0.8, 0.2, 1000)
    assert face.has("a")
    assert not face.has("b")
    assert width_of_a(key(path)) == 5


def test_a_face_of_a_collection_opens_by_index(tmp_path: Path) -> None:
    path = tmp_path / "made.ttc"
    wide = builder(is_ttf=True)
    wide.setupHorizontalMetrics(dict.fromkeys(NAMES, (900, 0)))
    collection = TTCollection()
    collection.fonts = [builder(is_ttf=True).font, wide.font]
    collection.save(path)
    assert width_of_a(key(path, 0)) == 5
    assert width_of_a(key(path, 1)) == 9
    with pytest.raises(FontProblem, match="holds no face 2"):
        FontFace(key(path, 2)).has("a")


def test_axes_choose_an_instance(tmp_path: Path) -> None:
    path = tmp_path / "made.ttf"
    made = builder(is_ttf=True)
    axis = AxisDescriptor(name="Weight", tag="wght", minimum=400, default=400, maximum=900)
    made.setupFvar([axis], [])
    moves = [(0, 0)] * 4 + [(0, 0), (300, 0), (0, 0), (0, 0)]
    made.setupGvar({"a": [TupleVariation({"wght": (0, 1, 1)}, moves)]})
    made.save(path)
    assert width_of_a(key(path)) == 5
    assert width_of_a(key(path, axes=(("wght", 900.0),))) == 8


@pytest.mark.parametrize(("rights", "may"), [(0, True), (4, True), (8, True), (2, False),
                                             (0x100, False), (0x200, False)])  # fmt: skip
def test_embedding_rights_are_kept(tmp_path: Path, rights: int, *, may: bool) -> None:
    path = tmp_path / "made.ttf"
    builder(is_ttf=True, rights=rights).save(path)
    if may:
        assert FontFace(key(path)).has("a")
    else:
        with pytest.raises(FontProblem, match="may not be embedded"):
            FontFace(key(path)).has("a")


def test_missing_and_broken_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FontProblem, match="cannot be read"):
        FontFace(key(tmp_path / "none.ttf")).has("a")
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"this is no font")
    with pytest.raises(FontProblem, match="broken"):
        FontFace(key(broken)).has("a")


def test_the_nearest_weight_is_taken() -> None:
    assert book().face("Noto Sans", 500).key.weight == 600
    assert book().face("Noto Sans", 300).key.weight == 400
    assert book().face("Source Serif 4", 900).key.weight == 600
    assert book().face("Noto Sans", 500) is book().face("Noto Sans", 600)


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(FontProblem, match="no font family 'Papyrus'"):
        book().face("Papyrus", 400)


def test_stand_ins_count_as_covered() -> None:
    face = book().face("Noto Sans", 400)
    assert all(map(face.has, "\u00a0\u202f\u2011é"))
    assert not face.has("가")
