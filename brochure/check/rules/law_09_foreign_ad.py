"""LAW-09: no advertising to foreign patients inside Korea."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report advertising in a language that is not that of the country."""
    channel = review.document.about.channel or ""
    for pack in review.packs:
        allowed = "*" in pack.foreign_channels or channel in pack.foreign_channels
        if not allowed and pack.home_language and review.language != pack.home_language:
            law = f"{pack.code}: {pack.sources[RULE.id]}. {pack.note}"
            yield RULE.found(
                "foreign", review.document.title.span, law=law, language=review.language
            )


_AD = "document: {purpose: PURPOSE, jurisdiction: KR}"

RULE = Rule(
    id="LAW-09",
    name="foreign-patient-ad",
    reads=Review,
    find=find,
    axes=Axes(purposes=("advertising",), jurisdictions=("KR",)),
    what="An advertisement for use in Korea is in a foreign language.",
    why="Domestic advertising aimed at foreign patients is barred outside ports, airports and a "
    "few zones (KR Medical Service Act 56(2)12).",
    says={"foreign": "this advertising for use in Korea is in the language '{language}'"},
    advice="give it only to people who have booked, as 'purpose: patient_information', or ask a "
    "lawyer about the places where it is allowed",
    bad=case(_AD.replace("PURPOSE", "advertising")),
    good=case(_AD.replace("PURPOSE", "patient_information")),
)
