"""Brands: a name that a source spells in several ways."""

import re
from collections import Counter
from typing import NamedTuple

from brochure.content.suggest import is_one_edit

_NAME = re.compile(r"(?<![\w])([A-Z][A-Za-z]{3,})(?![\w])")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+|\n)\W*$")
_ENDINGS = ("s", "es", "ed", "ing", "ly", "al", "er")


class Brand(NamedTuple):
    """A name and the ways it is spelled, with how often; the first is taken as right."""

    spellings: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """The spelling taken as right."""
        return self.spellings[0][0]


def brand_of(text: str) -> Brand | None:
    """Return the name that is spelled in most ways, or None where all names are spelled alike."""
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for match in _NAME.finditer(text):
        counts[match[1]] += 1
        if not _SENTENCE.search(text[max(0, match.start() - 6) : match.start()]):
            inside.add(match[1])
    common = set(re.findall(r"(?<!\w)[a-z]{4,}(?!\w)", text))
    names = [n for n in counts if n.lower() not in common and not _is_inflected(n.lower(), common)]
    groups: list[list[str]] = []
    for name in names:
        home = next((g for g in groups if any(_alike(name, other) for other in g)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    found = [g for g in groups if len(g) > 1 and inside & set(g) and any(n.isupper() for n in g)]
    if not found:
        return None
    best = max(found, key=lambda group: (len(group), sum(counts[name] for name in group)))
    order = {name: text.find(name) for name in best}
    ranked = sorted(best, key=lambda name: (-counts[name], order[name]))
    return Brand(tuple((name, counts[name]) for name in ranked))


def _is_inflected(word: str, common: set[str]) -> bool:
    return any(word + end in common or word.removesuffix(end) in common for end in _ENDINGS)


def _alike(a: str, b: str) -> bool:
    low_a, low_b = a.casefold(), b.casefold()
    if low_a == low_b:
        return True
    return min(len(a), len(b)) >= 5 and low_a[0] == low_b[0] and is_one_edit(low_a, low_b)
