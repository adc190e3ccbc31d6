"""Dump: a Document as text, for tests and for eyes.

Each text stands on a line of its own after its key; data of a block follows its type.
"""

from collections.abc import Iterator, Mapping

from brochure.forms.document import Document, Field, Inline, LineBreak, Link, Run, Strong, Text


def dump(document: Document) -> str:
    """Return the document as lines; equal documents give equal lines."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"document {document.id} {document.language}{_flags(document)}"
    yield from _value("title", document.title, 1)
    yield from _value("subtitle", document.subtitle, 1)
    if document.cover is not None:
        mirror = " mirror" if document.cover.mirror else ""
        yield f"  cover {document.cover.picture}{mirror}"
        yield from _value("alt", document.cover.alt, 2)
    for name, value in sorted(document.variables.items()):
        yield f"  variable {name} = {value}"
    for name, word in sorted(document.words.items()):
        yield f"  word {name} = {word}"
    yield from _block(document.control, 1)
    for figure in document.figures:
        yield from _block(figure, 1)
    for block in document.blocks:
        yield from _block(block, 1)
    for path, data in sorted(document.assets.items()):
        yield f"  asset {path} {len(data)}"


def _flags(document: Document) -> str:
    flags = {"reviewed": document.reviewed, "translated": document.translated}
    return "".join(f" {name}" for name, is_set in flags.items() if is_set)


def _block(block: object, level: int) -> Iterator[str]:
    """Yield a block or item: its type and id, then what it holds."""
    kind = getattr(block, "type", "") or "item"
    yield f"{'  ' * level}{kind} {getattr(block, 'id', '')}".rstrip()
    for name, value in _contents(block):
        if name not in ("type", "id"):
            yield from _value(name, value, level + 1)


def _contents(block: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a model by name, in the order they were declared."""
    fields = getattr(type(block), "model_fields", ())
    return ((name, getattr(block, name)) for name in fields)


def _value(name: str, value: object, level: int) -> Iterator[str]:
    """Yield one field; empty ones are left out."""
    indent = "  " * level
    if value is None or value == () or value == "":
        return
    if isinstance(value, Text):
        yield f"{indent}{value.key or name}: {dump_inlines(value.inlines)}"
    elif _holds_fields(value):
        yield f"{indent}{name}"
        for part, inner in _contents(value):
            yield from _value(part, inner, level + 1)
    elif isinstance(value, tuple) and any(_holds_fields(v) or isinstance(v, Text) for v in value):
        yield f"{indent}{name}"
        for item in value:
            yield from _member(name, item, level + 1)
    else:
        yield f"{indent}{name} = {_plain(value)}"


def _member(name: str, item: object, level: int) -> Iterator[str]:
    if _holds_fields(item):
        yield from _block(item, level)
    else:
        yield from _value(name, item, level)


def _holds_fields(value: object) -> bool:
    return hasattr(type(value), "model_fields")


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in sorted(value.items()))
    return f"{value:g}" if isinstance(value, float) else str(value)


def dump_inlines(inlines: tuple[Inline, ...]) -> str:
    """Return inlines so that every kind shows: `*strong*`, `<target|link>`, `{field}`."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Run(text=text, isolate=isolate, private=private):
            shown = f"⁨{text}⁩" if isolate else text
            return f"[private {shown}]" if private else shown
        case Strong(children=children):
            return f"*{dump_inlines(children)}*"
        case Link(children=children, target=target):
            return f"<{target}|{dump_inlines(children)}>"
        case Field(name=name):
            return "{" + name + "}"
        case LineBreak():
            return "⏎"
