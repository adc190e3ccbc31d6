"""LAW-11: notices the law asks for are there, and large enough."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.lexicon.lexicon import pattern
from brochure.check.packs.pack import MandatoryNotice, Pack
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing notices, and numbers that a notice lacks."""
    words = "\n".join(passage.words for passage in review.passages)
    leave = getattr(review.document.control, "ad_review", None)
    for pack, notice in due(review):
        law = f"{pack.code}: {notice.source}. {pack.note}"
        span = review.document.span
        if not pattern(notice.pattern).search(words):
            yield RULE.found("missing", span, law=law, wording=notice.wording)
        elif notice.needs_review_number and leave is not None and leave.number not in words:
            yield RULE.found("number", span, law=law, number=leave.number)


def due(review: Review) -> Iterator[tuple[Pack, MandatoryNotice]]:
    """Yield the notices that this brochure must carry."""
    channel = review.document.about.channel or ""
    for pack in review.packs:
        for notice in pack.notices:
            if not notice.channels or channel in notice.channels:
                yield pack, notice


_AD = "document: {purpose: advertising, channel: in_clinic, jurisdiction: RU}\n"

RULE = Rule(
    id="LAW-11",
    name="mandatory-notice",
    reads=Review,
    find=find,
    axes=Axes(purposes=("advertising",)),
    what="An advertisement lacks a notice that the law asks for.",
    why="Some laws fix words that must stand in an advertisement (RU Federal Law 38-FZ, 24(7)).",
    says={
        "missing": "the notice «{wording}» is missing",
        "number": "the number {number} of the leave to advertise does not stand in the text",
    },
    advice="add a block with 'covers: [notice]' that holds the words",
    waivable=False,
    bad=case(_AD, language="ru"),
    good=case(
        _AD + "blocks:\n  - type: prose\n    id: notice\n    covers: [notice]\n"
        "    text: Имеются противопоказания. Необходима консультация специалиста.",
        language="ru",
    ),
)
