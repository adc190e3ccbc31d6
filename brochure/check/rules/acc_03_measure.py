"""ACC-03: lines are short enough, and far enough apart."""

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import combining

from brochure.check import samples
from brochure.check.lines import Line
from brochure.check.rule import Example, Printed, Rule
from brochure.check.sentences import short
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

CHARACTERS, WIDE_CHARACTERS = 75, 40
LEAST_LEADING, GOOD_LEADING = 1.2, 1.3
"""Times the size of the type. (WCAG 1.4.8 asks for 1.5 where a reader may set it; print designers
of clear print ask for 1.2 and more, RNIB for "1.5 to 2 times the space between words".)"""
WIDE = frozenset(("ja", "ko", "zh-Hans", "zh-Hant"))
BODY = frozenset(("P", "LBody"))


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report the first overlong line, and the first pair of lines too near, of each output."""
    language = printed.document.language
    most = WIDE_CHARACTERS if language in WIDE else CHARACTERS
    lines = [line for page in printed.lines for line in page if line.paragraph.role in BODY]
    long = next((line for line in lines if _length(line, language) > most), None)
    if long is not None:
        count = round(_length(long, language))
        yield RULE.found(
            "long", None, page=long.page, count=count, most=most, quote=short(long.words)
        )
    yield from _near(printed, lines)


def _length(line: Line, language: str) -> float:
    """Return the characters of a line; a space or a Latin letter is half a wide character."""
    if language not in WIDE:
        return sum(1 for c in line.words if not combining(c))
    return sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in line.words)


def _near(printed: Printed, lines: list[Line]) -> Iterator[Diagnostic]:
    worst: tuple[float, Line] | None = None
    for before, after in pairwise(lines):
        same = before.paragraph == after.paragraph and before.page == after.page
        if not same or after.y <= before.y or before.size != after.size:
            continue
        leading = (after.y - before.y) / after.size
        if worst is None or leading < worst[0]:
            worst = (leading, after)
    if worst is not None and worst[0] < GOOD_LEADING - 0.005:
        leading, line = worst
        yield RULE.found(
            "near",
            None,
            severity="error" if leading < LEAST_LEADING - 0.005 else "warning",
            page=line.page,
            leading=f"{leading:.2f}",
            least=GOOD_LEADING,
            quote=short(line.words),
        )


def _printed(leading: float, words: str = "Rest in bed") -> Printed:
    first = samples.placed(words, owner=1)
    second = first._replace(y=first.y + 12 * leading)
    paragraph = StructElement(id=1, role="P")
    pages = samples.pages(first, second, structure=(paragraph,))
    return Printed(pages=pages, document=samples.document(words))


RULE = Rule(
    id="ACC-03",
    name="line-length-leading",
    reads=Printed,
    find=find,
    severity="warning",
    what="A line has more than 75 characters (40 wide ones), or lines are too near each other.",
    why="The eye loses the next line when lines are long or close (UKAAF G003; WCAG 2.2, 1.4.8).",
    says={
        "long": "page {page}: a line has {count} characters, {most} is the limit: «{quote}»",
        "near": "page {page}: lines are {leading} times the type apart, {least} is the least: "
        "«{quote}»",
    },
    advice="raise the leading of the role in the theme, or set the text in fewer grid columns",
    bad=Example(shown="leading: 13   # for type of 12 pt", make=lambda: _printed(1.1)),
    good=Example(shown="leading: 18   # for type of 12 pt", make=lambda: _printed(1.5)),
)
