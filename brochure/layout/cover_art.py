"""Cover art: lines of a drawing that start at its edge are drawn on to the margin.

The one colored line of a cover begins at the start margin. Where a panel leaves the drawing less
width than that, the drawing stands at the end of the panel and its line is made longer.
"""

from brochure.forms.pages import Drawing, Shape
from brochure.values.digest import digest
from brochure.values.geometry import Rect, Segment

NEAR = 0.5
"""Distance from the edge, in units of the drawing, within which a line starts at it."""


def prolonged(drawing: Drawing, by: float) -> Drawing:
    """Return a drawing `by` units wider at its start edge, level lines from there drawn on."""
    box = drawing.view_box
    if by <= 0 or not any(_is_level_from(shape, box.x) for shape in drawing.shapes):
        return drawing
    shapes = tuple(_drawn_on(shape, box.x, by) for shape in drawing.shapes)
    wider = Rect(box.x - by, box.y, box.width + by, box.height)
    return Drawing(wider, shapes, digest("prolonged", drawing.digest, f"{by:.3f}"))


def _drawn_on(shape: Shape, edge: float, by: float) -> Shape:
    if not _is_level_from(shape, edge):
        return shape
    first, *rest = shape.path
    return shape._replace(path=(Segment("M", (edge - by, first.points[1])), *rest))


def _is_level_from(shape: Shape, edge: float) -> bool:
    """Tell whether a shape is a stroke that runs level from an edge."""
    if shape.stroke is None or shape.fill is not None or len(shape.path) < 2:
        return False
    first, second = shape.path[:2]
    level = second.operator == "L" and first.points[1] == second.points[1]
    return level and abs(first.points[0] - edge) <= NEAR
