"""Codes of reading files: encoding and YAML."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "source.encoding",
        "A file is not UTF-8 text.",
        "In another encoding the program would have to guess letters, and could guess wrong.",
        "a file saved as 'Windows-1252' or 'UTF-16'",
        "the same file saved as 'UTF-8'",
    ),
    Explanation(
        "source.too-large",
        "A file is longer than any brochure.",
        "The limit keeps a broken or hostile file from eating the memory.",
        "a brochure of more than 1 000 000 characters",
        "several brochures, each in its folder",
    ),
    Explanation(
        "source.control-character",
        "There is an invisible control character in the text.",
        "It has no shape on a page; it often comes from copying out of another program.",
        'title: "Your\\x07 test"',
        "title: Your test",
    ),
    Explanation(
        "source.syntax",
        "The text is not YAML at this place.",
        "The program cannot know where the value ends.",
        "lead: Note: bring your letter",
        'lead: "Note: bring your letter"',
    ),
    Explanation(
        "source.tab",
        "A line is indented with a tab.",
        "YAML indents with spaces; a tab looks different in every editor.",
        "document:\n\ttitle: Your test",
        "document:\n  title: Your test",
    ),
    Explanation(
        "source.empty",
        "The file is empty.",
        "There is nothing to build.",
        "# only a comment",
        "format: brochure/1\ndocument:\n  title: Your test",
    ),
    Explanation(
        "source.too-deep",
        "Lists and mappings are nested too deep.",
        "A brochure needs about ten levels; more is a slip or an attack.",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "items:\n  - id: one\n    text: One",
    ),
    Explanation(
        "source.too-many-nodes",
        "The file holds more values than any brochure.",
        "The limit keeps a broken or hostile file from eating the memory.",
        "a list of 200 001 entries",
        "several brochures, each in its folder",
    ),
    Explanation(
        "source.duplicate-key",
        "A key is written twice in one mapping.",
        "YAML would keep one of the two and drop the other without a word.",
        "title: Your test\ntitle: Your blood test",
        "title: Your blood test",
    ),
    Explanation(
        "source.key",
        "A key is a list, a mapping or '<<'.",
        "Keys are plain words; merging is not supported, so that every value has one place.",
        "<<: {title: Your test}",
        "title: Your test",
    ),
    Explanation(
        "source.anchor",
        "The file uses an anchor ('&name') or an alias ('*name').",
        "Aliases can blow a small file up to gigabytes, and a message could not name one place.",
        "text: *note",
        'text: "*note"',
    ),
    Explanation(
        "source.tag",
        "The file uses a tag such as '!!python/object'.",
        "Tags can make a reader run programs. Content is only text.",
        "title: !!str 12",
        'title: "12"',
    ),
    Explanation(
        "source.more-problems",
        "The file has more problems than are worth showing at once.",
        "Often one slip brings many; mend the first ones and look again.",
        "an alias bomb, or a file in which every line lost its indentation",
        "the same file with its first problems mended",
    ),
    Explanation(
        "source.several-documents",
        "The file holds more than one YAML document.",
        "One file is one brochure.",
        "title: One\n---\ntitle: Two",
        "title: One",
    ),
)
