"""ACC-01b: type is larger than the least, unless larger print is offered."""

from collections import Counter
from collections.abc import Iterator

from brochure.check import samples
from brochure.check.review import Review
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

GOOD = 14.0
"""Points (UKAAF: 12 at least, 14 where possible)."""
BODY = frozenset(("P", "LBody"))


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report a usual size below 14 pt where the text offers no larger print."""
    sizes: Counter[float] = Counter()
    for page in printed.lines:
        for line in page:
            if line.paragraph.role in BODY:
                sizes[line.size] += len(line.words)
    if not sizes or "accessibility" in Review(document=printed.document).topics:
        return
    usual = sizes.most_common(1)[0][0]
    if usual < GOOD:
        yield RULE.found("body", printed.document.span, size=f"{usual:g}", good=f"{GOOD:g}")


def _printed(size: float) -> Printed:
    placed = samples.placed("Rest in bed.", size=size, owner=1)
    pages = samples.pages(placed, structure=(StructElement(id=1, role="P"),))
    return Printed(pages=pages, document=samples.document("Rest in bed."))


RULE = Rule(
    id="ACC-01b",
    name="body-type-below-14",
    reads=Printed,
    find=find,
    severity="warning",
    what="Running text is smaller than 14 pt, and no larger print is offered.",
    why="Clear print is 14 pt where possible; who needs more must know where to get it (UKAAF "
    "G003).",
    says={
        "body": "running text is set in {size} pt, below {good} pt, and no larger print is offered"
    },
    advice="add an item with the id 'formats' that offers large print, or build 'a4-large-print'",
    bad=Example(shown="body: {size: 12}", make=lambda: _printed(12)),
    good=Example(shown="body: {size: 14}", make=lambda: _printed(14)),
)
