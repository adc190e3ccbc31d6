"""NUM-02: the word for a frequency fits its number."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.rules import num_01_denominators
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

BANDS = (("very_common", 1 / 10), ("common", 1 / 100), ("uncommon", 1 / 1000), ("rare", 0.0))
"""Least share of people for each band (CIOMS, Working Groups III and V)."""


def band_of(share: float) -> str:
    """Return the band of a share of people."""
    return next(name for name, least in BANDS if share >= least)


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each risk whose band is not that of its number."""
    groups = [group for block in review.of_type("risks") for group in block.groups]  # type: ignore[attr-defined]
    for risk in (risk for group in groups for risk in group.items):
        if risk.frequency is None:
            continue
        share = risk.frequency.n / risk.frequency.of
        right = band_of(share)
        if share > 1:
            yield RULE.found("more_than_all", risk.name.span, name=short(risk.name.source, 40))
        elif risk.band != right:
            yield RULE.found(
                "mismatch",
                risk.name.span,
                name=short(risk.name.source, 40),
                n=risk.frequency.n,
                of=risk.frequency.of,
                band=risk.band or "empty",
                right=right,
            )


RULE = Rule(
    id="NUM-02",
    name="band-number-mismatch",
    reads=Review,
    find=find,
    what="The band of a risk and its number do not fit.",
    why="'Rare' for 1 in 20 misleads more than no word at all (CIOMS bands of frequency).",
    says={
        "mismatch": "«{name}» is called {band}, but {n} of {of} is {right}",
        "more_than_all": "«{name}» happens to more people than there are",
    },
    advice="very_common is 1 in 10 and more, common 1 in 100, uncommon 1 in 1000, rare below",
    waivable=False,
    bad=case(num_01_denominators.risks(100).replace("band: common", "band: rare")),
    good=case(num_01_denominators.risks(100)),
)
