"""Text cache: paragraphs already prepared and set, by value, bounded."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from brochure.forms.flow import Paragraph

Value = TypeVar("Value")


class Memo(Generic[Value]):
    """A bounded memo: entries unused while `limit` others come are forgotten."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._young: dict[Hashable, Value] = {}
        self._old: dict[Hashable, Value] = {}

    def get(self, key: Hashable) -> Value | None:
        """Return what is remembered under a key."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def put(self, key: Hashable, value: Value) -> None:
        """Remember a value."""
        if len(self._young) >= self._limit:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old = {}, {}


def text_key(paragraph: Paragraph) -> Hashable:
    """Return all of a paragraph that its lines depend on: ink, links and boxes do not count."""
    style = paragraph.style
    return (
        paragraph.language,
        paragraph.direction,
        style.leading,
        style.align,
        style.balance,
        style.last_line_words,
        style.hyphenate,
        *[
            (
                span.text,
                span.language,
                span.isolate,
                span.style.families,
                span.style.weight,
                span.style.size,
                span.style.tracking,
                span.style.figures,
            )
            for span in paragraph.spans
        ],
    )
