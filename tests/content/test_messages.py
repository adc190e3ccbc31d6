"""Every mistake has a message that says what, where and what to do: the table of them.

A case of `messages.txt` is a name, the change to the sample brochure, and what people see.
"""

from pathlib import Path

import pytest

from tests.content.samples import changed, messages

CORPUS = Path(__file__).with_name("messages.txt")


def cases() -> list[tuple[str, str, str, str]]:
    """Return name, old text, new text and expected messages of each case."""
    found = []
    for part in CORPUS.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        old, _, rest = rest.partition("\n>>>\n")
        new, _, expected = rest.partition("\n!!!\n")
        found.append((name, old, new.replace("<12,000 x>", "x" * 12_000), expected.rstrip("\n")))
    return found


@pytest.mark.parametrize(("name", "old", "new", "expected"), cases(), ids=lambda v: None)
def test_a_mistake_has_exactly_this_message(name: str, old: str, new: str, expected: str) -> None:
    assert messages(changed(old, new)) == expected, name
