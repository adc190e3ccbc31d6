"""CTL-01: version and dates are there."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

FIELDS = ("version", "date_issued", "next_review_due")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing fields together, and dates in the wrong order."""
    control = review.document.control
    if not hasattr(control, "next_review_due"):
        return
    missing = [name for name in FIELDS if not getattr(control, name)]
    if missing:
        yield RULE.found("missing", review.document.span, fields=", ".join(missing))
    elif control.next_review_due <= control.date_issued:  # type: ignore[attr-defined]
        yield RULE.found("order", review.document.span)


RULE = Rule(
    id="CTL-01",
    name="dates-or-version-missing",
    reads=Review,
    find=find,
    what="Version, date of issue or date of the next review is missing.",
    why="A leaflet without a date cannot be called back or trusted (PIF TICK; NHS England, "
    "information production).",
    says={
        "missing": "the control block lacks {fields}",
        "order": "the next review is due before the date of issue",
    },
    advice="write 'version: \"1.0\"', 'date_issued: 2026-11-22' and 'next_review_due: 2029-11-22'",
    waivable=False,
    bad=case("control: {next_review_due: null}"),
    good=case("control: {next_review_due: 2029-11-22}"),
)
