"""Products: page formats and the editions printed on them, as data.

A product is a file in `brochure/layout/products/` that exports `PRODUCT`; its name is the file's,
with `_` read as `-`.
"""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from brochure.errors import ProjectError
from brochure.layout import products
from brochure.values.geometry import Rect


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A page format with its grid; lengths in points."""

    name: str
    summary: str
    """One line for people who choose a product."""
    width: float
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
    bleed: float
    running_baseline: float
    """Distance of the running baselines from the trim, head and foot."""
    ppi: int = 300
    """Pictures with more pixels per inch are resampled to this."""

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
