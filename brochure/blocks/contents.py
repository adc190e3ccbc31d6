"""Contents: the sections of the brochure with their pages.

Example:
    type: contents
    id: contents
    title: Contents
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField
from brochure.blocks.section import Section, title_of
from brochure.forms.document import Text, plain
from brochure.forms.flow import (
    Box,
    Cell,
    Edge,
    Element,
    FitContent,
    FlowNode,
    Grid,
    Insets,
    Row,
    Share,
    TextSpan,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Contents(BlockModel):
    """A list of sections and pages, made by the program."""

    type: Literal["contents"]
    title: TextField = Field(description="Heading of the block.")


_PAGE_WIDTH = 3.0
"""Room for page numbers, in em."""


def _titled(kit: Kit, block: Contents) -> list[tuple[str, Text]]:
    """Return id and title of every section but the one with this list."""
    out: list[tuple[str, Text]] = []
    for section in kit.document.blocks:
        if not isinstance(section, Section) or block in section.blocks:
            continue
        title = title_of(section)
        if title is not None:
            out.append((section.id, title))
    return out


def _row(kit: Kit, target: str, title: Text) -> Row:
    faq, gap = kit.theme.components.faq, kit.theme.space.hair
    link = f"#{target}"
    own = kit.of(title)
    style = own.look("body")[1]
    words = TextSpan(text=plain(title.inlines), style=style, link=link)
    # The title is the link; a second one on the number would only be read twice.
    page = TextSpan(text="", style=kit.look("question")[1], page_of=target)
    reference = Element(role="Reference")
    entry = own.paragraph((words,), mark=reference, origin=title.origin)
    cells = (
        Cell(node=replace(entry, language=title.language or entry.language)),
        Cell(
            node=kit.paragraph((page,), mark=reference, align="end", origin=title.origin),
            align="bottom",
        ),
    )
    return Row(
        cells=cells,
        mark=Element(role="TOCI"),
        box=Box(
            edges=(("top", Edge(weight=faq.rule, ink=faq.rule_ink)),),
            padding=Insets(top=gap, bottom=gap),
            keep_together=True,
        ),
    )


def to_flow(block: Contents, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the sections with their pages, linked, beside the title, on one page."""
    entries = Grid(
        tracks=(Share(), FitContent(_PAGE_WIDTH * kit.role("body").size)),
        column_gap=kit.gutter,
        rows=tuple(_row(kit, target, title) for target, title in _titled(kit, block)),
        mark=Element(role="TOC"),
    )
    return (kit.kept((kit.side_heading(block.title, (entries,), level=heading),)),)


BLOCK = BlockType(name="contents", model=Contents, to_flow=to_flow)
