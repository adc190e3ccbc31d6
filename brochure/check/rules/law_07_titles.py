"""LAW-07: who is called a specialist has the qualification."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.claims import GUARDED, claims
from brochure.check.lexicon.lexicon import pattern
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report titles of the provider's own people where no qualification is on file."""
    people = review.document.provider.clinicians
    if any(person.qualification and person.registration_no for person in people):
        return
    _, law = RULE.in_law(review)
    own = pattern(review.lexicon.own)
    for claim in claims(review, "title", guarded=GUARDED | {"consent"}):
        words = claim.sentence.words
        if own.search(words) or (review.brand and review.brand.lower() in words.lower()):
            yield RULE.found("title", claim.span, law=law, words=claim.quote, quote=claim.shown)


_WORDS = (
    "blocks:\n  - type: prose\n    id: team\n    text: Our specialists lead the plan.\n"
    "provider:\n  clinicians: [PERSON]"
)

RULE = Rule(
    id="LAW-07",
    name="unfounded-title",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="People of the clinic have a title, and no qualification is on file.",
    why="Titles such as specialist are granted by law or by a body (KR Medical Service Act "
    "56(2)9).",
    says={"title": "«{words}» is a title without a qualification on file: «{quote}»"},
    advice="name the person under 'provider: clinicians' with qualification and registration_no, "
    "or say 'doctor'",
    bad=case(_WORDS.replace("PERSON", "")),
    good=case(
        _WORDS.replace(
            "PERSON", '{name: Dr B, qualification: specialist surgeon, registration_no: "1"}'
        )
    ),
)
