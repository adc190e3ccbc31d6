"""Plain text: what people paste, with all that pasting does to it."""

from brochure.intake.characters import cleaned
from brochure.intake.furniture import Line, in_one_column
from brochure.intake.lines import pieces_of
from brochure.intake.material import Notes, Place, Reading, Repair


def read_plain_text(text: str, file: str, notes: Notes) -> Reading:
    """Return the pieces of pasted text."""
    lines = clean_lines(text, file, notes)
    return Reading(pieces=pieces_of(lines, notes), raw=text, form="text")


def clean_lines(text: str, file: str, notes: Notes) -> list[Line]:
    """Return the lines that are not blank, cleaned, each with the gap before it."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    raw = pages.split("\n")
    lines: list[Line] = []
    gap = 0
    starts = {number for number, line in enumerate(raw, 1) if line.startswith("\f")}
    for number, line in in_one_column(raw, notes, file):
        said, done = cleaned(line)
        place = Place(file, number)
        notes.repairs.extend(Repair(place, what) for what in done if said and what != "odd spaces")
        if "odd spaces" in done and said:
            notes.repairs.append(Repair(place, "odd spaces"))
        if not said:
            gap += 1
            continue
        edge = _crosses(starts, lines[-1].place.number if lines else 0, number)
        if edge and lines:
            lines[-1] = lines[-1]._replace(edge=True)
        lines.append(Line(said, place, gap, edge=edge, was=line))
        gap = 0
    if lines and starts:
        lines[-1] = lines[-1]._replace(edge=True)
    return lines


def _crosses(starts: set[int], before: int, number: int) -> bool:
    """Tell whether a page begins between two lines."""
    return any(before < start <= number for start in starts)
