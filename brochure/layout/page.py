"""The page a theme and a product agree on: trim, bleed and the frame of the text.

A theme may insist on its own side margins; everything else is the product's.
"""

from dataclasses import dataclass

from brochure.forms.flow import Master, Placed
from brochure.layout.product import Product
from brochure.themes.theme import Theme
from brochure.values.geometry import Rect
from brochure.values.ink import Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """Trim size and text frame, in points."""

    page_width: float
    page_height: float
    bleed: float
    x: float
    """Start margin."""
    width: float
    """Width between the side margins."""
    top: float
    bottom: float
    """Distance of the text's foot from the trim."""

    @property
    def text(self) -> Rect:
        """The frame that flowing text fills."""
        return Rect(self.x, self.top, self.width, self.page_height - self.top - self.bottom)

    def master(
        self,
        name: str,
        placed: tuple[Placed, ...],
        *,
        frame: Rect | None = None,
        ground: Ink | None = None,
    ) -> Master:
        """Return a page master with these fixed parts."""
        return Master(
            name=name,
            width=self.page_width,
            height=self.page_height,
            bleed=self.bleed,
            frame=frame or self.text,
            ground=ground,
            placed=placed,
        )


def page_frame(theme: Theme, product: Product) -> PageFrame:
    """Return the frame of a product in a theme; a rule under the header pushes the text down."""
    start, end = product.margin_start, product.margin_end
    if theme.page.margin is not None:
        start = end = theme.page.margin
    return PageFrame(
        page_width=product.width,
        page_height=product.height,
        bleed=product.bleed,
        x=start,
        width=product.width - start - end,
        top=product.margin_top + (theme.space.block if theme.page.header_rule else 0),
        bottom=product.margin_bottom,
    )
