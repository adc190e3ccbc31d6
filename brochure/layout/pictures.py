"""Picture boxes: a drawing or photograph on its tile, with numbered badges and their leaders."""

from brochure.forms.flow import Badge, BadgeStyle, Picture
from brochure.forms.pages import LAYOUT, Stroke
from brochure.layout.boxes import Box
from brochure.layout.painter import Painter, SpanOwners
from brochure.text.paragraph import SetText
from brochure.values.geometry import Rect, circle, line
from brochure.values.span import Origin

SetBadge = tuple[Badge, SetText, SpanOwners, tuple[SetText, SpanOwners] | None]


def picture_size(picture: Picture) -> tuple[float, float]:
    """Return width and height on the page, in points."""
    width, height = native_size(picture)
    return picture.width, picture.height or picture.width * height / width


def native_size(picture: Picture) -> tuple[float, float]:
    """Return width and height in the picture's own units."""
    view = getattr(picture.image, "view_box", None)
    if isinstance(view, Rect):
        return view.width, view.height
    return float(picture.image.width), float(picture.image.height)  # type: ignore[union-attr]


class PictureBox(Box):
    """A picture with everything that belongs on it."""

    __slots__ = ("badges", "image_size", "owner", "picture")

    def __init__(
        self, picture: Picture, measure: float, owner: int, badges: list[SetBadge]
    ) -> None:
        """Scale the picture into its width, its proportions kept."""
        width, height = picture_size(picture)
        super().__init__(measure, height)
        self.picture, self.owner, self.badges = picture, owner, badges
        native = native_size(picture)
        scale = min(width / native[0], height / native[1])
        self.image_size = (native[0] * scale, native[1] * scale, scale)
        self.keep_next = picture.box.keep_with_next
        self.at_foot = picture.box.at_foot

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint tile, picture, frame and badges."""
        picture = self.picture
        width, height = picture_size(picture)
        shift = {"start": 0.0, "center": 0.5, "end": 1.0}[picture.align]
        x += (self.width - width) * shift
        tile = Rect(x, y, width, height)
        if picture.ground is not None:
            painter.fill(tile, picture.ground, LAYOUT, picture.bleed)
        image_width, image_height, scale = self.image_size
        place = Rect(
            x + (width - image_width) / 2,
            y + (height - image_height) / 2,
            image_width,
            image_height,
        )
        placed = painter.image(picture.image, place, self.owner, mirror=picture.mirror)
        if picture.frame is not None:
            for side in ("top", "end", "bottom", "start"):
                painter.edge(tile, side, picture.frame, LAYOUT)
        if picture.badge_style:
            for badge in self.badges:
                _paint_leader(painter, badge[0], picture.badge_style, (placed, scale))
            for badge in self.badges:
                _paint_badge(painter, badge, picture.badge_style, (placed, scale))

    @property
    def origin(self) -> Origin | None:
        """The picture's origin."""
        return self.picture.origin


def _point(point: tuple[float, float], placed: tuple[Rect, float]) -> tuple[float, float]:
    box, scale = placed
    return box.x + point[0] * scale, box.y + point[1] * scale


def _paint_leader(
    painter: Painter, badge: Badge, style: BadgeStyle, placed: tuple[Rect, float]
) -> None:
    at, center = _point(badge.at, placed), _point(badge.center, placed)
    pen = Stroke(style.leader_ink, style.leader)
    painter.shape(line(*center, *at), None, pen, LAYOUT)
    painter.shape(circle(*at, style.dot / 2), style.leader_ink, None, LAYOUT)


def _paint_badge(
    painter: Painter, badge: SetBadge, style: BadgeStyle, placed: tuple[Rect, float]
) -> None:
    spec, number, number_owners, label = badge
    x, y = _point(spec.center, placed)
    radius = style.diameter / 2
    painter.shape(circle(x, y, radius), style.ground, None, LAYOUT)
    width = number.natural_width
    top = y - number.leading / 2
    _physical(painter, number, (x - width / 2, top), number_owners)
    if label is not None:
        text, owners = label
        left = x + radius + style.gap
        _physical(painter, text, (left, y - text.leading / 2), owners)


def _physical(painter: Painter, text: SetText, at: tuple[float, float], owners: SpanOwners) -> None:
    """Paint lines at a physical place: labels move with the picture, which is never mirrored."""
    width = text.natural_width
    x = painter.left(at[0], width)
    painter.lines(text, range(len(text.lines)), (x, at[1]), width, owners)
