"""Paragraphs: a flow paragraph and a measure in, lines of glyph runs out."""

import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass

from brochure.forms.flow import Paragraph
from brochure.text.cache import Memo, text_key
from brochure.text.fit_lines import (
    TOLERANCE,
    Opportunities,
    balanced,
    is_poor,
    justified,
    ragged,
    widths,
)
from brochure.text.fontbook import FontBook
from brochure.text.lines import Cut, build_line
from brochure.text.lines import Line as Line
from brochure.text.lines import LineRun as LineRun
from brochure.text.opportunities import (
    SOFT_HYPHEN,
    blank_before,
    divisions,
    inside_words,
    opportunities,
    segments,
    visible_end,
)
from brochure.text.prepare import Prepared, prepare
from brochure.text.scripts import family_for, name_of, script_of
from brochure.values.diagnostic import Diagnostic

_PREPARED_LIMIT = 512
_SET_LIMIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """A paragraph set in lines; lengths in points."""

    lines: tuple[Line, ...]
    baseline: float
    """From the top of a line box to its baseline."""
    leading: float
    """Height of each line box."""
    natural_width: float
    """Width on one line; of the widest where breaks are forced."""
    min_width: float
    """Width of the widest piece that is not broken, though it be wider than the measure."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """`font.missing-glyph`; text with errors must not be painted."""


class TextCache:
    """Memo of prepared and set paragraphs by value, for one font book at a time."""

    def __init__(self) -> None:
        self._book: FontBook | None = None
        self.prepared: Memo[Prepared] = Memo(_PREPARED_LIMIT)
        self.set: Memo[SetText] = Memo(_SET_LIMIT)

    def use(self, book: FontBook) -> None:
        """Forget everything that was set in other fonts."""
        if self._book is book:
            return
        if self._book is not None and self._book.keys != book.keys:
            self.prepared.clear()
            self.set.clear()
        self._book = book


def set_lines(
    paragraph: Paragraph, measure: float, *, book: FontBook, cache: TextCache | None = None
) -> SetText:
    """Set a paragraph in lines no wider than `measure`, save where a single piece is wider.

    Equal paragraphs at equal measures give the same object when a cache is given. A paragraph
    with no text has no lines. Diagnostics: `font.missing-glyph`.
    """
    if cache is None:
        return _set(prepare(paragraph, book), measure, book)
    cache.use(book)
    key = text_key(paragraph)
    found = cache.set.get((key, measure))
    if found is None:
        prepared = _prepared(paragraph, key, book, cache)
        found = _set(prepared, measure, book)
        if not found.diagnostics:
            # Messages name the place of one paragraph, so others must not share them.
            cache.set.put((key, measure), found)
    return found


def set_lines_once(paragraph: Paragraph, measure: float, *, book: FontBook) -> SetText:
    """Set a paragraph in the lines of `set_lines`, without a cache.

    Where all of it fits on one line, no places to break are looked for, and `min_width` is the
    width of that line.
    """
    prepared = prepare(paragraph, book)
    if _is_one_line(prepared, measure):
        line = build_line(prepared, Cut(0, len(prepared.text), False, True), measure)
        end = visible_end(prepared.text, 0, len(prepared.text))
        width = prepared.pens[end] - blank_before(prepared, end)
        return _set_text(prepared, (line,), width, width, book)
    return _set(prepared, measure, book)


def _is_one_line(prepared: Prepared, measure: float) -> bool:
    """Tell whether a paragraph fits on one line, spaces at its end included."""
    text = prepared.text
    if (
        not text
        or "\n" in text
        or text[-1] == SOFT_HYPHEN
        or prepared.paragraph.style.align == "justify"
    ):
        return False
    return prepared.pens[-1] <= measure


def _prepared(paragraph: Paragraph, key: Hashable, book: FontBook, cache: TextCache) -> Prepared:
    prepared = cache.prepared.get(key)
    if prepared is None:
        prepared = prepare(paragraph, book)
        if not prepared.missing:
            cache.prepared.put(key, prepared)
    return prepared


def _set(prepared: Prepared, measure: float, book: FontBook) -> SetText:
    """Set the parts between forced breaks, each by its places to break."""
    lines: list[Line] = []
    natural = least = 0.0
    for positions in segments(prepared):
        found = opportunities(prepared, positions)
        natural = max(natural, widths(found)[0])
        found, ends = _fit(prepared, found, measure)
        least = max(least, widths(found)[1])
        start = 0
        for end in ends:
            cut = Cut(
                found.positions[start], found.positions[end], end in found.hyphens, end == ends[-1]
            )
            lines.append(build_line(prepared, cut, measure))
            start = end
    # A line's edge may be shaped wider than its part of the paragraph was.
    least = max([least, *(line.width for line in lines if line.width > measure)])
    return _set_text(prepared, tuple(lines), natural, least, book)


def _set_text(
    prepared: Prepared, lines: tuple[Line, ...], natural: float, least: float, book: FontBook
) -> SetText:
    return SetText(
        lines=lines,
        baseline=_baseline(prepared.paragraph, book),
        leading=prepared.paragraph.style.leading,
        natural_width=natural,
        min_width=least,
        diagnostics=_missing_glyphs(prepared),
    )


def _fit(
    prepared: Prepared, found: Opportunities, measure: float
) -> tuple[Opportunities, list[int]]:
    """Choose line ends; words are divided only where the style asks and lines are poor without."""
    if widths(found)[1] > measure + TOLERANCE:
        found = inside_words(prepared, found, measure)
    ends = _choose(prepared, found, measure)
    if not prepared.paragraph.style.hyphenate or not is_poor(found, ends, measure):
        return found, ends
    divided = divisions(prepared, found.positions)
    if not divided:
        return found, ends
    found = opportunities(prepared, sorted({*found.positions, *divided}), divided)
    return found, _choose(prepared, found, measure)


def _choose(prepared: Prepared, found: Opportunities, measure: float) -> list[int]:
    style = prepared.paragraph.style
    measure = max(measure, 1.0)
    if style.balance:
        return balanced(found, measure)
    if style.align == "justify":
        return justified(found, measure, prepared.paragraph.spans[0].style.size)
    return ragged(found, measure)


def _baseline(paragraph: Paragraph, book: FontBook) -> float:
    """Return the baseline from the line box top, with half the leading above (CSS 2.2, 10.8.1)."""
    leading = paragraph.style.leading
    if not paragraph.spans:
        return leading
    style = paragraph.spans[0].style
    face = book.face(style.families[0], style.weight)
    return (leading - (face.ascent + face.descent) * style.size) / 2 + face.ascent * style.size


def _missing_glyphs(prepared: Prepared) -> tuple[Diagnostic, ...]:
    return tuple(
        _missing_glyph(prepared.paragraph, character, span)
        for character, span in dict.fromkeys(prepared.missing)
    )


def _missing_glyph(paragraph: Paragraph, character: str, span: int) -> Diagnostic:
    style = paragraph.spans[span].style
    families = ", ".join(f"{family} {style.weight}" for family in style.families)
    name = unicodedata.name(character, "unnamed character")
    where = f" in {paragraph.origin.key}" if paragraph.origin.key else ""
    shown = f"'{character}' " if character.isprintable() else ""
    return Diagnostic(
        code="font.missing-glyph",
        severity="error",
        message=f"no font has {shown}(U+{ord(character):04X} {name}){where}",
        span=paragraph.origin.span,
        hints=(f"fonts tried: {families}", _remedy(character)),
    )


def _remedy(character: str) -> str:
    family = family_for(script_of(character))
    if not family:
        return "Write another character or add a font that has it to the theme's families."
    return (
        f"{name_of(script_of(character))} letters are in {family}: "
        "'brochure fonts add FILE' brings it in"
    )
