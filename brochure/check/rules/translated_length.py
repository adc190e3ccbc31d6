"""A translation is about as long as its source."""

from collections.abc import Iterator

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.inline import parse_inline
from brochure.languages.width import is_absurd, limit_of, width_of
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report translations so long that something else was pasted in."""
    for pair in pairs(translation):
        if len(pair.target.source) <= limit_of(pair.source.inlines):
            continue
        inlines, _ = parse_inline(pair.target.source)
        if is_absurd(pair.source.inlines, inlines):
            times = round(width_of(inlines) / max(1, width_of(pair.source.inlines)))
            message = f"the translation of {pair.source.key} is {times} times as long as its source"
            yield finding(RULE.id, pair, message, "look whether something else was pasted in")


RULE = Rule(
    id="translation.length",
    name="Length of translations",
    reads=Translation,
    find=find,
    what="A translation is many times as long as its source.",
    why="Something else was pasted in, or the translator explains what the source does not say.",
    bad=Example(
        shown='msgid "Rest."\nmsgstr "쉬세요. 쉬세요. 쉬세요. …"',
        make=lambda: sample("Rest.", "쉬세요. " * 20),
    ),
    good=Example(
        shown='msgid "Rest."\nmsgstr "쉬세요."',
        make=lambda: sample("Rest.", "쉬세요."),
    ),
)
