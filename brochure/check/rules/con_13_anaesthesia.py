"""CON-13: how pain is taken away is told."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a brochure on an operation without a word on anaesthesia."""
    if "anaesthesia" not in review.topics:
        yield RULE.found("missing", review.document.span)


RULE = Rule(
    id="CON-13",
    name="anaesthesia-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING, surgery=True),
    what="The brochure on an operation does not speak of the anaesthetic.",
    why="An anaesthetic has its own risks, and people fear it most (EQIP, sequence of the "
    "procedure).",
    says={"missing": "the brochure does not speak of the anaesthetic"},
    advice="add a block with the id 'anaesthesia': which kind, who gives it, what can go wrong; "
    "waive the rule where there is none",
    bad=case("# no block 'anaesthesia'", drop=("anaesthesia",)),
    good=case(
        "blocks:\n  - type: prose\n    id: numbing\n    covers: [anaesthesia]\n"
        "    title: Numbing the skin\n    text: A doctor numbs the skin. You stay awake.",
        drop=("anaesthesia",),
    ),
)
