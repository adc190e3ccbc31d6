"""CTL-02: the next review is not overdue."""

from collections.abc import Iterator
from datetime import date, timedelta

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

LONGEST = timedelta(days=3 * 366)
"""Between two reviews (NHS: at least every 3 years)."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a review that is overdue, or planned for too late."""
    control = review.document.control
    due: date | None = getattr(control, "next_review_due", None)
    issued: date | None = getattr(control, "date_issued", None)
    if due is not None and due < review.today:
        yield RULE.found("overdue", review.document.span, day=due)
    elif due is not None and issued is not None and due - issued > LONGEST:
        yield RULE.found("late", review.document.span, severity="warning", day=due)


RULE = Rule(
    id="CTL-02",
    name="review-overdue",
    reads=Review,
    find=find,
    what="The day of the next review has passed.",
    why="Advice changes; information is reviewed at least every 3 years (NHS England).",
    says={
        "overdue": "the review was due on {day}",
        "late": "the next review on {day} is more than 3 years after the date of issue",
    },
    advice="review the text, then set 'date_reviewed' and 'next_review_due' anew",
    bad=case("control: {next_review_due: 2026-11-23}", today=date(2026, 11, 24)),
    good=case("control: {next_review_due: 2026-11-24}", today=date(2026, 11, 24)),
)
