"""Traces: how far the layout of a copy depends on what is personal in it.

Layout meets a personal paragraph only through the lines it was set in: how many there are, which
links stand on which, and its natural width where a column asks for it. A `Trace` is the sequence of
such questions with their answers; people whose paragraphs answer alike share one layout, exactly.
The layout is made with holes in the place of lines; nothing of anybody is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from brochure.forms.flow import Paragraph, TextSpan
from brochure.forms.pages import FontKey, GlyphRun, Item, LinkArea, Pages, PlacedRun
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import Line, LineRun, SetText, set_lines
from brochure.values.diagnostic import has_errors
from brochure.values.geometry import Rect

FIRST = 0xF0000
"""Private-use characters from here on stand for values while a layout with holes is made."""
_WIDE = 50_000.0
"""Measures beyond this ask for the natural width."""
_SLACK = 0.5
"""How far, in points, a word may stick out, as in `layout.build`."""
_HOLE_FONT = FontKey("", 0, "")

Answer = tuple[object, ...]


def placeholder(index: int) -> str:
    """Return the character that stands for the value of a name."""
    return chr(FIRST + index)


@dataclass(frozen=True, slots=True)
class Question:
    """A personal paragraph that layout asked to be set."""

    number: int
    paragraph: Paragraph
    """With placeholders in the place of values."""
    measure: float
    private: tuple[int, ...]
    """Indexes of the spans that hold values."""
    groups: tuple[int, ...]
    """Which spans have one owner: -1 for the paragraph itself."""
    names: tuple[int, ...]
    """The placeholders in it."""
    has_one_owner: bool

    def filled(self, values: Mapping[int, str]) -> Paragraph:
        """Return the paragraph with values by placeholder."""
        spans = list(self.paragraph.spans)
        for index in self.private:
            known = spans[index]
            spans[index] = TextSpan(
                text=known.text.translate(values),
                style=known.style,
                link=known.link,
                language=known.language,
                isolate=known.isolate,
                private=True,
            )
        known_paragraph = self.paragraph
        return Paragraph(
            spans=tuple(spans),
            style=known_paragraph.style,
            mark=known_paragraph.mark,
            language=known_paragraph.language,
            direction=known_paragraph.direction,
            origin=known_paragraph.origin,
            box=known_paragraph.box,
        )


def groups_of(paragraph: Paragraph) -> tuple[int, ...]:
    """Return the owner of each span as layout will give it: the paragraph, a link, a language."""
    groups: list[int] = []
    link: tuple[str, int] | None = None
    for index, span in enumerate(paragraph.spans):
        group = -1
        if span.link is not None:
            if link is None or link[0] != span.link:
                link = (span.link, index)
            group = link[1]
        else:
            link = None
        if span.language and span.language != paragraph.language:
            group = index
        groups.append(group)
    return tuple(groups)


class Slice(NamedTuple):
    """Neighbouring runs of one line that have one owner."""

    group: int
    first: int
    end: int


def slices(line: Line, groups: tuple[int, ...], spans: tuple[TextSpan, ...]) -> list[Slice]:
    """Return the runs of a line by owner; each run of a link is a slice of its own."""
    found: list[Slice] = []
    for index, (_, _, span) in enumerate(line.runs):
        group = groups[span]
        last = found[-1] if found else None
        if last is not None and last.group == group and spans[span].link is None:
            found[-1] = Slice(group, last.first, index + 1)
        else:
            found.append(Slice(group, index, index + 1))
    return found


def parts_of(question: Question, line: Line) -> list[Slice]:
    """Return the slices of a line; a paragraph of one owner has one, even on an empty line."""
    if question.has_one_owner:
        return [Slice(-1, 0, len(line.runs))]
    return slices(line, question.groups, question.paragraph.spans)


def answer(question: Question, text: SetText) -> Answer | None:
    """Return what layout learns from a set paragraph; None where it has an error in it."""
    if has_errors(text.diagnostics):
        return None
    if question.measure > _WIDE:
        return (text.natural_width,)
    if text.min_width > question.measure + _SLACK:
        return None
    limit = question.paragraph.style.lines_max
    if limit is not None and len(text.lines) > limit:
        return None
    if question.has_one_owner:
        return (len(text.lines),)
    return tuple(tuple(part.group for part in parts_of(question, line)) for line in text.lines)


class Hole(NamedTuple):
    """A place in a layout for runs of a line."""

    question: int
    line: int
    part: int
    """Index of the slice in its line."""


@dataclass(slots=True)
class Tracer:
    """Answers layout's questions for one person and puts holes in the place of lines."""

    book: FontBook
    asked: "Questions"
    values: Mapping[int, str]
    trace: list[tuple[int, Answer]] = field(default_factory=list)
    holes: dict[float, Hole] = field(default_factory=dict)
    """By the width of the run that marks them."""
    failed: bool = False
    _seen: dict[int, SetText] = field(default_factory=dict)

    def set(self, paragraph: Paragraph, measure: float) -> SetText:
        """Return a stand-in for the lines of a personal paragraph."""
        question = self.asked.question(paragraph, measure)
        known = self._seen.get(question.number)
        if known is not None:
            return known
        real = set_lines(question.filled(self.values), measure, book=self.book)
        said = answer(question, real)
        if said is None:
            self.failed = True
            return real
        self.trace.append((question.number, said))
        made = self._seen[question.number] = self._with_holes(question, real)
        return made

    def _with_holes(self, question: Question, real: SetText) -> SetText:
        lines = tuple(
            Line(self._marks(question, line, number), 0.0, "", hyphenated=False)
            for number, line in enumerate(real.lines)
        )
        natural = real.natural_width if question.measure > _WIDE else 0.0
        return SetText(
            lines=lines,
            baseline=real.baseline,
            leading=real.leading,
            natural_width=natural,
            min_width=0.0,
        )

    def _marks(self, question: Question, line: Line, number: int) -> tuple[LineRun, ...]:
        marks = []
        for index, part in enumerate(parts_of(question, line)):
            width = 1_000_000.0 + len(self.holes)
            self.holes[width] = Hole(question.number, number, index)
            run = GlyphRun(font=_HOLE_FONT, size=0.0, clusters=(), width=width)
            span = line.runs[part.first].span if part.first < part.end else 0
            marks.append(LineRun(0.0, run, span))
        return tuple(marks)


def _question(number: int, paragraph: Paragraph, measure: float) -> Question:
    private = tuple(i for i, span in enumerate(paragraph.spans) if span.private)
    groups = groups_of(paragraph)
    held = {ord(c) for i in private for c in paragraph.spans[i].text}
    return Question(
        number=number,
        paragraph=paragraph,
        measure=measure,
        private=private,
        groups=groups,
        names=tuple(sorted(code for code in held if code >= FIRST)),
        has_one_owner=max(groups) < 0,
    )


class Questions:
    """All questions that layouts of one master have asked, each with a number."""

    def __init__(self) -> None:
        self.by_number: list[Question] = []
        self._known: dict[tuple[Paragraph, float], Question] = {}

    def question(self, paragraph: Paragraph, measure: float) -> Question:
        """Return the question, numbered when it is new."""
        key = (paragraph, measure)
        known = self._known.get(key)
        if known is None:
            known = _question(len(self.by_number), paragraph, measure)
            self.by_number.append(known)
            self._known[key] = known
        return known


def is_free_of_placeholders(pages: Pages) -> bool:
    """Tell whether nothing but runs holds personal text: no alternative, title or target does."""
    metadata = pages.metadata
    shown: list[str | None] = [metadata.title, metadata.subject, metadata.author]
    shown += [entry.title for entry in pages.outline]
    waiting = [pages.structure]
    while waiting:
        element = waiting.pop()
        shown += (element.alt, element.title)
        waiting.extend(element.children)
    shown += [text for page in pages.pages for a in page.links for text in (a.target, a.contents)]
    return not any(ord(c) >= FIRST for text in shown if text for c in text)


def refilled(pages: Pages, holes: Mapping[float, Hole], runs: "Runs") -> Pages:
    """Return the pages of a layout with a person's runs in its holes."""
    made = []
    for page in pages.pages:
        items: list[Item] = []
        for item in page.items:
            if isinstance(item, PlacedRun) and item.run.width in holes:
                items += runs.placed(item, holes[item.run.width])
            else:
                items.append(item)
        links = tuple(
            runs.link(area, holes[area.box.width]) if area.box.width in holes else area
            for area in page.links
        )
        made.append(replace(page, items=tuple(items), links=links))
    return replace(pages, pages=tuple(made))


class Runs:
    """One person's set paragraphs, as runs for holes."""

    def __init__(self, questions: Questions, texts: Mapping[int, SetText]) -> None:
        self._questions, self._texts = questions, texts
        self._parts: dict[tuple[int, int], list[Slice]] = {}

    def of(self, hole: Hole) -> tuple[tuple[LineRun, ...], Question]:
        """Return the runs that belong into a hole."""
        question = self._questions.by_number[hole.question]
        line = self._texts[hole.question].lines[hole.line]
        if question.has_one_owner:
            return line.runs, question
        place = (hole.question, hole.line)
        parts = self._parts.get(place)
        if parts is None:
            parts = self._parts[place] = parts_of(question, line)
        part = parts[hole.part]
        return line.runs[part.first : part.end], question

    def placed(self, mark: PlacedRun, hole: Hole) -> list[PlacedRun]:
        """Return the runs of a hole on the page."""
        runs, question = self.of(hole)
        spans = question.paragraph.spans
        return [
            PlacedRun(mark.x + dx, mark.y, run, spans[span].style.ink, mark.owner)
            for dx, run, span in runs
        ]

    def link(self, area: LinkArea, hole: Hole) -> LinkArea:
        """Return the area of a link that stands in a hole."""
        runs, _ = self.of(hole)
        dx, run, _ = runs[0]
        box = Rect(area.box.x + dx, area.box.y, run.width, area.box.height)
        return area._replace(box=box)
