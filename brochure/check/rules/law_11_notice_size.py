"""LAW-11 on pages: notices are as large as the law asks, risks as large as the benefits."""

from collections import Counter
from collections.abc import Iterator

from brochure.check import samples
from brochure.check.lexicon.lexicon import pattern
from brochure.check.lines import Line
from brochure.check.review import Review
from brochure.check.rule import Axes, Example, Printed, Rule
from brochure.check.rules.law_11_notices import due
from brochure.forms.about import About
from brochure.forms.document import Document
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

TOLERANCE = 0.1
"""Points."""
LEADING = 1.4
"""Times the type: about what a line of a notice takes."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report notices with too small a share of the area, and risks in smaller type."""
    review = Review(document=printed.document)
    lines = [line for page in printed.lines for line in page]
    yield from _notices(printed, review, lines)
    if review.is_advertising:
        yield from _small_risks(printed, review, lines)


def _notices(printed: Printed, review: Review, lines: list[Line]) -> Iterator[Diagnostic]:
    area = sum(page.trim.width * page.trim.height for page in printed.pages.pages)
    for pack, notice in due(review):
        wanted = pattern(notice.pattern)
        told = [p.words for p in review.passages if wanted.search(p.words)]
        words = {word for text in told for word in text.split()}
        covered = sum(_area(line) for line in lines if _is_of(line, words))
        if told and notice.share and covered < notice.share * area:
            law = f"{pack.code}: {notice.source}. {pack.note}"
            yield RULE.found(
                "area",
                printed.document.span,
                law=law,
                share=f"{covered / area:.1%}",
                least=f"{notice.share:.0%}",
            )


def _area(line: Line) -> float:
    return line.width * line.size * LEADING


def _is_of(line: Line, words: set[str]) -> bool:
    """Tell whether most words of a line are words of the notice."""
    said = line.words.split()
    return bool(said) and len(set(said) & words) > len(said) / 2


def _small_risks(printed: Printed, review: Review, lines: list[Line]) -> Iterator[Diagnostic]:
    """Compare the usual size of lines of risks with that of lines of benefits."""
    sizes: dict[str, Counter[float]] = {"risks": Counter(), "benefits": Counter()}
    for topic, counted in sizes.items():
        texts = " ".join(p.words for p in review.about(topic))
        counted.update(line.size for line in lines if line.words and line.words in texts)
    if not sizes["risks"] or not sizes["benefits"]:
        return
    small, large = (counted.most_common(1)[0][0] for counted in sizes.values())
    if small < large - TOLERANCE:
        span = printed.document.span
        yield RULE.found("small", span, risks=f"{small:g}", benefits=f"{large:g}")


def _document(words: str) -> Document:
    about = About(purpose="advertising", jurisdictions=("RU",))
    return Document(
        id="sample",
        language="ru",
        title=samples.text("document.title", "Образец", "ru"),
        blocks=(samples.SampleBlock("prose", "notice", samples.text("notice.text", words, "ru")),),
        control=samples.SampleBlock("control", "control"),
        about=about,
    )


def _printed(size: float) -> Printed:
    words = "Имеются противопоказания. Необходима консультация специалиста."
    placed = samples.placed(words, size=size, owner=1)
    pages = samples.pages(placed, structure=(StructElement(id=1, role="P"),))
    return Printed(pages=pages, document=_document(words))


RULE = Rule(
    id="LAW-11b",
    name="notice-or-risks-too-small",
    reads=Printed,
    find=find,
    axes=Axes(purposes=("advertising",)),
    what="A mandatory notice takes too little of the area, or risks are set smaller than benefits.",
    why="What is set small is meant not to be read (KR decree on the Medical Service Act, 23; RU "
    "Federal Law 38-FZ, 24(7): 5 % of the area).",
    says={
        "area": "the notice takes {share} of the area; the least is {least}",
        "small": "risks are set in {risks} pt, benefits in {benefits} pt",
    },
    advice="set the notice larger, or as a block of its own; use the same role for risks",
    waivable=False,
    bad=Example(shown="# a notice in 12 pt on a page of A4", make=lambda: _printed(12)),
    good=Example(shown="# a notice in 40 pt on a page of A4", make=lambda: _printed(40)),
)
