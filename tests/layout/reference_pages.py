"""Pages of the sample brochure as small grey pictures, the references of `test_reference_pages`.

A page is named by the section that begins on it, so moving a section does not confuse them. After a
wanted change of looks, look at the new pages, then renew the pictures:

    .venv/bin/python -m tests.layout.reference_pages
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image

from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import Composed, compose
from brochure.workspace import Workspace

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "pages"
SCALE = 0.5
"""Pixels per point."""


class Reference(NamedTuple):
    """A page: language, product, theme, and the id of a section that begins on it (or `cover`)."""

    language: str
    product: str
    theme: str
    section: str

    @property
    def path(self) -> Path:
        """Where the picture lies."""
        return FOLDER / ("-".join(self) + ".png")


REFERENCES = (
    Reference("en", "a4", "hershe", "cover"),
    Reference("en", "a4", "hershe", "operation"),
    Reference("en", "a4", "hershe", "help"),
    Reference("ko", "a4", "hershe", "anatomy"),
    Reference("ar", "a4", "hershe", "operation"),
    Reference("en", "a4-large-print", "hershe", "operation"),
    Reference("en", "letter", "editorial", "operation"),
    Reference("en", "a4", "plain", "cover"),
    Reference("en", "a4", "plain", "help"),
)


@cache
def _made(language: str, product: str, theme: str) -> Composed:
    target = Target(
        brochure="smas-face-lift", language=language, product=product, profile="screen", theme=theme
    )
    return compose(_session(), target)


@cache
def _session() -> Session:
    return Session(Workspace(ROOT))


def picture_of(reference: Reference) -> Image.Image:
    """Return the page as it is made now, in grey."""
    made = _made(reference.language, reference.product, reference.theme)
    assert made.data is not None, [found.message for found in made.diagnostics]
    assert made.pages is not None
    places = {name: page for name, page, _ in made.pages.destinations}
    index = 0 if reference.section == "cover" else places[reference.section]
    page = pypdfium2.PdfDocument(made.data)[index]
    picture: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil()
    return picture.convert("L")


def renew() -> Iterator[Path]:
    """Write every picture anew; yields where."""
    for reference in REFERENCES:
        picture_of(reference).save(reference.path, optimize=True)
        yield reference.path


if __name__ == "__main__":
    for written in renew():
        print(written)  # noqa: T201 - a tool for people
