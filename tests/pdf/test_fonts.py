"""Embedded fonts: every cluster gives its text back and has the width it was set with."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brochure.errors import FontProblem
from brochure.forms.pages import Cluster, FontKey, GlyphRun, PlacedRun, StructElement
from brochure.pdf.cff import read_cids
from brochure.pdf.codes import CodeTable
from brochure.pdf.fonts import Face
from brochure.pdf.profiles import Profile
from brochure.pdf.write import write
from tests.pdf.reader import marked_text, open_pdf
from tests.pdf.sample import BLACK, STAMP, of_items, shape, text_pages

CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
NAME_KEYED = Path("/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf")


def page_of(key: FontKey, screen: Profile, *texts: str) -> tuple[pikepdf.Pdf, dict[int | str, str]]:
    data = write(text_pages(key, *texts), profile=screen, stamp=STAMP).data
    assert data is not None
    pdf = open_pdf(data)
    return pdf, marked_text(pdf.pages[0])


def font_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].Resources.Font.F1


def program_of(pdf: pikepdf.Pdf) -> TTFont:
    descriptor = font_of(pdf).DescendantFonts[0].FontDescriptor
    return TTFont(BytesIO(descriptor.FontFile2.read_bytes()))


def glyph_of(pdf: pikepdf.Pdf, code: int) -> int:
    data = font_of(pdf).DescendantFonts[0].CIDToGIDMap.read_bytes()
    return int.from_bytes(data[2 * code : 2 * code + 2], "big")


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("latin", "AVATAR office “fi” 1–2 Tiếng Việt"),
        ("korean", "수술 전 7일 동안 100 mg을 드세요."),
        ("thai", "ผ่าตัดดึงหน้า น้ำ ที่นี่ ปู่"),
    ],
)
def test_text_comes_back_exactly(
    family: str, text: str, screen: Profile, request: pytest.FixtureRequest
) -> None:
    _, texts = page_of(request.getfixturevalue(family), screen, text)
    assert texts[0] == text


def test_same_glyph_for_two_characters_keeps_them_apart(latin: FontKey, screen: Profile) -> None:
    _, texts = page_of(latin, screen, "a b\u00a0c", "soft\u00adhyphen-minus")
    assert texts[0] == "a b\u00a0c"


def test_cluster_of_several_glyphs_is_one_composite(thai: FontKey, screen: Profile) -> None:
    run = shape(thai, "ที่")
    assert any(len(cluster.parts) > 1 for cluster in run.clusters)
    program = program_of(page_of(thai, screen, "ที่")[0])
    glyphs = [program["glyf"][name] for name in program.getGlyphOrder()]
    composites = [glyph for glyph in glyphs if glyph.isComposite()]
    assert [len(glyph.components) for glyph in composites] == [3]
    program["glyf"].compile(program)  # the tables fit together


def test_widths_are_those_of_the_embedded_glyphs(thai: FontKey, screen: Profile) -> None:
    pdf, _ = page_of(thai, screen, "ที่นี่ น้ำ ปู่")
    program, widths = program_of(pdf), list(font_of(pdf).DescendantFonts[0].W)
    upem, metrics, order = program["head"].unitsPerEm, program["hmtx"], program.getGlyphOrder()
    checked = 0
    for first, run in zip(widths[::2], widths[1::2], strict=True):
        for code, width in enumerate(run, start=int(first)):
            advance = metrics[order[glyph_of(pdf, code)]][0] * 1000 / upem
            assert float(width) == pytest.approx(advance, abs=0.001)
            checked += 1
    assert checked


def test_subset_holds_only_what_is_used(korean: FontKey, screen: Profile) -> None:
    pdf, _ = page_of(korean, screen, "수술 전")
    assert program_of(pdf)["maxp"].numGlyphs == 5  # .notdef, three syllables, space


def test_character_beyond_the_first_plane_is_a_surrogate_pair(
    latin: FontKey, screen: Profile
) -> None:
    cluster = Cluster("\U00020bb7", 600, ((36, 0, 0),))
    run = GlyphRun(font=latin, size=9, clusters=(cluster,), width=5)
    pages = of_items((PlacedRun(0, 20, run, BLACK, 1),), StructElement(id=1, role="P"))
    data = write(pages, profile=screen, stamp=STAMP).data
    assert data is not None
    with open_pdf(data) as pdf:
        assert marked_text(pdf.pages[0])[0] == "\U00020bb7"


@pytest.mark.skipif(not CJK.exists(), reason=f"{CJK} is not installed")
def test_collection_of_cff_fonts_is_embedded(screen: Profile) -> None:
    text = "얼굴 顔 a\u00a0b か\u3099"
    pdf, texts = page_of(FontKey("Noto Sans CJK", 400, str(CJK), 1), screen, text)
    assert texts[0] == text
    descendant = font_of(pdf).DescendantFonts[0]
    assert descendant.Subtype == "/CIDFontType0"
    assert descendant.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
    assert len(descendant.FontDescriptor.FontFile3.read_bytes()) < 20_000


@pytest.mark.skipif(not CJK.exists(), reason=f"{CJK} is not installed")
def test_charset_of_a_cid_keyed_font_is_read() -> None:
    with TTFont(CJK, fontNumber=0, lazy=True) as font:
        data, count = font.getTableData("CFF "), font["maxp"].numGlyphs
        names = font.getGlyphOrder()
    cids = read_cids(data, count)
    assert cids is not None
    expected = [0, *(int(name.removeprefix("cid")) for name in names[1:])]
    assert cids == expected


@pytest.mark.skipif(not NAME_KEYED.exists(), reason=f"{NAME_KEYED} is not installed")
def test_name_keyed_font_keeps_its_glyph_ids(screen: Profile) -> None:
    key = FontKey("Nimbus Sans", 400, str(NAME_KEYED))
    assert Face(key).cids is None
    assert page_of(key, screen, "AVATAR a\u00a0b")[1][0] == "AVATAR a\u00a0b"


def variable_font(path: Path) -> None:
    """Make a font whose one letter widens from 500 to 900 units with its weight."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((450, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": empty, "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Wide", "styleName": "Regular", "psName": "Wide"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    deltas = [(0, 0), (400, 0), (200, 0), (0, 0), (400, 0), (0, 0), (0, 0)]
    variation = TupleVariation({"wght": (0.0, 1.0, 1.0)}, deltas)
    builder.font["gvar"] = newTable("gvar")
    builder.font["gvar"].version, builder.font["gvar"].reserved = 1, 0
    builder.font["gvar"].variations = {".notdef": [], "A": [variation]}
    builder.save(path)


def test_instance_of_a_variable_font_is_pinned(tmp_path: Path, screen: Profile) -> None:
    path = tmp_path / "wide.ttf"
    variable_font(path)
    key = FontKey("Wide", 900, str(path), axes=(("wght", 900.0),))
    pdf, texts = page_of(key, screen, "AAA")
    assert texts[0] == "AAA"
    program = program_of(pdf)
    assert "fvar" not in program
    assert program["hmtx"][program.getGlyphOrder()[1]][0] == 900
    assert "Wide_900wght" in str(font_of(pdf).BaseFont)


def test_missing_or_broken_file_is_a_font_problem(tmp_path: Path) -> None:
    with pytest.raises(FontProblem):
        Face(FontKey("None", 400, str(tmp_path / "none.ttf")))
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    with pytest.raises(FontProblem):
        Face(FontKey("Broken", 400, str(broken)))


TEXTS = st.text(alphabet="AVTao fi.,-\u00a0\u00ad", min_size=1, max_size=30)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_encoding_depends_on_the_document_only(latin: FontKey, texts: list[str]) -> None:
    face = Face(latin)
    runs = [shape(latin, text) for text in texts]
    fresh = CodeTable(face, "F1")
    encoded = [fresh.encode(run) for run in runs]
    again = CodeTable(face, "F1")
    for run, kept in zip(runs, encoded, strict=True):
        assert again.holds(kept)
        assert again.encode(run).operators == kept.operators
    assert again.codes == fresh.codes


@pytest.mark.parametrize("tracking", [0.0, 12.34, -7.7])
def test_pen_ends_where_the_run_does(latin: FontKey, tracking: float) -> None:
    plain = shape(latin, "AVATAR Toast, office")
    clusters = tuple(c._replace(advance=c.advance + tracking) for c in plain.clusters)
    face = Face(latin)
    table = CodeTable(face, "F1")
    run = GlyphRun(font=latin, size=1000, clusters=clusters, width=0)
    operators = table.encode(run).operators
    pieces = operators.removeprefix("[<").removesuffix(">]TJ").replace(">", "<").split("<")
    widths = {code: table.width(key[0]) for key, code in table.codes.items()}
    shown = sum(
        widths[int(piece[at : at + 4], 16)]
        for piece in pieces[::2]
        for at in range(0, len(piece), 4)
    )
    moved = shown - sum(int(piece) for piece in pieces[1::2])
    wanted = sum(cluster.advance for cluster in clusters) * face.scale
    last = clusters[-1].advance * face.scale - face.advance(clusters[-1].parts[0][0]) * face.scale
    assert moved == pytest.approx(wanted - last, abs=0.5)
