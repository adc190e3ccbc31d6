"""Small Pages values for the tests: shaped lines, a figure, a table, a list, links."""

from dataclasses import replace
from datetime import UTC, datetime

import uharfbuzz as hb

from brochure.forms.pages import (
    BACKGROUND,
    FOOTER,
    LAYOUT,
    Cluster,
    Drawing,
    FontKey,
    GlyphRun,
    Group,
    Item,
    LinkArea,
    Metadata,
    OutlineEntry,
    Page,
    Pages,
    PlacedImage,
    PlacedRun,
    Shape,
    Stroke,
    StructElement,
)
from brochure.values.geometry import Matrix, Rect, circle, line, rectangle
from brochure.values.ink import Ink
from brochure.values.stamp import Stamp

STAMP = Stamp(time=datetime(2026, 7, 1, 12, 30, tzinfo=UTC), producer="brochure 0.1.0")
BLACK, TEAL, PAPER = Ink((20, 20, 20)), Ink((22, 63, 78)), Ink((247, 229, 216))
A4 = Rect(0, 0, 595.2756, 841.8898)


def shape(key: FontKey, text: str, size: float = 11, *, rtl: bool = False) -> GlyphRun:
    """Shape a line of one font with HarfBuzz; clusters as the text room makes them."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(key.path), key.index))
    if key.axes:
        font.set_variations(dict(key.axes))
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(font, buffer, {})
    groups: dict[int, list[tuple[int, int, int, int]]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        groups.setdefault(info.cluster, []).append(
            (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        )
    starts = sorted(groups)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = []
    for start, glyphs in groups.items():
        pen, parts = 0, []
        for glyph, x, y, advance in glyphs:
            parts.append((glyph, pen + x, y))
            pen += advance
        clusters.append(Cluster(text[start : ends[start]], pen, tuple(parts)))
    upem = font.face.upem
    width = sum(cluster.advance for cluster in clusters) * size / upem
    return GlyphRun(font=key, size=size, clusters=tuple(clusters), width=width, rtl=rtl)


def star(digest: str = "star") -> Drawing:
    """Return a small drawing of a filled and a dashed shape."""
    view = Rect(0, 0, 48, 48)
    shapes = (
        Shape(circle(24, 24, 20), PAPER, Stroke(TEAL, 2.75, (4, 3), "round", "round"), LAYOUT),
        Shape(rectangle(Rect(20, 20, 8, 8)), TEAL, None, LAYOUT),
    )
    return Drawing(view, shapes, digest)


def document(*children: StructElement) -> StructElement:
    """Return a Document element."""
    return StructElement(id=0, role="Document", children=children)


def of_items(items: tuple[Item, ...], *children: StructElement) -> Pages:
    """Return a document of one page."""
    return Pages(
        pages=(Page(trim=A4, bleed=0, items=items),),
        structure=document(*children),
        outline=(),
        metadata=Metadata(title="A sample"),
        language="en",
    )


def text_pages(key: FontKey, *texts: str, size: float = 11) -> Pages:
    """Return one page with a paragraph for each text."""
    runs = tuple(
        PlacedRun(60, 80 + 20 * index, shape(key, text, size), BLACK, index + 1)
        for index, text in enumerate(texts)
    )
    elements = [StructElement(id=index + 1, role="P") for index in range(len(texts))]
    return of_items(runs, *elements)


def sample(key: FontKey) -> Pages:
    """Return two pages with all kinds of items, elements and links."""

    def run(x: float, y: float, text: str, owner: int, size: float = 11) -> PlacedRun:
        return PlacedRun(x, y, shape(key, text, size), BLACK, owner)

    first: tuple[Item, ...] = (
        Shape(rectangle(Rect(-9, -9, 613, 200)), PAPER, None, BACKGROUND),
        run(60, 90, "Before your face lift", 2, 28),
        run(60, 220, "AVATAR fi office: call ", 3),
        run(200, 220, "02-123-4567", 4),
        run(260, 220, " today.", 3),
        run(60, 236, "A second line of it.", 3),
        run(60, 270, "1.", 7),
        run(80, 270, "First point", 8),
        run(60, 286, "2.", 10),
        run(80, 286, "Second point", 11),
        Shape(line(60, 300, 300, 300), None, Stroke(TEAL, 0.5), LAYOUT),
        PlacedImage(star(), Rect(60, 320, 120, 120), 12),
        PlacedImage(star(), Rect(200, 320, 60, 60), LAYOUT, mirror=True),
        run(60, 460, "Figure 1", 13, 9),
        run(60, 800, "Page 1 of 2", FOOTER, 8),
    )
    second: tuple[Item, ...] = (
        run(60, 90, "Risk", 16),
        run(160, 90, "How often", 17),
        run(60, 110, "Bruise", 19),
        run(160, 110, "common", 20),
        run(60, 140, "See the ", 21),
        run(100, 140, "figure", 22),
        Group(
            matrix=Matrix(0.5, 0, 0, 0.5, 60, 200),
            clip=rectangle(Rect(0, 0, 300, 300)),
            items=(run(0, 40, "Scaled", 23), Shape(circle(50, 50, 20), TEAL, None, LAYOUT)),
        ),
        run(60, 420, "As a note.", 24, 9),
        run(60, 800, "Page 2 of 2", FOOTER, 8),
    )
    item = _list_item
    structure = document(
        StructElement(
            id=1,
            role="Sect",
            children=(
                StructElement(id=2, role="H1", title="Before", name="before"),
                StructElement(id=3, role="P", children=(StructElement(id=4, role="Link"),)),
                StructElement(id=5, role="L", numbering="Decimal", children=(item(6), item(9))),
                StructElement(
                    id=12,
                    role="Figure",
                    alt="A star",
                    name="star",
                    box=(0, Rect(60, 320, 120, 120)),
                    children=(),
                ),
                StructElement(id=13, role="Caption"),
                StructElement(id=14, role="Table", children=_rows()),
                StructElement(id=21, role="P", children=(StructElement(id=22, role="Link"),)),
                StructElement(id=23, role="P", language="de"),
                StructElement(id=24, role="Note"),
                StructElement(id=25, role="P"),
            ),
        )
    )
    return Pages(
        pages=(
            Page(
                trim=A4,
                bleed=8.504,
                items=first,
                links=(LinkArea(Rect(200, 210, 60, 14), "tel:+8221234567", 4, "Call us"),),
                label="i",
            ),
            Page(
                trim=A4,
                bleed=8.504,
                items=second,
                links=(LinkArea(Rect(100, 130, 40, 14), "#star", 22, "Go to figure 1"),),
                label="1",
            ),
        ),
        structure=structure,
        outline=(OutlineEntry("Before", 1, 0, 62), OutlineEntry("Risks – 위험", 2, 1, 80)),
        metadata=Metadata(title="Before & after", author="Clinic", subject="S", keywords="a, b"),
        language="en",
        destinations=(("star", 0, 320.0), ("before", 0, 62.0)),
    )


def _list_item(first: int) -> StructElement:
    children = (
        StructElement(id=first + 1, role="Lbl"),
        StructElement(id=first + 2, role="LBody"),
    )
    return StructElement(id=first, role="LI", children=children)


def _rows() -> tuple[StructElement, StructElement]:
    head = (
        StructElement(id=16, role="TH", scope="Column"),
        StructElement(id=17, role="TH", scope="Column"),
    )
    body = (StructElement(id=19, role="TH", scope="Row"), StructElement(id=20, role="TD"))
    return (
        StructElement(id=15, role="TR", children=head),
        StructElement(id=18, role="TR", children=body),
    )


def without_title(pages: Pages) -> Pages:
    """Return the pages with an empty title."""
    return replace(pages, metadata=Metadata(title=""))
