"""Contact: how to reach the clinic, with a QR code to go on reading.

Example:

    type: contact
    id: contact
    title: Contact
    items:
      - id: phone
        label: Phone
        value: "{phone}"
      - id: hours
        label: Opening hours
        text: Monday to Friday 09:30–18:30
    qr:
      target: https://www.hershe.example/smas
      label: Read online
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Marked, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Way(Item):
    """One way to reach the clinic."""

    label: TextField = Field(description="What it is: phone, address, opening hours.")
    value: str | None = Field(
        None, description="A number or address that is the same in all languages."
    )
    text: TextField | None = Field(None, description="Words that are translated.")

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if self.value is None and self.text is None:
            raise PydanticCustomError("contact_empty", "Give a value or a text")
        return self


class Qr(Marked):
    """A code to point a camera at."""

    target: str = Field(description="Web address the code leads to; may hold {variables}.")
    label: TextField | None = Field(None, description="Words under the code.")


class Contact(BlockModel):
    """Labels and values, and perhaps a QR code."""

    type: Literal["contact"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words.")
    items: tuple[Way, ...] = Field(description="Ways to reach the clinic.", min_length=1)
    qr: Qr | None = Field(None, description="A QR code beside them.")
