"""CTL-03: who wrote and who checked the text is named."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing authors and reviewers, and reviewers without role or number."""
    control = review.document.control
    if not hasattr(control, "reviewed_by"):
        return
    span = review.document.span
    if not control.authors:  # type: ignore[attr-defined]
        yield RULE.found("author", span)
    if not control.reviewed_by:
        yield RULE.found("reviewer", span)
    for person in control.reviewed_by:
        lacking = [name for name in ("role", "registration_no") if not getattr(person, name)]
        if person.date is None and control.date_reviewed is None:  # type: ignore[attr-defined]
            lacking.append("date")
        if lacking:
            severity = "error" if "date" in lacking else "warning"
            fields = ", ".join(lacking)
            yield RULE.found("fields", span, severity=severity, name=person.name, fields=fields)  # type: ignore[arg-type]


RULE = Rule(
    id="CTL-03",
    name="author-or-reviewer-missing",
    reads=Review,
    find=find,
    what="Nobody is named who wrote or checked the text.",
    why="Patients rely on it, so somebody must answer for it (PIF TICK; JAMA benchmarks, 1997).",
    says={
        "author": "no author is named",
        "reviewer": "no clinician has checked this text; it stays a draft",
        "fields": "'{name}' lacks {fields}",
    },
    advice="let a clinician check it, then write name, role, registration_no and date under "
    "'reviewed_by'",
    bad=case("control: {reviewed_by: []}"),
    good=case(
        "control:\n  reviewed_by:\n"
        '    - {name: Dr A, role: surgeon, date: 2026-11-20, registration_no: "0000000"}'
    ),
)
