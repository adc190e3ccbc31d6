"""Flats: panels set as pages are put side by side on the two sides of the flat piece.

Takes the pages of the panels in reading order and the folded product, gives Pages of two sides:
outside, then inside. Each panel keeps its structure, so the reading order stays that of the folded
piece. What bleeds is cut at the folds and runs out only where the piece is trimmed.
"""

from brochure.forms.moves import Place, moved
from brochure.forms.pages import Item, LinkArea, Page, Pages
from brochure.layout.product import Product
from brochure.paper.panels import Panel, PanelSide
from brochure.values.geometry import Matrix, Rect

SIDES: tuple[PanelSide, ...] = ("outside", "inside")


def flats(panels: Pages, product: Product) -> Pages:
    """Return the sides of the flat piece; panels without content stay blank."""
    rtl = panels.direction == "rtl"
    places = [_place(product, panel, rtl=rtl) for panel in product.panels]
    sides = []
    for side in range(len(SIDES)):
        items: list[Item] = []
        links: list[LinkArea] = []
        for place, page in zip(places, panels.pages, strict=True):
            if place.page == side:
                items.append(place.group(page))
                links += (link._replace(box=place.box(link.box)) for link in page.links)
        trim = Rect(0, 0, product.width, product.height)
        sides.append(
            Page(
                trim=trim,
                bleed=product.bleed,
                items=tuple(items),
                links=tuple(links),
                label=str(side + 1),
            )
        )
    return moved(panels, tuple(sides), places.__getitem__)


def _place(product: Product, panel: Panel, *, rtl: bool) -> Place:
    """Return the place of a panel, its bleed kept only where it meets the trim."""
    left, bleed = panel.left(product.width, rtl=rtl), product.bleed
    at_left = left < 0.01
    at_right = left + panel.width > product.width - 0.01
    start = -bleed if at_left else 0.0
    end = panel.width + (bleed if at_right else 0.0)
    clip = Rect(start, -bleed, end - start, panel.height + 2 * bleed)
    matrix = Matrix(1, 0, 0, 1, left, 0)
    if panel.turn:
        matrix = Matrix(-1, 0, 0, -1, left + panel.width, panel.height)
        clip = clip._replace(x=panel.width - end)
    return Place(SIDES.index(panel.side), matrix, clip)
