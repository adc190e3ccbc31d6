"""Schema: the models as one JSON Schema, for completion and hover help in editors.

Blocks are told apart by `type`, so an editor offers only the keys of that type.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from brochure.blocks.base import BlockType
from brochure.blocks.control import Control
from brochure.blocks.details import Card
from brochure.blocks.figure import Figure
from brochure.blocks.registry import block_types
from brochure.content.models import (
    DOCUMENT_FORMAT,
    CoverPicture,
    FieldEntry,
    Heading,
    ProviderEntry,
    WaiverEntry,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$", "maxLength": 80}


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles pydantic makes from field names; they only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's protocol
        """Answer no for every field."""
        return False


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) of brochure files."""
    types = tuple(block_types().values())
    models: list[type[BaseModel]] = [
        Heading, CoverPicture, Control, Figure, ProviderEntry, WaiverEntry, FieldEntry, Card,
    ]  # fmt: skip
    models += [block.model for block in types]
    refs, made = models_json_schema(
        [(model, "validation") for model in models],
        ref_template="#/$defs/{model}",
        schema_generator=_Untitled,
    )
    named = {model: refs[model, "validation"] for model in models}
    definitions: Schema = made.get("$defs", {})
    definitions["Section"] = _section(types, named)
    return {
        "$schema": DIALECT,
        "title": "A brochure",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "document", "control", "sections"],
        "properties": _properties(named),
        "$defs": dict(sorted(definitions.items())),
    }


def schema_of(model: type[BaseModel], title: str) -> Schema:
    """Return the JSON Schema of another file of a project, by its model."""
    made = model.model_json_schema(
        ref_template="#/$defs/{model}", schema_generator=_Untitled, mode="validation"
    )
    return {"$schema": DIALECT, **made, "title": title}


def _personal(named: dict[type[BaseModel], Schema]) -> Schema:
    """Return the keys of personal copies."""
    return {
        "fields": _described(
            {"type": "object", "additionalProperties": named[FieldEntry]},
            "Values that each recipient of 'brochure handout' has of their own, by name.",
        ),
        "computed": _described(
            {"type": "object", "additionalProperties": {"type": "string"}},
            "Days worked out from a date field, such as surgery_date + P14D.",
        ),
        "card": _described(dict(named[Card]), "Personal details on the cover of personal copies."),
        "products": _described(
            {"type": "array", "items": {"type": "string"}},
            "Products it is made as; those of the project by default.",
        ),
    }


def _properties(named: dict[type[BaseModel], Schema]) -> Schema:
    """Return the keys of a brochure file."""
    return {
        "format": _described({"const": DOCUMENT_FORMAT}, "The format of this file."),
        "id": _described(dict(ID), "Name of the brochure; the folder's name by default."),
        "language": _described(
            {"type": "string"}, "BCP 47 tag of the language of the texts, such as en."
        ),
        "document": _described(dict(named[Heading]), "What the brochure is called and for."),
        **_answered(named),
        **_personal(named),
        "languages": _described(
            {"type": "object", "additionalProperties": {"enum": ["draft", "released"]}},
            "How far each language is: a draft may have gaps, a released one is approved.",
        ),
        "cover": _described(dict(named[CoverPicture]), "The picture on the cover."),
        "variables": _described(
            {
                "type": "object",
                "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
                "additionalProperties": {"type": "string"},
            },
            "Values of {name} in texts.",
        ),
        "control": _described(
            dict(named[Control]), "Version, dates, reviewers and references of this brochure."
        ),
        "figures": _described(
            {"type": "array", "items": named[Figure]}, "Pictures that blocks refer to by id."
        ),
        "sections": _described(
            {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Section"}},
            "Sections in reading order; each opens a page.",
        ),
    }


def _answered(named: dict[type[BaseModel], Schema]) -> Schema:
    """Return the keys that say who offers the treatment and who answers for findings."""
    return {
        "provider": _described(dict(named[ProviderEntry]), "Who offers the treatment."),
        "waivers": _described(
            {"type": "array", "items": named[WaiverEntry]},
            "Findings of 'brochure check' that somebody answers for.",
        ),
    }


def _section(types: Iterable[BlockType], named: dict[type[BaseModel], Schema]) -> Schema:
    """Return the schema of a section, with its blocks told apart by type."""
    branches = [
        {
            "if": {"properties": {"type": {"const": block.name}}, "required": ["type"]},
            "then": named[block.model],
        }
        for block in types
    ]
    kinds = [{"const": block.name, "description": _first_line(block)} for block in types]
    block: Schema = {
        "type": "object",
        "required": ["type", "id"],
        "properties": {"type": _described({"anyOf": kinds}, "Type of the block."), "id": dict(ID)},
        "allOf": branches,
    }
    return {
        "type": "object",
        "description": "Blocks that belong together and open a page.",
        "additionalProperties": False,
        "required": ["id", "blocks"],
        "properties": {
            "id": _described(dict(ID), "Name of the section; unique in the brochure."),
            "title": _described(
                {"anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}]},
                "Title of the section; without one, its first block's title opens it.",
            ),
            "blocks": _described(
                {"type": "array", "minItems": 1, "items": block}, "Blocks in reading order."
            ),
            "facts": {"type": "array", "items": {"type": "string"}},
            "source": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "refs": {"type": "array", "items": {"type": "string"}},
        },
    }


def _first_line(block: BlockType) -> str:
    return (block.model.__doc__ or "").strip().partition("\n")[0]


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}
