"""Texts of a document: walk them, or replace each, whatever blocks hold them.

Blocks need no code for translation: a text is found wherever a model's field holds one.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from brochure.forms.document import Document, Text


def texts_of(document: Document) -> Iterator[Text]:
    """Yield every text that has a key, in the order of the source."""
    for part in (
        document.title,
        document.subtitle,
        document.cover,
        document.control,
        document.blocks,
        document.figures,
        document.plans,
    ):
        yield from _walk(part)


def map_texts(document: Document, change: Callable[[Text], Text]) -> Document:
    """Return the document with each text changed; parts without a change are shared."""
    return replace(
        document,
        title=_map(document.title, change),
        subtitle=_map(document.subtitle, change),
        cover=_map(document.cover, change),
        control=_map(document.control, change),
        blocks=_map(document.blocks, change),
        figures=_map(document.figures, change),
        plans=_map(document.plans, change),
    )


def _walk(part: object) -> Iterator[Text]:
    if isinstance(part, Text):
        if part.key:
            yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from _walk(member)
    else:
        for _, value in members(part):
            yield from _walk(value)


def _map(part: Any, change: Callable[[Text], Text]) -> Any:  # noqa: ANN401 - same type as given
    if isinstance(part, Text):
        return change(part) if part.key else part
    if isinstance(part, tuple):
        mapped = [_map(member, change) for member in part]
        same = all(new is old for new, old in zip(mapped, part, strict=True))
        return part if same else tuple(mapped)
    changes = {name: new for name, old in members(part) if (new := _map(old, change)) is not old}
    if not changes:
        return part
    if hasattr(part, "model_copy"):
        return part.model_copy(update=changes)
    return replace(part, **changes)


def members(part: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a pydantic model or dataclass; nothing for any other value.

    Models are known by an attribute, so that this room need not import pydantic.
    """
    if hasattr(type(part), "model_fields"):
        yield from vars(part).items()
    elif is_dataclass(part):
        for known in fields(part):
            yield known.name, getattr(part, known.name)
