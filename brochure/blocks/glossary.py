"""Glossary: terms a reader may hear, in plain words.

Example:

    type: glossary
    id: glossary
    title: Words you may hear
    items:
      - id: fascia
        term: Fascia
        plain: a thin, strong sheet of tissue around muscles
      - id: graft
        term: Graft
        plain: tissue that is put in another place
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Entry(Item):
    """A term and what it means."""

    term: TextField = Field(description="The term as doctors say it.")
    plain: TextField = Field(description="What it means in plain words.")


class Glossary(BlockModel):
    """Terms in the order given."""

    type: Literal["glossary"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Entry, ...] = Field(description="The terms.", min_length=1)
