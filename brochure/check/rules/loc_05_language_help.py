"""LOC-05: people are told that help in their language is free, where US law asks for it."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a covered provider's brochure without the notice."""
    if review.document.provider.has_federal_money and "language_help" not in review.topics:
        _, law = RULE.in_law(review)
        yield RULE.found("missing", review.document.span, law=law)


_LINES = "document: {jurisdiction: US}\nprovider: {has_federal_money: true}\n"

RULE = Rule(
    id="LOC-05",
    name="language-help-notice",
    reads=Review,
    find=find,
    axes=Axes(jurisdictions=("US",)),
    what="A provider with federal money does not offer help in other languages.",
    why="The notice is due with papers on treatment, in English and the 15 languages most spoken "
    "in the state (45 CFR 92.11).",
    says={"missing": "there is no notice of free help in other languages"},
    advice="add a block with 'covers: [language_help]' that holds the notice in English and the 15 "
    "languages",
    bad=case(_LINES),
    good=case(
        _LINES + "blocks:\n  - type: prose\n    id: language_help\n    title: Language help\n"
        "    text: Free help is there for you in your language. Call {phone}."
    ),
)
