"""CTL-04: the text rests on works that are named."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a text without references, works that support nothing, and keys that are no text."""
    control = review.document.control
    if not hasattr(control, "references"):
        return
    works = control.references
    if not works and review.is_surgical:
        yield RULE.found("missing", review.document.span)
    used = {ref for passage in review.passages for ref in passage.refs}
    for work in works:
        if not work.supports and work.id not in used:
            yield RULE.found("unused", review.document.span, id=work.id)


RULE = Rule(
    id="CTL-04",
    name="references-missing-or-dead-id",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING),
    severity="warning",
    what="No work is named on which the text rests, or a work is named that nothing rests on.",
    why="Readers and reviewers must be able to check what is said (DISCERN, question 4).",
    says={
        "missing": "the control block names no references",
        "unused": "nothing rests on the reference '{id}'",
    },
    advice="name the works under 'references', and in 'supports' the keys of the texts that rest "
    "on them",
    bad=case(
        "control:\n  references:\n    - {id: guide, citation: A guide. 2026., supports: [risks]}\n"
        "    - {id: other, citation: Another work. 2025.}"
    ),
    good=case(
        "control:\n  references:\n    - {id: guide, citation: A guide. 2026., supports: [risks]}"
    ),
)
