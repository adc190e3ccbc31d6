"""Schemas of all files of a project: what is right passes, what is wrong is marked."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from brochure.cli.schema import COMMAND, KINDS, schema_text
from tests.architecture.source import ROOT
from tests.mail.clinic import SETTINGS

PRODUCT = """format: brochure-product/1
extends: trifold-a4
panels: [100 mm, 100 mm, 97 mm]
bleed: 3
paper: {weight: 135}
"""
LANGUAGE = """name: Кыргызча
english_name: Kyrgyz
script: cyrillic
numbers: {decimal: ","}
words: {contents: Мазмуну}
"""


def files(kind: str) -> list[str]:
    """Return texts of files of a kind that are right."""
    found = {
        "brochure": (ROOT / "content").glob("*/brochure.yaml"),
        "plan": (ROOT / "content").glob("*/products/*.yaml"),
        "mail": [ROOT / "brochure/mail/starter.yaml"],
        "letter": (ROOT / "brochure/mail/letters").glob("*.yaml"),
    }
    more = {"product": [PRODUCT], "language": [LANGUAGE], "mail": [SETTINGS]}
    texts = [Path(place).read_text(encoding="utf-8") for place in found.get(kind, ())]
    return [*texts, *more.get(kind, [])]


def faults(kind: str, content: Any) -> list[str]:  # noqa: ANN401 - what YAML holds
    validator = Draft202012Validator(json.loads(schema_text(kind)))
    plain = json.loads(json.dumps(content, default=str))
    return [error.message for error in validator.iter_errors(plain)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_passes_and_a_wrong_key_does_not(kind: str) -> None:
    texts = files(kind)
    assert texts
    for text in texts:
        content = yaml.safe_load(text)
        assert faults(kind, content) == []
        assert faults(kind, content | {"titel": "x"}) != []


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_shows_each(kind: str) -> None:
    shown = CliRunner().invoke(COMMAND, [kind])
    assert shown.exit_code == 0
    assert json.loads(shown.output)["additionalProperties"] is False
