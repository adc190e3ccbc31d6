"""CON-05: risks are told, at least three, and the serious ones too."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

LEAST = 3


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing, few or only mild risks."""
    groups = [group for block in review.of_type("risks") for group in block.groups]  # type: ignore[attr-defined]
    risks = [risk for group in groups for risk in group.items]
    if not risks:
        yield RULE.found("missing", review.document.span)
    elif len(risks) < LEAST:
        span = review.span_of(review.of_type("risks")[0])
        yield RULE.found("few", span, count=len(risks), least=LEAST)
    elif all(risk.severity != "serious" for risk in risks):
        yield RULE.found("mild", review.span_of(review.of_type("risks")[0]))


RULE = Rule(
    id="CON-05",
    name="risks-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING, surgery=True),
    what="A brochure on an operation tells no risks, fewer than three, or only mild ones.",
    why="Nobody can consent to a risk they were not told of (GMC, Decision making and consent, "
    "2020; KR Medical Service Act 56(2)7).",
    says={
        "missing": "the brochure on an operation tells no risks",
        "few": "the brochure tells {count} risks; an operation has at least {least}",
        "mild": "none of the risks is called serious",
    },
    advice="add a block of type 'risks' with what can go wrong, how often, and what is done about "
    "it; mark the grave ones 'severity: serious'",
    waivable=False,
    bad=case("# no block of type risks", drop=("risks",)),
    good=case("# a block of type risks with 3 items, one of them serious"),
)
