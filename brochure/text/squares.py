"""Squares of Chinese and Japanese: signs that leave half of theirs blank, and what stands beside.

Text in; stretches that lose their blank half, and borders of other letters, out (Requirements for
Japanese Text Layout, 3.1 and 3.2.6).
"""

import re

_CLOSING = "、。，．」』）】》〉〕］｝〗〙〛"
_OPENING = "「『（【《〈〔［｛〖〘〚"
_MIDDLE = "・：；"
_CENTERED = "、。，．"
_CENTERING = ("zh-Hant", "zh-TW", "zh-HK")
"""Languages that set commas and stops in the middle of the square."""

_SQUARE = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
_OTHER = "A-Za-z0-9%\u00b0\u00b1\u00c0-\u024f\u0370-\u04ff"
_BORDER = re.compile(f"[{_SQUARE}](?=[{_OTHER}])|[{_OTHER}](?=[{_SQUARE}])")

_SQUEEZED = re.compile(
    f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}{_MIDDLE}])|(?<=[{_OPENING}])[{_OPENING}]"
)
_SQUEEZED_BRACKETS = re.compile(
    f"[{_CLOSING.replace(_CENTERED, '')}](?=[{_CLOSING}{_OPENING}{_MIDDLE}])"
    f"|(?<=[{_OPENING}])[{_OPENING}]"
)


def has_blank_after(sign: str, language: str) -> bool:
    """Tell whether the second half of a sign's square is blank."""
    if sign in _CENTERED and _is_centering(language):
        return False
    return sign != "" and sign in _CLOSING


def squeezed(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the stretches of signs whose blank half goes because another blank is beside it."""
    pattern = _SQUEEZED_BRACKETS if _is_centering(language) else _SQUEEZED
    return [match.span() for match in pattern.finditer(text, start, end)]


def borders(text: str, start: int, end: int) -> list[int]:
    """Return the offsets of characters that a square follows, or that follow a square, of others.

    A little space goes there: letters and digits of other scripts do not stand in squares.
    """
    return [match.start() for match in _BORDER.finditer(text, start, min(end + 1, len(text)))]


def _is_centering(language: str) -> bool:
    return language.startswith(_CENTERING)
