"""Full-width punctuation: signs that leave half of their square blank, and when the blank goes.

Text in, stretches that lose their blank half out (Requirements for Japanese Text Layout, 3.1).
"""

import re

_CLOSING = "、。，．」』）】》〉〕］｝〗〙〛"
_OPENING = "「『（【《〈〔［｛〖〘〚"
_MIDDLE = "・：；"
_CENTERED = "、。，．"
_CENTERING = ("zh-Hant", "zh-TW", "zh-HK")
"""Languages that set commas and stops in the middle of the square."""

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


def _is_centering(language: str) -> bool:
    return language.startswith(_CENTERING)
