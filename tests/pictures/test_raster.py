"""Bitmaps: size and soundness are known before layout."""

from io import BytesIO

import pytest
from PIL import Image

from brochure.pictures import raster
from brochure.pictures.raster import read_raster


def data_of(form: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.save(out, form, **options)
    return out.getvalue()


def code_of(data: bytes) -> str:
    found, diagnostics = read_raster(data, "photo.jpg")
    assert found is None
    (diagnostic,) = diagnostics
    assert diagnostic.span is not None
    assert diagnostic.span.file == "photo.jpg"
    assert diagnostic.hints
    return diagnostic.code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_known_formats_give_their_size(form: str) -> None:
    found, diagnostics = read_raster(data_of(form), "a")
    assert diagnostics == ()
    assert found is not None
    assert (found.width, found.height) == (64, 48)


def test_size_is_that_of_the_upright_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found, _ = read_raster(data_of("JPEG", exif=exif), "a")
    assert found is not None
    assert (found.width, found.height) == (48, 64)


def test_equal_files_are_equal_pictures() -> None:
    assert read_raster(data_of("PNG"), "a")[0] == read_raster(data_of("PNG"), "b")[0]


def test_unknown_format_is_told() -> None:
    assert code_of(b"%PDF-1.7") == "picture.unknown-format"
    assert code_of(b"") == "picture.unknown-format"
    assert code_of(data_of("BMP")) == "picture.unknown-format"


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_cut_off_file_is_broken(form: str) -> None:
    data = data_of(form, (640, 480))
    assert code_of(data[: len(data) // 2]) == "picture.broken"


def test_too_many_bytes_or_pixels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "PIXELS", 64 * 48 - 1)
    assert code_of(data_of("PNG")) == "picture.too-large"
    monkeypatch.setattr(raster, "BYTES", 10)
    assert code_of(data_of("PNG")) == "picture.too-large"
