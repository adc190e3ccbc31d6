"""ACC-10: what is painted is in the structure, and the structure is well formed (PDF/UA)."""

from collections.abc import Iterator

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.check.rules.acc_08_tables import walk
from brochure.forms.pages import ARTIFACTS, StructElement
from brochure.values.diagnostic import Diagnostic

INSIDE = {
    "LI": ("L",), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",), "TD": ("TR",), "TOCI": ("TOC",),
}  # fmt: skip
"""Roles with those they stand in (ISO 32000-1, 14.8.4)."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report painted text without an owner, links without words, and roles out of place."""
    pages, span = printed.pages, printed.document.span
    known = {element.id for element in walk(pages.structure)}
    for number, runs in enumerate(printed.runs, 1):
        owners = {painted.placed.owner for painted in runs}
        if any(owner not in known and not -len(ARTIFACTS) <= owner < 0 for owner in owners):
            yield RULE.found("owner", span, page=number)
    for number, page in enumerate(pages.pages, 1):
        if any(not link.contents.strip() for link in page.links):
            yield RULE.found("link", span, page=number)
    if pages.structure.role != "Document":
        yield RULE.found("root", span, role=pages.structure.role)
    yield from _misplaced(printed, pages.structure)


def _misplaced(printed: Printed, element: StructElement) -> Iterator[Diagnostic]:
    for child in element.children:
        allowed = INSIDE.get(child.role)
        if allowed is not None and element.role not in allowed:
            span = printed.document.span
            yield RULE.found("place", span, role=child.role, parent=element.role)
        yield from _misplaced(printed, child)


def _printed(owner: int) -> Printed:
    pages = samples.pages(
        samples.placed("Rest", owner=owner), structure=(StructElement(id=1, role="P"),)
    )
    return Printed(pages=pages, document=samples.document("Rest"))


RULE = Rule(
    id="ACC-10",
    name="pdf-ua-gate",
    reads=Printed,
    find=find,
    what="Painted text is not in the structure of the file, or the structure is not well formed.",
    why="What is not in the structure is not read aloud (ISO 14289-1; EN 301 549, clause 10). "
    "'make slow' asks veraPDF as well.",
    says={
        "owner": "page {page}: text belongs to no structure element",
        "link": "page {page}: a link has no description",
        "root": "the structure begins with '{role}', not with 'Document'",
        "place": "a '{role}' stands in a '{parent}'",
    },
    advice="this is a fault of a block type or of the program: please report it",
    waivable=False,
    bad=Example(shown="a text painted without an owner", make=lambda: _printed(7)),
    good=Example(shown="P Rest", make=lambda: _printed(1)),
)
