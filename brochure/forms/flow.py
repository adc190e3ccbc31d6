"""Flow: a document arranged into a small closed set of layoutable kinds.

Blocks become Flow; layout turns Flow into Pages and knows no block. Lengths are points.
`start`/`end` sides follow the writing direction; layout mirrors once, at placement.
"""

from dataclasses import dataclass
from typing import Literal

from brochure.forms.pages import Drawing, Raster
from brochure.values.geometry import Rect, Side
from brochure.values.ink import Ink
from brochure.values.span import Origin

Role = Literal[
    "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Caption", "Link", "Note", "Span", "TOC", "TOCI",
    "Reference", "BlockQuote",
]  # fmt: skip
"""Standard structure types used (ISO 32000-1, 14.8.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A structure element that owns what its node paints."""

    role: Role
    alt: str | None = None
    """Text alternative of a Figure."""
    language: str | None = None
    """BCP 47 tag where it differs from the parent's."""
    title: str | None = None
    """Heading text for outline entries; only on headings that belong in the outline."""
    id: str | None = None
    """Name of the target for internal links and page references."""
    scope: Literal["Column", "Row"] | None = None
    """Scope of a TH."""
    numbering: Literal["None", "Disc", "Decimal"] | None = None
    """ListNumbering of an L."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """Decoration or running content that a screen reader passes over."""

    kind: Literal["Layout", "Pagination", "Background"] = "Layout"
    subtype: Literal["Header", "Footer"] | None = None


Mark = Element | Artifact

DECORATION = Artifact()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How characters look."""

    families: tuple[str, ...]
    """Font families tried in order, per cluster."""
    weight: int
    size: float
    ink: Ink
    tracking: float = 0.0
    """Extra advance after each cluster, in em."""
    figures: Literal["default", "tabular", "lining"] = "default"
    """`tabular` turns on tnum and lnum, `lining` lnum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """How lines of a paragraph are made."""

    leading: float
    """Height of each line box."""
    align: Literal["start", "center", "end", "justify"] = "start"
    balance: bool = False
    """Whether lines are made as even as possible (headings)."""
    last_line_words: int = 2
    """Least number of words on the last line, where the text has more than one line."""
    hyphenate: bool = False
    orphans: int = 2
    """Least number of lines left at the foot of a page or column."""
    widows: int = 2
    """Least number of lines carried to the next page or column."""
    lines_max: int | None = None
    """More lines than this are an overflow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """Characters of one style inside a paragraph."""

    text: str
    style: TextStyle
    link: str | None = None
    """`https:`, `mailto:`, `tel:` or `#id`."""
    language: str | None = None
    """BCP 47 tag where it differs from the paragraph's."""
    isolate: bool = False
    """Whether bidi treats the span as one unit."""
    private: bool = False
    """Whether the span holds a recipient's data: no cache keeps its lines."""
    place: Literal["page", "pages", "section"] | None = None
    """Filled by layout: number of this page, count of pages, title of the current section."""
    page_of: str | None = None
    """Filled by layout with the page number of the element with this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line along a side of a box, inside it."""

    weight: float
    ink: Ink
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Insets:
    """Distances from the four sides of a box to its content."""

    top: float = 0.0
    end: float = 0.0
    bottom: float = 0.0
    start: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What surrounds a node: ground, edges, padding, and how it may break."""

    fill: Ink | None = None
    edges: tuple[tuple[Side, Edge], ...] = ()
    padding: Insets = Insets()
    bleed: tuple[Side, ...] = ()
    """Sides on which the ground runs over the page margin into the bleed."""
    keep_together: bool = False
    """Never split over a page or column unless taller than a whole one."""
    keep_up_to: float = 0.0
    """Never split where no taller than this; 0 for no such wish."""
    keep_with_next: bool = False
    """Stay on the page of the following sibling's first lines."""
    min_height: float = 0.0
    at_foot: bool = False
    """Stand at the foot of the frame (facts, control block)."""


PLAIN = Box()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text set in lines."""

    spans: tuple[TextSpan, ...]
    style: ParagraphStyle
    mark: Mark
    language: str
    direction: Literal["ltr", "rtl"] = "ltr"
    origin: Origin
    box: Box = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A numbered disc on a figure, with a leader to the point meant."""

    at: tuple[float, float]
    """The point meant, in the picture's own units."""
    center: tuple[float, float]
    """Centre of the disc, in the picture's own units."""
    number: Paragraph
    """Set centred in the disc."""
    label: Paragraph | None = None
    """Set beside the disc; None when a legend carries the labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeStyle:
    """How badges look; lengths in points on the page."""

    diameter: float
    ground: Ink
    leader: float
    leader_ink: Ink
    dot: float
    gap: float = 4.0
    """Between disc and label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing or a photograph, scaled to a box; never mirrored."""

    image: Drawing | Raster
    width: float
    height: float | None = None
    """None keeps the picture's proportions."""
    mark: Mark
    origin: Origin
    ground: Ink | None = None
    """Tile behind the picture."""
    frame: Edge | None = None
    badges: tuple[Badge, ...] = ()
    badge_style: BadgeStyle | None = None
    align: Literal["start", "center", "end"] = "start"
    mirror: bool = False
    """Flip in right-to-left pages: decorative cover art only."""
    bleed: tuple[Side, ...] = ()
    box: Box = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal line; always decoration."""

    weight: float
    ink: Ink
    length: float | None = None
    """None runs over the whole measure."""
    dash: tuple[float, ...] = ()
    segment: tuple[float, float, Ink] | None = None
    """Length, weight and ink of a heavier piece at the start, drawn over the line."""
    box: Box = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Vertical space; vanishes at the top and foot of a frame."""

    height: float
    always: bool = False
    """Kept even at the top of a frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Go on at the next page or column."""

    to: Literal["page", "column"] = "page"
    title: str | None = None
    """New running section title from here."""
    unless: float = 0.0
    """Go on below instead where at least this much height is left; 0 always breaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Children one under the other."""

    children: "tuple[FlowNode, ...]"
    gap: float = 0.0
    mark: Mark | None = None
    """None: what the children paint belongs to the enclosing element."""
    columns: int = 1
    """More than one: children run through balanced columns."""
    column_gap: float = 0.0
    box: Box = PLAIN


@dataclass(frozen=True, slots=True)
class Fixed:
    """A column of a given width."""

    width: float


@dataclass(frozen=True, slots=True)
class Share:
    """A column that takes a share of what is left."""

    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class FitContent:
    """A column as wide as its widest content on one line, up to a limit."""

    limit: float


Track = Fixed | Share | FitContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Stem:
    """A vertical line down a cell, with perhaps a dot: step threads and timelines."""

    x: float
    """From the start edge of the cell."""
    weight: float
    ink: Ink
    top: float = 0.0
    """Where the line begins, below the top of the row."""
    into_gap: float = 0.0
    """How far the line runs on into the gap below the row."""
    line: bool = True
    """Whether there is a line (the last stop of a timeline has only its dot)."""
    dot: float = 0.0
    """Diameter of a dot at `dot_at`; 0 for none."""
    dot_at: float | Literal["foot"] = 0.0
    """Centre of the dot below the top of the row, or at the end of the line."""
    hollow: bool = False
    stub: float = 0.0
    """Length of the line above the row where the row continues a thread from the page before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One field of a grid."""

    node: "FlowNode"
    span: int = 1
    row_span: int = 1
    mark: Mark | None = None
    box: Box = PLAIN
    """Its ground and edges fill the whole field."""
    stem: Stem | None = None
    align: Literal["top", "middle", "bottom"] = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells side by side, as tall as the tallest."""

    cells: tuple[Cell, ...]
    """In column order; a column taken by a spanning cell is not listed again."""
    header: bool = False
    """Repeated, as an artifact, at the top of each further page."""
    mark: Mark | None = None
    box: Box = PLAIN
    """`keep_together` forbids a page break inside the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows and columns: tables, cards, steps, side headings, panels."""

    tracks: tuple[Track, ...]
    rows: tuple[Row, ...]
    column_gap: float = 0.0
    row_gap: float = 0.0
    orphans: int = 1
    """Least number of rows left at the foot of a page or column, headers not counted."""
    widows: int = 1
    """Least number of rows carried to the next page or column."""
    mark: Mark | None = None
    box: Box = PLAIN


FlowNode = Stack | Paragraph | Grid | Picture | Rule | Space | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A node at a fixed place on every page of a master (running content, cover parts)."""

    node: FlowNode
    frame: Rect
    """In trim coordinates for left-to-right pages; mirrored for others."""
    from_bottom: bool = False
    """Whether the node's foot, not its top, stands at the frame's bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """A page master: trim, frame for the flow, fixed parts."""

    name: str
    width: float
    height: float
    bleed: float
    frame: Rect
    """Where flowing nodes go, trim coordinates."""
    ground: Ink | None = None
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Nodes that flow through pages of one master."""

    master: Master
    nodes: tuple[FlowNode, ...]
    first: Master | None = None
    """Master of the first page where it differs."""
    pages: tuple[Master, ...] = ()
    """Just these pages, each with its master: panels. Their frames are as wide as `master`'s."""
    name: str = ""
    """What people call the place, for messages about what does not fit."""
    opens: float = 1.0
    """How many times wider gaps may become where one of `pages` has height to spare."""

    def master_of(self, index: int) -> Master:
        """Return the master of a page of the sequence, counted from 0."""
        if self.pages:
            return self.pages[index]
        return self.first if self.first and index == 0 else self.master


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole document arranged for one product and theme."""

    sequences: tuple[Sequence, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    """Document title for metadata."""
    digits: str = ""
    """Digits 0 to 9 of page numbers, where they are not the usual ones."""
    page_label: str = ""
    multiple: int = 1
    """The number of pages must be a multiple of this."""
    filler: tuple[FlowNode, ...] = ()
    """Nodes of one page of notes, repeated before the last sequence to reach the multiple."""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    bookmarks: bool = True
    """Whether headings become bookmarks; never where the title must be neutral."""
