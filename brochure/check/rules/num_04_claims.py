"""NUM-04: what is said to be better rests on a source."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.claims import GUARDED, claims
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

LEFT_OUT = GUARDED | {"alternatives", "recovery", "aftercare", "figures"}


def find(review: Review) -> Iterator[Diagnostic]:
    """Report comparisons without `refs`; in advertising as errors."""
    supported = _supported(review)
    for claim in claims(review, "comparison", guarded=LEFT_OUT):
        key = claim.passage.key
        if claim.passage.refs or any(key == s or key.startswith(f"{s}.") for s in supported):
            continue
        severity, law = RULE.in_law(review)
        grave = "error" if review.is_advertising else severity
        yield RULE.found("unfounded", claim.span, severity=grave, law=law, quote=claim.shown)


def _supported(review: Review) -> tuple[str, ...]:
    works = getattr(review.document.control, "references", ())
    return tuple(key for work in works for key in work.supports)


RULE = Rule(
    id="NUM-04",
    name="claim-without-reference",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="Something is said to be better than something else, without a source.",
    why="A comparison is a claim of science; readers should be able to look it up (DISCERN, "
    "question 4).",
    says={"unfounded": "«{quote}» compares without a source"},
    advice="name the work with 'refs: [id]', or say whose opinion it is",
    bad=said("Healing is faster than with stitches."),
    good=said("The surgeon closes the skin with glue or with stitches."),
)
