"""Products: page formats and the editions printed on them, as data.

A product is a file in `brochure/layout/products/` that exports `PRODUCT`; its name is the file's,
with `_` read as `-`. Projects have products of their own (`layout.own_products`). What is folded
has panels instead of pages; what is stitched has pages in fours and a spine.
"""

import importlib
import pkgutil
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from brochure.errors import ProjectError
from brochure.layout import products
from brochure.paper.panels import Fold, Panel, panels_of
from brochure.paper.saddle import Blanks, Paper
from brochure.paper.sheets import Flip
from brochure.values.geometry import Rect
from brochure.values.units import mm

SILK = Paper()
"""135 g silk, a usual paper of folders."""

Bound = Literal["auto", "left", "right"]
"""The side of the spine; `auto` is right where the language runs from right to left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A page format with its grid; lengths in points."""

    name: str
    summary: str
    """One line for people who choose a product."""
    width: float
    """Trimmed width of a page, or of the flat piece where there is a fold."""
    height: float
    margin_start: float
    margin_end: float
    margin_top: float
    margin_bottom: float
    columns: int
    gutter: float
    side_head: tuple[float, float] | None = None
    """Widths of the side heading and of the text beside it; None sets headings above the text."""
    edition: str | None = None
    """Edition of the theme, e.g. `large_print`."""
    multiple: int = 1
    """Pages come in multiples of this."""
    pages_wanted: int = 0
    """Pages that gaps and headings give way for, such as the two of one leaf; 0 asks for none."""
    in_step: bool = False
    """Whether translations give way to keep their sections near the pages of the source."""
    has_cover: bool = True
    """Whether a cover comes first; sheets begin with their title."""
    bleed: float
    running_baseline: float
    """Distance of the running baselines from the trim, head and foot."""
    ppi: int = 300
    """Pictures with more pixels per inch are resampled to this."""
    safe: float = mm(5)
    """Distance from the trim that text keeps."""
    fold: Fold | None = None
    """How the flat piece is folded; its panels then carry the content instead of pages."""
    stitched: bool = False
    """Whether the pages are nested and stitched in the spine."""
    bound: Bound = "auto"
    flip: Flip = "short"
    """The edge over which the sheet is turned when printed on both sides."""
    paper: Paper = SILK
    """What it is printed on, for creep and for the job ticket."""
    blanks: Blanks = "before-back"
    signature: int | None = None
    """Sheets nested in each bundle; None nests all."""
    cut_gap: float | None = None
    """Distance of pieces on a sheet; None is twice the bleed."""
    repeated: bool = False
    """Whether a sheet is filled with copies of the same piece (business cards)."""

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels in reading order; none where there is no fold."""
        return panels_of(self.fold, self.width, self.height) if self.fold else ()

    def page_of(self, panel: Panel) -> "Product":
        """Return the product with one of its panels as its page."""
        return replace(self, width=panel.width, height=panel.height, fold=None)

    def is_right_bound(self, *, rtl: bool) -> bool:
        """Tell whether the spine is at the right of the cover."""
        return rtl if self.bound == "auto" else self.bound == "right"

    @property
    def frame(self) -> Rect:
        """The rectangle that flowing text fills, in trim coordinates."""
        return Rect(
            self.margin_start,
            self.margin_top,
            self.width - self.margin_start - self.margin_end,
            self.height - self.margin_top - self.margin_bottom,
        )

    def column(self, first: int, last: int) -> float:
        """Return the width over grid columns `first` to `last`, counted from 1."""
        each = (self.frame.width - self.gutter * (self.columns - 1)) / self.columns
        count = last - first + 1
        return each * count + self.gutter * (count - 1)


@cache
def names() -> tuple[str, ...]:
    """List the products, sorted."""
    return tuple(sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(products.__path__)))


@cache
def load(name: str) -> Product:
    """Return a product by name; raises ProjectError for an unknown one."""
    if name not in names():
        raise ProjectError(f"there is no product '{name}'", "Products: " + ", ".join(names()))
    module = importlib.import_module(f"{products.__name__}.{name.replace('-', '_')}")
    product = module.PRODUCT
    assert isinstance(product, Product)
    return product
