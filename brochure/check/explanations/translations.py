"""Codes of translations and their catalogs."""

from brochure.check.explanations.entry import Explanation

_GOOD = 'msgctxt "test.title"\nmsgid "The test"\nmsgstr "검사"'

ENTRIES = (
    Explanation(
        "translation.no-catalog",
        "The brochure has no translation into this language.",
        "A brochure in a language is built only from a catalog in that language.",
        "brochure build --lang th      # and there is no languages/th.po",
        "brochure build --lang ko      # and there is languages/ko.po",
    ),
    Explanation(
        "translation.missing",
        "A text has no translation.",
        "A patient must never meet a passage in a language they do not read.",
        'msgctxt "test.title"\nmsgid "The test"\nmsgstr ""',
        _GOOD,
    ),
    Explanation(
        "translation.stale",
        "A text was changed after it was translated, or its translation is marked fuzzy.",
        "The translation may now say something else than its source.",
        'msgctxt "test.title"\nmsgid "A test"     # the source now says "The test"\nmsgstr "검사"',
        _GOOD,
    ),
    Explanation(
        "translation.field-dropped",
        "A translation lacks a {name} that its source has.",
        "The phone number or name would be missing for these readers alone.",
        'msgid "Call {phone}."\nmsgstr "전화해 주세요."',
        'msgid "Call {phone}."\nmsgstr "{phone}으로 전화해 주세요."',
    ),
    Explanation(
        "translation.markup",
        "A translation has other bold parts or other links than its source.",
        "What matters in one language matters in all; a changed link may lead astray.",
        'msgid "Take **one** tablet."\nmsgstr "한 알만 드세요."',
        'msgid "Take **one** tablet."\nmsgstr "**한** 알만 드세요."',
    ),
    Explanation(
        "translation.unknown-key",
        "A catalog translates a text that the brochure does not have.",
        "An id was changed or a text taken out; the translation is lost work.",
        'msgctxt "tset.title"\nmsgid "The test"\nmsgstr "검사"',
        _GOOD,
    ),
    Explanation(
        "catalog.syntax",
        "A line of a catalog is not a gettext line.",
        "The program cannot know what it belongs to.",
        "msgstr 검사",
        'msgstr "검사"',
    ),
    Explanation(
        "catalog.no-key",
        "An entry of a catalog has no msgctxt.",
        "The msgctxt is the key of a text; without it the entry belongs to none.",
        'msgid "The test"\nmsgstr "검사"',
        _GOOD,
    ),
    Explanation(
        "catalog.duplicate-key",
        "A catalog translates the same text twice.",
        "One of the two would be dropped without a word.",
        f"{_GOOD}\n\n{_GOOD}",
        _GOOD,
    ),
)
