"""Ink: how much lies on a page at most, worked out from what is painted.

Sums inks of areas, with black and spot colours that overprint added to what lies below, and of
pictures, over the area that ink is judged over. Blend modes are not worked out, nor pictures in
spaces other than CMYK and grey: rendered plates (`plates`) see those too.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import PROCESS, Load, Painted
from brochure.press.preflight.report import PageInk
from brochure.values.units import mm

if TYPE_CHECKING:
    from PIL.Image import Image

BASIS = "worked out from what is painted; blend modes are not seen"
LARGE_TYPE = 24.0
"""Type from which letters cover areas."""
Inks = dict[str, float]


def loads(file: Inspected, page: PageFacts) -> tuple[Load, ...]:
    """Return the ink of everything large enough to be judged."""
    if page.number not in file.loads:
        file.loads[page.number] = tuple(_loads(file, page))
    return file.loads[page.number]


def _loads(file: Inspected, page: PageFacts) -> Iterator[Load]:
    least = file.variant.error("ink-area") * mm(1) ** 2
    for at, item in enumerate(page.painted):
        if item.is_registration or not item.box.meets(page.bleed):
            continue
        if item.kind == "image":
            inks = picture_inks(file, item, least)
        elif _covers(item, least):
            inks = _with_below(page, at)
        else:
            continue
        if inks:
            spots = any(plate not in PROCESS for plate in inks)
            yield Load(sum(inks.values()), spots, item.box)


def page_ink(file: Inspected, page: PageFacts) -> PageInk:
    """Return the figures of a page."""
    plates: Inks = {}
    for item in page.painted:
        if item.is_registration or not item.box.meets(page.bleed):
            continue
        for plate, amount in item.tone.inks:
            plates[plate] = max(plates.get(plate, 0.0), amount)
    most = max((load.total for load in loads(file, page)), default=0.0)
    ordered = sorted(plates, key=lambda name: (name not in PROCESS, _order(name), name))
    return PageInk(
        number=page.number, most=most, plates=tuple((name, plates[name]) for name in ordered)
    )


def _order(plate: str) -> int:
    return PROCESS.index(plate) if plate in PROCESS else 0


def _covers(item: Painted, least: float) -> bool:
    if item.kind == "text":
        return item.size >= LARGE_TYPE
    if item.kind == "stroke":
        return item.size >= mm(2)
    return item.box.area >= least


def _with_below(page: PageFacts, at: int) -> Inks:
    """Return the inks of an item, laid over those below it where it overprints."""
    item = page.painted[at]
    own = dict(item.tone.inks)
    if not item.overprint:
        return own
    below: Inks = {}
    for under in page.painted[:at]:
        if under.kind in {"fill", "image"} and under.box.holds(item.box):
            below = {**below, **dict(under.tone.inks)} if under.overprint else dict(under.tone.inks)
    return {**below, **own}


def picture_inks(file: Inspected, item: Painted, least: float) -> Inks:
    """Return the inks of the part of a picture that has most, averaged over an area."""
    facts, whole = item.image, item.full_box
    if facts is None or whole is None or whole.area <= 0:
        return {}
    if facts.is_stencil or facts.bits != 8:
        return dict(item.tone.inks)
    side = max(1, round((least / whole.area * facts.width * facts.height) ** 0.5))
    return dict(_averages(file, facts.ident, facts.space, side))


def _averages(file: Inspected, ident: int, space: str, side: int) -> tuple[tuple[str, float], ...]:
    known = file.averages.get((ident, side))
    if known is None:
        image = _pixels(file.store.images[ident], space)
        known = _darkest(image, side) if image is not None else ()
        file.averages[ident, side] = known
    return known


def _darkest(image: "Image", side: int) -> tuple[tuple[str, float], ...]:
    """Return the inks of the square of `side` pixels with most ink."""
    least = min(image.size)
    small = image.reduce(min(side, least)) if min(side, least) > 1 else image
    data, bands = small.tobytes(), len(small.getbands())
    if bands == 1:
        return (("Black", 100 - min(data) / 2.55),)
    pixels = {data[at : at + 4] for at in range(0, len(data), 4)}
    darkest = max(pixels, key=sum)
    return tuple((plate, value / 2.55) for plate, value in zip(PROCESS, darkest, strict=True))


def _pixels(value: Any, space: str) -> "Image | None":  # noqa: ANN401
    """Return a CMYK or grey picture as Pillow holds them: full ink is 255 in CMYK."""
    from PIL import Image, ImageChops

    if space not in {"DeviceCMYK", "ICC4", "DeviceGray", "ICC1"} or _is_indexed(value):
        return None
    mode = "CMYK" if space in {"DeviceCMYK", "ICC4"} else "L"
    size = (int(value.Width), int(value.Height))
    flipped = float(value.Decode[0]) > 0.5 if "/Decode" in value else False
    try:
        if "/DCTDecode" in str(value.get("/Filter")):
            image = Image.open(BytesIO(value.read_raw_bytes()))
            # Pillow turns every CMYK JPEG round, as Adobe's marker asks.
            flipped = flipped != (image.mode == "CMYK")
            image.load()
            found: Image.Image = image
        else:
            found = Image.frombytes(mode, size, value.read_bytes())
    except (OSError, ValueError):
        return None
    return ImageChops.invert(found) if flipped else found


def _is_indexed(value: Any) -> bool:  # noqa: ANN401
    import pikepdf

    space = value.get("/ColorSpace")
    return isinstance(space, pikepdf.Array) and str(space[0]) == "/Indexed"
