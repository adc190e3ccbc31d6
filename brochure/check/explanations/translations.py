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
    Explanation(
        "catalog.byte-order-mark",
        "A catalog begins with a byte order mark.",
        "It is not seen, and gettext's own tools refuse the file.",
        "UTF-8 with BOM",
        "UTF-8 without BOM",
    ),
    Explanation(
        "catalog.line-ends",
        "Some lines of a catalog end as on Windows, some do not.",
        "Two programs have written it in turn; every further change then shows as many.",
        'msgid "A" CR LF\nmsgstr "B" LF',
        'msgid "A" LF\nmsgstr "B" LF',
    ),
    Explanation(
        "catalog.charset",
        "The header of a catalog names another character set than UTF-8.",
        "Its letters would be read as others.",
        r'"Content-Type: text/plain; charset=EUC-KR\n"',
        r'"Content-Type: text/plain; charset=UTF-8\n"',
    ),
    Explanation(
        "catalog.control",
        "A translation holds a character that is not seen and changes what is.",
        "Such characters turn numbers and sentences round and yet every check reads them right.",
        'msgstr "전화 <U+202E>2115"',
        'msgstr "전화 5112"',
    ),
    Explanation(
        "catalog.language",
        "The header of a catalog names another language than its file.",
        "Readers would be given a language they do not read.",
        r'"Language: th\n"      # in ko.po',
        r'"Language: ko\n"      # in ko.po',
    ),
    Explanation(
        "translation.field-invented",
        "A translation has a {name} that its source has not.",
        "It would say something in one language only, or print a wrong value.",
        'msgid "Call {phone}."\nmsgstr "{phone}, {email}"',
        'msgid "Call {phone}."\nmsgstr "{phone}으로 전화해 주세요."',
    ),
    Explanation(
        "translation.unreviewed",
        "A released language has no approval of the words as they are now.",
        "A patient acts on these words; a named person must have checked them.",
        "languages: {ko: released}      # and nobody approved ko.po",
        "brochure translate approve knee --lang ko --name 'Kim Ha-na' --role Translator",
    ),
    Explanation(
        "translation.approval-void",
        "Words were changed after somebody approved them.",
        "The approval was given for other words; nobody has answered for these.",
        "an edit of ko.po after the approval",
        "the edit, then 'brochure translate approve' by the person who checked it",
    ),
)
