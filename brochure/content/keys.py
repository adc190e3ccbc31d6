"""Keys: YAML nodes become the data of models, each text with its stable message key.

Takes a node and a model, gives plain data in which every translatable text is a `Text` that knows
its key, place and language; beside it, everything other checks need: texts, ids and references.
A key is the path of mapping keys and item ids, positions never count:
`procedure.steps.incision.text`.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from brochure.content.shapes import Shape, shapes_of
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode
from brochure.forms.document import Run, Text
from brochure.languages.inline import parse_inline
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

TEXT_LIMIT = 10_000
"""Longest text, in characters: several printed pages."""
_MARKUP = re.compile(r"[*\[{\\\n]")
_REFERENCES = frozenset(("figure", "refs", "supports", "value", "target"))
"""Fields that name other things or hold `{fields}`; the rest of the data is not looked into."""


@dataclass(slots=True)
class Gathered:
    """What is met on the way through one file."""

    language: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    references: dict[str, list[Scalar]] = field(default_factory=dict)
    """Scalars of the fields in `_REFERENCES`, by field."""

    def report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Note an error."""
        self.diagnostics.append(
            Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
        )


def keyed(node: MappingNode, model: type[BaseModel], path: str, into: Gathered) -> dict[str, Any]:
    """Return the data of a model, texts keyed below `path`.

    Diagnostics: text.too-long, id.duplicate, inline.*. What does not fit the model is passed on as
    it is, for the model's own validation to refuse.
    """
    shapes = shapes_of(model)
    data: dict[str, Any] = {}
    for name, entry in node.entries.items():
        shape = shapes.get(name)
        value = entry.value
        if shape is None or shape.kind == "value":
            data[name] = plain_data(value)
            if name in _REFERENCES:
                into.references.setdefault(name, []).extend(_scalars(value))
        else:
            data[name] = _shaped(value, shape, f"{path}.{name}", into)
        if data[name] is None and shape is not None and not shape.required:
            del data[name]  # an empty optional field is a field left out
    return data


def _shaped(node: Node, shape: Shape, path: str, into: Gathered) -> Any:  # noqa: ANN401 - any data
    if shape.kind == "text":
        return _text(node, path, into)
    if shape.kind == "model" and shape.model is not None and isinstance(node, MappingNode):
        return keyed(node, shape.model, path, into)
    if isinstance(node, SequenceNode):
        if shape.kind == "models" and shape.model is not None:
            return _members(node, shape.model, path, into)
        if shape.kind == "texts":
            return [_text(item, f"{path}.{i}", into) for i, item in enumerate(node.items, 1)]
    return plain_data(node)


def _members(node: SequenceNode, model: type[BaseModel], path: str, into: Gathered) -> list[Any]:
    """Return the members of a list; each is known by its id."""
    seen: dict[str, Span] = {}
    found = []
    for position, item in enumerate(node.items, 1):
        if not isinstance(item, MappingNode):
            found.append(plain_data(item))
            continue
        name = item.get("id")
        if isinstance(name, Scalar):
            claim(name, seen, "this list", into)
        part = name.text if isinstance(name, Scalar) else str(position)
        found.append(keyed(item, model, f"{path}.{part}", into))
    return found


def claim(name: Scalar, seen: dict[str, Span], where: str, into: Gathered) -> None:
    """Take an id; report it when it is taken already."""
    earlier = seen.setdefault(name.text, name.span)
    if earlier is not name.span:
        into.diagnostics.append(
            Diagnostic(
                code="id.duplicate",
                severity="error",
                message=f"the id '{name.text}' is used twice in {where}",
                span=name.span,
                hints=("give one of them another id",),
                related=(("first used here", earlier),),
            )
        )


def _text(node: Node, key: str, into: Gathered) -> Any:  # noqa: ANN401 - what is no text is passed on
    if not isinstance(node, Scalar) or node.is_null:
        return plain_data(node)
    source = node.text.strip()
    if not source:
        return ""
    if len(source) > TEXT_LIMIT:
        into.report(
            "text.too-long",
            f"the text has {len(source)} characters; the limit is {TEXT_LIMIT}",
            node.span,
            "split it into several paragraphs",
        )
        source = source[:80]
    if _MARKUP.search(source):
        inlines, problems = parse_inline(source, node.span)
        into.diagnostics.extend(problems)
    else:
        inlines = (Run(source),)
    text = Text(inlines, key, source, into.language, node.span)
    into.texts.append(text)
    return text


def plain_data(node: Node) -> Any:  # noqa: ANN401 - strings, lists and mappings
    """Return a node as strings, lists and dictionaries; what is left out is None."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, SequenceNode):
        return [plain_data(item) for item in node.items]
    return {name: plain_data(entry.value) for name, entry in node.entries.items()}


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [] if node.is_null else [node]
    items = node.items if isinstance(node, SequenceNode) else ()
    return [item for item in items if isinstance(item, Scalar)]
