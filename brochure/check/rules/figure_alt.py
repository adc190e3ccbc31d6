"""Every figure says in words what it shows (ISO 14289-1, 7.3)."""

from collections.abc import Iterator

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report figures whose text alternative is empty."""
    for element in _figures(printed.pages.structure):
        if not (element.alt or "").strip():
            where = f" on page {element.box[0] + 1}" if element.box else ""
            yield Diagnostic(
                code=RULE.id,
                severity="error",
                message=f"a figure{where} has no text alternative",
                span=printed.document.span,
                hints=("write an 'alt' that tells what the figure shows",),
            )


def _figures(element: StructElement) -> Iterator[StructElement]:
    if element.role == "Figure":
        yield element
    for child in element.children:
        yield from _figures(child)


def _printed(alt: str) -> Printed:
    figure = StructElement(id=1, role="Figure", alt=alt)
    return Printed(pages=samples.pages(structure=(figure,)), document=samples.document())


RULE = Rule(
    id="ACC-07",
    name="figure-without-alt-or-caption",
    reads=Printed,
    find=find,
    what="A figure has no text alternative.",
    why="People who cannot see the figure hear its alternative; without one they hear nothing.",
    bad=Example(shown='figures:\n  - id: incision\n    alt: ""', make=lambda: _printed("")),
    good=Example(
        shown="figures:\n  - id: incision\n    alt: Face from the side; the line of the cut …",
        make=lambda: _printed("Face from the side; the line of the cut runs in front of the ear."),
    ),
)
