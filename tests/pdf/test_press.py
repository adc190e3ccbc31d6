"""Files for a press: inks, plates, overprint, boxes and what they claim."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from brochure.forms.pages import LAYOUT, FontKey, Item, Pages, PlacedImage, PlacedRun, Raster, Shape
from brochure.pdf.icc import srgb_profile
from brochure.pdf.profiles import Profile, load
from brochure.pdf.profiles.press import ICC
from brochure.pdf.separation import Separation
from brochure.pdf.write import WriteResult, write
from brochure.values.geometry import Rect, circle, rectangle
from brochure.values.ink import REGISTRATION, Ink
from brochure.values.units import mm
from tests.pdf.reader import instructions, open_pdf
from tests.pdf.sample import A4, STAMP, of_items, sample, shape

BODY = Ink((31, 31, 29), (0, 0, 0, 100), overprint=True)
TEAL = Ink((22, 63, 78), (92, 60, 48, 45))
SPOT = Ink((0, 94, 184), (99, 50, 0, 0), "PANTONE 300 C")
WHITE = Ink((255, 255, 255), (0, 0, 0, 0), overprint=True)
SQUARE = Rect(60, 60, 100, 100)
OPEN: list[pikepdf.Pdf] = []


@pytest.fixture(scope="module")
def press() -> Profile:
    return load("press")


def square(ink: Ink, box: Rect = SQUARE) -> Shape:
    return Shape(rectangle(box), ink, None, LAYOUT)


def written(profile: Profile, *items: Item) -> pikepdf.Pdf:
    result = write(of_items(items), profile=profile, stamp=STAMP)
    assert result.data is not None, result.diagnostics
    return kept(result.data)


def kept(data: bytes) -> pikepdf.Pdf:
    """Open a file and keep it open: its objects do not outlive it."""
    OPEN.append(open_pdf(data))
    return OPEN[-1]


def operators(pdf: pikepdf.Pdf) -> list[tuple[str, list[object]]]:
    return [
        (name, [_plain(operand) for operand in operands])
        for name, operands in instructions(pdf.pages[0])
    ]


def _plain(operand: object) -> object:
    return operand if isinstance(operand, pikepdf.Object) else float(str(operand))


def codes(result: WriteResult) -> set[str]:
    assert result.data is None
    return {diagnostic.code for diagnostic in result.diagnostics}


# ---------------------------------------------------------------------- claims


def test_the_file_claims_x4_and_a2b_over_one_cmyk_profile(press: Profile, latin: FontKey) -> None:
    data = write(sample(latin), profile=press, stamp=STAMP).data
    assert data is not None
    assert data.startswith(b"%PDF-1.6\n")
    pdf = open_pdf(data)
    kinds = {str(intent.S): intent for intent in pdf.Root.OutputIntents.as_list()}
    assert set(kinds) == {"/GTS_PDFX", "/GTS_PDFA1"}
    assert len({intent.DestOutputProfile.objgen for intent in kinds.values()}) == 1
    assert kinds["/GTS_PDFX"].DestOutputProfile.read_bytes() == ICC
    assert str(kinds["/GTS_PDFX"].OutputConditionIdentifier) == "FOGRA39"
    packet = pdf.Root.Metadata.read_raw_bytes().decode()
    assert "/Filter" not in pdf.Root.Metadata
    for claim in (
        "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
        "<pdfaid:conformance>B<",
        "<pdf:Trapped>False<",
        "<xmpMM:RenditionClass>default<",
    ):
        assert claim in packet
    assert "pdfuaid" not in packet
    assert str(pdf.trailer.Info.Trapped) == "/False"
    assert len(pdf.trailer.ID) == 2


def test_ids_change_with_the_content_and_with_nothing_else(press: Profile) -> None:
    def ids(ink: Ink) -> list[str]:
        packet = written(press, square(ink)).Root.Metadata.read_raw_bytes().decode()
        return re.findall(r"ID>(uuid:[0-9a-f-]{36})<", packet)

    assert ids(TEAL) == ids(TEAL)
    assert ids(TEAL)[0] == ids(BODY)[0]
    assert ids(TEAL)[1] != ids(BODY)[1]


def test_a_press_file_has_nothing_to_click_and_no_tags(press: Profile, latin: FontKey) -> None:
    data = write(sample(latin), profile=press, stamp=STAMP).data
    assert data is not None
    pdf = open_pdf(data)
    for key in ("/StructTreeRoot", "/Outlines", "/Names", "/MarkInfo"):
        assert key not in pdf.Root
    for page in pdf.pages:
        assert "/Annots" not in page
        assert {"BDC", "EMC"} & {name for name, _ in instructions(page)} == set()


def test_boxes_lie_within_each_other(press: Profile) -> None:
    pages = of_items((square(TEAL),))
    page = replace(pages.pages[0], bleed=mm(3), media=A4.grown(mm(12)))
    result = write(replace(pages, pages=(page,)), profile=press, stamp=STAMP)
    assert result.data is not None
    shown = kept(result.data).pages[0]
    media, bleed, trim = (
        [float(v) for v in shown[key].as_list()] for key in ("/MediaBox", "/BleedBox", "/TrimBox")
    )
    assert media == pytest.approx([0, 0, A4.width + 2 * mm(12), A4.height + 2 * mm(12)], abs=1e-3)
    assert trim[:2] == pytest.approx([mm(12), mm(12)], abs=1e-3)
    assert bleed[:2] == pytest.approx([mm(9), mm(9)], abs=1e-3)
    assert "/CropBox" not in shown


def test_a_negative_bleed_or_a_small_sheet_gives_no_file(press: Profile) -> None:
    pages = of_items((square(TEAL),))
    for page in (
        replace(pages.pages[0], bleed=-mm(3)),
        replace(pages.pages[0], bleed=mm(3), media=A4.grown(mm(1))),
    ):
        result = write(replace(pages, pages=(page,)), profile=press, stamp=STAMP)
        assert codes(result) == {"pdf.bleed"}


# ---------------------------------------------------------------------- inks


def test_no_rgb_operator_is_written(press: Profile, latin: FontKey) -> None:
    data = write(sample(latin), profile=press, stamp=STAMP).data
    assert data is not None
    pdf = open_pdf(data)
    used = {name for page in pdf.pages for name, _ in instructions(page)}
    assert used & {"rg", "RG", "g", "G"} == set()
    assert {"k", "K"} & used
    assert b"/DeviceRGB" not in data
    assert b"ICCBased" not in data


def test_a_recipe_passes_through_untouched(press: Profile) -> None:
    assert ("k", [0.92, 0.6, 0.48, 0.45]) in operators(written(press, square(TEAL)))


def test_black_text_overprints_and_coloured_text_does_not(press: Profile, latin: FontKey) -> None:
    run = shape(latin, "Ink")
    texts = (PlacedRun(60, 60, run, BODY, LAYOUT), PlacedRun(60, 90, run, TEAL, LAYOUT))
    pdf = written(press, *texts)
    states = [str(operands[0]) for name, operands in operators(pdf) if name == "gs"]
    assert states == ["/Over", "/Knock"]
    over = pdf.pages[0].Resources.ExtGState.Over
    assert (bool(over.OP), bool(over.op), int(over.OPM)) == (True, True, 1)


def test_white_never_overprints(press: Profile, latin: FontKey) -> None:
    text = PlacedRun(60, 60, shape(latin, "Ink"), WHITE, LAYOUT)
    assert "gs" not in {name for name, _ in operators(written(press, text))}


def test_large_black_areas_get_support_and_thin_ones_do_not(press: Profile) -> None:
    rule = square(BODY, Rect(60, 60, 400, 1))
    assert ("k", [0, 0, 0, 1]) in operators(written(press, rule))
    rich = operators(written(press, square(BODY)))
    assert ("k", [0.4, 0.3, 0.3, 1]) in rich
    assert "gs" not in {name for name, _ in rich}, "rich black knocks out what is below"


def test_a_spot_colour_is_one_separation_with_its_tints(press: Profile) -> None:
    pdf = written(press, square(SPOT), square(SPOT._replace(tint=40.0)))
    (space,) = pdf.pages[0].Resources.ColorSpace.values()
    assert str(space[0]) == "/Separation"
    assert str(space[1]) == "/PANTONE 300 C"
    assert [float(v) for v in space[3].C1.as_list()] == pytest.approx([0.99, 0.5, 0, 0])
    amounts = [operands for name, operands in operators(pdf) if name == "scn"]
    assert amounts == [[1.0], [0.4]]


def test_registration_marks_stand_on_every_plate(press: Profile) -> None:
    pdf = written(press, square(REGISTRATION))
    assert str(pdf.pages[0].Resources.ColorSpace["/All"][1]) == "/All"


@pytest.mark.parametrize(
    ("inks", "code"),
    [
        ((SPOT._replace(spot="Blau/№ 7"),), "press.spot-name"),
        ((SPOT._replace(spot=" "),), "press.spot-name"),
        ((SPOT._replace(spot="A  B"),), "press.spot-name"),
        ((SPOT._replace(spot="Cyan"),), "press.spot-name"),
        ((SPOT._replace(spot="None"),), "press.spot-name"),
        ((SPOT, SPOT._replace(spot="Pantone 300C")), "press.spot-conflict"),
        ((SPOT, SPOT._replace(cmyk=(100, 44, 0, 0))), "press.spot-conflict"),
        ((SPOT._replace(cmyk=None),), "press.spot-recipe"),
        ((TEAL._replace(cmyk=(0, 0, 0, 120)),), "press.ink-range"),
        ((SPOT._replace(tint=-1),), "press.ink-range"),
    ],
)
def test_inks_that_cannot_be_printed_give_no_file(
    press: Profile, inks: tuple[Ink, ...], code: str
) -> None:
    result = write(of_items(tuple(map(square, inks))), profile=press, stamp=STAMP)
    assert codes(result) == {code}


# ---------------------------------------------------------------------- conversion


@pytest.fixture(scope="module")
def separation() -> Separation:
    return Separation(ICC, 300)


def test_neutral_grey_goes_to_black_alone_by_lightness(separation: Separation) -> None:
    assert [separation.ink((v, v, v))[3] for v in (0, 51, 128, 255)] == [100, 84, 55, 0]
    assert all(separation.ink((v, v, v))[:3] == (0, 0, 0) for v in range(0, 256, 15))
    blacks = [separation.ink((v, v, v))[3] for v in range(256)]
    assert blacks == sorted(blacks, reverse=True)


def test_colours_convert_relative_to_paper_with_black_point(separation: Separation) -> None:
    assert separation.ink((0, 102, 179)) == pytest.approx((89, 56, 0, 0), abs=1)


def test_converted_colours_stay_below_the_ink_limit() -> None:
    lean = Separation(ICC, 240)
    for rgb in ((10, 5, 0), (0, 20, 10), (40, 0, 0), (0, 0, 60)):
        assert sum(lean.ink(rgb)) <= 240


# ---------------------------------------------------------------------- pictures


def picture(image: Image.Image, kind: str = "PNG", **options: object) -> Raster:
    out = BytesIO()
    image.save(out, kind, **options)
    return Raster(out.getvalue(), image.width, image.height, repr((kind, image.mode, len(options))))


def printed(press: Profile, raster: Raster, box: Rect = SQUARE) -> pikepdf.Object:
    (xobject,) = (
        written(press, PlacedImage(raster, box, LAYOUT)).pages[0].Resources.XObject.values()
    )
    return xobject


def gradient(mode: str = "RGB", size: int = 64) -> Image.Image:
    bands = [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")]
    return Image.merge("RGB", bands).resize((size, size)).convert(mode)


def test_a_colour_picture_becomes_cmyk(press: Profile) -> None:
    for raster in (picture(gradient()), picture(gradient(), "JPEG", quality=95)):
        assert str(printed(press, raster).ColorSpace) == "/DeviceCMYK"


def test_a_grey_picture_goes_to_black_alone(press: Profile) -> None:
    for raster in (
        picture(gradient("L")),
        picture(gradient("L").convert("RGB"), "JPEG", quality=95),
    ):
        assert str(printed(press, raster).ColorSpace) == "/DeviceGray"


def test_a_palette_is_separated_colour_by_colour(press: Profile) -> None:
    image = Image.new("P", (8, 8))
    image.putpalette([0, 0, 0, 255, 255, 255, 0, 102, 179])
    image.putpixel((3, 3), 2)
    space = printed(press, picture(image)).ColorSpace
    assert str(space[1]) == "/DeviceCMYK"
    assert bytes(space[3])[:4] == bytes([0, 0, 0, 255])


def test_cmyk_pictures_keep_their_numbers(press: Profile) -> None:
    image = Image.new("CMYK", (64, 64), (20, 60, 100, 10))
    plain = printed(press, picture(image, "TIFF"))
    assert plain.read_bytes()[:4] == bytes([20, 60, 100, 10])
    coded = printed(press, picture(image, "JPEG", quality=95))
    with Image.open(BytesIO(coded.read_raw_bytes())) as shown:
        pixel = shown.getpixel((30, 30))
    assert pixel == pytest.approx((20, 60, 100, 10), abs=2)
    assert [int(v) for v in coded.Decode.as_list()] == [1, 0] * 4, "as Adobe's marker means"


def test_no_pixel_has_more_ink_than_the_limit(separation: Separation) -> None:
    noise = [Image.effect_noise((64, 64), 120) for _ in range(4)]
    dark = Image.merge("CMYK", [band.point(lambda v: min(255, v + 120)) for band in noise])
    pixels = separation.clamped(dark, 295).tobytes()
    sums = [sum(pixels[at : at + 4]) for at in range(0, len(pixels), 4)]
    assert max(sums) <= 295 * 2.55
    assert separation.clamped(dark, 295).getchannel("K").tobytes() == dark.getchannel("K").tobytes()


def test_pictures_are_resampled_down_to_300_ppi_and_never_up(press: Profile) -> None:
    inch = Rect(60, 60, 72, 72)
    assert int(printed(press, picture(gradient(size=900)), inch).Width) == 300
    assert int(printed(press, picture(gradient(size=40)), inch).Width) == 40


def test_a_transparent_picture_asks_for_a_cmyk_blend_space(press: Profile) -> None:
    image = gradient("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    pdf = written(press, PlacedImage(picture(image), SQUARE, LAYOUT))
    assert str(pdf.pages[0].Group.CS) == "/DeviceCMYK"
    assert "/Group" not in written(press, square(TEAL)).pages[0]


def test_nothing_is_transparent_where_x1a_content_is_asked_for() -> None:
    from brochure.pdf.press_colors import press_colors

    safe = replace(load("press"), colors=press_colors(ICC, limit=300, opaque=True))
    image = gradient("RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    pdf = written(safe, PlacedImage(picture(image), SQUARE, LAYOUT))
    (shown,) = pdf.pages[0].Resources.XObject.values()
    assert "/SMask" not in shown
    assert "/Group" not in pdf.pages[0]


def red_and_green_swapped() -> bytes:
    """Return the sRGB profile with two of its primaries exchanged, under another name."""
    profile = srgb_profile().replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    swaps = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    return re.sub(rb"[rg]XYZ", lambda match: swaps[match[0]], profile)


def test_a_picture_of_another_space_comes_through_its_own_profile(press: Profile) -> None:
    green, red = (Image.new("RGB", (8, 8), c) for c in ((60, 160, 60), (160, 60, 60)))
    tagged = picture(green, icc_profile=red_and_green_swapped())
    inks = printed(press, tagged).read_bytes()
    assert inks != printed(press, picture(green)).read_bytes()
    expected = printed(press, picture(red)).read_bytes()
    assert max(abs(a - b) for a, b in zip(inks, expected, strict=True)) <= 3


def test_a_press_file_is_the_same_with_and_without_caches(press: Profile, latin: FontKey) -> None:
    from brochure.pdf.cache import PdfCache

    cache = PdfCache()
    pages: Pages = sample(latin)
    first = write(pages, profile=press, stamp=STAMP, cache=cache)
    assert write(pages, profile=press, stamp=STAMP, cache=cache) == first
    assert write(pages, profile=press, stamp=STAMP) == first
    assert write(pages, profile=load("screen"), stamp=STAMP, cache=cache) == write(
        pages, profile=load("screen"), stamp=STAMP
    )


def test_a_round_black_area_counts_by_its_extent(press: Profile) -> None:
    disc = Shape(circle(200, 200, 40), BODY, None, LAYOUT)
    assert ("k", [0.4, 0.3, 0.3, 1]) in operators(written(press, disc))
