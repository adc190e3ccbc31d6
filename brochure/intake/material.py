"""Material: what readers of all formats give, pieces of text that know where they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

PieceKind = Literal["heading", "paragraph", "item", "table", "picture"]

WITHIN = 9
"""Level of a heading that belongs to the list item it stands in."""


class Place(NamedTuple):
    """Where something stands in a source file."""

    file: str
    number: int = 0
    unit: str = "line"
    page: int = 0

    def __str__(self) -> str:
        """Return `file:line`, or words where a file has no lines."""
        page = f", page {self.page}" if self.page else ""
        if not self.number:
            return self.file + page
        if self.unit == "line" and not page:
            return f"{self.file}:{self.number}"
        return f"{self.file}{page}, {self.unit} {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, paragraph, list item, table or picture."""

    kind: PieceKind
    text: str = ""
    """Inline markup of brochures; characters that only look like markup are escaped."""
    place: Place
    level: int = 0
    """Depth of a heading or item from 1; 0 where the source does not say."""
    style: str = ""
    """How the list mark is written, such as `1)`; items of one list share it."""
    number: int | None = None
    """Number of an ordered item."""
    mark: str = ""
    """The list mark as written, which the list replaces."""
    rows: tuple[tuple[str, ...], ...] = ()
    picture: str = ""
    """Name of the picture among those of the reading; empty where it could not be had."""
    confidence: float = 1.0
    """Of the kind; 1 where the format itself says it."""
    why: str = ""
    doubts: tuple[str, ...] = ()


class Repair(NamedTuple):
    """A change of spelling or spacing."""

    place: Place
    what: str
    before: str = ""
    after: str = ""
    confidence: float = 1.0


class Dropped(NamedTuple):
    """Words of the source that do not stand in the YAML."""

    place: Place
    text: str
    why: str


class Guess(NamedTuple):
    """A decision about meaning."""

    place: Place
    text: str
    what: str
    confidence: float


@dataclass(slots=True)
class Notes:
    """What happens on the way; readers and stages add to it."""

    repairs: list[Repair] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    doubts: list[tuple[Place, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found in one file."""

    pieces: tuple[Piece, ...]
    raw: str
    """All characters of the source's text, before any repair: what must not be lost."""
    form: str
    """Format for people: `text`, `DOCX` …"""
    encoding: str = ""
    title: str = ""
    """A title that the format itself declares."""
    language: str = ""
    """A language that the format itself declares."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    wanted: Mapping[str, str] = field(default_factory=dict)
    """Pictures that lie beside the source: name and path as written."""
