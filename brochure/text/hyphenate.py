"""Hyphenation: a text in, offsets where its words may be divided out (Liang's patterns).

Only for languages that name a dictionary, one of those that come with pyphen; soft hyphens are the
business of line breaking. A dictionary is read as it is and each pattern when a word meets it:
parsing all 70,000 German ones would take a second.
"""

import re
from functools import cache
from importlib.resources import files

from brochure.languages.language import is_known, load

_WORD = re.compile(r"[^\W\d_]{6,}")
_LEAST_BEFORE = 2
_LEAST_AFTER = 3
_VALUE = re.compile(r"(\d?)(\D?)")
_ENCODINGS = {"microsoft-cp1251": "cp1251"}


class Patterns:
    """The patterns of one dictionary (Liang, 1983); those that change spelling match no word."""

    def __init__(self, source: bytes, encoding: str) -> None:
        """Take the lines of a dictionary; patterns are known by what is left without digits."""
        letters = source.translate(None, b"0123456789").decode(encoding).split("\n")
        self._lines = dict(zip(letters, source.decode(encoding).split("\n"), strict=True))
        self._longest = max(map(len, letters), default=0)
        self._parsed: dict[str, tuple[int, ...]] = {}
        self._words: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the offsets at which a word may be divided, none too near its ends."""
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = tuple(self._find(word))
        return found

    def _find(self, word: str) -> list[int]:
        shown = f".{word.lower()}."
        values = [0] * (len(shown) + 1)
        for start in range(len(shown)):
            for end in range(start + 1, min(start + self._longest, len(shown)) + 1):
                part = shown[start:end]
                if part in self._lines:
                    for offset, value in enumerate(self._values(part), start):
                        values[offset] = max(values[offset], value)
        last = len(word) - _LEAST_AFTER
        return [place for place in range(_LEAST_BEFORE, last + 1) if values[place + 1] % 2]

    def _values(self, letters: str) -> tuple[int, ...]:
        parsed = self._parsed.get(letters)
        if parsed is None:
            line = self._lines[letters]
            parsed = tuple(int(digit or 0) for digit, _ in _VALUE.findall(line))[: len(letters) + 1]
            self._parsed[letters] = parsed
        return parsed


def hyphen_positions(text: str, language: str) -> list[int]:
    """Return the offsets at which words may be divided; none for a language without patterns."""
    name = load(language).hyphenation if is_known(language) else None
    if name is None:
        return []
    patterns = _patterns(name)
    return [
        word.start() + position
        for word in _WORD.finditer(text)
        for position in patterns.positions(word.group())
    ]


@cache
def _patterns(name: str) -> Patterns:
    # Loaded here: few brochures ask for hyphens.
    import pyphen

    data = files(pyphen).joinpath("dictionaries", f"hyph_{name}.dic").read_bytes()
    first, _, rest = data.partition(b"\n")
    encoding = first.decode("ascii").strip()
    return Patterns(rest.replace(b"\r", b""), _ENCODINGS.get(encoding.lower(), encoding))
