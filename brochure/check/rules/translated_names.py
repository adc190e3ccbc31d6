"""Brands and names that stay as they are are in the translation, letter by letter."""

from collections import defaultdict
from collections.abc import Iterator

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.terms import Glossary, count_name
from brochure.values.diagnostic import Diagnostic

_GLOSSARY = Glossary(keep=("SMAS",))


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of a name that is missing, unless a text of the same part says it."""
    if not translation.glossary.keep:
        return
    said: defaultdict[str, str] = defaultdict(str)
    found = pairs(translation)
    for pair in found:
        said[_part(pair.source.key)] += f"\n{pair.words[1]}"
    for pair in found:
        source, target = pair.words
        for name, _ in translation.glossary.names_in(source):
            if count_name(target, name):
                continue
            altered = count_name(target.casefold(), name.casefold())
            # A pronoun may stand for it where the same part names it.
            elsewhere = count_name(said[_part(pair.source.key)], name)
            if altered or not elsewhere:
                message = f"the translation of {pair.source.key} does not say '{name}'"
                hint = "names under 'keep' in content/glossary.yaml stay as they are"
                yield finding(RULE.id, pair, message, hint, "warning")


def _part(key: str) -> str:
    """Return the key of the block or list that a text is part of."""
    return key.rsplit(".", 3)[0]


RULE = Rule(
    id="translation.brand",
    name="Brands and names in translations",
    reads=Translation,
    find=find,
    what="A brand or a name that stays as it is was changed or left out.",
    why="A brand has one spelling, and readers look names up.",
    bad=Example(
        shown='msgid "A SMAS lift"\nmsgstr "Smas 거상술"      # the glossary keeps SMAS',
        make=lambda: sample("A SMAS lift", "Smas 거상술", "ko", _GLOSSARY),
    ),
    good=Example(
        shown='msgid "A SMAS lift"\nmsgstr "SMAS 거상술"',
        make=lambda: sample("A SMAS lift", "SMAS 거상술", "ko", _GLOSSARY),
    ),
)
