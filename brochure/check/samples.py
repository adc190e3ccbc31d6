"""Small forms for the examples of rules."""

from dataclasses import dataclass

from brochure.forms.document import Document, Run, Text
from brochure.forms.pages import (
    Cluster,
    FontKey,
    GlyphRun,
    Item,
    Metadata,
    Page,
    Pages,
    PlacedRun,
    StructElement,
)
from brochure.values.geometry import Rect
from brochure.values.ink import Ink

BLACK = Ink((0, 0, 0))


@dataclass(frozen=True, slots=True)
class SampleBlock:
    """A block with one text."""

    type: str
    id: str
    text: Text | None = None


def text(key: str, words: str, language: str = "en") -> Text:
    """Return a plain text."""
    return Text((Run(words),), key=key, source=words, language=language)


def document(
    words: str = "", language: str = "en", *, reviewed: bool = True, draft: str = ""
) -> Document:
    """Return a document that says one sentence."""
    return Document(
        id="sample",
        language=language,
        title=text("document.title", "Sample", language),
        blocks=(SampleBlock("prose", "intro", text("intro.text", words, language)),),
        control=SampleBlock("control", "control"),
        reviewed=reviewed,
        words={"draft_short": draft} if draft else {},
    )


def placed(words: str, *, size: float = 12, ink: Ink = BLACK, owner: int = 0) -> PlacedRun:
    """Return a line of text near the top of a page."""
    clusters = tuple(Cluster(character, 500, ((1, 0, 0),)) for character in words)
    width = len(words) * size / 2
    font = FontKey("Sample", 400, "sample.ttf")
    run = GlyphRun(font=font, size=size, clusters=clusters, width=width)
    return PlacedRun(50, 100, run, ink, owner)


def pages(*items: Item, structure: tuple[StructElement, ...] = ()) -> Pages:
    """Return one page with these items."""
    return Pages(
        pages=(Page(trim=Rect(0, 0, 595, 842), bleed=0, items=items),),
        structure=StructElement(id=0, role="Document", children=structure),
        outline=(),
        metadata=Metadata(title="Sample"),
        language="en",
    )
