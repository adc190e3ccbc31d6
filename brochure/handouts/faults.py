"""Faults: why a recipient's document cannot be made, told without what their data says."""

from collections.abc import Iterable
from typing import NamedTuple

from brochure.handouts.master import Master, errors_in
from brochure.handouts.recipients import Recipient
from brochure.values.diagnostic import Diagnostic


class Fault(NamedTuple):
    """One reason, at a recipient's row."""

    row: int
    code: str
    message: str


def faults_of(found: Iterable[Diagnostic], person: Recipient, master: Master) -> tuple[Fault, ...]:
    """Return the errors of a layout as faults at the person's row.

    Codes: handout.no-glyph, handout.does-not-fit, handout.failed.
    """
    faults: dict[Fault, None] = {}
    for error in errors_in(found):
        match error.code:
            case "font.missing-glyph":
                for name in _undrawable(person, master) or ("a value",):
                    message = f"{name} has a character that no font has"
                    faults[Fault(person.row, "handout.no-glyph", message)] = None
            case "layout.overflow":
                message = f"the document does not fit: {error.message}"
                faults[Fault(person.row, "handout.does-not-fit", message)] = None
            case _:
                message = f"the document cannot be made ({error.code})"
                faults[Fault(person.row, "handout.failed", message)] = None
    return tuple(faults)


def _undrawable(person: Recipient, master: Master) -> tuple[str, ...]:
    """Return the fields with a character that no face of the theme has."""
    assert master.theme is not None
    book = master.session.book
    families = master.theme.in_any_script(())
    faces = [book.face(family, 400) for family in families if family in book.families]
    return tuple(
        name
        for name, value in person.values.items()
        if isinstance(value, str)
        and any(not c.isspace() and not any(face.has(c) for face in faces) for c in value)
    )
