"""A number keeps its unit: days stay days, and milligrams milligrams."""

import re
from collections.abc import Iterator
from functools import lru_cache

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.parity import units
from brochure.values.diagnostic import Diagnostic

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u066b\u066c]\d+)*")
_JOINTS = " \u00a0\u202f-–‑*"
_REACH = 24
"""Characters after a number in which its unit begins."""


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report numbers whose unit became another one; a unit that is not known says nothing."""
    tags = translation.source.language, translation.target.language
    for pair in pairs(translation):
        source, target = pair.said
        if not any(character.isdigit() for character in source):
            continue
        after = measured(target, tags[1])
        for number, before in measured(source, tags[0]).items():
            now = after.get(number)
            if now and not before & now:
                message = (
                    f"the translation of {pair.source.key} says {number} {_told(now)},"
                    f" its source {number} {_told(before)}"
                )
                yield finding(RULE.id, pair, message, "write the unit of the source")


@lru_cache(maxsize=2048)
def measured(text: str, tag: str) -> dict[str, set[str]]:
    """Return the known units that stand after each number of a text."""
    found: dict[str, set[str]] = {}
    for match in _NUMBER.finditer(text):
        rest = text[match.end() : match.end() + _REACH].lstrip(_JOINTS)
        for unit, forms in units(tag).items():
            if forms.match(rest):
                found.setdefault(re.sub(r"\D", "", match[0]), set()).add(unit)
    return found


def _told(found: set[str]) -> str:
    return " or ".join(sorted(found))


RULE = Rule(
    id="translation.unit",
    name="Units in translations",
    reads=Translation,
    find=find,
    what="A number has another unit than in the source.",
    why="Ten weeks of rest are not ten days, and a gram is a thousand milligrams.",
    bad=Example(
        shown='msgid "Rest for 10 days."\nmsgstr "10주 동안 쉬세요."',
        make=lambda: sample("Rest for 10 days.", "10주 동안 쉬세요."),
    ),
    good=Example(
        shown='msgid "Rest for 10 days."\nmsgstr "10일 동안 쉬세요."',
        make=lambda: sample("Rest for 10 days.", "10일 동안 쉬세요."),
    ),
)
