"""Codes of themes, fonts and layout."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "theme.unknown",
        "There is no theme of this name.",
        "A theme is a file themes/NAME.yaml of the project, or comes with the program.",
        "theme: herse",
        "theme: hershe",
    ),
    Explanation(
        "theme.loop",
        "A theme extends itself, perhaps by way of others.",
        "There would be no end to reading.",
        "# themes/mine.yaml\nextends: mine",
        "# themes/mine.yaml\nextends: hershe",
    ),
    Explanation(
        "token.unknown",
        "A theme sets a token that nothing uses.",
        "A misspelled token would silently change nothing.",
        "extends: hershe\nbadge:\n  diametre: 22",
        "extends: hershe\nbadge:\n  diameter: 22",
    ),
    Explanation(
        "token.type",
        "A token has a value of the wrong kind.",
        "Lengths are numbers, inks are names or '#RRGGBB'.",
        "badge:\n  diameter: large",
        "badge:\n  diameter: 22",
    ),
    Explanation(
        "token.missing",
        "A token has no value, here or in the theme that is extended.",
        "Every part of a page needs its measure.",
        "badge:\n  diameter:",
        "badge:\n  diameter: 20",
    ),
    Explanation(
        "font.missing-glyph",
        "No font of the theme has a shape for a character.",
        "The reader would see an empty box; so there is no file.",
        "text: Rest after 🩹",
        "text: Rest after the bandage is on",
    ),
    Explanation(
        "layout.overflow",
        "Something does not fit its place, even after everything the theme allows.",
        "Text that is cut off or runs into its neighbour harms; so there is no file.",
        "a table row taller than a page",
        "the same text in two rows",
    ),
)
