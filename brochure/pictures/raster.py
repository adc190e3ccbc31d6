"""Bitmaps: format, size and soundness of a file, probed with Pillow before anything is laid out.

Codes, all errors: `picture.broken`, `picture.too-large`, `picture.unknown-format`.
"""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from brochure.forms.pages import Raster
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.values.span import Span

if TYPE_CHECKING:
    from PIL.Image import Image

BYTES = 80_000_000
"""Size of a file at most."""
PIXELS = 100_000_000
"""Pixels at most."""
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF")
_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""


def read_raster(data: bytes, file: str) -> tuple[Raster | None, tuple[Diagnostic, ...]]:
    """Return a bitmap with its upright size, or None and an error."""
    if len(data) > BYTES:
        message = f"the picture has {len(data) / 1e6:.0f} MB, over {BYTES / 1e6:.0f} MB"
        return None, (_error("too-large", message, file, _SMALLER),)
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > PIXELS:
                    return None, (_too_many_pixels(image, file),)
                width, height = image.size
                if image.getexif().get(_ORIENTATION) in _TURNED:
                    width, height = height, width
                _decode(image)
    except UnidentifiedImageError:
        hint = f"Use one of {', '.join(FORMATS)} or SVG."
        return None, (_error("unknown-format", "the file is no picture known here", file, hint),)
    except Image.DecompressionBombError as error:
        return None, (_error("too-large", f"the picture is too large: {error}", file, _SMALLER),)
    except (OSError, SyntaxError, ValueError) as error:
        hint = "Open it in an image editor and save it anew."
        return None, (_error("broken", f"the picture is broken: {error}", file, hint),)
    return Raster(data=data, width=width, height=height, digest=digest("raster", data)), ()


_SMALLER = "Scale it down; a full page needs 2,500 by 3,500 pixels."


def _decode(image: "Image") -> None:
    """Decode the picture, a JPEG at an eighth of its size, so that a cut-off file is found."""
    if image.format == "JPEG":
        image.draft(image.mode, (image.width // 8, image.height // 8))
    image.load()


def _too_many_pixels(image: "Image", file: str) -> Diagnostic:
    most = f"over {PIXELS // 10**6} million"
    message = f"the picture has {image.width} × {image.height} pixels, {most}"
    return _error("too-large", message, file, _SMALLER)


def _error(code: str, message: str, file: str, hint: str) -> Diagnostic:
    return Diagnostic(
        code=f"picture.{code}", severity="error", message=message, span=Span(file), hints=(hint,)
    )
