"""Scripts of characters and what typography needs to know of a script."""

from bisect import bisect_right
from functools import cache, lru_cache

from brochure.text.script_ranges import RANGES

COMMON = "Zyyy"
INHERITED = "Zinh"

PLAIN = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor", "Hang", "Hani"})
"""Scripts whose letters never take another form because of what stands beyond a space."""

UNTRACKED = frozenset(
    {
        "Arab", "Syrc", "Mong", "Nkoo", "Mand", "Phag", "Adlm", "Rohg",
        "Thai", "Laoo", "Khmr", "Mymr", "Tibt",
        "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh",
    }
)  # fmt: skip
"""Scripts whose letters join or stack, so that tracking would tear words apart."""

_NAMES = {
    "Adlm": "Adlam", "Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Bopo": "Bopomofo",
    "Cans": "Canadian Aboriginal", "Cher": "Cherokee", "Copt": "Coptic", "Cyrl": "Cyrillic",
    "Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian", "Grek": "Greek",
    "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hang": "Hangul", "Hani": "Chinese characters",
    "Hebr": "Hebrew", "Hira": "Hiragana", "Java": "Javanese", "Kana": "Katakana",
    "Khmr": "Khmer", "Knda": "Kannada", "Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam",
    "Mong": "Mongolian", "Mymr": "Myanmar", "Nkoo": "N’Ko", "Olck": "Ol Chiki", "Orya": "Oriya",
    "Phag": "Phags-pa", "Rohg": "Hanifi Rohingya", "Sinh": "Sinhala", "Sund": "Sundanese",
    "Syrc": "Syriac", "Taml": "Tamil", "Telu": "Telugu", "Tfng": "Tifinagh", "Thaa": "Thaana",
    "Tibt": "Tibetan", "Vaii": "Vai", "Yiii": "Yi",
}  # fmt: skip
_FAMILIES = {
    "Hang": "Noto Sans KR", "Hani": "Noto Sans SC", "Hira": "Noto Sans JP", "Kana": "Noto Sans JP",
    "Bopo": "Noto Sans TC", "Latn": "Noto Sans", "Cyrl": "Noto Sans", "Grek": "Noto Sans",
    "Thai": "Noto Sans Thai Looped", "Nkoo": "Noto Sans NKo", "Tibt": "Noto Serif Tibetan",
    "Phag": "Noto Sans PhagsPa",
}  # fmt: skip
"""Families that are not called Noto Sans and the name of the script."""


def name_of(script: str) -> str:
    """Return the English name of a script; its code where the name is not known."""
    return _NAMES.get(script, script)


def family_for(script: str) -> str:
    """Return a free family that has a script; empty for characters of no script."""
    if script in (COMMON, INHERITED, "Zzzz"):
        return ""
    return _FAMILIES.get(script, f"Noto Sans {name_of(script)}")


@lru_cache(8192)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script (UAX #24)."""
    starts, scripts = _table()
    return scripts[bisect_right(starts, ord(character)) - 1]


@cache
def _table() -> tuple[tuple[int, ...], tuple[str, ...]]:
    runs = [run.split(" ") for run in RANGES.split(";")]
    return tuple(int(first, 16) for first, _ in runs), tuple(script for _, script in runs)
