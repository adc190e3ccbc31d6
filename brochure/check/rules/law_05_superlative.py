"""LAW-05: nothing is the best, the latest or better than other clinics."""

from collections.abc import Iterator

from brochure.check.cases import advertised
from brochure.check.claims import GUARDED, claims
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report superlatives and comparisons with other clinics."""
    severity, law = RULE.in_law(review)
    for name in ("superlative", "rivals"):
        for claim in claims(review, name, guarded=GUARDED - {"harms"}):
            yield RULE.found(
                name,
                claim.span,
                severity=severity,
                law=law,
                words=claim.quote,
                quote=claim.shown,
            )


RULE = Rule(
    id="LAW-05",
    name="superlative-or-comparison",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="A text says that something is the best, or better than what others do.",
    why="Readers cannot check it; several laws bar it in advertising even where it is true (JP "
    "Medical Care Act 6-5).",
    says={
        "superlative": "«{words}» is a superlative that nobody can check: «{quote}»",
        "rivals": "«{words}» compares with others: «{quote}»",
    },
    advice="say what is done and with what: 'The surgeon uses a device that …'",
    bad=advertised("We use the most advanced medical devices."),
    good=advertised("We use a device that warms the skin."),
)
