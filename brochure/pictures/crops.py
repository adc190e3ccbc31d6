"""Crops: pictures of places on the pages of a PDF, for people who must know what a text is about.

Takes the bytes of a PDF and places; gives PNG files that show each place, framed, with what stands
around it. Needs PDFium, which comes with the extra `import`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from brochure.errors import MissingPart
from brochure.values.geometry import Rect

SCALE = 1.1
"""Pixels per point: small type can just be read."""
AROUND = 40.0
"""Points shown above and below a place."""
_FRAME = (200, 40, 40)
_MARGIN = 3.0


class Wanted(NamedTuple):
    """A place to be shown."""

    name: str
    page: int
    """Index from 0."""
    box: Rect


def crops(data: bytes, wanted: Sequence[Wanted]) -> Iterator[tuple[str, bytes]]:
    """Yield name and PNG bytes of each place, page by page; MissingPart without PDFium."""
    try:
        import pypdfium2 as pdfium
    except ImportError as problem:
        remedy = "pip install 'brochure[import]'"
        raise MissingPart("pictures of places need a library", remedy) from problem
    by_page: defaultdict[int, list[Wanted]] = defaultdict(list)
    for place in wanted:
        by_page[place.page].append(place)
    document = pdfium.PdfDocument(data)
    try:
        for number in sorted(by_page):
            image = document[number].render(scale=SCALE).to_pil().convert("RGB")
            for place in by_page[number]:
                yield place.name, _crop(image, place.box)
    finally:
        document.close()


def _crop(image: Any, box: Rect) -> bytes:  # noqa: ANN401 - an image of Pillow
    """Return the part of a page around a box, which is framed."""
    from PIL import ImageDraw

    top = max(0, int((box.y - AROUND) * SCALE))
    bottom = min(image.height, int((box.y + box.height + AROUND) * SCALE))
    part = image.crop((0, top, image.width, bottom))
    frame = (
        (box.x - _MARGIN) * SCALE,
        (box.y - _MARGIN) * SCALE - top,
        (box.x + box.width + _MARGIN) * SCALE,
        (box.y + box.height + _MARGIN) * SCALE - top,
    )
    ImageDraw.Draw(part).rectangle(frame, outline=_FRAME, width=2)
    out = BytesIO()
    part.quantize(64).save(out, "PNG")
    return out.getvalue()
