"""The table of scripts agrees with Unicode's own."""

from pathlib import Path

import pytest

from brochure.text.script_ranges import RANGES
from brochure.text.scripts import script_of
from tests.text.generate_scripts import ALIASES, ranges, script_codes

SOURCE = Path("/usr/share/unicode/Scripts.txt")


def test_characters_have_their_scripts() -> None:
    found = [script_of(character) for character in "a1 가漢あسक€\u0301"]
    assert found == [
        "Latn", "Zyyy", "Zyyy", "Hang", "Hani", "Hani", "Arab", "Deva", "Zyyy", "Zinh",
    ]  # fmt: skip


@pytest.mark.skipif(not SOURCE.exists(), reason="unicode-data is not installed")
def test_the_table_is_as_generated() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    if "Scripts-15.0.0" not in source:
        pytest.skip("another Unicode version is installed")
    table = ranges(source, script_codes(ALIASES.read_text(encoding="utf-8")))
    assert ";".join(f"{first:X} {code}" for first, code in table) == RANGES
