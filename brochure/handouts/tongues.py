"""Tongues: which of a brochure's languages a recipient reads (RFC 4647, lookup).

A language that the brochure does not have is never replaced in silence: the caller says what then.
"""

import re
from collections.abc import Collection
from functools import cache

from brochure.languages import language as languages

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SCRIPTS = {
    "zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-my": "zh-Hans", "cmn": "zh-Hans",
    "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "yue": "zh-Hant",
}  # fmt: skip
"""Tags that leave the script unsaid, and what they mean (CLDR likely subtags)."""


@cache
def _names() -> dict[str, str]:
    """Return the tags by the names of languages, in themselves and in English."""
    found: dict[str, str] = {}
    for tag in languages.tags():
        known = languages.load(tag)
        found[known.name.casefold()] = tag
        found[known.english_name.casefold()] = tag
    return found


def tag_of(written: str) -> str | None:
    """Return the tag somebody meant, by tag or by name; None where it is neither."""
    text = written.strip()
    named = _names().get(text.casefold())
    if named is not None:
        return named
    if not _TAG.fullmatch(text):
        return None
    return text.replace("_", "-")


def lookup(tag: str, available: Collection[str]) -> str | None:
    """Return the available language that serves a tag: itself, or the tag shortened from its end.

    `zh-Hant-TW` is served by `zh-Hant`, `ko-KR` by `ko`; `zh-TW` means `zh-Hant`.
    """
    known = {one.lower(): one for one in available}
    parts = tag.lower().split("-")
    while parts:
        wanted = "-".join(parts)
        wanted = _SCRIPTS.get(wanted, wanted).lower()
        if wanted in known:
            return known[wanted]
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()
    return None
