"""A block type, a theme and a rule are each added in one file, and nothing else changes."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import brochure.blocks
import brochure.check.rules
from brochure.blocks.registry import block_types
from brochure.check import engine
from brochure.content.schema import json_schema
from brochure.forms.pages import FontKey, PlacedRun
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import compose
from brochure.workspace import MemoryWorkspace

SOUND = (Path(__file__).parent.parent / "corpus/brochures/sound.yaml").read_text()

BLOCK = '''
"""Saying: a sentence worth a line of its own.

Example:

    type: saying
    id: proverb
    text: An apple a day.
"""

from typing import Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, TextField


class Saying(BlockModel):
    """A sentence."""

    type: Literal["saying"]
    text: TextField = Field(description="The sentence.")


def to_flow(block, kit, heading):
    return (kit.paragraph(block.text, "lead"),)


BLOCK = BlockType(name="saying", model=Saying, to_flow=to_flow)
'''

RULE = '''
"""Sentences do not shout."""

from brochure.check import painted, samples
from brochure.check.rule import Example, Printed, Rule
from brochure.values.diagnostic import Diagnostic


def find(printed):
    for runs in printed.runs:
        for item, _ in runs:
            if "!" in painted.words(item):
                yield Diagnostic(code=RULE.id, severity="warning", message="a sentence shouts",
                                 hints=("end it with a full stop",))


def printed(words):
    return Printed(pages=samples.pages(samples.placed(words)), document=samples.document())


RULE = Rule(id="text.shouts", name="Shouting", reads=Printed, find=find, what="It shouts.",
            why="Calm words help.", bad=Example(shown="Stop!", make=lambda: printed("Stop!")),
            good=Example(shown="Stop.", make=lambda: printed("Stop.")))
'''

THEME = """\
format: brochure-theme/1
extends: hershe
type:
  roles:
    body: {size: 14, leading: 21}
"""


@pytest.fixture
def extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a file to the folder of blocks and one to the folder of rules."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    for package, name, text in (
        (brochure.blocks, "saying", BLOCK),
        (brochure.check.rules, "shouting", RULE),
    ):
        add(tmp_path / package.__name__, package, name, text, monkeypatch)
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Let the next question look into the folders again."""
    block_types.cache_clear()
    for kept in (engine.rules, engine.guards, engine.reviewing):
        kept.cache_clear()


def add(
    folder: Path, package: ModuleType, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    (folder / f"{name}.py").write_text(text)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])


@pytest.mark.usefixtures("extended")
def test_one_file_each_adds_a_block_type_a_rule_and_a_theme(
    font_keys: tuple[FontKey, ...],
) -> None:
    saying = "      - {type: saying, id: proverb, text: An apple a day!}\n"
    files = MemoryWorkspace(
        {"content/sample/brochure.yaml": SOUND + saying, "themes/large.yaml": THEME}
    )
    session = Session(files, font_keys=font_keys)
    target = Target(brochure="sample", language="en", product="a4", profile="screen", theme="large")
    made = compose(session, target)
    assert made.data is not None
    assert made.pages is not None
    assert [found.code for found in made.diagnostics] == ["text.shouts"]
    items = (item for page in made.pages.pages for item in page.items)
    sizes = {item.run.size for item in items if isinstance(item, PlacedRun)}
    assert 14 in sizes
    assert "saying" in str(json_schema())


@pytest.mark.usefixtures("extended")
def test_the_added_rule_passes_its_own_examples() -> None:
    rule = next(rule for rule in engine.rules() if rule.id == "text.shouts")
    assert list(rule.find(rule.bad.make()))
    assert not list(rule.find(rule.good.make()))
