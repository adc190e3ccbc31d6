"""Photographs have enough pixels for the size they are printed at."""

from collections.abc import Iterator

from brochure.check import painted, samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import PlacedImage, Raster
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect

LEAST = 150
"""Pixels per inch below which a picture looks coarse at arm's length."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report each bitmap whose pixels are larger than 1/150 inch."""
    for number, page in enumerate(printed.pages.pages, 1):
        for item in painted.images(page):
            if not isinstance(item.image, Raster) or item.box.width <= 0:
                continue
            ppi = item.image.width / (item.box.width / 72)
            if ppi < LEAST:
                wanted = round(LEAST * item.box.width / 72)
                yield Diagnostic(
                    code=RULE.id,
                    severity="warning",
                    message=(
                        f"page {number}: a picture of {item.image.width} × {item.image.height} "
                        f"pixels has {ppi:.0f} pixels per inch; the least is {LEAST}"
                    ),
                    hints=(f"use a picture at least {wanted} pixels wide",),
                )


def _printed(pixels: int) -> Printed:
    raster = Raster(b"", pixels, pixels, str(pixels))
    image = PlacedImage(raster, Rect(50, 50, 144, 144), 1)
    return Printed(pages=samples.pages(image), document=samples.document())


RULE = Rule(
    id="image.coarse",
    name="Picture resolution",
    reads=Printed,
    find=find,
    what="A photograph has too few pixels for its size on the page.",
    why="Below 150 pixels per inch the eye sees steps and blur, on paper more than on a screen.",
    bad=Example(shown="a picture of 200 × 200 pixels, 2 inches wide", make=lambda: _printed(200)),
    good=Example(shown="a picture of 600 × 600 pixels, 2 inches wide", make=lambda: _printed(600)),
)
