"""A translation keeps negations and sides: what must not be done, and where."""

from collections.abc import Iterator

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.parity import negation, sides
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of texts whose negation, left or right has no counterpart; words prove nothing."""
    tags = translation.source.language, translation.target.language
    watched = []
    if (no := negation(tags[0])) and (no_more := negation(tags[1])):
        watched.append(("a negation", no, no_more))
    if (first := sides(tags[0])) and (second := sides(tags[1])):
        watched += [("'left'", first[0], second[0]), ("'right'", first[1], second[1])]
    for pair in pairs(translation):
        source, target = pair.words
        for name, before, after in watched:
            if before.search(source) and not after.search(target):
                message = (
                    f"the source of {pair.source.key} has {name}, its translation seems not to"
                )
                hint = "let a native reader compare the two"
                yield finding(RULE.id, pair, message, hint, "warning")


RULE = Rule(
    id="translation.sense",
    name="Negations and sides in translations",
    reads=Translation,
    find=find,
    what="No word for a negation, or for left or right, was found in a translation.",
    why="A lost 'not' turns advice into its opposite, and a lost side may cost the wrong one.",
    bad=Example(
        shown='msgid "Do not drive."\nmsgstr "운전하세요."',
        make=lambda: sample("Do not drive.", "운전하세요."),
    ),
    good=Example(
        shown='msgid "Do not drive."\nmsgstr "운전하지 마세요."',
        make=lambda: sample("Do not drive.", "운전하지 마세요."),
    ),
)
