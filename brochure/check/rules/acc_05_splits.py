"""ACC-05: no dose, phone number or date is divided by a line end, and few words are."""

import re
from collections.abc import Iterator
from itertools import groupby

from brochure.check import samples
from brochure.check.lines import Line
from brochure.check.rule import Example, Printed, Rule
from brochure.check.sentences import short
from brochure.forms.pages import StructElement
from brochure.values.diagnostic import Diagnostic

_UNIT = (
    r"(?:mg|g|kg|ml|mL|l|µg|mcg|IU|mm|cm|°C|°F|%|pt|h|мг|мл|кг|см|мг|밀리그램|mmHg|tablets?|drops?|"
    r"Tabletten?|таблет\w+)"
)
FACTS = (
    ("dose", re.compile(rf"\d[\d.,]*[\s\u00a0\u202f]?{_UNIT}(?!\w)")),
    ("phone", re.compile(r"\+\d[\d\s\u00a0()‑-]{6,}\d")),
    ("number", re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)")),
)
HYPHENS = 0.12
"""Share of lines that may end with an inserted hyphen."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report facts that go over a line end, and pages full of hyphens."""
    lines = [line for page in printed.lines for line in page]
    for _, group in groupby(lines, key=lambda line: (line.page, line.paragraph)):
        yield from _split(list(group))
    broken = [line for line in lines if line.is_broken]
    if len(broken) > max(3, HYPHENS * len(lines)):
        first = broken[0]
        yield RULE.found(
            "hyphens", None, severity="warning", count=len(broken), total=len(lines),
            quote=short(first.words),
        )  # fmt: skip


def _split(lines: list[Line]) -> Iterator[Diagnostic]:
    text, ends = "", []
    for line in lines:
        text += line.words + ("" if line.is_broken else " ")
        ends.append(len(text) - 1)
    for key, pattern in FACTS:
        for match in pattern.finditer(text):
            if any(match.start() < end < match.end() - 1 for end in ends[:-1]):
                yield RULE.found(key, None, page=lines[0].page, quote=match[0])


def _printed(*words: str) -> Printed:
    runs = [
        samples.placed(line, owner=1)._replace(y=100.0 + 18 * number)
        for number, line in enumerate(words)
    ]
    pages = samples.pages(*runs, structure=(StructElement(id=1, role="P"),))
    return Printed(pages=pages, document=samples.document(" ".join(words)))


RULE = Rule(
    id="ACC-05",
    name="word-or-fact-split",
    reads=Printed,
    find=find,
    what="A dose, a phone number or a large number goes over a line end, or many words do.",
    why="'10' on one line and 'mg' on the next is misread (NPSA, Design for patient safety, 2008).",
    says={
        "dose": "page {page}: the amount «{quote}» is divided by a line end",
        "phone": "page {page}: the phone number «{quote}» is divided by a line end",
        "number": "page {page}: the number «{quote}» is divided by a line end",
        "hyphens": "{count} of {total} lines end within a word, such as «{quote}»",
    },
    advice="write a no-break space between number and unit; phone numbers as variables are kept "
    "together",
    waivable=False,
    bad=Example(
        shown="Take 10 |\nmg a day.   # a line end in the dose",
        make=lambda: _printed("Take 10", "mg a day."),
    ),
    good=Example(
        shown="Take 10\u00a0mg |\na day.", make=lambda: _printed("Take 10\u00a0mg", "a day.")
    ),
)
