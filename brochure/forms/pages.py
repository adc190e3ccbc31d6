"""Pages: what is painted where, and who owns it.

Origin top left of the trim box, y down, points; the PDF writer flips once.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from brochure.values.geometry import Matrix, Path, Rect
from brochure.values.ink import Ink


class FontKey(NamedTuple):
    """Identity of one face: a file, an index into a collection and axis values."""

    family: str
    weight: int
    path: str
    index: int = 0  # type: ignore[assignment]  # shadows tuple.index, which nobody needs here
    axes: tuple[tuple[str, float], ...] = ()


class Cluster(NamedTuple):
    """The glyphs of one grapheme cluster, in font units.

    `parts` are (glyph id, x offset, y offset) from the cluster's pen position, visual order.
    """

    text: str
    """Source characters; a soft hyphen for a hyphen inserted at a line end."""
    advance: float
    """Pen movement including kerning, tracking and justification, font units."""
    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphRun:
    """Clusters of one font, size and direction in visual order; shared between equal lines."""

    font: FontKey
    size: float
    clusters: tuple[Cluster, ...]
    width: float
    """Sum of the advances in points."""
    rtl: bool = False


class PlacedRun(NamedTuple):
    """A glyph run on the page."""

    x: float
    y: float
    """Left end and baseline."""
    run: GlyphRun
    ink: Ink
    owner: int
    """Id of a structure element, or the negative number of an artifact kind (`ARTIFACTS`)."""


class Stroke(NamedTuple):
    """How a path is stroked."""

    ink: Ink
    weight: float
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"


class Shape(NamedTuple):
    """A filled or stroked path."""

    path: Path
    fill: Ink | None
    stroke: Stroke | None
    owner: int
    even_odd: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A vector picture: shapes in its own units; compared by digest."""

    view_box: Rect
    shapes: tuple[Shape, ...]
    """Owners are ignored: the placement's owner counts."""
    digest: str
    """Digest of source and recolouring."""

    def __eq__(self, other: object) -> bool:
        """Compare by digest."""
        return isinstance(other, Drawing) and self.digest == other.digest

    def __hash__(self) -> int:
        """Hash by digest."""
        return hash(self.digest)


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A bitmap picture: the file's bytes and what is known of them; compared by digest."""

    data: bytes
    width: int
    height: int
    """In pixels, after EXIF orientation."""
    digest: str

    def __eq__(self, other: object) -> bool:
        """Compare by digest."""
        return isinstance(other, Raster) and self.digest == other.digest

    def __hash__(self) -> int:
        """Hash by digest."""
        return hash(self.digest)


class PlacedImage(NamedTuple):
    """A picture scaled into a box; proportions are the placer's duty."""

    image: Drawing | Raster
    box: Rect
    owner: int
    mirror: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items under a matrix and a clip: placed pages on sheets."""

    matrix: Matrix
    clip: Path | None
    items: "tuple[Item, ...]"


Item = PlacedRun | Shape | PlacedImage | Group


class LinkArea(NamedTuple):
    """A place to click: one line of a link."""

    box: Rect
    target: str
    """URI, or `#id` of a structure element."""
    owner: int
    """Id of the Link structure element."""
    contents: str
    """Description for assistive technology (PDF/UA-1, 7.18.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page or sheet side."""

    trim: Rect
    """Always at 0, 0."""
    bleed: float
    """Distance from trim to bleed box on all sides."""
    items: tuple[Item, ...]
    """In painting order; text in reading order."""
    links: tuple[LinkArea, ...] = ()
    label: str = ""
    media: Rect | None = None
    """The whole sheet with room for marks, in trim coordinates; None where it ends at the bleed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructElement:
    """A node of the structure tree."""

    id: int
    """From 0; `PlacedRun.owner` and the like refer to it."""
    role: str
    children: "tuple[StructElement, ...]" = ()
    """In reading order; own content comes before, between or after by first painting."""
    alt: str | None = None
    language: str | None = None
    title: str | None = None
    name: str | None = None
    """Target name of internal links."""
    scope: str | None = None
    numbering: str | None = None
    col_span: int = 1
    row_span: int = 1
    box: tuple[int, Rect] | None = None
    """Page index and bounding box of a Figure or Table (Layout BBox)."""


class OutlineEntry(NamedTuple):
    """A bookmark."""

    title: str
    level: int
    """1 for the topmost."""
    page: int
    """Index from 0."""
    y: float
    """Top of the target on the page."""


ARTIFACTS: tuple[tuple[str, str | None], ...] = (
    ("Layout", None),
    ("Background", None),
    ("Pagination", "Header"),
    ("Pagination", "Footer"),
    ("Pagination", None),
)
"""Artifact kind and subtype of owner -1, -2, … in this order (ISO 32000-1, 14.8.2.2)."""

LAYOUT, BACKGROUND, HEADER, FOOTER, PAGINATION = -1, -2, -3, -4, -5


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the document says about itself."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A document ready to be written."""

    pages: tuple[Page, ...]
    structure: StructElement
    """The Document element."""
    outline: tuple[OutlineEntry, ...]
    metadata: Metadata
    language: str
    """BCP 47 tag."""
    direction: Literal["ltr", "rtl"] = "ltr"
    destinations: tuple[tuple[str, int, float], ...] = ()
    """Target name, page index, y: where `#id` links lead."""
    gave_way: str = ""
    """What the layout relaxed to make everything fit, for people; not in the file."""
    duplex: Literal["short", "long"] | None = None
    """The edge over which a printer should turn sheets printed on both sides."""
