"""Table: rows of equal kind under a head; the first field of a row is its name.

Example:
    type: table
    id: stay
    title: Where you stay
    lead: Times are usual ones.
    head: [Operation, Stay, Back to work]
    rows:
      - id: small
        cells: [Small lift, none, after 1 week]
      - id: large
        cells: [Full lift, 1 night, after 2 weeks]
    note:
      text: Your surgeon may decide otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.blocks import callout
from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Note, TextField
from brochure.blocks.tables import Entry, cards, fits, named, table
from brochure.forms.document import plain
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class TableRow(Item):
    """A row."""

    cells: tuple[TextField | None, ...] = Field(
        description="One field for each column; `null` leaves one empty.", min_length=1
    )


class TableBlock(BlockModel):
    """Rows and columns."""

    type: Literal["table"]
    title: TextField | None = Field(None, description="Heading of the block.")
    lead: TextField | None = Field(None, description="A sentence before the table.")
    head: tuple[TextField, ...] = Field(description="Names of the columns.", min_length=2)
    rows: tuple[TableRow, ...] = Field(description="The rows.", min_length=1)
    note: Note | None = Field(None, description="A remark in a panel below.")

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if any(len(row.cells) != len(self.head) for row in self.rows):
            raise PydanticCustomError("table_uneven", "Give each row as many cells as the head")
        if any(row.cells[0] is None for row in self.rows):
            raise PydanticCustomError("table_unnamed", "Give each row a first cell")
        return self


def to_flow(block: TableBlock, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the table, or cards on narrow pages."""
    entries = [
        Entry(name=named(kit, row.cells[0]), texts=row.cells[1:])
        for row in block.rows
        if row.cells[0] is not None
    ]
    head = [plain(words.inlines) for words in block.head]
    shares = _shares(head, entries)
    nodes: list[FlowNode] = []
    if block.lead is not None:
        lead = kit.paragraph(block.lead, keep_with_next=True)
        nodes += [lead, Space(height=kit.theme.space.item)]
    fit = fits(kit, shares, entries)
    nodes.append(table(kit, shares, head, entries) if fit else cards(kit, head, entries))
    if block.note is not None:
        note = callout.note(kit, block.note.title, block.note.text, level=heading + 1)
        nodes += [Space(height=kit.theme.space.item), note]
    return kit.headed(block.title, heading, nodes)


def _shares(head: list[str], entries: list[Entry]) -> tuple[float, ...]:
    """Return shares that give columns with more text more room, within bounds."""
    longest = [len(head[0])]
    longest += [
        max([len(words), *(len(plain(e.texts[i].inlines)) for e in entries if e.texts[i])])  # type: ignore[union-attr]
        for i, words in enumerate(head[1:])
    ]
    return tuple(min(max(length, 10), 40) ** 0.5 for length in longest)


BLOCK = BlockType(name="table", model=TableBlock, to_flow=to_flow)
