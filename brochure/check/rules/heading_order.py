"""Headings go down one level at a time (ISO 14289-1, 7.4.2)."""

from collections.abc import Iterator

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report each heading that lies more than one level below the one before."""
    level = 0
    for element in _headings(printed.pages.structure):
        here = LEVELS[element.role]
        if here > level + 1:
            before = f"follows H{level}" if level else "is the first heading"
            yield Diagnostic(
                code=RULE.id,
                severity="error",
                message=f"the heading '{element.title or element.role}', {element.role}, {before}",
                hints=("give the section or block above it a title",),
            )
        level = here


def _headings(element: StructElement) -> Iterator[StructElement]:
    if element.role in LEVELS:
        yield element
    for child in element.children:
        yield from _headings(child)


def _printed(*roles: str) -> Printed:
    headings = tuple(
        StructElement(id=number, role=role, title=f"Title {number}")
        for number, role in enumerate(roles, 1)
    )
    return Printed(pages=samples.pages(structure=headings), document=samples.document())


RULE = Rule(
    id="heading.skipped",
    name="Heading order",
    reads=Printed,
    find=find,
    what="A heading skips a level: an H3 comes right below an H1, or the first heading is no H1.",
    why="People who listen go from heading to heading; a missing level sounds like a missing part.",
    bad=Example(shown="H1 The procedure\n  H3 Step 1", make=lambda: _printed("H1", "H3")),
    good=Example(
        shown="H1 The procedure\n  H2 How it is done\n    H3 Step 1",
        make=lambda: _printed("H1", "H2", "H3", "H2", "H1"),
    ),
)
