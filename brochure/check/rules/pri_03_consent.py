"""PRI-03: whoever can be seen has agreed."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

SHOWING = frozenset(("patient", "before_after", "operation"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report pictures of people without the number of a consent."""
    for figure in review.document.figures:
        if getattr(figure, "kind", "") in SHOWING and not figure.consent_id:  # type: ignore[attr-defined]
            yield RULE.found("consent", figure.alt.span, id=figure.id)  # type: ignore[attr-defined]


def _case(consent: str) -> str:
    return (
        "figures:\n  - {id: face, file: figures/face.svg, kind: patient, title: A face,\n"
        f"     caption: The face., alt: A face from the side.{consent}}}\n"
        "blocks:\n  - {type: figure, id: face_figure, figure: face}"
    )


RULE = Rule(
    id="PRI-03",
    name="picture-without-consent",
    reads=Review,
    find=find,
    what="A picture shows a patient, and no consent is on file.",
    why="A face is data of a person; its use needs consent that can be shown (GMC, Making and "
    "using visual and audio recordings of patients).",
    says={"consent": "the figure '{id}' shows a person and has no 'consent_id'"},
    advice="write the number of the written consent under 'consent_id', or use a drawing",
    waivable=False,
    bad=case(_case("")),
    good=case(_case(", consent_id: C-2026-014")),
)
