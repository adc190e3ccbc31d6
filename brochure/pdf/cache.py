"""What one build leaves for the next: opened faces, encoded runs, font subsets, pictures.

Everything is keyed by value, or by an object that the entry keeps alive; with or without a
cache a document has the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from brochure.forms.pages import FontKey
from brochure.pdf.codes import EncodedRun
from brochure.pdf.font_objects import FontParts
from brochure.pdf.fonts import Face
from brochure.pdf.images import ImageParts

_T = TypeVar("_T")

RUNS = 20_000
"""Encoded runs kept, beyond those of the last document."""
ENTRIES = 256
"""Entries of each other kind kept."""


@dataclass(slots=True)
class PdfCache:
    """Caches of the PDF writer; not safe for two threads at once."""

    faces: dict[FontKey, Face] = field(default_factory=dict)
    runs: dict[int, EncodedRun] = field(default_factory=dict)
    fonts: dict[object, FontParts] = field(default_factory=dict)
    images: dict[object, ImageParts] = field(default_factory=dict)
    drawings: dict[object, bytes] = field(default_factory=dict)
    streams: dict[object, bytes] = field(default_factory=dict)

    def copy(self) -> "PdfCache":
        """Return a cache that begins with what is here and leaves nothing here."""
        return PdfCache(
            dict(self.faces),
            dict(self.runs),
            dict(self.fonts),
            dict(self.images),
            dict(self.drawings),
            dict(self.streams),
        )

    def trim(self, used: dict[int, EncodedRun]) -> None:
        """Forget the runs of older documents once there are too many."""
        if len(self.runs) > RUNS + len(used):
            self.runs = dict(used)


def remember(kept: dict[object, _T], key: object, make: Callable[[], _T]) -> _T:
    """Return the entry of a key, made when missing; the oldest entry goes when there are many."""
    known = kept.pop(key, None)
    if known is None:
        known = make()
        while len(kept) >= ENTRIES:
            del kept[next(iter(kept))]
    kept[key] = known
    return known
