"""Bitmaps for a press: CMYK, or black alone where a picture is grey.

Pictures go from their own ICC profile to that of the press in one step; CMYK pictures without a
profile keep their numbers. All are turned upright, resampled down to the size they are printed
at, never up, and held under the ink limit. Line art of one bit stays as it is.
"""

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from brochure.forms.pages import Raster
from brochure.pdf.images import (
    PHOTOGRAPH_COLORS,
    ImageError,
    ImageParts,
    is_srgb,
    is_too_large,
    lossless,
    plain_mode,
    png_chunks,
    resampled,
)
from brochure.pdf.jpeg import without_metadata
from brochure.pdf.separation import Separation

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 92
"""JPEG quality of photographs; colour is not subsampled."""
RINGING = 5.0
"""By how many percent JPEG may lift the ink of a pixel over that of the picture it was made of."""
NEARLY_GREY = 3
"""Difference of channels, of 255, that JPEG puts into a grey picture."""


def convert(
    raster: Raster, wanted: tuple[int, int], separation: Separation, *, opaque: bool
) -> ImageParts:
    """Return a bitmap for a size in pixels; raises ImageError for broken data.

    `opaque` lays pictures that let the ground through on white instead.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(raster.data)) as source:
            photograph = source.format == "JPEG"
            inverted = photograph and "adobe" not in source.info
            image = plain_mode(ImageOps.exif_transpose(source), inverted=inverted)
            alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
            if alpha is not None and opaque:
                image, alpha = _on_white(image, alpha), None
            parts = _Conversion(separation, wanted, photograph=photograph).parts(image)
            if alpha is None or alpha.getextrema() == (255, 255):
                return parts
            return replace(parts, mask=lossless(_fitting(alpha, wanted)))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ImageError(str(error)) from error


def _on_white(image: "Image", alpha: "Image") -> "Image":
    from PIL import Image

    mode = "L" if image.mode == "LA" else "RGB"
    plain = Image.new(mode, image.size, "white")
    plain.paste(image.convert(mode), mask=alpha)
    plain.info = dict(image.info)
    return plain


def _fitting(image: "Image", wanted: tuple[int, int]) -> "Image":
    return resampled(image, wanted) if is_too_large(image, wanted) else image


class _Conversion:
    """One picture on its way to the press."""

    def __init__(
        self, separation: Separation, wanted: tuple[int, int], *, photograph: bool
    ) -> None:
        self._separation = separation
        self._wanted = wanted
        self._photograph = photograph

    def parts(self, image: "Image") -> ImageParts:
        """Return the picture coded, without its alpha channel."""
        profile = image.info.get("icc_profile")
        if image.mode == "1":
            return lossless(image)
        if image.mode == "P" and not is_too_large(image, self._wanted):
            return self._indexed(image)
        if image.mode == "CMYK":
            return self._inks(self._from_inks(_fitting(image, self._wanted), profile))
        if image.mode in {"L", "LA"}:
            return self._grey(_fitting(image.convert("L"), self._wanted))
        colors = _fitting(image.convert("RGB"), self._wanted)
        grey = _as_grey(colors) if is_srgb(profile) else None
        if grey is not None:
            return self._grey(grey)
        many = colors.getcolors(maxcolors=PHOTOGRAPH_COLORS) is None
        self._photograph = self._photograph or many
        return self._inks(self._from_colors(colors, profile))

    def _from_colors(self, image: "Image", profile: bytes | None) -> "Image":
        own = None if is_srgb(profile) else self._transform(profile, "RGB")
        # A broken profile says nothing: the picture counts as sRGB.
        return _applied(image, own or self._separation.from_srgb)

    def _from_inks(self, image: "Image", profile: bytes | None) -> "Image":
        own = self._transform(profile, "CMYK")
        return _applied(image, own) if own is not None else image

    def _transform(self, profile: bytes | None, mode: str) -> object | None:
        """Return the transform of a picture's own profile; None without one that is sound."""
        from PIL import ImageCms

        try:
            return self._separation.transform(profile, mode) if profile else None
        except ImageCms.PyCMSError:
            return None

    def _inks(self, image: "Image") -> ImageParts:
        """Return a CMYK picture coded."""
        limit = self._separation.limit
        if not self._photograph:
            return _lossless_inks(self._separation.clamped(image, limit))
        data = _jpeg(self._separation.clamped(image, limit - RINGING))
        return _coded(image, "cmyk", data)

    def _grey(self, image: "Image") -> ImageParts:
        matched = self._separation.grey(image)
        if not self._photograph:
            return lossless(matched)
        return _coded(image, "gray", _jpeg(matched))

    def _indexed(self, image: "Image") -> ImageParts:
        """Return a picture with a palette, each colour of it separated by itself."""
        chunks = png_chunks(image)
        rgb = chunks[b"PLTE"]
        palette = bytearray()
        for at in range(0, len(rgb), 3):
            red, green, blue = rgb[at : at + 3]
            palette += bytes(round(v * 2.55) for v in self._separation.ink((red, green, blue)))
        return ImageParts(
            width=image.width,
            height=image.height,
            bits=chunks[b"IHDR"][8],
            space="indexed-cmyk",
            filter="FlateDecode",
            data=chunks[b"IDAT"],
            palette=bytes(palette),
        )


def _applied(image: "Image", transform: object) -> "Image":
    from PIL import ImageCms

    converted = ImageCms.applyTransform(image, transform)  # type: ignore[arg-type]
    assert converted is not None
    return converted


def _as_grey(image: "Image") -> "Image | None":
    """Return an RGB picture without colour as greyscale; None for one with colour."""
    from PIL import ImageChops

    red, green, blue = image.split()
    for other in (red, blue):
        extremes = ImageChops.difference(green, other).getextrema()
        if extremes[1] > NEARLY_GREY:  # type: ignore[operator]  # one band has one pair
            return None
    return green


def _jpeg(image: "Image") -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return without_metadata(out.getvalue())


def _coded(image: "Image", space: str, data: bytes) -> ImageParts:
    """Return the parts of a JPEG; Pillow writes CMYK with Adobe's marker, so upside down."""
    return ImageParts(
        width=image.width,
        height=image.height,
        bits=8,
        space="cmyk" if space == "cmyk" else "gray",
        filter="DCTDecode",
        data=data,
        inverted=space == "cmyk",
    )


def _lossless_inks(image: "Image") -> ImageParts:
    """Return CMYK through the PNG coder, which predicts four channels whatever they mean."""
    from PIL import Image

    four = Image.frombytes("RGBA", image.size, image.tobytes())
    return ImageParts(
        width=image.width,
        height=image.height,
        bits=8,
        space="cmyk",
        filter="FlateDecode",
        data=png_chunks(four)[b"IDAT"],
    )
