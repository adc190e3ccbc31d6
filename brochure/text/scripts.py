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


@lru_cache(8192)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script (UAX #24)."""
    starts, scripts = _table()
    return scripts[bisect_right(starts, ord(character)) - 1]


@cache
def _table() -> tuple[tuple[int, ...], tuple[str, ...]]:
    runs = [run.split(" ") for run in RANGES.split(";")]
    return tuple(int(first, 16) for first, _ in runs), tuple(script for _, script in runs)
