"""CON-11: it says who should wait or choose something else."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a brochure on an operation that is for everybody."""
    if "contraindications" not in review.topics:
        yield RULE.found("missing", review.document.span)


RULE = Rule(
    id="CON-11",
    name="contraindications-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING, surgery=True),
    what="The brochure does not say for whom the operation is not safe.",
    why="Smokers or people on blood thinners may be harmed by what is safe for others (EQIP, item "
    "on precautions).",
    says={"missing": "the brochure does not say who should wait or choose something else"},
    advice="fill 'suits_not' of a 'suitability' block, such as 'You smoke and cannot stop'",
    waivable=False,
    bad=case("# no block of type suitability", drop=("suitability",)),
    good=case("# a 'suitability' block with items under 'suits_not'"),
)
