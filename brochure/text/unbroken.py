"""Pieces of text that hold together: numbers with units, phone numbers, doses, ranges, times.

Text in, spans out; lines never break inside one, and beside right-to-left text each is isolated so
that its parts keep their order.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import bidirectional

from brochure.languages.language import is_known, load

_UNITS = (
    "kg|mg|µg|μg|mcg|ng|g|ml|mL|µl|μl|dl|dL|l|L|cm²|cm2|m²|m2|km|cm|mm|µm|μm|nm|m|Hz|kHz|MHz|kJ|"
    "kcal|cal|mmHg|kPa|cc|CC|IU|IE|mmol|mol|h|hrs?|min|s|sec|ms|am|pm|AM|PM|a\\.m\\.|p\\.m\\.|"
    "°[ \u00a0]?[CF]|°|℃|℉|%|‰|[€£$¥₩฿₫₽₮]|USD|EUR|KRW|JPY|кг|мг|мкг|г|мл|л|км|см|мм|м|ч|мин|с|"
    "كغ|كجم|ملغم?|مجم|مل|سم|مم|กก\\.|มก\\.|มล\\.|ซม\\.|มม\\.|น\\."
)
_OPEN = ("ar", "fa", "he", "hi", "ja", "kk", "ko", "mn", "pl", "ru", "th", "tr", "uk", "ur", "zh")
"""Languages whose counted words may go on: the pattern has but their beginnings."""

_SPACE = "[ \u00a0\u202f\u2009]"
_DIGIT = re.compile(r"\d")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LOOK_BACK = 64
"""Characters to look back for a Latin word."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[\w/]|[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+"
    r"|(?:[A-Za-z0-9-]{2,63}\.)+[A-Za-z]{2,63}/[!-~]*[\w/]",
    re.ASCII,
)
"""Addresses of pages and of mail."""
_ISOLATED = re.compile(r"[^\d]*[0-9].*[^\s]", re.DOTALL)


def unbroken(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece that no line break may divide."""
    known = load(language) if is_known(language) else None
    if known is not None and known.held:
        for match in _compiled(known.held).finditer(text):
            # Two short words in a row overlap in the character after the first.
            yield match.start(), match.end() + 1
    if _DIGIT.search(text):
        for match in _pattern(known.counted if known else "", language[:2]).finditer(text):
            yield match.span()


def isolates(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield addresses, and pieces with European digits, that keep left-to-right order in a text.

    A number after a Latin word takes its order from the word and is left alone.
    """
    for address in _ADDRESS.finditer(text):
        yield address.span()
    for start, end in unbroken(text, language):
        letter = _RIGHT_TO_LEFT_LETTER.search(text, start, end)
        piece = _ISOLATED.match(text, start, letter.start() if letter else end)
        if piece is not None and piece.end() > start + 1 and not _follows_latin(text, start):
            yield piece.span()


def _follows_latin(text: str, offset: int) -> bool:
    before = text[max(0, offset - _LOOK_BACK) : offset]
    strong = next((character for character in reversed(before) if character.isalpha()), "")
    return strong != "" and bidirectional(strong) == "L"


_compiled = lru_cache(64)(re.compile)


@lru_cache(64)
def _pattern(words: str, language: str) -> re.Pattern[str]:
    """Return the pattern of numbers for a language with these counted words.

    Every number matches, whatever follows, so that a search goes through a text but once.
    """
    # Particles follow Korean and Thai words without a space, inflections Russian ones.
    is_open = language in _OPEN
    after_word = "" if is_open else "(?![A-Za-zÀ-ɏ])"
    counted = f"|(?:{words}){after_word}" if words else ""
    unit = f"(?:{_UNITS})(?![A-Za-zÀ-ɏЀ-ӿ])"
    per = f"(?:/{_SPACE}?(?:\\d+{_SPACE}?)?{unit})*"
    quantity = f"\\(?\\d+(?:[.,:/٫٬]\\d+)*\\)?(?:{_SPACE}?(?:{unit}{per}{counted}))?"
    sign = "[-–−‑~〜～×x至到]"
    joint = (
        f"(?:{_SPACE}?{sign}{_SPACE}?(?=\\(?\\d)"
        f"|{_SPACE}(?=\\(?\\d{{3,4}}(?!\\d))"
        f"|(?<=\\)){_SPACE}?(?=\\d))"
    )
    phone = "\\+\\d+(?:[-–‑.() \u00a0]{1,2}\\d+){2,}"
    return re.compile(f"{phone}|(?:[+$€£₩¥₫฿<>≤≥≈±]{_SPACE}?)?{quantity}(?:{joint}{quantity})*")
