"""LAW-12: a badge or award is shown with what allows it."""

import re
from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

_MARKS = re.compile(
    r"\b(?:PIF TICK|JCI|ISO ?9001|award[- ]winning|KAHF|TEMOS|accredited by)\b", re.IGNORECASE
)


def find(review: Review) -> Iterator[Diagnostic]:
    """Report badges without a licence, and marks of quality named in advertising."""
    badges = [f for f in review.document.figures if getattr(f, "kind", "") == "badge"]
    for figure in badges:
        if not figure.licence:  # type: ignore[attr-defined]
            yield RULE.found("badge", figure.alt.span, id=figure.id)  # type: ignore[attr-defined]
    has_licence = any(figure.licence for figure in badges)  # type: ignore[attr-defined]
    for passage in review.passages if review.is_advertising and not has_licence else ():
        match = _MARKS.search(passage.words)
        if match and "control" not in passage.topics:
            yield RULE.found("mark", passage.span_of(match[0]), quote=short(passage.words))


def _case(licence: str) -> str:
    return (
        "figures:\n  - {id: mark, file: figures/face.svg, kind: badge, title: A mark,\n"
        f"     caption: The mark., alt: The mark of a body.{licence}}}\n"
        "blocks:\n  - {type: figure, id: mark_figure, figure: mark}"
    )


RULE = Rule(
    id="LAW-12",
    name="borrowed-badge",
    reads=Review,
    find=find,
    severity="warning",
    what="A mark of quality stands in the brochure without what allows its use.",
    why="Marks are granted for a thing and a time, and seldom for advertising (PIF TICK, terms of "
    "use).",
    says={
        "badge": "the figure '{id}' is a badge without 'licence'",
        "mark": "«{quote}» names a mark of quality",
    },
    advice="write under 'licence' who granted it and until when, or take the badge out",
    bad=case(_case("")),
    good=case(_case(", licence: PIF 2026-017 until 2027")),
)
