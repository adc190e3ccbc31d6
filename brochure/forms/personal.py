"""Personal: what a document leaves open for one person, as its content declares it.

The values themselves come later and never become part of these records.
"""

from dataclasses import dataclass
from typing import Literal

from brochure.values.span import Span

FieldKind = Literal["name", "date", "datetime", "text", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalField:
    """A value that each recipient has of their own, `{name}` in texts."""

    name: str
    kind: FieldKind
    required: bool = True
    longest: int = 200
    """Most characters; a longer value is refused, not cut."""
    default: str = ""
    """Value of recipients who have none."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedField:
    """A day worked out from a date field, such as `surgery_date + P14D`."""

    name: str
    base: str
    """Name of a field of kind `date` or `datetime`."""
    after: str
    """ISO 8601 duration, or the key of the item around the text that holds one (`from`, `to`)."""
    back: bool = False
    """Whether the duration is taken away."""
    span: Span | None = None

    def bound(self, duration: str) -> str:
        """Return the field's name once the duration is known: `surgery_date+P14D`."""
        return f"{self.base}{'-' if self.back else '+'}{duration}"
