"""LAW-04: no pictures before and after, and none of an operation, where the law bars them."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic, Severity

BARRED = {
    "before_after": frozenset(("DE", "CN")),
    "operation": frozenset(("KR",)),
    "patient": frozenset(("CN",)),
}
"""Kinds of pictures with the laws under which they are errors in advertising."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report pictures by their kind; words such as "before and after surgery" do not count."""
    _, law = RULE.in_law(review)
    for figure in review.document.figures:
        barred = BARRED.get(getattr(figure, "kind", ""))
        if barred is None:
            continue
        severity: Severity = "error" if review.held_in(*barred) else "warning"
        kind, span = figure.kind, figure.alt.span  # type: ignore[attr-defined]
        yield RULE.found("picture", span, severity=severity, law=law, id=figure.id, kind=kind)


def _case(kind: str) -> str:
    return (
        "document: {purpose: advertising, jurisdiction: DE}\n"
        f"figures:\n  - {{id: face, file: figures/face.svg, kind: {kind}, title: A face,\n"
        "     caption: The face., alt: A face from the side.}\n"
        "blocks:\n  - {type: figure, id: face_figure, figure: face}"
    )


RULE = Rule(
    id="LAW-04",
    name="before-after-or-operation-picture",
    reads=Review,
    find=find,
    axes=Axes(purposes=("advertising",)),
    what="An advertisement shows results before and after, a patient, or an operation.",
    why="Chosen results mislead, and open wounds frighten; several laws bar such pictures (HWG 11, "
    "German Federal Court I ZR 170/24).",
    says={"picture": "the figure '{id}' is of the kind '{kind}'"},
    advice="use a drawing, or keep the picture for the talk with the surgeon",
    bad=case(_case("before_after")),
    good=case(_case("drawing")),
)
