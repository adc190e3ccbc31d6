"""Break opportunities of a prepared paragraph, with the pen positions that total fit weighs."""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from brochure.text.breaks import SPACES, Way, break_positions
from brochure.text.fit_lines import Opportunities, widths
from brochure.text.hyphenate import hyphen_positions
from brochure.text.prepare import Prepared
from brochure.text.scripts import script_of
from brochure.text.shape import hyphen
from brochure.text.squares import has_blank_after

SOFT_HYPHEN = "\u00ad"
_NOT_SEEN_AT_END = SPACES + "\u200b"
_CJK_LAST_LINE = 3
"""Least number of characters on the last line of Chinese, Japanese and Korean."""

_LAST_LINE_PLACES = 64
"""Places to look at for the beginning of the last line: enough words for any line."""

_UNSPACED = ("th", "lo", "km", "my")
"""Languages that write words without spaces between them."""


def visible_end(text: str, start: int, end: int) -> int:
    """Return the end of what is seen of a line: before its last spaces and line feed."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    while end > start and text[end - 1] in _NOT_SEEN_AT_END:
        end -= 1
    return end


def blank_before(prepared: Prepared, end: int) -> float:
    """Return the blank half of a full-width closing sign at a line's end, in points.

    It needs no room in the measure (Requirements for Japanese Text Layout, 3.1.9).
    """
    if not has_blank_after(prepared.text[end - 1 : end], prepared.paragraph.language):
        return 0.0
    advance = prepared.pens[end] - prepared.pens[end - 1]
    size = prepared.items_in(end - 1, end)[-1].size
    return advance / 2 if advance > 0.9 * size else 0.0


def segments(prepared: Prepared) -> Iterator[list[int]]:
    """Yield the break offsets of each part between forced breaks, with the part's start."""
    text = prepared.text
    if not text:
        return
    segment = [0]
    way: Way = "heading" if prepared.paragraph.style.balance else "running"
    for position in break_positions(text, prepared.paragraph.language, way):
        segment.append(position)
        if text[position - 1] == "\n":
            yield segment
            segment = [position]
    if len(segment) > 1:
        yield segment


def opportunities(
    prepared: Prepared, positions: Sequence[int], divided: Collection[int] = ()
) -> Opportunities:
    """Measure the places of a segment; the first is its start.

    `divided` are the offsets among them where hyphenation divides a word.
    """
    text, pens = prepared.text, prepared.pens
    start = positions[0]
    ends = [pens[start]]
    hyphens = set()
    for index, position in enumerate(positions[1:], 1):
        if text[position - 1].isalnum():
            right = pens[position]
        else:
            end = visible_end(text, start, position)
            right = pens[end] - blank_before(prepared, end)
        if position in divided or text[position - 1] == SOFT_HYPHEN:
            hyphens.add(index)
            right += _hyphen_width(prepared, position)
        ends.append(right)
    gaps = _gaps(text) if prepared.paragraph.style.align == "justify" else None
    return Opportunities(
        positions=positions,
        starts=[pens[position] for position in positions],
        ends=ends,
        hyphens=frozenset(hyphens),
        gaps=[gaps[position] for position in positions] if gaps else (),
        last_start=_last_start(prepared, positions),
    )


def divisions(prepared: Prepared, positions: Sequence[int]) -> set[int]:
    """Return the offsets in a segment where the language's patterns divide words."""
    start, end = positions[0], positions[-1]
    text = prepared.text[start:end]
    found = hyphen_positions(text, prepared.paragraph.language)
    return {start + offset for offset in found}.difference(positions)


def inside_words(prepared: Prepared, found: Opportunities, measure: float) -> Opportunities:
    """Add places inside the pieces that are wider than the measure, where the script allows it.

    Phrases of headings give way, then Korean words, as for readers of newspapers; a Latin word
    never does.
    """
    ways: tuple[Way, ...] = ("words", "inside") if prepared.paragraph.style.balance else ("inside",)
    for way in ways:
        if widths(found)[1] <= measure:
            break
        found = _more_places(prepared, found, measure, way)
    return found


def _more_places(
    prepared: Prepared, found: Opportunities, measure: float, way: Way
) -> Opportunities:
    first, last = found.positions[0], found.positions[-1]
    text = prepared.text[first:last]
    loose = break_positions(text, prepared.paragraph.language, way)
    added = set()
    for index, (start, right) in enumerate(zip(found.starts, found.ends[1:], strict=False)):
        if right - start > measure:
            piece = range(found.positions[index] + 1, found.positions[index + 1])
            added |= {first + offset for offset in loose if first + offset in piece}
    return opportunities(prepared, sorted({*found.positions, *added})) if added else found


def is_stretched(text: str, offset: int) -> bool:
    """Tell whether justification may widen the character at an offset.

    Word spaces, and between characters beside a Chinese, Japanese or Korean one where these are
    written without spaces.
    """
    character = text[offset]
    if character in " \u00a0":
        return True
    following = text[offset + 1 : offset + 2]
    return script_of(character) == "Hani" or (following != "" and script_of(following) == "Hani")


def _gaps(text: str) -> list[float]:
    """Return the stretchable em before each offset: a space counts one, other gaps a third."""
    weights = (
        (1.0 if text[offset] in " \u00a0" else 0.3) if is_stretched(text, offset) else 0.0
        for offset in range(len(text))
    )
    return list(accumulate(weights, initial=0.0))


def _hyphen_width(prepared: Prepared, position: int) -> float:
    shaped = prepared.items_in(position - 1, position)[-1]
    shaping = prepared.shapings[shaped.item.span]
    return hyphen(shaped.item.face, shaping).advance * shaped.scale


def _last_start(prepared: Prepared, positions: Sequence[int]) -> int:
    """Return the index of the last place from which the last line is not too short."""
    text, end = prepared.text, positions[-1]
    language = prepared.paragraph.language.partition("-")[0]
    words = prepared.paragraph.style.last_line_words
    last = len(positions) - 2
    for index in range(last, max(0, last - _LAST_LINE_PLACES), -1):
        line = text[positions[index] : end]
        if language in ("ja", "zh", "ko") and sum(map(str.isalnum, line)) < _CJK_LAST_LINE:
            continue
        if language in ("ja", "zh"):
            return index
        count = len(positions) - 1 - index if language in _UNSPACED else len(line.split())
        if count >= words:
            return index
    return 0
