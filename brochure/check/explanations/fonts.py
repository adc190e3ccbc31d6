"""Codes of languages' scripts and of languages that a project adds."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "font.no-script",
        "No font has the letters of a language.",
        "Every letter would be an empty box; so there is no file. 'brochure fonts add' brings "
        "a font into the project.",
        "languages: [bn]   # and no font for Bengali",
        "brochure fonts add NotoSansBengali-Regular.ttf NotoSansBengali-Bold.ttf",
    ),
    Explanation(
        "language.words",
        "A language of the project lacks fixed words, or their fields.",
        "Labels such as 'Page {page} of {pages}' stand on every page and are never silently "
        "English.",
        "words:\n  page: გვერდი",
        "words:\n  page: გვერდი {page} / {pages}",
    ),
)
