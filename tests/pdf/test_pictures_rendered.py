"""Pictures of all kinds look the same on press and on screen as in the file (by rendering)."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from brochure.forms.pages import LAYOUT, PlacedImage, Raster
from brochure.pdf.icc import srgb_profile
from brochure.pdf.profiles import Profile, load
from brochure.pdf.profiles.press import ICC
from brochure.pdf.write import write
from brochure.values.geometry import Rect
from tests.pdf.sample import STAMP, of_items

pytestmark = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")

RED, GREEN, BLUE, GREY = (190, 60, 50), (70, 150, 80), (60, 90, 160), (128, 128, 128)
COLORS = (RED, GREEN, BLUE, GREY)
SIDE = 80
"""Pixels of each of the four squares."""


def squares(colors: tuple[tuple[int, int, int], ...] = COLORS) -> Image.Image:
    """Return four squares: top left, top right, bottom left, bottom right."""
    image = Image.new("RGB", (2 * SIDE, 2 * SIDE))
    for index, color in enumerate(colors):
        image.paste(color, (index % 2 * SIDE, index // 2 * SIDE, (index % 2 + 1) * SIDE, 2 * SIDE))
    return image


def coded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def to_inks() -> Image.Image:
    """Return the squares in the CMYK of the press."""
    press = ImageCms.getOpenProfile(BytesIO(ICC))
    srgb = ImageCms.getOpenProfile(BytesIO(srgb_profile()))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    transform = ImageCms.buildTransform(srgb, press, "RGB", "CMYK", flags=flags)
    converted = ImageCms.applyTransform(squares(), transform)
    assert converted is not None
    return converted


def wide_profile() -> bytes:
    """Return the sRGB profile with red and green exchanged, a space no program knows."""
    profile = srgb_profile().replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    return profile.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


def turned(data: bytes) -> bytes:
    """Return a JPEG lying on its side, with the note that turns it upright."""
    with Image.open(BytesIO(data)) as image:
        side = image.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    return coded(side, "JPEG", quality=95, subsampling=0, exif=exif.tobytes())


def swapped() -> Image.Image:
    return squares(tuple((g, r, b) for r, g, b in COLORS))


def clear() -> Image.Image:
    """Return the squares with the last one clear."""
    image = squares().convert("RGBA")
    image.paste((0, 0, 0, 0), (SIDE, SIDE, 2 * SIDE, 2 * SIDE))
    return image


def deep() -> bytes:
    """Return a grey picture of 16 bits, in the lightness of the last square and others."""
    image = Image.new("I;16", (2 * SIDE, 2 * SIDE))
    for index, color in enumerate(COLORS):
        value = round(sum(color) / 3) * 257
        image.paste(value, (index % 2 * SIDE, index // 2 * SIDE, (index % 2 + 1) * SIDE, 2 * SIDE))
    return coded(image, "PNG")


GREYS = tuple((round(sum(c) / 3),) * 3 for c in COLORS)
WHITE_LAST = (*COLORS[:3], (255, 255, 255))
KINDS = {
    "rgb png": (coded(squares(), "PNG"), COLORS),
    "rgb jpeg": (coded(squares(), "JPEG", quality=95, subsampling=0), COLORS),
    "palette": (coded(squares().convert("P", palette=Image.Palette.ADAPTIVE), "PNG"), COLORS),
    "cmyk jpeg": (coded(to_inks(), "JPEG", quality=95), COLORS),
    "cmyk tiff": (coded(to_inks(), "TIFF"), COLORS),
    "tagged cmyk": (coded(to_inks(), "TIFF", icc_profile=ICC), COLORS),
    "wide gamut": (coded(swapped(), "PNG", icc_profile=wide_profile()), COLORS),
    "alpha": (coded(clear(), "PNG"), WHITE_LAST),
    "16 bit": (deep(), GREYS),
    "grey": (coded(squares(GREYS).convert("L"), "PNG"), GREYS),
    "exif": (turned(coded(squares(), "JPEG", quality=95, subsampling=0)), COLORS),
}
MOST = {"screen": 6, "press": 20}
"""Largest difference of a channel: black ink alone is lighter than the black of a screen."""


def shown(profile: Profile, data: bytes, folder: Path) -> list[tuple[int, int, int]]:
    """Return the colours of the squares on a rendered page."""
    raster = Raster(data, 2 * SIDE, 2 * SIDE, "squares")
    item = PlacedImage(raster, Rect(100, 100, 144, 144), LAYOUT)
    written = write(of_items((item,)), profile=profile, stamp=STAMP)
    assert written.data is not None, written.diagnostics
    (folder / "in.pdf").write_bytes(written.data)
    (folder / "press.icc").write_bytes(ICC)
    command = [
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", "-r36",
        "--permit-file-read=press.icc", "-sDefaultCMYKProfile=press.icc", "-dUseFastColor=false",
        "-sOutputFile=out.png", "in.pdf",
    ]  # fmt: skip
    subprocess.run(command, cwd=folder, check=True)
    with Image.open(folder / "out.png") as page:
        image = page.convert("RGB")
    places = [(68, 68), (104, 68), (68, 104), (104, 104)]
    found = [image.getpixel(place) for place in places]
    return [color for color in found if isinstance(color, tuple)]  # type: ignore[misc]


@pytest.mark.parametrize("name", ["screen", "press"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_keeps_its_colours(name: str, kind: str, tmp_path: Path) -> None:
    data, expected = KINDS[kind]
    for color, wanted in zip(shown(load(name), data, tmp_path), expected, strict=True):
        assert max(abs(a - b) for a, b in zip(color, wanted, strict=True)) <= MOST[name], (
            color,
            wanted,
        )
