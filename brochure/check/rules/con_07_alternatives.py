"""CON-07: other choices are told, and doing nothing is one of them."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

NOTHING = frozenset(("no_treatment", "nothing", "none", "wait", "no-treatment"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing choices."""
    blocks = review.of_type("alternatives")
    options = [option for block in blocks for option in block.items]  # type: ignore[attr-defined]
    if not options:
        yield RULE.found("missing", review.document.span)
        return
    span = review.span_of(blocks[0])
    if all(option.id not in NOTHING for option in options):
        yield RULE.found("nothing", span)
    if all(option.id in NOTHING or option.own for option in options):
        yield RULE.found("other", span)


RULE = Rule(
    id="CON-07",
    name="no-alternatives",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING, surgery=True),
    what="The brochure tells no other choice, or not that one may do nothing.",
    why="A choice needs at least two options, and no treatment is always one (DISCERN, questions "
    "12 and 14).",
    says={
        "missing": "the brochure tells no other choices",
        "nothing": "no treatment is not among the choices",
        "other": "there is no other treatment among the choices",
    },
    advice="add a block of type 'alternatives' with an item of the id 'no_treatment' and at least "
    "one other treatment",
    bad=case("# no block of type alternatives", drop=("alternatives",)),
    good=case(
        "blocks:\n  - type: alternatives\n    id: alternatives\n    title: Other choices\n"
        "    items:\n"
        "      - {id: no_treatment, name: No treatment, what_it_is_like: You wait.,\n"
        "         positives: You have no wound., negatives: It may grow.}\n"
        "      - {id: needle, name: A needle, what_it_is_like: We draw it off.,\n"
        "         positives: There is no cut., negatives: It often comes back.}"
    ),
)
