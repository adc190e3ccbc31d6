"""What block types are made of: models, translatable text fields, ids, the type record.

Models are lean on purpose: pydantic builds a validator when the first block of a type is read, so a
brochure pays only for the types it uses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from brochure.forms.document import Text
from brochure.languages.inline import parse_inline

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

HeadingLevel = Literal[1, 2]
"""Level of a block's own title: 1 for the first block of a section without a title."""


def as_text(value: object) -> Text:
    """Read a text field from its source; keys, spans and diagnostics of markup are the reader's."""
    if isinstance(value, Text):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_type", "Input should be a text")
    if not value.strip():
        raise PydanticCustomError("text_empty", "Text should not be empty")
    source = value.strip()
    inlines, _ = parse_inline(source, None)
    return Text(inlines, source=source)


class _TextSchema:
    """Validates a `Text` without letting pydantic look into the dataclass."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:  # noqa: ANN401 - pydantic's protocol
        """Return the validator of a text field."""
        return core_schema.no_info_plain_validator_function(as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:  # noqa: ANN401 - pydantic's protocol
        """Return the JSON Schema of a text field."""
        return {"type": "string", "minLength": 1}


TextField = Annotated[Text, _TextSchema]
"""A translatable text, written as a string with inline markup."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=80)]
"""A name that message keys are made of; unique among its siblings."""

IsoDuration = Annotated[
    str, StringConstraints(pattern=r"^P([0-9]+[YMWD])+(T([0-9]+[HMS])+)?$|^PT([0-9]+[HMS])+$")
]
"""An ISO 8601 duration of whole units, such as `PT90M`, `P7D` or `P3M`."""


class Model(BaseModel):
    """A frozen part of a block; unknown keys are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True
    )


class Marked(Model):
    """A part that may carry editorial marks, which are never printed."""

    facts: tuple[str, ...] = Field((), description="Facts of the fact sheet this rests on.")
    source: str | None = Field(None, description="Where the wording comes from.")
    refs: tuple[str, ...] = Field((), description="Ids of references that support this.")


class Item(Marked):
    """A member of a list, known by its id."""

    id: Id = Field(description="Name of the item; message keys are made of it.")


class Named(Item):
    """An item that is just a text."""

    text: TextField = Field(description="What the item says.")


class Note(Marked):
    """A short remark below a block."""

    title: TextField | None = Field(None, description="Words that lead the note in.")
    text: TextField = Field(description="The remark.")


Topic = Literal[
    "purpose", "condition", "benefits", "limits", "anaesthesia", "preparation", "results", "scars",
    "costs", "consent", "feedback", "privacy", "accessibility", "language_help", "more", "notice",
    "indications", "contraindications", "summary", "recovery", "aftercare", "hospital_stay",
]  # fmt: skip
"""What a block can be about, for the rules of `check`."""


class BlockModel(Marked):
    """A block; each type narrows `type` to its own name."""

    type: str
    id: Id = Field(description="Name of the block; unique in the brochure.")
    covers: tuple[Topic, ...] = Field(
        (), description="What it is about, where neither its type nor its id says so."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockType:
    """A type of block: its name in YAML, its fields, its way into flow."""

    name: str
    model: type[BlockModel]
    to_flow: Callable[[Any, Kit, HeadingLevel], tuple[FlowNode, ...]]
    """Takes the block, the kit and the level of the block's own title."""
