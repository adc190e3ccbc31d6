"""ACC-08: tables have headers, and rows of one width (ISO 14289-1, 7.5)."""

from collections.abc import Iterator

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report tables without a header cell, header cells without a scope, and uneven rows."""
    for element in walk(printed.pages.structure):
        if element.role != "Table":
            continue
        where = element.box[0] + 1 if element.box else 1
        parts = list(walk(element))
        headers = [part for part in parts if part.role == "TH"]
        if not headers:
            yield RULE.found("headers", printed.document.span, page=where)
        elif any(header.scope is None for header in headers):
            yield RULE.found("scope", printed.document.span, page=where)
        rows = [part for part in parts if part.role == "TR"]
        has_row_spans = any(part.row_span > 1 for part in parts)
        widths = {sum(cell.col_span for cell in row.children) for row in rows}
        if len(widths) > 1 and not has_row_spans:
            yield RULE.found("uneven", printed.document.span, page=where)


def walk(element: StructElement) -> Iterator[StructElement]:
    """Yield an element and all below it."""
    yield element
    for child in element.children:
        yield from walk(child)


def _printed(role: str) -> Printed:
    cells = (
        StructElement(id=3, role=role, scope="Column"),
        StructElement(id=4, role=role, scope="Column"),
    )
    row = StructElement(id=2, role="TR", children=cells)
    table = StructElement(id=1, role="Table", children=(row,))
    return Printed(pages=samples.pages(structure=(table,)), document=samples.document())


RULE = Rule(
    id="ACC-08",
    name="table-without-headers",
    reads=Printed,
    find=find,
    what="A table has no header cells, or rows of different width.",
    why="People who listen to a table hear the header with each cell (ISO 14289-1, 7.5; WCAG 2.2, "
    "1.3.1).",
    says={
        "headers": "page {page}: a table has no header cells",
        "scope": "page {page}: a header cell does not say whether it heads a row or a column",
        "uneven": "page {page}: the rows of a table have different widths",
    },
    advice="give the table a header row",
    waivable=False,
    bad=Example(shown="Table\n  TR\n    TD Risk\n    TD How often", make=lambda: _printed("TD")),
    good=Example(shown="Table\n  TR\n    TH Risk\n    TH How often", make=lambda: _printed("TH")),
)
