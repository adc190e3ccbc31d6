"""Texts of a document: walk them, or replace each, whatever blocks hold them.

Blocks need no code for translation: a text is found wherever a model's field holds one.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from brochure.forms.document import Document, Field, Inline, LineBreak, Link, Strong, Text


def texts_of(document: Document) -> Iterator[Text]:
    """Yield every text with words to translate, in the order of the source.

    A text of nothing but personal fields, such as `{patient_name}`, is the same in all languages.
    """
    for part in (
        document.title,
        document.subtitle,
        document.neutral_title,
        document.cover,
        document.card,
        document.control,
        document.blocks,
        document.figures,
        document.plans,
    ):
        yield from _walk(part, document.open_names)


def map_texts(document: Document, change: Callable[[Text], Text]) -> Document:
    """Return the document with each text changed; parts without a change are shared."""
    return replace(
        document,
        title=_map(document.title, change),
        subtitle=_map(document.subtitle, change),
        neutral_title=_map(document.neutral_title, change),
        card=_map(document.card, change),
        cover=_map(document.cover, change),
        control=_map(document.control, change),
        blocks=_map(document.blocks, change),
        figures=_map(document.figures, change),
        plans=_map(document.plans, change),
    )


def is_wordless(inlines: tuple[Inline, ...], names: Collection[str]) -> bool:
    """Tell whether inlines hold nothing but fields of these names."""
    return bool(names) and all(
        isinstance(inline, LineBreak)
        or (isinstance(inline, Field) and inline.name in names)
        or (isinstance(inline, Strong | Link) and is_wordless(inline.children, names))
        for inline in inlines
    )


def _walk(part: object, names: Collection[str]) -> Iterator[Text]:
    if isinstance(part, Text):
        if part.key and not is_wordless(part.inlines, names):
            yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from _walk(member, names)
    else:
        for _, value in members(part):
            yield from _walk(value, names)


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
