"""Bitmaps as image XObjects (ISO 32000-1, 8.9.5): converted to what the profile may show.

A JPEG that fits keeps its coded data; all else is decoded by Pillow, turned upright, resampled to
the size it is shown at, brought to sRGB or gray and coded anew. No metadata survives.
Takes a `Raster` and the pixels wanted, gives `ImageParts` that do not depend on object numbers.
"""

import struct
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from brochure.forms.pages import Raster
from brochure.pdf import backend
from brochure.pdf.jpeg import JpegError, without_metadata
from brochure.pdf.objects import ObjectTable
from brochure.pdf.shipped import shipped_icc

if TYPE_CHECKING:
    from PIL.Image import Image

ENOUGH = 1.15
"""A picture with up to this many times the pixels wanted is not resampled."""
QUALITY = 86
"""JPEG quality of photographs coded anew."""
PHOTOGRAPH_COLORS = 20_000
"""A lossless picture with more colours is taken for a photograph."""
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageParts:
    """An image ready to be written."""

    width: int
    height: int
    bits: int
    space: Literal["rgb", "gray", "indexed", "cmyk", "indexed-cmyk"]
    filter: Literal["DCTDecode", "FlateDecode"]
    data: bytes
    palette: bytes = b""
    """RGB triples, or CMYK values, of an indexed image."""
    mask: "ImageParts | None" = None
    """Soft mask from the alpha channel."""
    inverted: bool = False
    """Whether the data count from full ink down, as in the CMYK JPEGs that Adobe's marker names."""


class ImageError(ValueError):
    """A bitmap cannot be decoded."""


def convert(raster: Raster, wanted: tuple[int, int]) -> ImageParts:
    """Return a bitmap for a size in pixels; raises ImageError for broken data."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(raster.data)) as source:
            if _passes(source, wanted):
                return _pass_through(source, raster.data)
            photograph = source.format == "JPEG"
            inverted = photograph and "adobe" not in source.info
            upright = plain_mode(ImageOps.exif_transpose(source), inverted=inverted)
            return _encode(_prepared(upright, wanted), photograph=photograph)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ImageError(str(error)) from error


def _passes(source: "Image", wanted: tuple[int, int]) -> bool:
    """Tell whether a JPEG may keep its coded data."""
    return (
        source.format == "JPEG"
        and source.mode in {"RGB", "L"}
        and source.getexif().get(_ORIENTATION, 1) == 1
        and not is_too_large(source, wanted)
        and is_srgb(source.info.get("icc_profile"))
    )


def is_too_large(source: "Image", wanted: tuple[int, int]) -> bool:
    """Tell whether a picture has clearly more pixels than wanted."""
    return source.width > wanted[0] * ENOUGH and source.height > wanted[1] * ENOUGH


def is_srgb(profile: bytes | None) -> bool:
    """Tell whether an embedded profile says it is sRGB; no profile counts as sRGB."""
    return not profile or b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def _pass_through(source: "Image", data: bytes) -> ImageParts:
    source.load()
    try:
        bare = without_metadata(data)
    except JpegError as error:
        raise ImageError("broken JPEG") from error
    return ImageParts(
        width=source.width,
        height=source.height,
        bits=8,
        space="rgb" if source.mode == "RGB" else "gray",
        filter="DCTDecode",
        data=bare,
    )


def _prepared(image: "Image", wanted: tuple[int, int]) -> "Image":
    """Return the picture in one of the modes 1, P, L, LA, RGB, RGBA, in sRGB, small enough."""
    profile = image.info.get("icc_profile")
    plain = image if is_srgb(profile) else _to_srgb(image, profile)
    if plain.mode == "CMYK":
        plain = _to_srgb(plain, shipped_icc()).convert("RGB")
    if not is_too_large(plain, wanted):
        return plain
    if plain.mode in {"1", "P"}:
        plain = plain.convert("L" if plain.mode == "1" else "RGB")
    return resampled(plain, wanted)


def resampled(image: "Image", wanted: tuple[int, int]) -> "Image":
    """Return a picture brought down to the pixels wanted."""
    from PIL.Image import Resampling

    ratio = max(wanted[0] / image.width, wanted[1] / image.height)
    size = (max(1, round(image.width * ratio)), max(1, round(image.height * ratio)))
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def plain_mode(image: "Image", *, inverted: bool) -> "Image":
    """Return the picture in a mode the rest can handle.

    `inverted` undoes what Pillow does to every CMYK JPEG: only Adobe's are inverted.
    """
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "CMYK":
        return _inverted(image) if inverted else image
    if "transparency" in image.info and image.mode in {"1", "L", "RGB", "P"}:
        return image.convert("LA" if image.mode in {"1", "L"} else "RGBA")
    if image.mode in {"1", "P", "L", "LA", "RGB", "RGBA"}:
        return image
    return image.convert("RGBA" if image.mode in {"PA", "La", "RGBa"} else "RGB")


def _inverted(image: "Image") -> "Image":
    from PIL import ImageChops

    upside = ImageChops.invert(image)
    upside.info = dict(image.info)
    return upside


def _to_srgb(image: "Image", profile: bytes | None) -> "Image":
    """Return the picture converted from its profile; unchanged when the profile is broken."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    opaque = image.convert("RGB") if image.mode in {"P", "RGBA"} else image
    opaque = opaque.convert("L") if opaque.mode in {"1", "LA"} else opaque
    try:
        source = ImageCms.getOpenProfile(BytesIO(profile or b""))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(opaque, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if converted is None:
        return image
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


def _encode(image: "Image", *, photograph: bool) -> ImageParts:
    """Return the picture coded, its alpha channel as a mask."""
    if image.mode not in {"LA", "RGBA"}:
        return _encode_opaque(image, photograph=photograph)
    alpha = image.getchannel("A")
    opaque = image.convert("L" if image.mode == "LA" else "RGB")
    parts = _encode_opaque(opaque, photograph=photograph)
    if alpha.getextrema() == (255, 255):
        return parts
    return replace(parts, mask=lossless(alpha))


def _encode_opaque(image: "Image", *, photograph: bool) -> ImageParts:
    if image.mode == "RGB" and image.getcolors(maxcolors=PHOTOGRAPH_COLORS) is None:
        photograph = True
    return _lossy(image) if photograph and image.mode in {"RGB", "L"} else lossless(image)


def _lossy(image: "Image") -> ImageParts:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, exif=b"", icc_profile=None)
    return ImageParts(
        width=image.width,
        height=image.height,
        bits=8,
        space="rgb" if image.mode == "RGB" else "gray",
        filter="DCTDecode",
        data=without_metadata(out.getvalue()),
    )


def lossless(image: "Image") -> ImageParts:
    """Return the picture as the data of a PNG, which is Flate with predictors already."""
    chunks = png_chunks(image)
    spaces: dict[str, Literal["rgb", "gray", "indexed"]] = {"RGB": "rgb", "P": "indexed"}
    return ImageParts(
        width=image.width,
        height=image.height,
        bits=chunks[b"IHDR"][8],
        space=spaces.get(image.mode, "gray"),
        filter="FlateDecode",
        data=chunks[b"IDAT"],
        palette=chunks.get(b"PLTE", b""),
    )


def png_chunks(image: "Image") -> dict[bytes, bytes]:
    """Return a picture coded as PNG: the data of each kind of chunk, joined."""
    out = BytesIO()
    image.save(out, "PNG", compress_level=9, icc_profile=None, exif=b"")
    data = out.getvalue()
    chunks: dict[bytes, bytes] = {}
    place = 8
    while place < len(data):
        length, kind = struct.unpack_from(">L4s", data, place)
        chunks[kind] = chunks.get(kind, b"") + data[place + 8 : place + 8 + length]
        place += 12 + length
    return chunks


def add_image(objects: ObjectTable, parts: ImageParts, srgb: int) -> int:
    """Write an image XObject and return its number; `srgb` is the number of the ICC stream."""
    mask = backend.reference(add_image(objects, parts.mask, srgb)) if parts.mask else None
    entries: dict[str, backend.Value | None] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": parts.width,
        "Height": parts.height,
        "BitsPerComponent": parts.bits,
        "ColorSpace": _color_space(parts, srgb),
        "Decode": "[1 0 1 0 1 0 1 0]" if parts.inverted else None,
        "Filter": f"/{parts.filter}",
        "SMask": mask,
    }
    if parts.filter == "FlateDecode":
        colors = _COMPONENTS.get(parts.space, 1)
        predictor = {"Colors": colors, "BitsPerComponent": parts.bits, "Columns": parts.width}
        entries["DecodeParms"] = backend.dictionary({"Predictor": 15, **predictor})
    return objects.add_stream(entries, parts.data)


_COMPONENTS = {"rgb": 3, "cmyk": 4}


def _color_space(parts: ImageParts, srgb: int) -> backend.Value:
    rgb = backend.array(["/ICCBased", backend.reference(srgb)])
    match parts.space:
        case "rgb":
            return rgb
        case "cmyk":
            return "/DeviceCMYK"
        case "gray":
            return "/DeviceGray"
    base: backend.Value = rgb if parts.space == "indexed" else "/DeviceCMYK"
    last = len(parts.palette) // (3 if parts.space == "indexed" else 4) - 1
    return backend.array(["/Indexed", base, last, backend.byte_string(parts.palette)])
