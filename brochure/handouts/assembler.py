"""The assembler: copies without a new layout, for people whose paragraphs break alike.

    shown values ─▶ paragraphs set ─▶ answers ─▶ template ─▶ bytes

Templates are leaves of a tree of answers (`trace`). Where there is none yet, the layout is made
with holes; the first ones are compared with full layouts for the same people. Where the two differ,
or where something personal stands outside of lines, people of that trace get full layouts. The
words and places of a copy are always those of `Master.copy`.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import NamedTuple

from brochure.forms.flow import Paragraph
from brochure.forms.pages import FontKey, GlyphRun, Pages, PlacedRun
from brochure.handouts.master import RECURRING, Findings, Master, Setter, errors_in, is_private
from brochure.handouts.trace import (
    FIRST,
    Answer,
    Hole,
    Question,
    Questions,
    Runs,
    Tracer,
    answer,
    is_free_of_placeholders,
    placeholder,
    refilled,
)
from brochure.languages import personal
from brochure.pdf.assembly import Filling, PdfTemplate, make_template, moved
from brochure.pdf.fonts import Face
from brochure.pdf.sealing import Seal
from brochure.pipeline.stages import laid_out
from brochure.text.cache import Memo
from brochure.text.paragraph import SetText, TextCache, set_lines, set_lines_once
from brochure.values.geometry import Rect

LETTERS = "ABCDEFGHIJKLM NOPQRSTUVWXYZ abcdefghijklm nopqrstuvwxyz 0123456789 .,-'"
"""What most names in Latin letters are made of: in the static fonts, so that it tells nothing."""
PROVED = 3
"""Layouts of a family that are compared with full ones; what sets them apart is the same in all."""
LAYOUTS = 200
"""Layouts kept for documents with the same parts; the memory of a long run stays flat."""
SAMPLE_DAYS = tuple(datetime(2026 + n, n, 10 + n, 10 + n, 3 * n) for n in range(1, 13))  # noqa: DTZ001
"""Days whose digits and months go into the static fonts: a day in each month."""


@dataclass(slots=True)
class _Node:
    """A question, or the template at the end of all questions."""

    question: int = -1
    children: dict[Answer, "_Node"] = field(default_factory=dict)
    leaf: "_Layout | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Pages with holes, and their template; without one, people get full layouts."""

    pages: Pages
    holes: Mapping[float, Hole]
    template: PdfTemplate | None
    marks: Mapping[float, PlacedRun]


@dataclass(slots=True)
class _Texts:
    """A person's set paragraphs, by question."""

    by_question: dict[int, SetText] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)
    """Questions whose paragraph came again, and is kept."""


class Made(NamedTuple):
    """A copy as bytes, or why there is none."""

    data: bytes | None
    pages: int
    findings: Findings = ()


@dataclass(slots=True)
class _Family:
    """The layouts of one document, personal parts left out alike."""

    questions: Questions = field(default_factory=Questions)
    root: _Node = field(default_factory=_Node)
    recurring: Memo[tuple[SetText, Answer | None]] = field(default_factory=lambda: Memo(RECURRING))
    met: set[int] = field(default_factory=set)
    """Salted hashes of what was met once."""
    count: int = 0
    """Layouts made."""


class Assembler:
    """Makes copies from one master."""

    def __init__(self, master: Master, *, encrypted: bool = False) -> None:
        """Begin without templates; encrypted copies do not claim PDF/A, which forbids it."""
        self.master = master
        profile = master.profile
        self._profile = replace(profile, a_part=0, a_conformance="") if encrypted else profile
        self.compiled = 0
        self.full = 0
        """Copies that were laid out in full."""
        self._families: dict[frozenset[str], _Family] = {}
        self._faces: dict[FontKey, Face] = master.session.pdf.faces
        self._often: dict[tuple[Paragraph, float], list[GlyphRun]] = {}
        self._places = {name: FIRST + i for i, name in enumerate(master.names)}
        assert master.document is not None
        fields = master.document.fields
        self._days = frozenset(
            self._places[name]
            for name in master.names
            if name not in fields or fields[name].kind in ("date", "datetime")
        )

    def make(self, shown: Mapping[str, str], seal: Seal | None = None) -> Made:
        """Return a person's copy from the values as shown."""
        empty = frozenset(name for name, value in shown.items() if not value)
        family = self._family(empty)
        values = {self._places[name]: value for name, value in shown.items()}
        texts = _Texts()
        leaf = self._found(family, values, texts)
        if leaf is None:
            leaf = self._compiled(family, shown, values)
            texts = _Texts()
            leaf = self._found(family, values, texts) if leaf is not None else None
        if leaf is None or leaf.template is None:
            return self._in_full(shown, seal)
        return Made(self._joined(family, leaf, texts, seal), len(leaf.pages.pages))

    def judged(self, shown: Mapping[str, str]) -> Findings:
        """Return what `make` would find, without writing a file."""
        empty = frozenset(name for name, value in shown.items() if not value)
        family = self._family(empty)
        values = {self._places[name]: value for name, value in shown.items()}
        leaf = self._found(family, values, _Texts()) or self._compiled(family, shown, values)
        return () if leaf is not None else self.master.copy(shown)[1]

    def _family(self, empty: frozenset[str]) -> _Family:
        """Return the layouts of documents without these values; old ones go when they are many."""
        family = self._families.get(empty)
        if family is None or family.count > LAYOUTS:
            family = self._families[empty] = _Family()
        return family

    def pages(self, shown: Mapping[str, str]) -> Pages | None:
        """Return the pages that `make` writes, for comparing; None where it lays out in full."""
        empty = frozenset(name for name, value in shown.items() if not value)
        family = self._families.get(empty, _Family())
        texts = _Texts()
        values = {self._places[name]: value for name, value in shown.items()}
        leaf = self._found(family, values, texts)
        if leaf is None or leaf.template is None:
            return None
        return refilled(leaf.pages, leaf.holes, Runs(family.questions, texts.by_question))

    # ------------------------------------------------------------------ finding

    def _found(self, family: _Family, values: Mapping[int, str], texts: _Texts) -> _Layout | None:
        """Answer questions down the tree; return the layout at its end."""
        node = family.root
        while node.leaf is None:
            if node.question < 0:
                return None
            question = family.questions.by_number[node.question]
            (text, said), again = self._set(family, question, values)
            texts.by_question[node.question] = text
            if again:
                texts.again.add(node.question)
            following = node.children.get(said) if said is not None else None
            if following is None:
                return None
            node = following
        return node.leaf

    def _set(
        self, family: _Family, question: Question, values: Mapping[int, str]
    ) -> tuple[tuple[SetText, Answer | None], bool]:
        """Set a personal paragraph and answer its question.

        What is met a second time is kept: it belongs to nobody alone. Days, doctors and rooms
        come again; a name that comes once is never kept.
        """
        key = (question.number, *map(values.get, question.names))
        known = family.recurring.get(key)
        if known is not None:
            return known, True
        book = self.master.session.book
        text = set_lines_once(question.filled(values), question.measure, book=book)
        made = (text, answer(question, text))
        name = hash(key)  # Python salts the hashes of texts anew in each process
        if name in family.met:
            family.recurring.put(key, made)
        else:
            if len(family.met) > RECURRING:
                family.met.clear()
            family.met.add(name)
        return made, name in family.met and family.recurring.get(key) is made

    # ------------------------------------------------------------------ compiling

    def _compiled(
        self, family: _Family, shown: Mapping[str, str], values: Mapping[int, str]
    ) -> _Layout | None:
        """Lay out with holes for a person, and hang the layout into the tree."""
        master = self.master
        assert master.theme is not None
        neutral = {name: placeholder(self._places[name] - FIRST) for name in shown}
        document = personal.filled(master.bare(shown), neutral)
        tracer = Tracer(master.session.book, family.questions, values)
        shared = Setter(master.session, TextCache())

        def setter(paragraph: Paragraph, measure: float) -> SetText:
            chosen = tracer.set if is_private(paragraph) else shared
            return chosen(paragraph, measure)

        pages, found = laid_out(master.session, master.target, document, master.theme, setter)
        if pages is None or tracer.failed or errors_in(found):
            return None
        self.compiled += 1
        family.count += 1
        layout = self._layout(family, pages, tracer, shown)
        node = family.root
        for number, said in tracer.trace:
            node.question = number
            node = node.children.setdefault(said, _Node())
        node.leaf = layout
        return layout

    def _layout(
        self, family: _Family, pages: Pages, tracer: Tracer, shown: Mapping[str, str]
    ) -> _Layout:
        marks = {
            item.run.width: item
            for page in pages.pages
            for item in page.items
            if isinstance(item, PlacedRun) and item.run.width in tracer.holes
        }
        template = None
        is_proved = family.count > PROVED or self._agrees(family, pages, tracer, shown)
        if is_proved and is_free_of_placeholders(pages):
            template = make_template(
                pages,
                marks,
                self._seeds(family, tracer),
                profile=self._profile,
                stamp=self.master.stamp,
                faces=self._faces,
            )
        return _Layout(pages=pages, holes=tracer.holes, template=template, marks=marks)

    def _agrees(
        self, family: _Family, pages: Pages, tracer: Tracer, shown: Mapping[str, str]
    ) -> bool:
        """Tell whether the layout with a person's lines in its holes is that person's layout."""
        full, _ = self.master.copy(shown)
        numbers = {number for number, _ in tracer.trace}
        values = tracer.values
        texts = {
            number: set_lines(
                family.questions.by_number[number].filled(values),
                family.questions.by_number[number].measure,
                book=self.master.session.book,
            )
            for number in numbers
        }
        return refilled(pages, tracer.holes, Runs(family.questions, texts)) == full

    def _seeds(self, family: _Family, tracer: Tracer) -> list[GlyphRun]:
        """Return runs of what many copies will say: words around values, digits and months."""
        numbers = sorted({hole.question for hole in tracer.holes.values()})
        questions = [family.questions.by_number[number] for number in numbers]
        return [run for question in questions for run in self._said_often(question)]

    def _said_often(self, question: Question) -> list[GlyphRun]:
        key = (question.paragraph, question.measure)
        known = self._often.get(key)
        if known is not None:
            return known
        book, language = self.master.session.book, self.master.language
        names = {place: name for name, place in self._places.items()}
        runs: list[GlyphRun] = []
        for day in SAMPLE_DAYS:
            bases = map(personal.base_of, names.values())
            values: dict[str, personal.Value] = dict.fromkeys(bases, day)
            shown = personal.shown_values(values, names.values(), language)
            said = {
                place: shown[name] if place in self._days else LETTERS
                for place, name in names.items()
            }
            text = set_lines(question.filled(said), question.measure, book=book)
            runs += [run for line in text.lines for _, run, _ in line.runs]
            if self._days.isdisjoint(question.names):
                break
        self._often[key] = runs
        return runs

    # ------------------------------------------------------------------ making

    def _joined(self, family: _Family, leaf: _Layout, texts: _Texts, seal: Seal | None) -> bytes:
        assert leaf.template is not None
        runs = Runs(family.questions, texts.by_question)
        fillings: dict[float, Filling] = {}
        for mark, placed in leaf.marks.items():
            hole = leaf.holes[mark]
            line = texts.by_question[hole.question].lines[hole.line]
            kept = line if hole.question in texts.again else None
            fillings[mark] = Filling(partial(runs.placed, placed, hole), kept)
        boxes: dict[float, Rect] = {}
        for mark, box in leaf.template.boxes.items():
            ((dx, run, _), *_), _ = runs.of(leaf.holes[mark])
            boxes[mark] = moved(box, dx, run.width)
        return leaf.template.assemble(fillings, boxes, seal=seal)

    def _in_full(self, shown: Mapping[str, str], seal: Seal | None) -> Made:
        """Lay out a copy in full."""
        self.full += 1
        pages, found = self.master.copy(shown)
        if pages is None or errors_in(found):
            return Made(None, 0, found)
        data, about_file = self.master.written(pages, self._profile)
        found += about_file
        if data is None or errors_in(found):
            return Made(None, 0, found)
        return Made(sealed(data, seal) if seal else data, len(pages.pages), found)


def sealed(data: bytes, seal: Seal) -> bytes:
    """Return a finished file encrypted, by pikepdf: the slow way, for copies laid out in full."""
    import pikepdf

    allowed = pikepdf.Permissions(accessibility=True)
    encryption = pikepdf.Encryption(
        user=seal.password, owner=seal.owner(), R=6, aes=True, metadata=True, allow=allowed
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=encryption)
    return out.getvalue()
