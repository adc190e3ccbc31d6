"""Numbering: which paragraphs of a Word file are items of a list, how deep and which number."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS = frozenset(("bullet", "none"))


@dataclass(slots=True)
class Numbering:
    """The lists of a document; counts items as they come."""

    abstract_of: dict[str, str]
    """Abstract list by list."""
    formats: dict[tuple[str, int], str]
    """Format of numbers by abstract list and depth."""
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def of(
        self, paragraph: Element, styles: dict[str, tuple[str, str]]
    ) -> tuple[int, bool, int] | None:
        """Return depth from 0, whether it is numbered, and the number; None for no item."""
        mark = paragraph.find(f"{W}pPr/{W}numPr")
        depth, number = 0, ""
        if mark is not None:
            level, which = mark.find(f"{W}ilvl"), mark.find(f"{W}numId")
            depth = int(level.get(f"{W}val", "0")) if level is not None else 0
            number = which.get(f"{W}val", "") if which is not None else ""
        if not number:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            number = styles.get(style.get(f"{W}val", ""), ("", ""))[1] if style is not None else ""
        if not number or number == "0" or number not in self.abstract_of:
            return None
        form = self.formats.get((self.abstract_of[number], depth), "bullet")
        key = (number, depth)
        self._counts[key] = self._counts.get(key, 0) + 1
        for other in [k for k in self._counts if k[0] == number and k[1] > depth]:
            del self._counts[other]
        return depth, form not in _BULLETS, self._counts[key]


def read_numbering(root: Element) -> Numbering:
    """Return the lists that a numbering part declares."""
    formats: dict[tuple[str, int], str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        for level in abstract.iter(f"{W}lvl"):
            form = level.find(f"{W}numFmt")
            said = form.get(f"{W}val", "bullet") if form is not None else "bullet"
            formats[(name, int(level.get(f"{W}ilvl", "0")))] = said
    lists = {}
    for number in root.iter(f"{W}num"):
        abstract_id = number.find(f"{W}abstractNumId")
        if abstract_id is not None:
            lists[number.get(f"{W}numId", "")] = abstract_id.get(f"{W}val", "")
    return Numbering(lists, formats)
