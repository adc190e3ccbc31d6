"""Illustrations: a figure of the document as picture, badges, legend and caption.

Takes a figure's id and a width; labels stand beside their badges when all fit inside the width,
else all go to a legend. Pictures that cannot be read are reported through the kit and left out.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from brochure.blocks import lists
from brochure.forms.document import plain
from brochure.forms.flow import (
    DECORATION,
    Badge,
    BadgeStyle,
    Edge,
    Element,
    FlowNode,
    Paragraph,
    Picture,
    Space,
    Stack,
)
from brochure.forms.pages import Drawing
from brochure.pictures.raster import read_raster
from brochure.pictures.svg import read_svg, recolor
from brochure.values.diagnostic import Diagnostic
from brochure.values.ink import Ink
from brochure.values.span import Origin

if TYPE_CHECKING:
    from brochure.blocks.figure import Figure
    from brochure.blocks.kit import Kit
    from brochure.forms.pages import Raster

Labels = Literal["auto", "legend", "none"]
Palette = tuple[tuple[tuple[int, int, int], Ink], ...]


@lru_cache(maxsize=256)
def _load(
    data: bytes, file: str, palette: Palette
) -> tuple[Drawing | Raster | None, tuple[Diagnostic, ...]]:
    """Read a picture file and give a drawing the inks of the theme."""
    if file.lower().endswith(".svg"):
        drawing, problems = read_svg(data, file)
        return (recolor(drawing, MappingProxyType(dict(palette))) if drawing else None), problems
    return read_raster(data, file)


def load(kit: Kit, file: str) -> Drawing | Raster | None:
    """Return the picture of an asset, or None after reporting why it cannot be had."""
    data = kit.document.assets.get(file)
    if data is None:
        message = f"the picture '{file}' was not found"
        kit.problems.append(Diagnostic(code="picture.missing", severity="error", message=message))
        return None
    image, problems = _load(data, file, tuple(kit.theme.figure_inks.items()))
    kit.problems.extend(problems)
    return image


def find(kit: Kit, figure_id: str) -> Figure | None:
    """Return a figure of the document by its id."""
    found: Figure | None = next((f for f in kit.document.figures if f.id == figure_id), None)  # type: ignore[assignment]
    return found


def picture(
    kit: Kit,
    figure: Figure,
    width: float,
    *,
    ground: Ink | None = None,
    badges: tuple[Badge, ...] = (),
) -> Picture | None:
    """Return the bare picture of a figure, perhaps on a tile."""
    image = load(kit, figure.file)
    if image is None:
        return None
    theme = kit.theme
    token = theme.figure
    frame = Edge(weight=token.frame, ink=token.frame_ink) if token.frame else None
    return Picture(
        image=image,
        width=width,
        mark=Element(role="Figure", alt=plain(figure.alt.inlines)),
        origin=Origin(figure.alt.key, figure.alt.span),
        ground=ground,
        frame=frame,
        badges=badges,
        badge_style=_badge_style(kit) if badges else None,
    )


def _badge_style(kit: Kit) -> BadgeStyle:
    badge = kit.theme.badge
    return BadgeStyle(
        diameter=badge.diameter,
        ground=badge.ground,
        leader=badge.leader,
        leader_ink=badge.leader_ink,
        dot=badge.dot,
    )


def badges(kit: Kit, figure: Figure, *, labeled: bool) -> tuple[Badge, ...]:
    """Return the badges of a figure; their numbers are decoration, since lists repeat them."""
    out = []
    for number, callout in enumerate(figure.callouts, 1):
        label = kit.paragraph(callout.label, "table_head") if labeled else None
        mark = DECORATION
        disc = kit.paragraph(str(number), "badge", mark=mark, origin=Origin(callout.label.key))
        out.append(Badge(at=callout.at, center=callout.badge, number=disc, label=label))
    return tuple(out)


def labels_fit(kit: Kit, figure: Figure, width: float, image: Drawing | Raster) -> bool:
    """Tell whether every label fits between its badge and the end of the body or frame."""
    room = width if kit.theme.figure.frame else kit.measure
    native = image.view_box.width if isinstance(image, Drawing) else image.width
    scale = width / native
    radius = kit.theme.badge.diameter / 2
    gap = _badge_style(kit).gap
    return all(
        c.badge[0] * scale + radius + gap + kit.estimate(c.label, "table_head") <= room
        for c in figure.callouts
    )


def legend(kit: Kit, figure: Figure, columns: int = 1) -> FlowNode | None:
    """Return the numbered labels of a figure as a list, or None when it has none."""
    if not figure.callouts:
        return None
    texts = [callout.label for callout in figure.callouts]
    return lists.legend(kit, texts, columns)


def caption(kit: Kit, figure: Figure) -> Paragraph | None:
    """Return the caption of a figure, or None when it has none."""
    if figure.caption is None:
        return None
    return kit.paragraph(figure.caption, "caption", mark=Element(role="Caption"))


def illustrate(
    kit: Kit, figure_id: str, width: float, *, labels: Labels = "auto", columns: int = 2
) -> FlowNode:
    """Return a figure with caption and labels, kept together; empty when it cannot be read."""
    figure = find(kit, figure_id)
    image = load(kit, figure.file) if figure else None
    if figure is None or image is None:
        return Stack(children=())
    beside = labels == "auto" and kit.theme.figure.labels == "auto"
    inline = beside and labels_fit(kit, figure, width, image)
    shown = badges(kit, figure, labeled=inline) if labels != "none" else ()
    art = picture(kit, figure, width, badges=shown)
    parts: list[FlowNode] = [art] if art else []
    text = caption(kit, figure)
    if text is not None:
        parts += [Space(height=kit.theme.space.tight), text]
    listed = None if inline or labels == "none" else legend(kit, figure, columns)
    if listed is not None:
        parts += [Space(height=kit.theme.space.item), listed]
    return kit.kept(parts, mark=Element(role="Div"))
