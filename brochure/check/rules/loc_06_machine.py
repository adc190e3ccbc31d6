"""LOC-06: a person who speaks the language has checked the translation."""

from collections.abc import Iterator

from brochure.check.cases import signed, translated
from brochure.check.rule import Rule, Translation
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report a translation that nobody has signed."""
    target = translation.target
    if target.translated:
        yield RULE.found("unsigned", target.title.span, language=target.language)


RULE = Rule(
    id="LOC-06",
    name="machine-translation-unreviewed",
    reads=Translation,
    find=find,
    what="No person has checked the translation.",
    why="Machines drop a 'not' or a dose now and then (45 CFR 92.201: a qualified person checks "
    "critical texts).",
    says={"unsigned": "nobody has signed the translation into '{language}'; it stays a draft"},
    advice="let a native reader check it and sign the catalog",
    bad=translated("Rest for 3 days.", "3일 동안 쉬세요."),
    good=translated(
        "Rest for 3 days.", "3일 동안 쉬세요.", change=signed, note='   # "X-Reviewed: yes"'
    ),
)
