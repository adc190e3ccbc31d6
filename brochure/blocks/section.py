"""Section: blocks that belong together and open a new page.

Example:
    id: basics
    title: The basics
    blocks:
      - type: prose
        id: face_lift
        title: What is a face lift?
        text: A face lift is an operation on the face.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field, SerializeAsAny

from brochure.blocks.base import BlockModel, HeadingLevel, Item, TextField
from brochure.blocks.registry import block_type
from brochure.forms.document import plain
from brochure.forms.flow import Break, Element, FlowNode, Space, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.document import Text

ROOM = 0.35
"""Share of a page that must be left for a section to begin below the one before."""


class Section(Item):
    """Part of a brochure; without a title of its own, its first block's title opens it."""

    type: ClassVar[str] = "section"
    """What kind of block it counts as where blocks are walked; not a key in YAML."""
    title: TextField | None = Field(None, description="Title of the section.")
    blocks: tuple[SerializeAsAny[BlockModel], ...] = Field(
        description="Blocks in reading order.", min_length=1
    )


def title_of(section: Section) -> Text | None:
    """Return the words a section is known by: its own title, or its first block's."""
    if section.title is not None:
        return section.title
    found: Text | None = getattr(section.blocks[0], "title", None)
    return found


def block_flow(block: BlockModel, kit: Kit, heading: HeadingLevel) -> FlowNode:
    """Return a block as a Sect of its own, which links and page references can name."""
    kind = block_type(block.type)
    assert kind is not None, f"block type {block.type} passed the reader but is not registered"
    nodes = kind.to_flow(block, kit, heading)
    mark = Element(role="Sect", id=block.id)
    if len(nodes) == 1:
        node = nodes[0]
        if isinstance(node, Stack) and node.mark is None:
            return Stack(
                children=node.children,
                gap=node.gap,
                mark=mark,
                columns=node.columns,
                column_gap=node.column_gap,
                box=node.box,
            )
        if isinstance(node, Stack) and isinstance(node.mark, Element) and node.mark.role == "Sect":
            return node
    return Stack(children=nodes, mark=mark)


def section_flow(section: Section, kit: Kit) -> tuple[FlowNode, ...]:
    """Return the section as a Sect on a new page, or on this one where there is room to spare.

    Blocks stand a section gap apart. A section that begins with a band always opens a page.
    """
    title = title_of(section)
    known_by = plain(title.inlines).replace("\n", " ") if title is not None else None
    nodes: list[FlowNode] = []
    if section.title is not None:
        nodes += kit.headed(section.title, 1, ())
    for index, block in enumerate(section.blocks):
        first = index == 0 and section.title is None
        if index:
            gap = kit.theme.space.part if block.type == "callout" else kit.theme.space.section
            nodes.append(Space(height=gap))
        nodes.append(block_flow(block, kit, 1 if first else 2))
    sect = Stack(children=tuple(nodes), mark=Element(role="Sect", id=section.id))
    banded = section.title is None and section.blocks[0].type == "key_points"
    unless = 0.0 if banded else ROOM * kit.product.frame.height
    return (Space(height=kit.theme.space.section), Break(title=known_by, unless=unless), sect)
