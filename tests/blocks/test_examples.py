"""Every block type: its docstring's example is valid YAML for its fields and becomes flow."""

import importlib
import re
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from brochure.blocks.base import BlockType, as_text
from brochure.blocks.registry import block_type, block_types
from brochure.forms.document import Text, plain
from brochure.forms.flow import Paragraph
from brochure.languages.texts import members
from tests.blocks.samples import figure, flow_of, keyed, kit, nodes, tree_of, words

NAMES = tuple(block_types())
NEEDS_MORE = {"contents", "figure"}
"""Types whose flow depends on the rest of a document."""


def _module(name: str) -> object:
    kind = block_type(name)
    assert kind is not None
    return importlib.import_module(kind.model.__module__)


@pytest.mark.parametrize("name", NAMES)
def test_example_is_read_by_the_model(name: str) -> None:
    module = _module(name)
    tree = tree_of(module)  # type: ignore[arg-type]
    kind = block_types()[name]
    block = kind.model.model_validate(tree)
    assert (block.type, block.id) == (tree["type"], tree["id"])


@pytest.mark.parametrize("product", ["a4", "a4-large-print"])
@pytest.mark.parametrize("name", [n for n in NAMES if n not in NEEDS_MORE])
def test_example_becomes_flow_with_words(name: str, product: str) -> None:
    assert words(flow_of(_module(name), product=product))


@pytest.mark.parametrize("name", [n for n in NAMES if n not in NEEDS_MORE])
def test_every_text_of_the_example_is_shown(name: str) -> None:
    module = _module(name)
    block = block_types()[name].model.model_validate(tree_of(module))  # type: ignore[arg-type]
    shown = squeezed(" ".join(words(flow_of(module))))
    for text in every_text(block):
        for part in re.split(r"\{[a-z_]+\}|\n", plain(text.inlines)):
            assert squeezed(part) in shown, part


def squeezed(text: str) -> str:
    return "".join(text.split())


def every_text(part: object) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    for inner in part if isinstance(part, tuple) else [value for _, value in members(part)]:
        yield from every_text(inner)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in NEEDS_MORE])
@pytest.mark.parametrize("heading", [1, 2])
def test_no_heading_level_is_skipped(name: str, heading: int) -> None:
    flow = flow_of(_module(name), heading=heading)
    marks = [n.mark.role for n in nodes(flow) if isinstance(n, Paragraph)]  # type: ignore[union-attr]
    levels = [int(role[1]) for role in marks if re.fullmatch(r"H[1-3]", role)]
    deepest = heading - 1
    for level in levels:
        assert level <= deepest + 1
        deepest = level


@pytest.mark.parametrize("name", NAMES)
def test_unknown_key_is_refused(name: str) -> None:
    tree = tree_of(_module(name)) | {"titel": "x"}  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="titel"):
        block_types()[name].model.model_validate(tree)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_help(name: str) -> None:
    for key, field in block_types()[name].model.model_fields.items():
        assert field.description or key == "type", key


def test_registry_names_types_as_their_modules_do() -> None:
    assert tuple(sorted(NAMES)) == NAMES
    assert all(isinstance(kind, BlockType) for kind in block_types().values())
    assert block_type("no_such_type") is None


def test_text_must_not_be_blank_or_a_number() -> None:
    assert as_text(" a **b** ").source == "a **b**"
    for value in ("  ", 3):
        with pytest.raises(Exception, match=r"empty|text"):
            as_text(value)


def test_samples_have_a_figure_with_callouts() -> None:
    assert len(keyed(figure()).callouts) == 2
    assert kit().measure > 400
