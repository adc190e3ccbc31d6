"""Every figure says in words what it shows (ISO 14289-1, 7.3)."""

from collections.abc import Iterator

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report figures without a text alternative, and those without a caption."""
    for element in _figures(printed.pages.structure):
        if not (element.alt or "").strip():
            page = element.box[0] + 1 if element.box else 1
            yield RULE.found("alt", printed.document.span, page=page)
    for figure in printed.document.figures:
        if hasattr(figure, "caption") and figure.caption is None:
            span = getattr(getattr(figure, "alt", None), "span", None)
            yield RULE.found("caption", span, severity="warning", id=figure.id)


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
    what="A figure has no text alternative, or no caption.",
    why="People who cannot see the figure hear its alternative; without one they hear nothing.",
    says={
        "alt": "a figure on page {page} has no text alternative",
        "caption": "the figure '{id}' has no caption",
    },
    advice="write an 'alt' that tells what the figure shows, and a 'caption' that says what to see",
    bad=Example(shown='figures:\n  - id: incision\n    alt: ""', make=lambda: _printed("")),
    good=Example(
        shown="figures:\n  - id: incision\n    alt: Face from the side; the line of the cut …",
        make=lambda: _printed("Face from the side; the line of the cut runs in front of the ear."),
    ),
)
