"""What tests of blocks share: kits without files, blocks from examples, walks over flow."""

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import Any

import yaml
from pydantic import BaseModel

from brochure.blocks.control import Control
from brochure.blocks.figure import Figure
from brochure.blocks.kit import Kit
from brochure.forms.document import Block, Document, Run, Text
from brochure.forms.flow import Cell, Element, FlowNode, Grid, Paragraph, Picture, Row, Stack
from brochure.languages.language import load as load_language
from brochure.languages.localize import localize
from brochure.layout.product import load as load_product
from brochure.themes.read import load_theme

VARIABLES = {
    "phone": "+82-2-0000-0000",
    "phone_urgent": "+82-2-0000-0001",
    "email": "care@hershe.example",
    "emergency_number": "119",
}
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 580 330">
<path d="M10 200L200 200L200 320L10 320Z" fill="#F7E5D8"/></svg>"""


def tree_of(module: ModuleType) -> Any:  # noqa: ANN401 - a YAML tree
    """Return the YAML example of a module's docstring with all scalars as text."""
    example = textwrap.dedent((module.__doc__ or "").partition("Example:\n")[2])
    return _without_nulls(yaml.load(example, yaml.BaseLoader))  # noqa: S506 - strings only


def _without_nulls(tree: Any) -> Any:  # noqa: ANN401 - a YAML tree
    if isinstance(tree, dict):
        return {key: _without_nulls(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_without_nulls(value) for value in tree]
    return None if tree == "null" else tree


def keyed(part: Any, key: str = "sample") -> Any:  # noqa: ANN401 - a model of any type
    """Return a block whose texts have keys, as the reader gives them."""
    if isinstance(part, Text):
        return replace(part, key=key)
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return tuple(keyed(member, f"{key}.{n}") for n, member in enumerate(part))
    if isinstance(part, BaseModel):
        parts = {name: keyed(value, f"{key}.{name}") for name, value in vars(part).items()}
        return part.model_copy(update=parts)
    return part


def text(words: str) -> Text:
    """Return a plain text."""
    return Text((Run(words),), source=words, language="en")


def figure(**more: object) -> Figure:
    """Return a figure with two call-outs near the start of the picture."""
    points = [
        {"id": "skin", "label": "Skin", "at": (100, 210), "badge": (240, 40)},
        {"id": "fat", "label": "Fat", "at": (150, 250), "badge": (240, 90)},
    ]
    values: dict[str, object] = {"id": "layers", "file": "layers.svg", "title": "Layers"}
    values |= {"caption": "Two layers.", "alt": "A cut through the cheek.", "callouts": points}
    values |= more
    return Figure.model_validate(values)


def kit(
    *blocks: Block,
    theme: str = "hershe",
    product: str = "a4",
    language: str = "en",
    control: Control | None = None,
    figures: tuple[Figure, ...] = (),
) -> Kit:
    """Return a kit for a document of these blocks, its fields filled in."""
    format_ = load_product(product)
    words = load_language(language)
    made = Document(
        id="sample",
        language="en",
        title=text("Sample"),
        blocks=keyed(blocks),
        figures=keyed(figures),
        control=keyed(control or plain_control()),
        variables=VARIABLES,
        assets={"layers.svg": DRAWING},
    )
    local, _ = localize(made, load_language("en"), None)
    return Kit(
        theme=load_theme(theme).edition(format_.edition),
        language=words,
        document=local,
        product=format_,
        measure=format_.frame.width,
    )


def plain_control(**more: object) -> Control:
    """Return a control block of a draft."""
    values: dict[str, object] = {"version": "0.1", "date_issued": date(2026, 11, 22)}
    return Control.model_validate(values | {"next_review_due": date(2027, 11, 22)} | more)


def flow_of(
    module: Any,  # noqa: ANN401 - a block module
    *,
    theme: str = "hershe",
    product: str = "a4",
    language: str = "en",
    heading: int = 2,
    **more: object,
) -> Stack:
    """Return the flow of a module's example, its fields filled in, with keys replaced by `more`."""
    block = module.BLOCK.model.model_validate(tree_of(module) | more)
    made = kit(block, theme=theme, product=product, language=language, figures=(figure(),))
    return Stack(children=module.BLOCK.to_flow(made.document.blocks[0], made, heading))


def nodes(node: object) -> Iterator[Any]:
    """Yield a node, its rows and cells and all that is in them, in reading order."""
    yield node
    match node:
        case Stack(children=children):
            inside: tuple[object, ...] = children
        case Grid(rows=rows):
            inside = rows
        case Row(cells=cells):
            inside = cells
        case Cell(node=content):
            inside = (content,)
        case _:
            inside = ()
    for child in inside:
        yield from nodes(child)


def roles(node: FlowNode | Row | Cell) -> list[str]:
    """Return the roles of all structure elements in reading order."""
    marks = (getattr(n, "mark", None) for n in nodes(node))
    return [mark.role for mark in marks if isinstance(mark, Element)]


def with_role(node: FlowNode | Row | Cell, role: str) -> list[Any]:
    """Return the nodes, rows and cells that are elements of a role."""
    found = []
    for each in nodes(node):
        mark = getattr(each, "mark", None)
        if isinstance(mark, Element) and mark.role == role:
            found.append(each)
    return found


def words(node: object) -> str:
    """Return the words of a node, paragraphs parted by a bar."""
    lines = ["".join(s.text for s in n.spans) for n in nodes(node) if isinstance(n, Paragraph)]
    return " | ".join(lines)


def pictures(node: FlowNode | Row | Cell) -> list[Picture]:
    """Return the pictures of a node."""
    return [n for n in nodes(node) if isinstance(n, Picture)]
