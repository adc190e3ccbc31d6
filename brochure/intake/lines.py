"""Lines: cleaned lines of text or PDF become pieces: headings, paragraphs and list items."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from brochure.intake.characters import literal, width
from brochure.intake.furniture import Line, without_furniture
from brochure.intake.joining import ENDS, Habit, Vocabulary, goes_on, habit_of, joined
from brochure.intake.lexicon import kind_of
from brochure.intake.markers import BRACKETED, LETTERED, STARRED, UNDERLINE, Marker, marker
from brochure.intake.material import WITHIN, Dropped, Notes, Piece, PieceKind

_NO_HEADING_END = re.compile(r"[.,;。，、；…]['\"”’»)]*$")
_FACT = re.compile(r":\s+\S|\d{3}[- ]?\d|@|https?:|www\.")
HEADING_WIDTH = 76
"""Widest heading, in columns."""
HEADING_WORDS = 13


@dataclass(slots=True)
class _Open:
    """A paragraph whose lines are still being gathered."""

    kind: PieceKind
    lines: list[Line]
    mark: Marker | None = None
    level: int = 0
    sure: float = 1.0
    why: str = ""
    gap: int = 0
    extra: dict[str, object] = field(default_factory=dict)


def pieces_of(lines: Sequence[Line], notes: Notes) -> tuple[Piece, ...]:
    """Return the pieces that lines make."""
    kept = without_furniture(lines, notes)
    if not kept:
        return ()
    habit = habit_of(kept)
    words = Vocabulary(kept)
    opened = _gathered(_underlined(kept, notes), habit)
    if habit.spaced:
        for part in opened:
            part.gap = max(0, part.gap - 1)
    body = _body_size(kept)
    _find_headings(opened, body)
    return tuple(_piece(part, words, notes) for part in opened)


def _underlined(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """Return the lines without rulers; what one underlines gets a size of its own."""
    out: list[Line] = []
    for line in lines:
        if not UNDERLINE.fullmatch(line.text):
            out.append(line)
            continue
        notes.dropped.append(Dropped(line.place, line.text, "ruler"))
        if out and line.gap == 0 and width(out[-1].text) <= HEADING_WIDTH:
            out[-1] = out[-1]._replace(was="\0underlined")
    return out


def _gathered(lines: Sequence[Line], habit: Habit) -> list[_Open]:
    """Return runs of lines that belong together."""
    parts: list[_Open] = []
    for line in lines:
        found = marker(line.text)
        special = _special(line)
        if special is not None:
            parts.append(special)
        elif found is not None:
            body = line._replace(text=found.rest)
            parts.append(_Open("item", [body], found, gap=line.gap))
        elif parts and parts[-1].lines[-1].was != "\0underlined" and _joins(parts[-1], line, habit):
            parts[-1].lines.append(line)
        else:
            parts.append(_Open("paragraph", [line], gap=line.gap))
    return _initials(_bullet_stars(parts))


def _special(line: Line) -> _Open | None:
    """Return a heading that its own form shows."""
    bracketed = BRACKETED.fullmatch(line.text)
    if bracketed is not None:
        inner = next(group for group in bracketed.groups() if group)
        body = line._replace(text=inner.strip())
        return _Open("heading", [body], level=1, sure=0.9, why="in brackets", gap=line.gap)
    starred = STARRED.fullmatch(line.text)
    if (
        starred is not None
        and width(line.text) <= HEADING_WIDTH
        and not _NO_HEADING_END.search(line.text)
    ):
        body = line._replace(text=starred["rest"].strip().rstrip("*").strip())
        return _Open(
            "heading", [body], level=WITHIN, sure=0.8, why="after an asterisk", gap=line.gap
        )
    if line.was == "\0underlined":
        return _Open("heading", [line], level=1, sure=0.95, why="underlined", gap=line.gap)
    return None


def _bullet_stars(parts: list[_Open]) -> list[_Open]:
    """Take `*lines` that follow each other as what they are: bullets."""
    for index, part in enumerate(parts):
        if part.why != "after an asterisk":
            continue
        beside = parts[max(0, index - 1) : index] + parts[index + 1 : index + 2]
        if any(p.why in ("after an asterisk", "bullets") for p in beside):
            mark = Marker("*", None, "*", part.lines[0].text)
            part.kind, part.level, part.mark, part.why = "item", 0, mark, "bullets"
    return parts


def _initials(parts: list[_Open]) -> list[_Open]:
    """Take a letter with a point that no other follows as what it is: part of the text."""
    count = Counter(part.mark.style for part in parts if part.mark is not None)
    for part in parts:
        if part.mark is not None and part.mark.style in LETTERED and count[part.mark.style] < 2:
            first = part.lines[0]
            part.lines[0] = first._replace(text=f"{part.mark.mark} {first.text}")
            part.kind, part.mark = "paragraph", None
    return parts


def _joins(part: _Open, line: Line, habit: Habit) -> bool:
    if part.kind == "heading":
        return False
    last = part.lines[-1]
    if last.size and line.size and abs(last.size - line.size) > 0.6:
        return False
    if last.bold != line.bold and (last.size or line.size):
        return False
    first = part.kind == "paragraph" and len(part.lines) == 1 and part.gap > 0
    short = first and width(last.text) < 0.6 * (habit.wrap or 100)
    return goes_on(last.text, line, habit, is_short=short)


def _body_size(lines: Sequence[Line]) -> float:
    sizes = [line.size for line in lines for _ in range(max(1, len(line.text) // 20)) if line.size]
    return median(sizes) if sizes else 0.0


def _find_headings(parts: list[_Open], body: float) -> None:
    """Turn paragraphs that look like headings into headings."""
    for index, part in enumerate(parts):
        if part.kind != "paragraph":
            continue
        after = parts[index + 1] if index + 1 < len(parts) else None
        before = parts[index - 1] if index else None
        sure, why = _as_heading(part, before, after, body)
        if sure >= 0.5:
            part.kind, part.sure, part.why, part.level = "heading", sure, why, 1
            size = part.lines[0].size
            if body and size and size < 1.25 * body and before is not None:
                part.level = 2
    if not any(part.kind == "heading" and part.level == 1 for part in parts):
        for part in parts:
            part.level = 1 if part.kind == "heading" and part.level == 2 else part.level


def _as_heading(
    part: _Open, before: _Open | None, after: _Open | None, body: float
) -> tuple[float, str]:
    """Return how sure a paragraph is a heading, and why."""
    text = part.lines[0].text
    if len(part.lines) > 2 or not _may_be_heading(text):
        return 0.0, ""
    known = kind_of(text) is not None
    if body:
        return _by_type(part, before, after, body, known=known)
    if _FACT.search(text) or len(part.lines) > 1:
        return 0.0, ""
    return _by_space(part, before, after, known=known)


def _by_type(
    part: _Open, before: _Open | None, after: _Open | None, body: float, *, known: bool
) -> tuple[float, str]:
    """Judge by type size and weight, where they are known."""
    line = part.lines[0]
    if line.size > 1.12 * body:
        return 0.95, "larger type"
    if line.bold and (after is None or not after.lines[0].bold):
        return 0.85, "bold type"
    if known and not _FACT.search(line.text) and part.gap > 0:
        return 0.6, "known words"
    first = before is None and after is not None and not _FACT.search(line.text)
    return (0.6, "first line") if first else (0.0, "")


def _by_space(
    part: _Open, before: _Open | None, after: _Open | None, *, known: bool
) -> tuple[float, str]:
    """Judge by the space around a line and by its words."""
    text = part.lines[0].text
    apart = before is None or part.gap > 0
    stands = after is None or after.gap > 0
    if not known and (after is None or _crowds(after) or not (apart or _breaks(before, after))):
        return 0.0, ""
    sure = 0.3 + 0.25 * apart + 0.15 * stands + 0.3 * known
    sure += 0.15 if text.endswith(("?", "？", "؟")) or text.isupper() else 0.0
    return min(sure, 0.95), "short line of its own" + (", known words" if known else "")


def _crowds(after: _Open) -> bool:
    """Tell whether a short line follows closely, as in addresses."""
    return after.gap == 0 and after.kind == "paragraph" and _is_short(after)


def _breaks(before: _Open | None, after: _Open) -> bool:
    """Tell whether a line stands between the end of a sentence and a longer text."""
    return before is not None and _ended(before) and not _is_short(after)


def _may_be_heading(text: str) -> bool:
    if width(text) > HEADING_WIDTH or len(text.split()) > HEADING_WORDS or text[:1].islower():
        return False
    if _NO_HEADING_END.search(text) or not re.search(r"[^\W\d_]", text):
        return False
    return not re.search(r"[.!?。]\s+\S", text)


def _is_short(part: _Open) -> bool:
    return len(part.lines) == 1 and width(part.lines[0].text) < 50 and not _ended(part)


def _ended(part: _Open) -> bool:
    return bool(ENDS.search(part.lines[-1].text))


def _piece(part: _Open, words: Vocabulary, notes: Notes) -> Piece:
    text, doubts = joined(part.lines, words, notes)
    mark = part.mark
    if mark is not None:
        notes.dropped.append(Dropped(part.lines[0].place, mark.mark, "list mark"))
    return Piece(
        kind=part.kind,
        text=literal(text),
        place=part.lines[0].place,
        level=part.level,
        style=mark.style if mark else "",
        number=mark.number if mark else None,
        mark=mark.mark if mark else "",
        confidence=part.sure,
        why=part.why,
        doubts=doubts,
    )


def as_typed(pieces: Sequence[Piece], notes: Notes) -> tuple[Piece, ...]:
    """Return pieces of a Word file with what people typed by hand as what it is.

    Typed list marks become items, and where no heading is one by its style, short lines of their
    own become headings.
    """
    styled = any(p.kind == "heading" and p.confidence == 1 for p in pieces)
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        made = _typed_item(piece, notes) if piece.kind == "paragraph" else piece
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if made.kind == "paragraph" and "\n" not in made.text:
            made = _typed_heading(made, after, styled=styled)
        out.append(made)
    return tuple(out)


def _typed_item(piece: Piece, notes: Notes) -> Piece:
    found = marker(piece.text.removeprefix("**"))
    if found is None:
        return piece
    rest = f"**{found.rest}" if piece.text.startswith("**") else found.rest
    notes.dropped.append(Dropped(piece.place, found.mark, "list mark"))
    return replace(
        piece, kind="item", text=rest, style=found.style, number=found.number, mark=found.mark,
        confidence=0.9, why="typed list mark",
    )  # fmt: skip


def _typed_heading(piece: Piece, after: Piece | None, *, styled: bool) -> Piece:
    text = piece.text.replace("**", "")
    starred = STARRED.fullmatch(text)
    if starred is not None and width(text) <= HEADING_WIDTH and not _NO_HEADING_END.search(text):
        return replace(piece, kind="heading", text=starred["rest"].strip(), level=WITHIN,
                       confidence=0.8, why="after an asterisk")  # fmt: skip
    if styled or not _may_be_heading(text) or _FACT.search(text):
        return piece
    known = kind_of(text) is not None
    longer = after is not None and (after.kind != "paragraph" or len(after.text) > 1.5 * len(text))
    if (known and width(text) < 50) or (longer and width(text) < 50):
        sure = 0.8 if known else 0.55
        why = "short line of its own" + (", known words" if known else "")
        return replace(piece, kind="heading", text=text, level=2, confidence=sure, why=why)
    return piece
