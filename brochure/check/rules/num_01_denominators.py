"""NUM-01: all frequencies are told of the same number of people."""

from collections import Counter
from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each risk whose denominator is not that of most others."""
    groups = [group for block in review.of_type("risks") for group in block.groups]  # type: ignore[attr-defined]
    counted_risks = [risk for group in groups for risk in group.items if risk.frequency is not None]
    counted = Counter(risk.frequency.of for risk in counted_risks)
    if len(counted) < 2:
        return
    usual = max(counted, key=lambda of: (counted[of], of))
    for risk in counted_risks:
        if risk.frequency.of != usual:
            name = short(risk.name.source, 40)
            yield RULE.found("mixed", risk.name.span, name=name, of=risk.frequency.of, usual=usual)


def risks(of: int) -> str:
    """Return lines with three risks, one of them told of another number of people."""
    risk = "severity: serious, band: common, text: It hurts., how_managed: We help."
    return (
        "blocks:\n  - type: risks\n    id: risks\n    title: Risks\n    groups:\n"
        "      - id: all\n        title: All\n        items:\n"
        f"          - {{id: one, frequency: {{n: 2, of: 100}}, name: Bleeding, {risk}}}\n"
        f"          - {{id: two, frequency: {{n: 2, of: 100}}, name: Fever, {risk}}}\n"
        f"          - {{id: three, frequency: {{n: 3, of: {of}}}, name: Infection, {risk}}}"
    )


RULE = Rule(
    id="NUM-01",
    name="mixed-denominators",
    reads=Review,
    find=find,
    what="Frequencies have different denominators.",
    why="1 in 20 looks rarer than 3 in 100 and is not (CDC Clear Communication Index, item 17).",
    says={"mixed": "«{name}» is told of {of} people, the others of {usual}"},
    advice="tell all frequencies of the same number, such as 'of 100'",
    waivable=False,
    bad=case(risks(250)),
    good=case(risks(100)),
)
