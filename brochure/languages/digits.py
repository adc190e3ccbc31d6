"""Digits of a language's own, where a clinic has chosen them; never in phone numbers and doses.

Text in, text out. What people dial, measure out or type stays as it is everywhere in the world.
"""

import re
from functools import lru_cache

WESTERN = "0123456789"
_DOSES = "mg|g|kg|µg|μg|mcg|ml|mL|l|dl|IU|IE|mmHg|мг|мл|г|ملغم?|مجم|مل"
_KEPT = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|10\.\d{4,}/\S+"  # addresses
    r"|[+(]?\d[\d\u2011\u2013()./ \u00a0-]{5,}\d"  # phone numbers have seven digits and more
    rf"|\d[\d.,–-]*[ \u00a0]?(?:{_DOSES})(?!\w)"
    r"|\w*[A-Za-z][\w.-]*(?:[ \u00a0]\d+)?"  # Latin words with their digits: SPF 30
)


@lru_cache(8)
def _table(digits: str) -> dict[int, int]:
    return dict(zip(map(ord, WESTERN), map(ord, digits), strict=True))


def with_digits(text: str, digits: str) -> str:
    """Return a text with its digits, if `digits` names others than 0 to 9.

    Phone numbers, doses, addresses and Latin words keep theirs.
    """
    if not digits or not any(map(str.isdigit, text)):
        return text
    parts: list[str] = []
    done = 0
    for kept in _KEPT.finditer(text):
        if _is_phone_or_other(kept.group()):
            parts += (text[done : kept.start()].translate(_table(digits)), kept.group())
            done = kept.end()
    parts.append(text[done:].translate(_table(digits)))
    return "".join(parts)


def _is_phone_or_other(piece: str) -> bool:
    """Tell whether a piece is kept: a range of short numbers only looks like a phone number."""
    return any(map(str.isalpha, piece)) or sum(map(str.isdigit, piece)) > 6
