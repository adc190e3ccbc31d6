"""Bitmaps in the file: shown as they look, no larger than needed, nothing else inside."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from brochure.forms.pages import PlacedImage, Raster, StructElement
from brochure.pdf.icc import srgb_profile
from brochure.pdf.images import ImageParts, convert
from brochure.pdf.jpeg import JpegError, without_metadata
from brochure.pdf.profiles import Profile
from brochure.pdf.shipped import shipped_icc
from brochure.pdf.write import write
from brochure.values.digest import digest
from brochure.values.geometry import Rect
from tests.pdf.reader import open_pdf
from tests.pdf.sample import STAMP, of_items

LARGE = (10_000, 10_000)


def ramp(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Return a picture whose colours differ along both axes."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, Image.new("L", size, 90))).convert(mode)


def raster(image: Image.Image, form: str, **options: object) -> Raster:
    out = BytesIO()
    image.save(out, form, **options)
    return of_bytes(out.getvalue(), image.size)


def of_bytes(data: bytes, size: tuple[int, int] = (64, 48)) -> Raster:
    return Raster(data=data, width=size[0], height=size[1], digest=digest(data))


def shown(parts: ImageParts) -> Image.Image:
    """Decode an image through a file, as a reader would."""
    pdf = pikepdf.new()
    space: pikepdf.Object = pikepdf.Name.DeviceRGB
    if parts.space == "gray":
        space = pikepdf.Name.DeviceGray
    elif parts.space == "indexed":
        last = len(parts.palette) // 3 - 1
        space = pikepdf.Array([pikepdf.Name.Indexed, space, last, pikepdf.String(parts.palette)])
    stream = pikepdf.Stream(pdf, parts.data)
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=parts.width,
        Height=parts.height,
        BitsPerComponent=parts.bits,
        ColorSpace=space,
        Filter=pikepdf.Name("/" + parts.filter),
        Length=len(parts.data),
    )
    if parts.filter == "FlateDecode":
        colors = 3 if parts.space == "rgb" else 1
        stream.DecodeParms = pikepdf.Dictionary(
            Predictor=15, Colors=colors, BitsPerComponent=parts.bits, Columns=parts.width
        )
    return pikepdf.PdfImage(stream).as_pil_image()


def assert_alike(first: Image.Image, second: Image.Image, tolerance: int = 6) -> None:
    assert first.size == second.size
    for x, y in ((2, 2), (32, 24), (60, 44), (5, 40)):
        assert_near(first, second, (x, y), tolerance)


def assert_near(
    first: Image.Image, second: Image.Image, place: tuple[int, int], tolerance: int
) -> None:
    got, wanted = (picture.convert("RGB").getpixel(place) for picture in (first, second))
    assert isinstance(got, tuple)
    assert isinstance(wanted, tuple)
    assert all(abs(a - b) <= tolerance for a, b in zip(got, wanted, strict=True)), (got, wanted)


def test_jpeg_keeps_its_coded_data_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0110] = "Camera of Mrs Kim"
    exif[0x8825] = {1: "N", 2: (37.0, 30.0, 0.0)}
    source = raster(ramp(), "JPEG", exif=exif, comment=b"private")
    parts = convert(source, LARGE)
    assert parts.filter == "DCTDecode"
    assert b"Camera" in source.data
    assert b"Camera" not in parts.data
    assert b"private" not in parts.data
    assert (
        source.data[source.data.index(b"\xff\xda") :] == parts.data[parts.data.index(b"\xff\xda") :]
    )


@pytest.mark.parametrize("orientation", [2, 3, 6, 8])
def test_exif_orientation_is_applied(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    parts = convert(raster(ramp(), "JPEG", quality=95, exif=exif), LARGE)
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_270,
        8: Image.Transpose.ROTATE_90,
    }
    upright = ramp().transpose(turns[orientation])
    assert (parts.width, parts.height) == upright.size
    found = shown(parts)
    for place in ((3, 3), (40, 3), (3, 40)):
        assert_near(found, upright, place, 12)


def test_large_picture_is_resampled_to_the_size_it_is_shown_at() -> None:
    parts = convert(raster(ramp(size=(1200, 900)), "JPEG", quality=95), (300, 225))
    assert (parts.width, parts.height) == (300, 225)
    assert_alike(shown(parts).resize((64, 48)), ramp(), 12)


def test_palette_stays_a_palette() -> None:
    picture = ramp().quantize(16)
    parts = convert(raster(picture, "PNG"), LARGE)
    assert (parts.space, parts.bits) == ("indexed", 4)
    assert_alike(shown(parts), picture.convert("RGB"), 0)


def test_one_bit_stays_one_bit() -> None:
    picture = ramp("1")
    parts = convert(raster(picture, "PNG"), LARGE)
    assert (parts.space, parts.bits) == ("gray", 1)
    assert_alike(shown(parts), picture, 0)


def test_sixteen_bit_gray_keeps_its_tones() -> None:
    picture = ramp("L").convert("I;16").point(lambda value: value * 256)
    parts = convert(raster(picture, "PNG"), LARGE)
    assert (parts.space, parts.bits) == ("gray", 8)
    assert_alike(shown(parts), ramp("L"), 1)


def test_alpha_becomes_a_soft_mask() -> None:
    picture = ramp()
    picture.putalpha(ramp("L"))
    parts = convert(raster(picture, "PNG"), LARGE)
    assert parts.mask is not None
    assert parts.mask.space == "gray"
    assert_alike(shown(parts.mask), ramp("L"), 0)


def test_opaque_alpha_leaves_no_mask() -> None:
    assert convert(raster(ramp("RGBA"), "PNG"), LARGE).mask is None


def test_transparent_palette_gets_a_mask() -> None:
    picture = ramp().quantize(8)
    assert convert(raster(picture, "PNG", transparency=0), LARGE).mask is not None


@pytest.mark.parametrize("adobe", [True, False])
def test_cmyk_jpeg_is_shown_in_its_colours(adobe: bool) -> None:
    out = BytesIO()
    ramp("CMYK").save(out, "JPEG", quality=97)
    data = out.getvalue()
    if not adobe:  # cut the marker: without it the values are not inverted
        data = _inverted_without_adobe()
    parts = convert(of_bytes(data), LARGE)
    assert parts.space == "rgb"
    assert_alike(shown(parts), _as_printed(ramp("CMYK")), 16)


def _as_printed(inks: Image.Image) -> Image.Image:
    """Return inks as they look on coated paper, which CMYK without a profile is taken for."""
    press = ImageCms.getOpenProfile(BytesIO(shipped_icc()))
    screen = ImageCms.createProfile("sRGB")
    seen = ImageCms.profileToProfile(inks, press, screen, outputMode="RGB")
    assert seen is not None
    return seen


def _inverted_without_adobe() -> bytes:
    from PIL import ImageChops

    out = BytesIO()
    ImageChops.invert(ramp("CMYK")).save(out, "JPEG", quality=97)
    data = out.getvalue()
    place = data.index(b"\xff\xee")
    length = int.from_bytes(data[place + 2 : place + 4], "big")
    return data[:place] + data[place + 2 + length :]


def test_other_colour_space_is_brought_to_srgb() -> None:
    swapped = srgb_profile().replace("sRGB".encode("utf-16-be"), "odd ".encode("utf-16-be"))
    swapped = swapped.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    for form in ("PNG", "JPEG"):
        parts = convert(raster(ramp(), form, icc_profile=swapped), LARGE)
        red, green, blue = ramp().split()
        assert_alike(shown(parts), Image.merge("RGB", (blue, green, red)), 8)


def test_broken_picture_gives_a_diagnostic_and_no_file(screen: Profile) -> None:
    data = raster(ramp(), "PNG").data[:-80]
    image = PlacedImage(of_bytes(data), Rect(0, 0, 64, 48), 1)
    pages = of_items((image,), StructElement(id=1, role="Figure", alt="x"))
    result = write(pages, profile=screen, stamp=STAMP)
    assert result.data is None
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["picture.broken"]


def test_picture_is_written_once_at_the_larger_size(screen: Profile) -> None:
    source = raster(ramp(size=(800, 600)), "PNG")
    items = tuple(PlacedImage(source, Rect(0, 0, side, side * 3 / 4), 1) for side in (36, 72))
    data = write(
        of_items(items, StructElement(id=1, role="Figure", alt="x")), profile=screen, stamp=STAMP
    ).data
    assert data is not None
    with open_pdf(data) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.as_dict().values()
        assert (int(image.Width), int(image.Height)) == (200, 150)
        assert image.ColorSpace[0] == "/ICCBased"


def test_cut_off_jpeg_is_refused() -> None:
    data = raster(ramp(), "JPEG").data
    for end in (1, 20, 150, len(data) - 2):
        with pytest.raises(JpegError):
            without_metadata(data[:end])


def test_own_profile_is_srgb(tmp_path: Path) -> None:
    own = ImageCms.getOpenProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(own).strip() == "sRGB IEC61966-2.1"
    same = ImageCms.profileToProfile(ramp(), own, ImageCms.createProfile("sRGB"))
    assert same is not None
    assert_alike(same, ramp(), 1)
