"""ACC-04: running text begins at one edge and has a ragged other one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from brochure.check import samples
from brochure.check.lines import Line
from brochure.check.rule import Example, Printed, Rule
from brochure.check.sentences import short
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

LEAST = 4
"""Lines from which a paragraph tells how it is set."""
SAME = 0.75
"""Points."""
SQUARE = frozenset(("ja", "ko", "zh-Hans", "zh-Hant"))
"""Languages whose text is justified by custom."""
BODY = frozenset(("P", "LBody"))


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report the first centred and the first justified paragraph."""
    told: set[str] = set()
    is_rtl = printed.pages.direction == "rtl"
    for page in printed.lines:
        for paragraph, group in groupby(page, key=lambda line: line.paragraph):
            lines = list(group)
            if paragraph.role not in BODY or len(lines) < LEAST:
                continue
            key = _kind(lines, is_rtl=is_rtl)
            if key == "justified" and printed.document.language in SQUARE:
                continue
            if key and key not in told:
                told.add(key)
                yield RULE.found(key, None, page=lines[0].page, quote=short(lines[0].words))


def _kind(lines: Sequence[Line], *, is_rtl: bool) -> str:
    starts = [line.right if is_rtl else line.x for line in lines]
    ends = [line.x if is_rtl else line.right for line in lines]
    if max(starts[1:]) - min(starts[1:]) > SAME:
        middles = [line.x + line.width / 2 for line in lines]
        return "centred" if max(middles) - min(middles) <= SAME else ""
    return "justified" if max(ends[:-1]) - min(ends[:-1]) <= SAME / 5 else ""


def _printed(*words: str, step: float = 0.0) -> Printed:
    runs = []
    for number, line in enumerate(words):
        placed = samples.placed(line, owner=1)
        runs.append(placed._replace(x=50 + number * step, y=100 + number * 18))
    pages = samples.pages(*runs, structure=(StructElement(id=1, role="P"),))
    return Printed(pages=pages, document=samples.document(" ".join(words)))


RULE = Rule(
    id="ACC-04",
    name="not-start-aligned",
    reads=Printed,
    find=find,
    severity="warning",
    what="Running text is justified or centred.",
    why="Uneven spaces and shifting line starts slow weak readers down (UKAAF G003).",
    says={
        "justified": "page {page}: a paragraph is justified: «{quote}»",
        "centred": "page {page}: a paragraph is centred: «{quote}»",
    },
    advice="let the theme align text at its start",
    bad=Example(
        shown="align: justify", make=lambda: _printed("aaaaaaaa", "bbbbbbbb", "cccccccc", "dd")
    ),
    good=Example(
        shown="align: start", make=lambda: _printed("aaaaaaaa", "bbbbbb", "ccccccc", "dd")
    ),
)
