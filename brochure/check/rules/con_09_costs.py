"""CON-09: what it costs is told, with what the price leaves out."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a brochure without a word on costs."""
    if "costs" not in review.topics:
        severity, law = RULE.in_law(review)
        yield RULE.found("missing", review.document.span, severity=severity, law=law)


RULE = Rule(
    id="CON-09",
    name="costs-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING, surgery=True),
    severity="warning",
    what="The brochure says nothing about costs.",
    why="People decide with an eye on money, and extra costs come as a shock (EQIP, item on costs "
    "and insurance).",
    says={"missing": "the brochure says nothing about costs"},
    advice="add a block with the id 'costs': what the price includes, what it leaves out, what a "
    "second operation costs",
    bad=case("# no block 'costs'", drop=("costs",)),
    good=case(
        "blocks:\n  - type: list\n    id: costs\n    title: Costs\n"
        "    items: [{id: ask, text: Ask what the price leaves out.}]"
    ),
)
