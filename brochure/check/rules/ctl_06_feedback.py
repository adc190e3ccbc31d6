"""CTL-06: readers can say what is unclear."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a brochure without a way to answer."""
    variables = review.document.variables
    if "feedback" not in review.topics and not variables.get("feedback"):
        yield RULE.found("missing", review.document.span)


RULE = Rule(
    id="CTL-06",
    name="feedback-route-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="Readers are not told where to say what is unclear.",
    why="Only readers know what they did not understand (PIF TICK, criterion on feedback).",
    says={"missing": "nothing tells readers where to send feedback"},
    advice="add an item with the id 'feedback': 'Was something unclear? Write to {email}.'",
    bad=case("# no item 'feedback'", drop=("more",)),
    good=case(
        "blocks:\n  - type: list\n    id: more\n    title: More help\n"
        '    items: [{id: feedback, text: "Was something unclear? Write to {email}."}]'
    ),
)
