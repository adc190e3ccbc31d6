"""LAW-10: no prescription medicine is advertised to the public."""

import re
from collections.abc import Iterator

from brochure.check.cases import advertised
from brochure.check.lexicon.lexicon import pattern
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

NAMES = re.compile(
    r"\b(?:botox|dysport|xeomin|azzalure|bocouture|nabota|jeuveau|daxxify|relfydess|alluzience|"
    r"ozempic|wegovy|saxenda|mounjaro|zepbound|victoza|roaccutane|accutane|isotretinoin|"
    r"botulinum|semaglutide|tirzepatide|liraglutide|propecia|finasteride|viagra)\b",
    re.IGNORECASE,
)
LEFT_OUT = frozenset(("control", "risks", "harms", "contraindications", "preparation", "questions"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each name once."""
    severity, law = RULE.in_law(review)
    own = pattern(review.lexicon.medicine)
    seen: set[str] = set()
    for passage in review.passages:
        if passage.topics & LEFT_OUT:
            continue
        for match in (*NAMES.finditer(passage.words), *own.finditer(passage.words)):
            if match[0].lower() not in seen:
                seen.add(match[0].lower())
                yield RULE.found(
                    "medicine",
                    passage.span_of(match[0]),
                    severity=severity,
                    law=law,
                    name=match[0],
                    quote=short(passage.words),
                )


RULE = Rule(
    id="LAW-10",
    name="prescription-medicine-advert",
    reads=Review,
    find=find,
    axes=Axes(purposes=("advertising",)),
    severity="warning",
    what="An advertisement names a medicine that needs a prescription.",
    why="Medicines on prescription may not be advertised to the public (Directive 2001/83/EC, 88; "
    "CAP Code 12.12).",
    says={"medicine": "«{name}» is a prescription medicine: «{quote}»"},
    advice="speak of the talk, not of the medicine: 'a consultation about lines of the face'",
    bad=advertised("Botox for your forehead.", "UK"),
    good=advertised("A consultation about lines of the forehead.", "UK"),
)
