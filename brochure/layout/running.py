"""Running content: wordmark and draft marker at the head, title and page number at the foot.

Takes a kit, gives placed nodes for the body pages. A screen reader passes over them.
"""

from dataclasses import replace

from brochure.blocks.kit import EMPTY, Kit
from brochure.forms.flow import (
    Artifact,
    Box,
    Cell,
    Edge,
    FitContent,
    Grid,
    Insets,
    Mark,
    Paragraph,
    Placed,
    Row,
    Rule,
    Share,
    TextSpan,
)
from brochure.layout.page import PageFrame
from brochure.values.geometry import Rect, Side
from brochure.values.ink import Ink
from brochure.values.span import Origin

HEADER = Artifact(kind="Pagination", subtype="Header")
FOOTER = Artifact(kind="Pagination", subtype="Footer")
_SIDES: tuple[Side, ...] = ("top", "end", "bottom", "start")


def first_baseline(kit: Kit, role: str) -> float:
    """Return about how far the first baseline lies below the top of the line box."""
    look = kit.role(role)
    return look.leading / 2 + 0.37 * look.size


def wordmark(kit: Kit, role: str, *, mark: Mark, ink: Ink | None = None) -> Paragraph:
    """Return the name of the clinic in its own letters, never mirrored or translated."""
    name = kit.document.variables.get("brand", "")
    paragraph = kit.paragraph(name, role, mark=mark, ink=ink, origin=Origin("variables.brand"))
    spans = tuple(replace(span, isolate=True) for span in paragraph.spans)
    return replace(paragraph, spans=spans)


def draft_marker(kit: Kit, *, mark: Mark, ink: Ink | None = None, ground: Ink | None) -> Grid:
    """Return the words that say the text is a draft, in their dashed frame, at the end side."""
    token, rules = kit.theme.components.draft, kit.theme.rules
    edge = Edge(weight=token.frame, ink=ink or token.ink, dash=rules.dash_draft)
    inset = token.padding_inline + token.frame
    box = Box(
        fill=ground,
        edges=tuple((side, edge) for side in _SIDES),
        padding=Insets(top=token.frame, end=inset, bottom=token.padding_block, start=inset),
    )
    words = kit.paragraph(
        kit.word("draft"), "draft", mark=mark, ink=ink, origin=Origin("words.draft")
    )
    return Grid(
        tracks=(Share(), FitContent(kit.measure)),
        rows=(Row(cells=(Cell(node=EMPTY), Cell(node=words, box=box))),),
    )


def draft_placed(
    kit: Kit, frame: PageFrame, baseline: float, *, mark: Mark, ink: Ink | None, ground: Ink | None
) -> Placed:
    """Return the draft marker with its baseline at a distance from the top."""
    top = baseline - first_baseline(kit, "draft") - kit.theme.components.draft.frame
    height = kit.role("draft").leading + 2 * kit.role("draft").size
    node = draft_marker(kit, mark=mark, ink=ink, ground=ground)
    return Placed(node=node, frame=Rect(frame.x, top, frame.width, height))


def header(kit: Kit, frame: PageFrame) -> tuple[Placed, ...]:
    """Return wordmark, draft marker and, where the theme has one, the rule below them."""
    baseline = kit.product.running_baseline
    name = wordmark(kit, "wordmark", mark=HEADER)
    top = baseline - first_baseline(kit, "wordmark")
    placed = [
        Placed(node=name, frame=Rect(frame.x, top, frame.width, kit.role("wordmark").leading))
    ]
    if not kit.document.reviewed:
        ground = kit.theme.components.draft.ground
        placed.append(draft_placed(kit, frame, baseline, mark=HEADER, ink=None, ground=ground))
    page = kit.theme.page
    if page.header_rule:
        line = Rule(weight=page.header_rule, ink=page.header_rule_ink)
        below = baseline + kit.theme.space.item
        placed.append(Placed(node=line, frame=Rect(frame.x, below, frame.width, page.header_rule)))
    return tuple(placed)


def page_number(kit: Kit) -> tuple[TextSpan, ...]:
    """Return `Page 3 of 8` in the order of the language, its numbers filled in by layout."""
    style = kit.look("running", kit.theme.ink("ink"))[1]
    spans: list[TextSpan] = []
    rest = kit.word("page")
    while rest:
        before, brace, after = rest.partition("{")
        if before:
            spans.append(TextSpan(text=before, style=style))
        name, _, rest = after.partition("}")
        if brace:
            spans.append(
                TextSpan(text="", style=style, place="pages" if name == "pages" else "page")
            )
    return tuple(spans)


def footer(kit: Kit, frame: PageFrame) -> tuple[Placed, ...]:
    """Return document title and page number."""
    leading = kit.role("running").leading
    top = frame.page_height - kit.product.running_baseline - first_baseline(kit, "running")
    title = kit.paragraph(kit.document.title, "running", mark=FOOTER)
    number = kit.paragraph(
        page_number(kit), "running", mark=FOOTER, align="end", origin=Origin("words.page")
    )
    node = Grid(
        tracks=(Share(3), Share(2)),
        column_gap=kit.theme.space.block,
        rows=(Row(cells=(Cell(node=title), Cell(node=number))),),
    )
    return (Placed(node=node, frame=Rect(frame.x, top, frame.width, leading)),)
