"""Texts of a document: walk them, or replace each, whatever blocks hold them.

Blocks need no code for translation: a text is found wherever a model's field holds one.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from brochure.forms.document import Document, Text


def texts_of(document: Document) -> Iterator[Text]:
    """Yield every text that has a key, in the order of the source."""
    for part in (
        document.title,
        document.subtitle,
        document.control,
        document.blocks,
        document.figures,
    ):
        yield from _walk(part)


def map_texts(document: Document, change: Callable[[Text], Text]) -> Document:
    """Return the document with each text changed; parts without a change are shared."""
    return replace(
        document,
        title=_map(document.title, change),
        subtitle=_map(document.subtitle, change),
        control=_map(document.control, change),
        blocks=_map(document.blocks, change),
        figures=_map(document.figures, change),
    )


def _walk(part: object) -> Iterator[Text]:
    if isinstance(part, Text):
        if part.key:
            yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from _walk(member)
    elif _is_model(part):
        for value in vars(part).values():
            yield from _walk(value)


def _map(part: Any, change: Callable[[Text], Text]) -> Any:  # noqa: ANN401 - same type as given
    if isinstance(part, Text):
        return change(part) if part.key else part
    if isinstance(part, tuple):
        members = [_map(member, change) for member in part]
        same = all(new is old for new, old in zip(members, part, strict=True))
        return part if same else tuple(members)
    if _is_model(part):
        changes = {
            name: new for name, old in vars(part).items() if (new := _map(old, change)) is not old
        }
        return part.model_copy(update=changes) if changes else part
    return part


def _is_model(part: object) -> bool:
    """Tell whether a part is a pydantic model, without importing pydantic."""
    return hasattr(type(part), "model_fields")
