"""Separation: sRGB colours and pictures become process inks through an ICC profile.

Relative colorimetric with black point compensation; neutral greys go to black alone, matched in
lightness; no spot of the page gets more ink than the limit. CMYK values that somebody gave are
never touched here. Percent for single colours, 0 to 255 for pictures.
"""

from functools import cached_property, partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from brochure.pdf.icc import srgb_profile

if TYPE_CHECKING:
    from PIL.Image import Image

Cmyk = tuple[float, float, float, float]
Rgb = tuple[int, int, int]

SCUM = 3
"""A converted tint below this many percent would print as dirt, so it is dropped."""
_RAMP = bytes(range(256))


class Separation:
    """One press: its profile and how much ink its paper takes."""

    def __init__(self, icc: bytes, limit: float) -> None:
        """Keep the profile; transforms are made when first needed."""
        self._icc = icc
        self.limit = limit
        self._known: dict[Rgb, Cmyk] = {(0, 0, 0): (0, 0, 0, 100), (255, 255, 255): (0, 0, 0, 0)}

    def ink(self, rgb: Rgb) -> Cmyk:
        """Return the recipe of an sRGB colour in whole percent."""
        known = self._known.get(rgb)
        if known is None:
            known = self._known[rgb] = self._converted(rgb)
        return known

    def _converted(self, rgb: Rgb) -> Cmyk:
        from PIL import Image, ImageCms

        red, green, blue = rgb
        if red == green == blue:
            return (0, 0, 0, round(self.black[red] / 2.55))
        pixel = Image.new("RGB", (1, 1), rgb)
        converted = ImageCms.applyTransform(pixel, self.from_srgb)
        assert converted is not None
        values = [round(value / 2.55) for value in converted.tobytes()]
        inks = [value if value >= SCUM else 0 for value in values]
        return self._within_limit(inks)

    def _within_limit(self, inks: list[int]) -> Cmyk:
        """Return inks with cyan, magenta and yellow scaled down to the limit, black kept."""
        *colors, black = inks
        room = self.limit - black
        factor = min(1.0, room / max(sum(colors), 1))
        cyan, magenta, yellow = (int(value * factor) for value in colors)
        return (cyan, magenta, yellow, black)

    # ------------------------------------------------------------------ transforms

    @cached_property
    def press(self) -> Any:  # noqa: ANN401 - the CMS has no types worth naming
        """The opened profile of the press."""
        return opened(self._icc)

    @cached_property
    def from_srgb(self) -> Any:  # noqa: ANN401
        """The transform from sRGB to inks."""
        return self.transform(srgb_profile(), "RGB")

    def transform(self, source: bytes, mode: str) -> Any:  # noqa: ANN401
        """Return the transform from a source profile and picture mode to inks."""
        from PIL import ImageCms

        return ImageCms.buildTransform(
            opened(source),
            self.press,
            mode,
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    @cached_property
    def black(self) -> tuple[int, ...]:
        """Amount of black, 0 to 255, that looks as light as each grey of sRGB."""
        from PIL import Image, ImageCms

        lab = ImageCms.createProfile("LAB")
        ramp = Image.frombytes("L", (256, 1), _RAMP)
        empty = Image.new("L", (256, 1), 0)
        inks = Image.merge("CMYK", (empty, empty, empty, ramp))
        greys = Image.merge("RGB", (ramp, ramp, ramp))
        of_black = _lightness(inks, self.press, "CMYK", lab)
        of_grey = _lightness(greys, opened(srgb_profile()), "RGB", lab)
        return tuple(_matching(of_black, share) for share in _shares(of_grey))

    # ------------------------------------------------------------------ pictures

    def grey(self, image: "Image") -> "Image":
        """Return a greyscale picture so that DeviceGray prints it as light as it was."""
        return image.point([255 - amount for amount in self.black])

    def clamped(self, image: "Image", limit: float) -> "Image":
        """Return a CMYK picture with no pixel over a limit in percent; black is kept."""
        from PIL import Image, ImageMath

        bands = dict(zip("cmyk", image.split(), strict=True))
        most = int(limit * 2.55)
        total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **bands)
        if total.getextrema()[1] <= most:
            return image
        scaled = [
            ImageMath.lambda_eval(partial(_scaled, name=name, most=most), **bands) for name in "cmy"
        ]
        return Image.merge("CMYK", (*scaled, bands["k"]))


def _scaled(bands: Any, name: str, most: int) -> Any:  # noqa: ANN401 - operands of ImageMath
    """Return a band scaled so that all four stay below `most`."""
    room = bands["max"](most - bands["k"], 0)
    colors = bands["max"](bands["c"] + bands["m"] + bands["y"], 1)
    return bands["convert"](bands["min"](bands[name], bands[name] * room / colors), "L")


def opened(profile: bytes) -> Any:  # noqa: ANN401
    """Return an opened ICC profile; PIL.ImageCms.PyCMSError where it is broken."""
    from PIL import ImageCms

    return ImageCms.getOpenProfile(BytesIO(profile))


def _lightness(image: "Image", profile: object, mode: str, lab: object) -> bytes:
    """Return L* of each pixel, 0 to 255."""
    from PIL import ImageCms

    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    transform = ImageCms.buildTransform(profile, lab, mode, "LAB", intent)  # type: ignore[arg-type]
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted.getchannel("L").tobytes()


def _shares(lightness: bytes) -> list[float]:
    """Return lightness between the darkest, 0, and the lightest, 1."""
    low, high = min(lightness), max(lightness)
    return [(value - low) / (high - low) for value in lightness]


def _matching(of_black: bytes, share: float) -> int:
    """Return the amount of black whose lightness has a share of the range, interpolated."""
    levels = _shares(of_black)
    for amount in range(255, 0, -1):
        darker, lighter = levels[amount], levels[amount - 1]
        if darker <= share <= lighter and lighter > darker:
            return round(amount - (share - darker) / (lighter - darker))
    return 0 if share >= 1 else 255
