"""LAW-03: no patient's story speaks for a treatment."""

from collections.abc import Iterator

from brochure.check.cases import advertised
from brochure.check.claims import claims
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report stories, praise and ratings."""
    severity, law = RULE.in_law(review)
    for claim in claims(review, "testimonial", guarded=frozenset(("control", "questions", "faq"))):
        yield RULE.found("story", claim.span, severity=severity, law=law, quote=claim.shown)


RULE = Rule(
    id="LAW-03",
    name="testimonial",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="A patient's story, praise or rating speaks for the treatment.",
    why="One story says nothing about the next patient; several laws ban stories in advertising "
    "(KR Medical Service Act 56(2)2).",
    says={"story": "«{quote}» reads like a patient's story or rating"},
    advice="take it out, or say what studies found",
    bad=advertised("“I look ten years younger,” said one of my friends. 5 stars."),
    good=advertised("Ask the surgeon how often this operation was done."),
)
