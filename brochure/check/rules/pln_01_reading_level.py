"""PLN-01: a section is not harder to read than its formula allows."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.passages import Passage
from brochure.check.readability.level import Level, level
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

LEFT_OUT = frozenset(("control", "glossary", "contact", "title", "figures"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each hard section; one finding for the whole where its sections are too short."""
    target = review.document.about.reading_level_target
    is_scored = False
    for section in review.document.blocks:
        blocks = getattr(section, "blocks", None) or (section,)
        texts = [p for block in blocks for p in review.texts_of(block) if _counts(p)]
        judged = level([p.words for p in texts], review.language, target=target)
        is_scored = is_scored or judged is not None
        if judged is not None and judged.is_hard:
            yield _told(judged, texts[0])
    texts = [p for p in review.passages if _counts(p)]
    if not is_scored and texts:
        judged = level([p.words for p in texts], review.language, target=target)
        if judged is not None and judged.is_hard:
            yield _told(judged, texts[0])


def _counts(passage: Passage) -> bool:
    return not passage.is_title and not passage.topics & LEFT_OUT


def _told(judged: Level, first: Passage) -> Diagnostic:
    return RULE.found(
        "hard" if judged.formula else "long",
        first.text.span,
        begins=short(first.words, 30),
        formula=judged.formula,
        value=f"{judged.value:.1f}",
        limit=f"{judged.limit:g}",
        detail=judged.detail,
    )


_HARD = (
    "Anticoagulation necessitates individualized perioperative reconsideration because "
    "haemorrhagic complications following subcutaneous dissection deteriorate substantially. "
)
_EASY = "Tell us if you take a pill that thins the blood. You may bleed more. We will help you. "


def _prose(words: str, times: int) -> str:
    return f"blocks:\n  - type: prose\n    id: intro\n    text: {words * times}"


RULE = Rule(
    id="PLN-01",
    name="reading-level",
    reads=Review,
    find=find,
    severity="warning",
    what="A section is hard to read, by the published formula of its language.",
    why="Half of all adults read at a level of about grade 8 or below; advice is grade 6 (AHRQ "
    "Health Literacy Universal Precautions Toolkit, tool 11).",
    says={
        "hard": "the section beginning «{begins}» has the level {value} by {formula} (an estimate "
        "from {detail}); the limit is {limit}",
        "long": "the section beginning «{begins}» has long sentences: {detail} on average, where "
        "{limit} is a good limit (a hint, no formula is known for this language)",
    },
    advice="cut long sentences in two and take short, common words",
    bad=case(_prose(_HARD, 50)),
    good=case(_prose(_EASY, 10)),
)
