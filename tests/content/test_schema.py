"""The JSON Schema says yes to what the reader reads, and no to its mistakes."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brochure.blocks.registry import block_types
from brochure.content.keys import plain_data
from brochure.content.schema import json_schema
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode, parse
from tests.content.samples import BROCHURE, changed

SMAS = Path(__file__).parent.parent.parent / "content" / "smas-face-lift" / "brochure.yaml"
SCHEMA = json_schema()


def as_editors_see(node: Node | None) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON value of a node, by the core rules of YAML 1.2 as editors use them."""
    match node:
        case Scalar(text=text, plain=True) if text in ("true", "false"):
            return text == "true"
        case Scalar(text=text, plain=True) if re.fullmatch(r"-?[0-9]+", text):
            return int(text)
        case Scalar(text=text, plain=True) if re.fullmatch(r"-?[0-9]*\.[0-9]+", text):
            return float(text)
        case Scalar():
            return plain_data(node)
        case SequenceNode(items=items):
            return [as_editors_see(item) for item in items]
        case MappingNode(entries=entries):
            return {key: as_editors_see(entry.value) for key, entry in entries.items()}
    return None


def faults(text: str) -> list[str]:
    value = as_editors_see(parse(text, "a.yaml")[0])
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.json_path for error in validator.iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_smas_brochure_is_valid() -> None:
    assert faults(SMAS.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        title: Before", "        titel: Before"),
        ("- type: list", "- type: lists"),
        ("language: en", "langage: en"),
        ("id: fasting", "id: Before Op"),
        ("  title: Knee operation", "  subtitle: Knee"),
        ('version: "0.1"', "version: 0.1"),
    ],
)
def test_mistakes_are_found_in_the_editor_too(old: str, new: str) -> None:
    assert faults(BROCHURE) == []
    assert faults(changed(old, new)) != []


def test_every_block_type_is_offered_with_its_help() -> None:
    block = SCHEMA["$defs"]["Section"]["properties"]["blocks"]["items"]
    offered = block["properties"]["type"]["anyOf"]
    assert [kind["const"] for kind in offered] == list(block_types())
    assert all(kind["description"] for kind in offered)


def test_every_key_of_every_model_has_hover_help() -> None:
    bare = [
        f"{name}.{key}"
        for name, model in SCHEMA["$defs"].items()
        for key, value in model.get("properties", {}).items()
        if "description" not in value and key not in ("type", "facts", "source", "refs")
    ]
    assert bare == []


def test_the_schema_beside_the_samples_is_that_of_the_program() -> None:
    """Renew it with `brochure schema -o content/brochure.schema.json`."""
    kept = Path(__file__).parents[2] / "content" / "brochure.schema.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == SCHEMA


def test_the_first_line_of_each_sample_leads_to_the_schema() -> None:
    for sample in (Path(__file__).parents[2] / "content").glob("*/brochure.yaml"):
        first = sample.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../brochure.schema.json", sample
        assert (sample.parent / first.partition("=")[2]).resolve().is_file()
