"""Looks: what a reader sees of a copy, for comparing an assembled one with one laid out in full."""

from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from tests.pdf.reader import marked_text

DPI = 100


class Look(NamedTuple):
    """A file as it is drawn and as it is read."""

    pictures: list[Image.Image]
    text: list[dict[int | str, str]]
    """Of each page, by marked content."""


def look_of(data: bytes, password: str = "") -> Look:
    """Draw and read every page of a file."""
    pdf = pypdfium2.PdfDocument(data, password=password or None)
    pictures = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pdf]
    pdf.close()
    with pikepdf.open(BytesIO(data), password=password) as known:
        text = [marked_text(page) for page in known.pages]
    return Look(pictures, text)


def differing_pixels(one: Look, other: Look) -> int:
    """Count pixels that are not the same, however little."""
    assert [p.size for p in one.pictures] == [p.size for p in other.pictures]
    count = 0
    for a, b in zip(one.pictures, other.pictures, strict=True):
        difference = ImageChops.difference(a, b).convert("L")
        count += a.width * a.height - difference.histogram()[0]
    return count
