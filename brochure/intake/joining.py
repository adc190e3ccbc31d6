"""Joining: hard-wrapped lines become paragraphs again, and words cut at line ends become whole."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from brochure.intake.characters import width
from brochure.intake.furniture import Line
from brochure.intake.markers import marker
from brochure.intake.material import Notes, Repair

ENDS = re.compile(r"[.!?。！？…:：;；؟۔।]['\"”’»)\]）」』]*$")
"""How a line ends that is the last of its sentence."""
_FIRST = re.compile(r"\S+")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIRST_WORD = re.compile(r"^([^\W\d_]+)")
_CJK = re.compile("[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\u0e00-\u0e7f、。]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_PARTICLES = re.compile(
    "(?:은|는|을|를|의|에|에서|에게|으로|로|와|과|도|만|까지|부터|이다|입니다|합니다|됩니다|하고|하며|되어|하여)"
    "(?=[\\s.,)]|$)"
)
_TAIL = 80
"""How many characters before a line end tell how the lines are put together."""
_ALONE = frozenset(
    "수것및그이저더할한될된등때후전중안못잘볼턱약총각매첫두세네한내제이몇꼭또왜곧즉단눈코입귀뼈살피일월년번개명분"
)
"""Korean words of one syllable."""
_STAND_ALONE = frozenset((
    "a", "i", "o", "e", "y", "à", "é", "ó", "u", "w", "z", "s", "k", "v", "и", "в", "к", "с",
    "о", "у", "я", "а", "و",
))  # fmt: skip
"""Single letters that are words in some language."""


class Habit(NamedTuple):
    """How the lines of a source are made."""

    wrap: int
    """Width in columns at which lines were broken; 0 where they were not."""
    spaced: bool
    """Whether a blank line stands after each line, so that only two part paragraphs."""


def habit_of(lines: Sequence[Line]) -> Habit:
    """Return how lines were broken and parted."""
    gaps = [line.gap for line in lines[1:]]
    double = sum(gap == 1 for gap in gaps) > 0.5 * len(gaps) and gaps.count(0) < 0.1 * len(gaps)
    spaced = double and sum(gap > 1 for gap in gaps) >= 2 and _runs_on(lines)
    near = 1 if spaced else 0
    widths = [
        width(line.text) for line, after in pairwise(lines)
        if after.gap <= near and not marker(after.text)
    ]  # fmt: skip
    if all(line.size for line in lines):  # drawn on pages, so all long lines are full ones
        return Habit(round(0.93 * max(width(line.text) for line in lines)), spaced=False)
    widths = [w for w in widths if w >= 24]
    if len(widths) < 2:
        return Habit(0, spaced)
    edge = round(quantiles(widths, n=10)[-1]) if len(widths) > 3 else max(widths)
    full = sum(w >= 0.75 * edge for w in widths)
    return Habit(edge if full >= 0.5 * len(widths) and edge <= 180 else 0, spaced)


def _runs_on(lines: Sequence[Line]) -> bool:
    """Tell whether sentences run over single blank lines."""
    return any(
        b.gap == 1 and not ENDS.search(a.text) and b.text[:1].islower() and width(a.text) > 40
        for a, b in pairwise(lines)
    )


def goes_on(before: str, line: Line, habit: Habit, *, is_short: bool) -> bool:
    """Tell whether a line continues the paragraph whose last line is `before`."""
    gap = max(0, line.gap - 1) if habit.spaced else line.gap
    lower = line.text[:1].islower()
    open_end = not ENDS.search(before)
    wide = width(before)
    if gap > 1 or marker(line.text):
        return False
    if gap == 1:
        return open_end and lower and wide > 30
    if not habit.wrap:
        runs_on = lower or before.endswith((",", "，", "、")) or _is_full(before, line.text)
        return open_end and runs_on and not line.was[:1].isspace()
    if lower and open_end:
        return True
    word = _FIRST.search(line.text)
    first = width(word[0]) if word and not _CJK.match(line.text) else 2
    if wide + 1 + min(first, 24) > 0.94 * habit.wrap:
        return True
    return open_end and wide >= 0.62 * habit.wrap and not is_short


def _is_full(before: str, after: str) -> bool:
    """Tell whether a line of Chinese or Japanese is so long that only its width ended it."""
    return width(before) >= 40 and bool(_CJK.match(before[-1]) and _CJK.match(after[:1]))


class Vocabulary:
    """The words of a source: what a cut word may have been."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Count the words inside lines, where none is cut."""
        inner: Counter[str] = Counter()
        for line in lines:
            inner.update(word.casefold() for word in re.findall(r"[^\W\d_]+", line.text))
        for before, after in pairwise(lines):
            for pattern, text in ((_LAST_WORD, before.text), (_FIRST_WORD, after.text)):
                if match := pattern.search(text):
                    inner[match[1].casefold()] -= 1
        self._words = {word for word, count in inner.items() if count > 0}
        self._joined = {w.casefold() for line in lines for w in re.findall(r"\w+-\w+", line.text)}

    def knows(self, word: str) -> bool:
        """Tell whether a word stands whole somewhere."""
        return word.casefold() in self._words

    def knows_hyphenated(self, word: str) -> bool:
        """Tell whether a word with a hyphen stands somewhere inside a line."""
        return word.casefold() in self._joined


class Seam(NamedTuple):
    """How two lines are put together."""

    glue: str
    repair: Repair | None = None
    cut: int = 0
    """Characters to drop at the end of the first line."""


def seam(before: str, line: Line, words: Vocabulary) -> Seam:
    """Return how a line is put to the one before it: with a space, or as one word."""
    after = line.text
    if re.search(r"[^\W\d_]-$", before) and after[:1].islower():
        return _hyphen(before, line, words)
    if before.endswith(("-", "–", "/")) and not before.endswith((" -", " –")):
        return Seam("")
    if _CJK.match(before[-1:]) and (_CJK.match(after[:1]) or after[:1].isdigit()):
        return Seam("")
    a, b = _LAST_WORD.search(before), _FIRST_WORD.search(after)
    if a is None or b is None:
        return Seam(" ")
    if _HANGUL.match(a[1][-1]) and _HANGUL.match(b[1]):
        return _korean(a[1], b[1], line, words)
    if _is_cut(a[1], b[1], words):
        sure = 0.9 if words.knows(a[1] + b[1]) else 0.6
        repair = Repair(line.place, "word mended", f"{a[1]} {b[1]}", a[1] + b[1], sure)
        return Seam("", repair)
    return Seam(" ")


def _is_cut(a: str, b: str, words: Vocabulary) -> bool:
    """Tell whether two words at a line's end and beginning are one."""
    if not b[0].islower() or words.knows(b):
        return False
    if words.knows(a + b) and not (words.knows(a) and len(a) > 2):
        return True
    lone = (len(a) == 1 and a.casefold() not in _STAND_ALONE - {"i"}) or len(b) == 1
    return lone and b.casefold() not in _STAND_ALONE and a.islower()


def _hyphen(before: str, line: Line, words: Vocabulary) -> Seam:
    a, b = _LAST_WORD.search(before[:-1]), _FIRST_WORD.search(line.text)
    if a is None or b is None:
        return Seam("")
    whole = a[1] + b[1]
    kept = words.knows_hyphenated(f"{a[1]}-{b[1]}")
    if kept and not words.knows(whole):
        return Seam("")
    sure = 0.95 if words.knows(whole) else 0.7
    return Seam("", Repair(line.place, "word mended", f"{a[1]}- {b[1]}", whole, sure), 1)


def _korean(a: str, b: str, line: Line, words: Vocabulary) -> Seam:
    """Korean lines may be broken inside words; a particle alone shows it."""
    was = line.was
    if was[:1].isspace():
        return Seam(" ")
    if _PARTICLES.match(line.text) or (words.knows(a + b) and not words.knows(b)):
        return Seam("", Repair(line.place, "word mended", f"{a} {b}", a + b, 0.8))
    if len(a) == 1 and a not in _ALONE and not words.knows(a):
        return Seam("", Repair(line.place, "word mended", f"{a} {b}", a + b, 0.6))
    return Seam(" ")


def joined(lines: Sequence[Line], words: Vocabulary, notes: Notes) -> tuple[str, tuple[str, ...]]:
    """Return lines as one text, with what is doubtful about it."""
    text = [lines[0].text]
    tail = text[0][-_TAIL:]  # of all so far: a word may be cut more than once
    doubts: list[str] = []
    for line in lines[1:]:
        made = seam(tail, line, words)
        if made.repair is not None:
            notes.repairs.append(made.repair)
            if made.repair.confidence < 0.75:
                doubts.append(f"'{made.repair.before}' was read as '{made.repair.after}'")
        text[-1] = text[-1][: len(text[-1]) - made.cut] + made.glue
        text.append(line.text)
        tail = (tail[: len(tail) - made.cut] + made.glue + line.text)[-_TAIL:]
    if len(lines) > 1:
        what = f"{len(lines)} lines joined"
        notes.repairs.append(Repair(lines[0].place, what))
    return "".join(text), tuple(doubts)
