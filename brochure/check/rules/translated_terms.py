"""A translation calls things as the clinic does."""

from collections.abc import Iterator

from brochure.check.pairs import Pair
from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.terms import Glossary, Term, says
from brochure.values.diagnostic import Diagnostic

_GLOSSARY = Glossary(terms=(Term(term="scar", translations={"ko": ("흉터",)}),))


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of terms that are not used, and of words that must not stand for them."""
    if not translation.glossary.terms:
        return
    tag = translation.target.language
    for pair in pairs(translation):
        source, target = pair.words
        for term in translation.glossary.terms_in(source):
            yield from _judge(pair, target, term, tag)


def _judge(pair: Pair, target: str, term: Term, tag: str) -> Iterator[Diagnostic]:
    forms = term.translations.get(tag, ())
    for word in term.avoid.get(tag, ()):
        if says(target, word):
            message = f"the translation of {pair.source.key} says '{word}' for '{term.term}'"
            hint = f"say '{forms[0]}'" if forms else "say it in another way"
            yield finding(RULE.id, pair, message, hint, "warning")
            return
    if forms and not any(says(target, form) for form in forms):
        message = f"the translation of {pair.source.key} does not say '{forms[0]}'"
        hint = f"the glossary has it for '{term.term}'"
        yield finding(RULE.id, pair, message, hint, "warning")


RULE = Rule(
    id="translation.term",
    name="Terms in translations",
    reads=Translation,
    find=find,
    what="A translation does not use the term that the glossary has.",
    why="Two words for one thing make a reader look for two things.",
    bad=Example(
        shown='msgid "The scar fades."\nmsgstr "상처가 옅어집니다."      # the glossary has 흉터',
        make=lambda: sample("The scar fades.", "상처가 옅어집니다.", "ko", _GLOSSARY),
    ),
    good=Example(
        shown='msgid "The scar fades."\nmsgstr "흉터가 옅어집니다."',
        make=lambda: sample("The scar fades.", "흉터가 옅어집니다.", "ko", _GLOSSARY),
    ),
)
