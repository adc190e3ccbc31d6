"""Poppler, as a stand-in for viewers, shows and copies every finished file without complaint."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conformance.conftest import Sample, need
from tests.conformance.expected import squeezed, words

pytestmark = pytest.mark.slow


def run(*command: str | Path) -> tuple[str, str]:
    need(None if shutil.which(str(command[0])) else f"{command[0]} is missing: run `make slow`")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout, done.stderr


def rows(table: str) -> Sequence[str]:
    return table.splitlines()[2:]


def test_every_font_is_embedded_as_a_subset_with_a_character_map(
    samples: tuple[Sample, ...],
) -> None:
    for sample in samples:
        fonts = rows(run("pdffonts", sample.path)[0])
        assert fonts, sample.name
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in fonts), fonts


def test_files_say_that_they_are_tagged_and_titled(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        information = run("pdfinfo", sample.path)[0]
        assert "Tagged:          yes" in information, sample.name
        assert "Title:" in information, sample.name


def test_every_page_is_drawn_without_complaint(samples: tuple[Sample, ...], tmp_path: Path) -> None:
    for sample in samples:
        output = run("pdftoppm", "-r", "20", "-gray", sample.path, tmp_path / sample.path.stem)
        assert output == ("", ""), sample.name


def test_copied_text_has_every_expected_word(printed_samples: tuple[Sample, ...]) -> None:
    for sample in printed_samples:
        copied = joined(run("pdftotext", "-enc", "UTF-8", sample.path, "-")[0])
        missing = [word for word in words(sample.document) if joined(word) not in copied]
        assert missing == [], sample.name


def joined(text: str) -> str:
    """Return text without hyphens: poppler takes every one at a line end for an inserted one."""
    return squeezed(text).replace("-", "")
