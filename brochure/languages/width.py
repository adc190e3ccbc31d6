"""Width of texts before they are set: how long a translation may be.

Counted in half-widths, as terminals do: a Latin letter is one, a Chinese character or a syllable of
Hangul two, a mark over or under a letter none. So one limit serves all scripts.
"""

from unicodedata import category, east_asian_width

from brochure.forms.document import Inline, Link, Run, Strong
from brochure.languages.language import Language

_ROOM = ((12, 3.0), (24, 2.2), (48, 1.9), (80, 1.7), (160, 1.55))
"""Up to this width of the source, this many times its width: short texts grow most."""
_LEAST = 16
_ROOM_OF_PASSAGES = 1.45
_ABSURD_LIMITS, _ABSURD_TIMES, _ABSURD_LEAST = 4, 8, 48
"""Times the limit, times the source, and least width from which it must be something else."""
WIDE_SCRIPTS = ("chinese", "traditional_chinese", "japanese", "korean")
FIELD_WIDTH = 12
"""Width taken for a variable, whose value is not known to translators."""


def width(text: str) -> int:
    """Return the width of characters in half-widths."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def width_of(inlines: tuple[Inline, ...]) -> int:
    """Return the width of what is read: no markup, a usual value for each variable."""
    total = 0
    for inline in inlines:
        match inline:
            case Run(text=text):
                total += width(text)
            case Strong(children=children) | Link(children=children):
                total += width_of(children)
            case _:
                total += FIELD_WIDTH if hasattr(inline, "name") else 1
    return total


def limit_of(inlines: tuple[Inline, ...]) -> int:
    """Return how wide a translation of these inlines may be."""
    source = width_of(inlines)
    room = next((times for most, times in _ROOM if source <= most), _ROOM_OF_PASSAGES)
    return max(_LEAST, round(source * room))


def is_too_wide(inlines: tuple[Inline, ...], translation: tuple[Inline, ...]) -> bool:
    """Tell whether a translation is wider than its limit."""
    return width_of(translation) > limit_of(inlines)


def is_absurd(inlines: tuple[Inline, ...], translation: tuple[Inline, ...]) -> bool:
    """Tell whether a translation is so wide that something else was pasted in."""
    times = min(limit_of(inlines) * _ABSURD_LIMITS, width_of(inlines) * _ABSURD_TIMES)
    return width_of(translation) > max(_ABSURD_LEAST, times)


def characters(limit: int, language: Language | None) -> str:
    """Tell a limit to a translator, in characters of the language where it is known."""
    if language is None:
        return f"{limit} characters ({limit // 2} in Chinese, Japanese and Korean)"
    return f"{limit // 2 if language.script in WIDE_SCRIPTS else limit} characters"
