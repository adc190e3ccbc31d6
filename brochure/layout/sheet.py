"""The sheet: a document without a cover, its title at the head and blocks one under the other.

Takes a kit and sections, gives nodes. Sections do not begin pages here; their titles, where they
have any, stand above their blocks.
"""

from collections.abc import Sequence

from brochure.blocks import section
from brochure.blocks.kit import Kit
from brochure.forms.flow import FlowNode, Space, Stack


def sheet(kit: Kit, sections: Sequence[section.Section]) -> tuple[FlowNode, ...]:
    """Return title, subtitle and blocks, close together."""
    gap = kit.theme.space.part
    nodes: list[FlowNode] = [Stack(children=kit.headed(kit.document.title, 1, ()))]
    if kit.document.subtitle is not None:
        nodes.append(kit.paragraph(kit.document.subtitle, "lead"))
    for part in sections:
        nodes.append(Space(height=gap))
        if part.title is not None:
            nodes += kit.headed(part.title, 2, ())
        blocks = [section.block_flow(block, kit, 2) for block in part.blocks]
        nodes += kit.spaced(blocks, kit.theme.space.block)
    return tuple(nodes)
